// Drafts, kept on this device in IndexedDB, one record a draft:
//
//   id        names the draft for good
//   name      the file's name, which the user may change; empty for pasted text
//   base      the text as it was opened, and baseHash, its SHA-256 in hex ("" where the page came unencrypted)
//   text      the text as it is now
//   place     where the user was in it, as src/place.rs writes it
//   history   undo and redo, as the core writes them (crates/issue/src/history/stored.rs)
//   revision  counts the saves, from 1; a save names the one it follows
//   updated   milliseconds since 1970, by the user's clock
//   page      names the visit that saved it last
//
// A record that was damaged is read as far as its text is there, and says so (see `mend`).
//
// Not Rust: a transaction of IndexedDB ends at the first turn without a request, which futures do not
// promise to keep, and `durability` is not among the stable bindings.

import { PAGE, beginSave, endSave, forget as forgetNote, leavePlace, notes } from "./left.js";
import { withRoom } from "./snapshots.js";
import { alone, nameOf, written } from "./tabs.js";

const STORE = "drafts";

/** No answer for this long is a failure: some browsers never call back. */
const PATIENCE = 5_000;

let opened;

/** The database, opened once; web/snapshots.js keeps earlier texts in it, web/earlier.js earlier issues. */
export function database() {
  opened ??= open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open() {
  if (!globalThis.indexedDB) throw new DOMException("", "SecurityError");
  const request = indexedDB.open("galley", 3);
  request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
  return inTime((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("an older Galley is still open in another tab"));
    request.onsuccess = () => {
      const database = request.result;
      // A later version in another tab, or the user who clears the storage.
      database.onversionchange = () => forget(database);
      database.onclose = () => forget(database);
      resolve(database);
    };
  });
}

/** Version 1 had the drafts alone, version 2 no earlier issues. What is there stays. */
function upgrade(database, from) {
  if (from < 1) database.createObjectStore(STORE, { keyPath: "id" });
  if (from < 2) {
    const snapshots = database.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true });
    snapshots.createIndex("draft", "draft");
  }
  if (from < 3) database.createObjectStore("earlier", { keyPath: "file" });
}

function forget(database) {
  database.close();
  opened = undefined;
}

function inTime(executor) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser's storage does not answer")), PATIENCE);
  });
  return Promise.race([new Promise(executor), late]).finally(() => clearTimeout(timer));
}

/** What `ask` requested of the store, once the whole transaction is done. */
async function transact(...what) {
  try {
    return await attempt(...what);
  } catch (error) {
    // A connection that hangs, or was closed behind our back, is not asked again.
    opened?.then((database) => database.close()).catch(() => {});
    opened = undefined;
    if (error?.name !== "InvalidStateError") throw error;
    return attempt(...what);
  }
}

async function attempt(mode, durability, ask) {
  const transaction = (await database()).transaction(STORE, mode, { durability });
  try {
    return await inTime((resolve, reject) => {
      let answer;
      transaction.oncomplete = () => resolve(answer);
      transaction.onabort = () => reject(transaction.error ?? answer);
      ask(transaction.objectStore(STORE), (it) => (answer = it));
    });
  } finally {
    withdraw(transaction);
  }
}

/** What is late is not to come after all. */
function withdraw(transaction) {
  try {
    transaction.abort();
  } catch {
    // It is done.
  }
}

let saving = Promise.resolve();

/** Resolves once no save is on its way. */
export const settled = () => saving.catch(() => {});

/**
 * Saves a draft, `[id, name, base, text, history, place]`, after the revision `expected` (0: the first), and returns the new revision.
 * Compared and written in one transaction, then read back. Throws an Error("stale") if another tab was faster.
 */
export function save(...draft) {
  saving = write(...draft);
  return saving;
}

/** Saves a draft that is not to be open in any tab. */
export const put = (...draft) => alone(draft[0][0], () => save(...draft));

async function write(...draft) {
  const [[id]] = draft;
  beginSave(id);
  try {
    const revision = await withRoom(() => writeNow(...draft));
    endSave(id, true);
    return revision;
  } catch (error) {
    endSave(id, false);
    throw error;
  }
}

async function writeNow([id, name, base, text, history, place], expected, strict) {
  const baseHash = await hashOfBase(base);
  const draft = { id, name, base, baseHash, text, history, place, updated: Date.now(), page: PAGE };
  await transact("readwrite", strict ? "strict" : "relaxed", (store, answer) =>
    change(store, answer, id, (kept) => {
      const revision = revisionOf(kept);
      if (revision !== expected && kept?.page !== PAGE) throw new Error("stale");
      return { ...draft, revision: (draft.revision = revision + 1) };
    }),
  );
  const kept = await load(id);
  if (kept?.revision !== draft.revision || kept.text !== text) {
    throw new Error("what was written reads differently");
  }
  return draft.revision;
}

