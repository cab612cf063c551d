// Files on this computer that the page may write back to, where the browser has the File System Access API.
//
// The page knows each by a number; 0 is none. A file is written only if what is on the disk is what was last
// read or written here, unless the user says otherwise. Under the id of its draft a file is kept in a database
// of its own, so that it is still known after a reload.
//
// Not Rust: the handles are objects of the browser, and the bindings to them are not stable.

/** How many drafts' files are remembered. */
const REMEMBERED = 50;

const TYPES = [
  { description: "Markdown", accept: { "text/markdown": [".md", ".markdown"], "text/plain": [".txt"] } },
];

/** At its number: `{ handle, seen, id }`, where `seen` is the hash of what the file held and `id` the draft's. */
const files = [undefined];

/** Whether the browser has a picker whose files can be written to. */
export const canPick = () => "showOpenFilePicker" in globalThis;

/** The file that the user picks: `{ name, bytes, number }`; nothing if none is picked. */
export async function pick() {
  try {
    const [handle] = await showOpenFilePicker({ types: TYPES });
    return await read(handle);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

/** The file that is being dropped, likewise; nothing where the browser gives no more than its content. */
export async function dropped(event) {
  const item = [...event.dataTransfer.items].find(({ kind }) => kind === "file");
  // To be asked for before the event has passed.
  const handle = await item?.getAsFileSystemHandle?.();
  if (handle?.kind === "file") return read(handle);
}

/** Calls `opened` with each file, likewise, that the system opens with the installed page. */
export function onLaunch(opened) {
  globalThis.launchQueue?.setConsumer(async ({ files: [handle] }) => {
    if (handle) opened(await read(handle));
  });
}

async function read(handle) {
  const { name, bytes, seen } = await look(handle);
  return { name, bytes, number: files.push({ handle, seen }) - 1 };
}

async function look(handle) {
  const file = await handle.getFile();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, seen: await hash(bytes) };
}

/**
 * Writes `bytes` to the file, and reads it back. With `anyway` also over what somebody else wrote.
 * Gives "saved", or why nothing was written: "changed", "denied"; throws whatever else the browser says.
 */
export function write(number, bytes, anyway) {
  // A copy, for the program's memory moves; and one at a time.
  const mine = bytes.slice();
  turn = turn.catch(() => {}).then(() => writeNow(files[number], mine, anyway));
  return turn;
}

let turn = Promise.resolve();

async function writeNow(file, bytes, anyway) {
  // Asked for first: the browser asks the user only right after a key or a click.
  if ((await file.handle.requestPermission({ mode: "readwrite" })) !== "granted") return "denied";
  if (!anyway && (await look(file.handle)).seen !== file.seen) return "changed";
  const stream = await file.handle.createWritable();
  await stream.write(bytes);
  await stream.close();
  file.seen = (await look(file.handle)).seen;
  if (file.seen !== (await hash(bytes))) throw new Error("what was written reads differently");
  if (file.id) await remember(file);
  return "saved";
}

async function hash(bytes) {
  return String(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Keeps the file under the id of its draft. */
export async function keep(number, id) {
  const file = files[number];
  if (file.id === id) return;
  file.id = id;
  await remember(file);
}

/** The number of the file kept for a draft; 0 if there is none. */
export async function find(id) {
  const known = files.findLastIndex((it) => it?.id === id);
  if (known > 0) return known;
  const found = await transact("readonly", (store) => store.get(id));
  return found ? files.push({ ...found, id }) - 1 : 0;
}

const remember = ({ handle, seen, id }) =>
  transact("readwrite", (store) => {
    store.put({ handle, seen }, id);
    const keys = store.getAllKeys();
    // An id begins with the time at which it was made.
    keys.onsuccess = () => keys.result.slice(0, -REMEMBERED).forEach((it) => store.delete(it));
  });

let database;

function transact(mode, ask) {
  database ??= answered(indexedDB.open("galley-files", 1), ({ result }) => result.createObjectStore("files"));
  return database.then((it) => answered(ask(it.transaction("files", mode).objectStore("files"))));
}

const answered = (request, upgrade) =>
  new Promise((resolve, reject) => {
    if (!request) return resolve();
    request.onupgradeneeded = () => upgrade(request);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
