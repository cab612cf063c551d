// Earlier texts of the drafts, in the same database, one record each:
//
//   id      counts up
//   draft   the draft's id; the index "draft" finds them
//   at      milliseconds since 1970, by the user's clock
//   reason  what was about to be done: "trim past events"; empty for one kept while writing
//   text    the text
//
// In transactions of their own, which touch no draft: no save waits for them. Where the device is full, they give
// way to what is to be saved (see `withRoom`).

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
    transaction.onabort = () => reject(transaction.error ?? answer);
    ask(transaction.objectStore(store), (it) => (answer = it));
  });
}

/** Keeps `text`, unless it is what was kept last of this draft; the oldest beyond 60 go. */
export const keep = (draft, reason, text) => withRoom(() => add({ draft, at: Date.now(), reason, text }));

async function add(snapshot) {
  const { draft, text } = snapshot;
  await transact("readwrite", (store, fail) => {
    store.index("draft").getAll(draft).onsuccess = ({ target: { result } }) => {
      if (result.at(-1)?.text === text) return;
      try {
        store.add(snapshot);
        for (const { id } of result.slice(0, Math.max(0, result.length + 1 - MOST))) store.delete(id);
      } catch (error) {
        fail(error);
        store.transaction.abort();
      }
    };
  });
}

let thinned = 0;

/** How many have made room since this was asked last. */
export function takeThinned() {
  const count = thinned;
  thinned = 0;
  return count;
}

/** Does `write`; where the device has no room for it, the older half of those that may go goes, and it is tried again. */
export async function withRoom(write) {
  try {
    return await write();
  } catch (error) {
    if (error?.name !== "QuotaExceededError" || !(await thin().catch(() => 0))) throw error;
    return write();
  }
}

/** The newest of each draft stays. How many went. */
async function thin() {
  let count = 0;
  await transact("readwrite", (store) => {
    store.getAll().onsuccess = ({ target: { result } }) => {
      const newest = new Map(result.map(({ draft, id }) => [draft, id]));
      const old = result.filter(({ draft, id }) => newest.get(draft) !== id);
      old.sort((a, b) => a.at - b.at);
      count = Math.ceil(old.length / 2);
      for (const { id } of old.slice(0, count)) store.delete(id);
    };
  });
  thinned += count;
  return count;
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