/** Puts what pages that are gone left behind into the drafts. A note that cannot be put there stays. */
const takeInNotes = (isMeant) => Promise.all(notes().filter(isMeant).map((it) => takeIn(it).catch(() => {})));

/** Keeps where the user is in a draft that is saved; at once, if the page is about to end. */
export async function place(id, place) {
  leavePlace(id, place);
  await putPlace(id, place);
  forgetNote({ id });
}

const putPlace = (id, place) =>
  transact("readwrite", "relaxed", (store, answer) => change(store, answer, id, (kept) => kept && { ...kept, place }));

/** Puts what `make` gives for the record `id`, if it gives anything; what it throws is why nothing is changed. */
function change(store, answer, id, make) {
  store.get(id).onsuccess = ({ target: { result: kept } }) => {
    try {
      const record = make(kept);
      if (record) store.put(record);
    } catch (error) {
      answer(error);
      store.transaction.abort();
    }
  };
}

/** A note is newer than what its own visit saved. Where another tab was faster, it is a draft of its own. */
async function takeIn(note) {
  if (isText(note.text)) await takeInDraft(note);
  else await putPlace(note.id, note.place);
  forgetNote(note);
}

async function takeInDraft(note) {
  const draft = { ...note, baseHash: await hash(note.base) };
  await transact("readwrite", "strict", (store, answer) =>
    change(store, answer, note.id, (kept) => {
      if (kept?.text === note.text) return undefined;
      const follows = !kept || revisionOf(kept) === note.revision || kept.page === note.page;
      const id = follows ? note.id : newId();
      return { ...draft, id, revision: follows ? revisionOf(kept) + 1 : 1 };
    }),
  );
}

/** The draft, or undefined if there is none that can be read. */
export async function load(id) {
  await takeInNotes((it) => it.id === id);
  const draft = await transact("readonly", "default", (store, answer) => {
    store.get(id).onsuccess = ({ target }) => answer(target.result);
  });
  return mend(draft);
}

/** All drafts, the last one worked on first, each with whether a tab writes it (`written`). One from the future is of a day when the clock was wrong. */
export async function list() {
  await takeInNotes(() => true);
  const drafts = await transact("readonly", "default", (store, answer) => {
    store.getAll().onsuccess = ({ target }) => answer(target.result);
  });
  const sound = await Promise.all(drafts.map(mend));
  const open = await written();
  for (const it of sound) if (it) it.written = open.has(nameOf(it));
  const now = Date.now() + 60_000;
  const age = (draft) => (draft.updated > now ? Infinity : now - draft.updated);
  return sound.filter(Boolean).sort((a, b) => age(a) - age(b) || b.updated - a.updated);
}

/** Forgets a draft that is not to be open in any tab. */
export const remove = (id) =>
  alone(id, () => {
    for (const text of [undefined, ""]) forgetNote({ id, text });
    return transact("readwrite", "relaxed", (store) => store.delete(id));
  });

const isText = (value) => typeof value === "string";

const isNumber = (value) => Number.isFinite(value) && value >= 0;

/**
 * The draft that a record holds. Of a damaged one whose text is there, the rest is what it can be:
 * no name, no undo, and a base that is not what it was opened as is the text itself.
 */
async function mend(record) {
  if (!isText(record?.id) || !isText(record.text)) return undefined;
  const { id, name, text, history, updated } = record;
  const isBase = isText(record.base) && isText(record.baseHash) && (await isHash(record));
  const parts = isText(name) && isText(history) && isNumber(record.revision) && isNumber(updated);
  return {
    id,
    text,
    name: isText(name) ? name : "",
    base: isBase ? record.base : text,
    history: isText(history) ? history : "",
    place: isText(record.place) ? record.place : "",
    revision: revisionOf(record),
    updated: isNumber(updated) ? updated : 0,
    damaged: !isBase || !parts,
  };
}

/** Where there is no hash, or none can be made, there is nothing to compare. */
async function isHash({ base, baseHash }) {
  const made = baseHash && (await hash(base));
  return !made || made === baseHash;
}

const revisionOf = (record) => (isNumber(record?.revision) ? record.revision : 0);

let hashed = { text: undefined, hex: "" };

/** Worked out once for what is saved again and again. */
async function hashOfBase(text) {
  if (hashed.text !== text) hashed = { text, hex: await hash(text) };
  return hashed.hex;
}

/** SHA-256 in hex; "" where it cannot be had. */
async function hash(text) {
  if (hashed.text === text) return hashed.hex;
  const bytes = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes ?? [])].map((it) => it.toString(16).padStart(2, "0")).join("");
}

// Not Rust: writing a number with a fraction takes 5 KB of the program.
export const newId = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;
