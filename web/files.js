// Files on this computer that the page may write back to, where the browser has the File System Access API.
//
// The page knows each by a number; 0 is no file. A file is written only if what is on the disk is what was last
// read or written here, unless the user says otherwise. What is to be remembered of a file over a reload is kept by
// src/browser/disk.rs.
//
// Not Rust: the bindings to the browser's handles are not stable.

const TYPES = [
  { description: "Markdown", accept: { "text/markdown": [".md", ".markdown"], "text/plain": [".txt"] } },
];

/** At its number: `{ handle, seen }`, where `seen` is the hash of what the file held. */
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
  if (isFile(handle)) return read(handle);
}

/** Calls `opened` with each file, likewise, that the system opens with the installed page; `failed` if it cannot be read. */
export function onLaunch(opened, failed) {
  globalThis.launchQueue?.setConsumer(async (launch) => {
    const [handle] = launch?.files ?? [];
    if (!isFile(handle)) return;
    const file = await read(handle).catch((error) => void failed(handle.name, error));
    if (file) opened(file);
  });
}

const isFile = (handle) => handle?.kind === "file" && typeof handle.getFile === "function";

async function read(handle) {
  const { name, bytes, seen } = await look(handle);
  return { name, bytes, number: files.push({ handle, seen }) - 1 };
}

/** What the file of this number holds now, likewise, under a number of its own. */
export const readAgain = (number) => read(files[number].handle);

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
  return "saved";
}

/** A browser that works out no hash compares the bytes themselves. */
async function hash(bytes) {
  try {
    return String(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  } catch {
    return `bytes ${bytes}`;
  }
}

/** What to keep of the file of this number, to know it again. */
export const record = (number) => files[number];

/** The number of a file of which that was kept; 0 if it is no such record. */
export function restore(record) {
  const isRecord = isFile(record?.handle) && typeof record.seen === "string";
  return isRecord ? files.push({ handle: record.handle, seen: record.seen }) - 1 : 0;
}
