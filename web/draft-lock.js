// Decides which of several tabs writes a draft: the one that holds the draft's lock. The others follow it.
//
// A tab has a seat at one draft at a time. Its callback `hear` gets one of these words:
//
//   writes   this tab writes the draft
//   took     the same, and another tab wrote it before
//   follows  another tab writes it
//   saved    the writer saved
//   asked    another tab wants to write: save, then give way
//   lost     another tab took the lock without an answer from this one
//
// The list of drafts changes a draft only while no tab has it open (see `holdAlone`).
//
// The browser releases the lock when a tab closes or crashes. Without locks (on a page without HTTPS), every tab writes,
// and the draft's revision detects the conflict. This is JavaScript because the bindings for locks are not stable.

/** How long a writer may take to answer a request before it loses the lock, in milliseconds. */
const PATIENCE = 2_000;

/** How long a writer that answered may take to save, in milliseconds. Longer than the time limit of a save. */
const SAVING = 8_000;

/** The messages between tabs. The channel may carry anything; other messages are ignored. */
const WORDS = ["saved", "asked", "heard"];

/** The prefix of a lock's name, before the draft's id. */
const LOCK = "galley draft ";

/** The storage key of the draft that this tab writes, so that it continues to write it after a reload. */
const WRITES = "galley-writes";

let seat;

/** Resolves when the lock of the previous seat is free. */
let left;

/** Takes a seat at the draft `id`. Gives up the previous seat when `settled` resolves, which is when its saves are done. */
export function join(id, settled, hear) {
  leave(settled);
  const mine = { id, hear: (word) => seat === mine && hear(word) };
  seat = mine;
  if (!navigator.locks || !globalThis.BroadcastChannel) return mine.hear("writes");
  mine.channel = new BroadcastChannel(nameOf(mine));
  mine.channel.onmessage = ({ data }) => WORDS.includes(data) && heed(mine, data);
  request(mine, { ifAvailable: true });
}

/** The ids of the drafts that some tab writes. */
export async function written() {
  const { held = [] } = (await navigator.locks?.query().catch(() => {})) ?? {};
  return held.filter(({ name }) => name.startsWith(LOCK)).map(({ name }) => name.slice(LOCK.length));
}

/** Locks the draft `id`, and returns the function that unlocks it. Throws if a tab has the draft open. */
export async function holdAlone(id) {
  if (!navigator.locks) return;
  await left;
  return new Promise((resolve, reject) => {
    const held = (lock) => {
      if (!lock) throw new Error("it is open in another tab");
      return new Promise((release) => resolve(release));
    };
    navigator.locks.request(nameOf({ id }), { ifAvailable: true }, held).catch(reject);
  });
}

/** Tells the following tabs that this tab saved. */
export function tell() {
  seat?.channel?.postMessage("saved");
}

/** Asks the writer to give way. */
export function take() {
  seat.channel.postMessage("asked");
  stealAfter(seat, PATIENCE);
}

function stealAfter(mine, time) {
  clearTimeout(mine.stealing);
  mine.stealing = setTimeout(() => {
    if (seat !== mine || mine.release) return;
    mine.waiting?.abort();
    request(mine, { steal: true });
  }, time);
}

/** Gives the lock to the tab that asked. From now on this tab follows. */
export function giveWay() {
  const mine = seat;
  const { release } = mine;
  if (release) {
    mine.release = undefined;
    wait(mine);
    release();
  }
  remember(undefined);
  mine.hear("follows");
}

/** Gives up the seat. A save in progress ends before another tab can read the draft. */
function leave(settled) {
  if (!seat) return;
  const { channel, waiting, release, held } = seat;
  seat = undefined;
  remember(undefined);
  channel?.close();
  waiting?.abort();
  if (release) left = settled.then(release).then(() => held).catch(() => {});
}

function heed(mine, word) {
  if (word === "heard") {
    if (mine.stealing) stealAfter(mine, SAVING);
  } else if (word === "saved") {
    if (!mine.release) mine.hear(word);
  } else if (mine.release) {
    mine.channel.postMessage("heard");
    mine.hear(word);
  } else if (mine.waiting) {
    // A third tab waits again, after the tab that asked.
    mine.waiting.abort();
    wait(mine);
  }
}

async function request(mine, options) {
  try {
    const held = navigator.locks.request(nameOf(mine), options, (lock) => (lock ? hold(mine, held) : stand(mine)));
    await held;
  } catch (error) {
    if (seat !== mine || options.signal?.aborted) return;
    if (mine.release && error.name === "AbortError") {
      mine.release = undefined;
      remember(undefined);
      wait(mine);
      mine.hear("lost");
    } else {
      // The browser has locks, but refused this request.
      mine.hear("writes");
    }
  }
}

/** Holds the lock until the promise that this returns resolves. */
function hold(mine, held) {
  if (seat !== mine) return;
  mine.held = held;
  return new Promise((release) => {
    mine.release = release;
    clearTimeout(mine.stealing);
    mine.stealing = undefined;
    const word = mine.waiting ? "took" : "writes";
    remember(mine.id);
    mine.hear(word);
  });
}

/** Another tab has the lock. A tab that wrote the draft before it was reloaded takes the lock again. */
function stand(mine) {
  if (seat !== mine) return;
  wait(mine);
  if (isBack(mine.id)) take();
  else mine.hear("follows");
}

function wait(mine) {
  mine.waiting = new AbortController();
  request(mine, { signal: mine.waiting.signal });
}

/** Whether this tab wrote the draft before it was reloaded. A duplicated tab has the same storage, but no reload. */
function isBack(id) {
  try {
    const [navigation] = performance.getEntriesByType("navigation");
    return sessionStorage.getItem(WRITES) === id && navigation?.type === "reload";
  } catch {
    return false;
  }
}

function remember(id) {
  try {
    if (id) sessionStorage.setItem(WRITES, id);
    else sessionStorage.removeItem(WRITES);
  } catch {
    // The storage is full or forbidden. After a reload, this tab may follow instead of write.
  }
}

function nameOf({ id }) {
  return LOCK + id;
}
