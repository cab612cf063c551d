// What the page stores on the device. Only this file of the tests knows the format.
//
// Next year's page must still open a draft of today, so the format is part of the product. Tests look at it to see
// what would survive a kill, and write what older versions, other tabs and damaged disks leave behind.
//
// IndexedDB, database "galley", version 3, with these stores:
//
//   drafts     a draft, by its `id`: name, base, baseHash, text, place, history, revision, updated, page
//   snapshots  an earlier version of a draft, by a counter `id`: draft (the draft's id), at, reason, text
//   earlier    a past issue, by its `file` name: links
//
// Version 1 had only the drafts; version 2 had no past issues.
//
// IndexedDB, database "galley-submit", version 1: what is typed on Submit, in the store "typed" by the id "submit": text
// (JSON), tab, turn.
//
// localStorage, "galley-left ID": what a closing page had no time to save, as JSON: id, name, base, text, history, place,
// revision, updated, page.

import { until } from "./until.mjs";

/** All drafts. */
export const storedDrafts = (page) => page.evaluate(transact, { store: "drafts" });

/** Writes a draft, replacing the one with its id if there is one. */
export const writeDraft = (page, record) => page.evaluate(transact, { store: "drafts", put: [record] });

/** Waits until a stored draft has the text that the page has. */
export async function kept({ page, hands }) {
  const { text } = await hands.download();
  await until(async () => (await storedDrafts(page)).some((it) => it.text === text));
}

/** All earlier versions of all drafts. */
export const storedVersions = (page) => page.evaluate(transact, { store: "snapshots" });

/** Adds earlier versions: `{ draft, at, reason, text }`. */
export const addVersions = (page, records) => page.evaluate(transact, { store: "snapshots", add: records });

/** Gives all earlier versions these fields. */
export const changeVersions = (page, change) => page.evaluate(transact, { store: "snapshots", change });

/** After the next load, no earlier version can be written, as if the device were full. */
export const refuseVersions = (page) => page.addInitScript(refuse, { store: "snapshots", method: "add" });

/** All past issues. */
export const storedIssues = (page) => page.evaluate(transact, { store: "earlier" });

/** Gives all past issues these fields. */
export const changeIssues = (page, change) => page.evaluate(transact, { store: "earlier", change });

/** After the next load, no past issue can be written until `window.hasRoom` is set. */
export const refuseIssues = (page) => page.addInitScript(refuse, { store: "earlier", method: "put" });

/** The database as an older version left it, with one draft and, if that version had them, one earlier version of it. */
export const leaveOldDatabase = (page, version, text) =>
  page.evaluate(makeOld, {
    version,
    draft: { id: "1-1", name: "old.md", base: text, baseHash: "", text: `${text}\nold\n`, history: "", revision: 3 },
    snapshot: version > 1 && { draft: "1-1", reason: "", text: "older" },
  });

const NOTE = "galley-left ";

/** Writes a note as a closing page does. */
export const leaveNote = (page, note) => setItem(page, NOTE + note.id, JSON.stringify(note));

/** Writes a note that cannot be read. */
export const leaveBrokenNote = (page, id) => setItem(page, NOTE + id, "{");

const setItem = (page, key, value) => page.evaluate(([key, value]) => localStorage.setItem(key, value), [key, value]);

/** The flag that there are drafts, which decides what the next visit loads. */
const HAS_DRAFTS = "galley-has-drafts";

/** The ids of the drafts with a note, and all other keys in localStorage. */
export async function notes(page) {
  const all = await page.evaluate(() => Object.keys(localStorage));
  const keys = all.filter((key) => key !== HAS_DRAFTS);
  return keys.map((key) => (key.startsWith(NOTE) ? key.slice(NOTE.length) : key));
}

/** Runs in the page: applies `change`, and returns the records that the store had before. */
function transact({ store: name, put = [], add = [], change }) {
  const writes = put.length + add.length > 0 || change !== undefined;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("galley");
    // The database does not exist yet, and only the page should create it. So there are no records.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => (opening.error.name === "AbortError" && !writes ? resolve([]) : reject(opening.error));
    opening.onsuccess = () => {
      const database = opening.result;
      const end = (settle, value) => (database.close(), settle(value));
      try {
        const transaction = database.transaction(name, writes ? "readwrite" : "readonly");
        const store = transaction.objectStore(name);
        for (const it of put) store.put(it);
        for (const it of add) store.add(it);
        const asking = store.getAll();
        asking.onsuccess = () => change && asking.result.forEach((it) => store.put({ ...it, ...change }));
        transaction.oncomplete = () => end(resolve, asking.result);
        transaction.onabort = () => end(reject, transaction.error);
      } catch (error) {
        end(reject, error);
      }
    };
  });
}

