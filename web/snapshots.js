// Earlier texts of the drafts, in the same database, one record each:
//
//   id      counts up
//   draft   the draft's id; the index "draft" finds them
//   at      milliseconds since 1970, by the user's clock
//   reason  what was about to be done: "trim past events"; empty for one kept while writing
//   text    the text
//
// In transactions of their own, which touch no draft: no save waits for them.

import { database } from "./drafts.js";

const STORE = "snapshots";
const MOST = 60;
const AGE = 7 * 24 * 3600_000;
/** The draft of a fresh one may not be saved yet, or its deletion may be taken back. */
const FRESH = 60_000;

/** What `ask` requested of a store, once the whole transaction is done. */
export async function transact(mode, ask, store = STORE) {
  const transaction = (await database()).transaction(store, mode, { durability: "relaxed" });
  return new Promise((resolve, reject) => {
    let answer;
    transaction.oncomplete = () => resolve(answer);
    transaction.onabort = () => reject(transaction.error);
    ask(transaction.objectStore(store), (it) => (answer = it));
  });
}

/** Keeps `text`, unless it is what was kept last of this draft; the oldest beyond 60 go. */
export async function keep(draft, reason, text) {
  const at = Date.now();
  await transact("readwrite", (store) => {
    store.index("draft").getAll(draft).onsuccess = ({ target: { result } }) => {
      if (result.at(-1)?.text === text) return;
      try {
        store.add({ draft, at, reason, text });
        for (const { id } of result.slice(0, Math.max(0, result.length + 1 - MOST))) store.delete(id);
      } catch {
        store.transaction.abort();
      }
    };
  });
}

/** Those of a draft, the newest first. */
export async function of(draft) {
  const all = await transact("readonly", (store, answer) => {
    store.index("draft").getAll(draft).onsuccess = ({ target }) => answer(target.result);
  });
  return all.filter(isSound).reverse();
}

/** Forgets those that are too old, and those whose draft is gone. */
export async function tidy() {
  const ids = (store, answer) => (store.getAllKeys().onsuccess = ({ target }) => answer(target.result));
  const drafts = new Set(await transact("readonly", ids, "drafts"));
  const now = Date.now();
  await transact("readwrite", (store) => {
    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      const { draft, at } = cursor.value;
      // One from the future is of a day when the clock was wrong.
      const age = Math.abs(now - at);
      if (!(age < AGE) || (!drafts.has(draft) && age > FRESH)) cursor.delete();
      cursor.continue();
    };
  });
}

const isSound = (it) => typeof it.reason === "string" && typeof it.text === "string" && Number.isFinite(it.at);
