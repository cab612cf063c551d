// Drafts, kept on this device in IndexedDB, one record a draft:
//
//   id        names the draft for good
//   name      the file's name, which the user may change; empty for pasted text
//   base      the text as it was opened, and baseHash, its SHA-256 in hex ("" where the page came unencrypted)
//   text      the text as it is now
//   history   undo and redo, as the core writes them (crates/issue/src/history/stored.rs)
//   revision  counts the saves, from 1; a save names the one it follows
//   updated   milliseconds since 1970, by the user's clock
//
// Not Rust: a transaction of IndexedDB ends at the first turn without a request, which futures do not
// promise to keep, and `durability` is not among the stable bindings.

const STORE = "drafts";

/** No answer for this long is a failure: some browsers never call back. */
const PATIENCE = 5_000;

let opened;

function database() {
  opened ??= open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function open() {
  const request = indexedDB.open("galley", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  return inTime(
    new Promise((resolve, reject) => {
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("an older Galley is still open in another tab"));
      request.onsuccess = () => {
        const database = request.result;
        // A later version in another tab, or the user who clears the storage.
        database.onversionchange = () => forget(database);
        database.onclose = () => forget(database);
        resolve(database);
      };
    }),
  );
}

function forget(database) {
  database.close();
  opened = undefined;
}

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser's storage does not answer")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** What `ask` requested of the store, once the whole transaction is done. */
async function transact(mode, durability, ask) {
  const transaction = (await database()).transaction(STORE, mode, { durability });
  return inTime(
    new Promise((resolve, reject) => {
      let answer;
      transaction.oncomplete = () => resolve(answer);
      transaction.onabort = () => reject(transaction.error ?? answer);
      ask(transaction.objectStore(STORE), (it) => (answer = it), transaction);
    }),
  );
}

/**
 * Saves a draft after the revision `expected` (0: the first), and returns the new revision.
 * Compared and written in one transaction, then read back. Throws an Error("stale") if another tab was faster.
 */
export async function save(id, name, base, text, history, expected, strict) {
  const draft = { id, name, base, baseHash: await hash(base), text, history };
  draft.revision = expected + 1;
  draft.updated = Date.now();
  await transact("readwrite", strict ? "strict" : "relaxed", (store, answer, transaction) => {
    store.get(id).onsuccess = ({ target }) => {
      try {
        if ((target.result?.revision ?? 0) !== expected) throw new Error("stale");
        store.put(draft);
      } catch (error) {
        answer(error);
        transaction.abort();
      }
    };
  });
  const kept = await load(id);
  if (kept?.revision !== draft.revision || kept.text !== text) {
    throw new Error("what was written reads differently");
  }
  return draft.revision;
}

/** The draft, or undefined if there is none that can be read. */
export async function load(id) {
  const draft = await transact("readonly", "default", (store, answer) => {
    store.get(id).onsuccess = ({ target }) => answer(target.result);
  });
  return isSound(draft) ? draft : undefined;
}

/** All drafts, the last one worked on first. */
export async function list() {
  const drafts = await transact("readonly", "default", (store, answer) => {
    store.getAll().onsuccess = ({ target }) => answer(target.result);
  });
  return drafts.filter(isSound).sort((a, b) => b.updated - a.updated);
}

export async function remove(id) {
  await transact("readwrite", "relaxed", (store) => store.delete(id));
}

/** A record that something else wrote, or that was damaged, is as good as none. */
function isSound(draft) {
  const words = ["id", "name", "base", "text", "history"];
  const numbers = ["revision", "updated"];
  return (
    draft !== undefined &&
    words.every((key) => typeof draft[key] === "string") &&
    numbers.every((key) => Number.isFinite(draft[key]))
  );
}

let hashed = { text: undefined, hex: "" };

/** SHA-256, worked out once a text. */
async function hash(text) {
  if (hashed.text !== text) {
    const bytes = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
    const hex = [...new Uint8Array(bytes ?? [])].map((it) => it.toString(16).padStart(2, "0"));
    hashed = { text, hex: hex.join("") };
  }
  return hashed.hex;
}