/** Runs in the page: makes the store refuse writes with `method`, as if the device were full. */
function refuse({ store, method }) {
  const write = IDBObjectStore.prototype[method];
  IDBObjectStore.prototype[method] = function (...what) {
    if (this.name === store && !window.hasRoom) throw new DOMException("full", "QuotaExceededError");
    return write.apply(this, what);
  };
}

/** Runs in the page. */
async function makeOld({ version, draft, snapshot }) {
  const done = (request) =>
    new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => (event.preventDefault(), resolve(undefined));
    });
  const open = async () => {
    await done(indexedDB.deleteDatabase("galley"));
    const request = indexedDB.open("galley", version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("drafts", { keyPath: "id" });
      if (version < 2) return;
      const snapshots = request.result.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true });
      snapshots.createIndex("draft", "draft");
    };
    return done(request);
  };
  // The page may have opened its own in between.
  let database;
  while (!database) database = await open();
  const transaction = database.transaction(database.objectStoreNames, "readwrite");
  transaction.objectStore("drafts").put({ ...draft, updated: Date.now() });
  if (snapshot) transaction.objectStore("snapshots").put({ ...snapshot, at: Date.now() });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

/** Sends a message on the channel between the tabs of a draft, as any script of the page's origin could. */
export const sayOnChannel = (page, id, values) =>
  page.evaluate(
    ([name, values]) => {
      const channel = new BroadcastChannel(name);
      for (const it of values ?? window.strangeValues) channel.postMessage(it);
      channel.close();
    },
    [`galley draft ${id}`, values],
  );

/** Writes `window.strangeValues` everywhere the page stores anything: as records, and as parts of records. */
export const putStrange = (page, draft) => page.evaluate(putStrangeValues, draft);

/** Writes something that is not a note under the key of a note. */
export const leaveStrangeNote = (page, id, text) => setItem(page, NOTE + id, text);

/** Gives the database the version of a future page. */
export const leaveNewerDatabase = (page) =>
  page.evaluate(async () => {
    const request = indexedDB.open("galley", 99);
    await new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
    request.result.close();
  });

/** Empties the database, as browsers do when they need space. */
export const emptyDatabase = (page) =>
  page.evaluate(async () => {
    const request = indexedDB.deleteDatabase("galley");
    await new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
  });

/** Runs in the page. */
async function putStrangeValues(draft) {
  const open = (name) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => (request.error.name === "AbortError" ? resolve(undefined) : reject(request.error));
    });
  const keys = { drafts: "id", snapshots: "id", earlier: "file" };
  const fields = {
    drafts: ["name", "base", "baseHash", "text", "history", "place", "revision", "updated", "page"],
    snapshots: ["draft", "at", "reason", "text"],
    earlier: ["links"],
  };
  const galley = await open("galley");
  for (const [name, key] of Object.entries(keys)) {
    const store = galley.transaction(name, "readwrite").objectStore(name);
    for (const [at, value] of window.strangeValues.entries()) {
      const record = name === "snapshots" ? { draft } : { [key]: `strange ${at}` };
      for (const field of fields[name]) if ((at + field.length) % 3) record[field] = value;
      store.put(record);
      // Keys need not be strings. (Those of earlier versions count up, and could not be replaced.)
      if (name !== "snapshots" && typeof value === "number" && value === value) store.put({ [key]: value, text: "t" });
      if (value && typeof value === "object" && !(value instanceof Blob)) store.put(Object.assign(Object.create(null), { ...value, [key]: `odd ${at}` }));
    }
    await new Promise((resolve, reject) => Object.assign(store.transaction, { oncomplete: resolve, onabort: () => reject(store.transaction.error) }));
  }
  galley.close();
  const files = await open("galley-files");
  if (files) {
    const store = files.transaction("files", "readwrite").objectStore("files");
    for (const [at, value] of window.strangeValues.entries()) store.put({ handle: value, seen: value }, at % 2 ? draft : `strange ${at}`);
    files.close();
  }
}
