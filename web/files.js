// Files on this computer that the page may write back to, in browsers with the File System Access API.
//
// The page knows each file by a number; 0 means no file. A file is overwritten only if its content on the disk is what
// this page last read or wrote, unless the user decides otherwise. src/browser/disk.rs stores what a file needs to
// survive a reload.
//
// This is JavaScript because the bindings for the browser's file handles are not stable.

const TYPES = [
  { description: "Markdown", accept: { "text/markdown": [".md", ".markdown"], "text/plain": [".txt"] } },
];

/** The files by number: `{ handle, seen }`, where `seen` is the hash of the last known content. */
const files = [undefined];

/** Whether the browser has a picker whose files can be written to. */
export const canPick = () => "showOpenFilePicker" in globalThis;

/** The file that the user picks: `{ name, bytes, number }`; `undefined` if the user cancels. */
export async function pick() {
  try {
    const [handle] = await showOpenFilePicker({ types: TYPES });
    return await read(handle);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

/** The dropped file, in the same form; `undefined` if the browser gives no handle for it. */
export async function dropped(event) {
  const item = [...event.dataTransfer.items].find(({ kind }) => kind === "file");
  // The handle is only available while the event is being handled.
  const handle = await item?.getAsFileSystemHandle?.();
  if (isFile(handle)) return read(handle);
}

/** Calls `opened` with each file that the system opens with the installed page, or `failed` if reading it fails. */
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

/** Reads the file of this number again, and returns it in the same form with a new number. */
export const readAgain = (number) => read(files[number].handle);

async function look(handle) {
  const file = await handle.getFile();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, seen: await hash(bytes) };
}

/**
 * Writes `bytes` to the file and reads it back. With `anyway`, overwrites what another program wrote.
 * Returns "saved", or why nothing was written: "changed" or "denied". Throws any other error of the browser.
 */
export function write(number, bytes, anyway) {
  // A copy, because the program's memory may move. Writes run one at a time.
  const mine = bytes.slice();
  turn = turn.catch(() => {}).then(() => writeNow(files[number], mine, anyway));
  return turn;
}

let turn = Promise.resolve();

async function writeNow(file, bytes, anyway) {
  // First, because the browser shows its permission prompt only right after a key press or a click.
  if ((await file.handle.requestPermission({ mode: "readwrite" })) !== "granted") return "denied";
  if (!anyway && (await look(file.handle)).seen !== file.seen) return "changed";
  const stream = await file.handle.createWritable();
  await stream.write(bytes);
  await stream.close();
  file.seen = (await look(file.handle)).seen;
  if (file.seen !== (await hash(bytes))) throw new Error("what was written reads differently");
  return "saved";
}

/** The hash of `bytes`; the bytes themselves if the browser cannot compute a hash. */
async function hash(bytes) {
  try {
    return String(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  } catch {
    return `bytes ${bytes}`;
  }
}

/** What to store of the file of this number, for `restore`. */
export const record = (number) => files[number];

/** The number of the file in this record; 0 if it is not a valid record. */
export function restore(record) {
  const isRecord = isFile(record?.handle) && typeof record.seen === "string";
  return isRecord ? files.push({ handle: record.handle, seen: record.seen }) - 1 : 0;
}
