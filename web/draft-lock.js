// Which of several tabs writes a draft: the one that holds the draft's lock. The others follow it.
//
// A tab takes a seat at one draft at a time, and its `hear` is told in one word:
//
//   writes   the draft is this tab's
//   took     so it is, and another tab wrote it before
//   follows  another tab writes it
//   saved    the writer saved
//   asked    another tab wants to write: save, then give way
//   lost     another tab took it without an answer from this one
//
// What is done to a draft from the list is done only while no tab has it open (see `holdAlone`).
//
// A tab that ends in whatever way holds no lock. Where there are no locks (a page that came unencrypted),
// every tab writes, and the draft's revision keeps them apart. Not Rust: locks are not among the stable bindings.

/** A writer that is asked and does not answer in this time loses the lock, in milliseconds. */
const PATIENCE = 2_000;

/** One that answers has so long to save: longer than a save that is late is waited for. */
const SAVING = 8_000;

/** What tabs say to each other. Anything may be on the channel; whatever is no such word is not heard. */
const WORDS = ["saved", "asked", "heard"];

/** Before a draft's id in the name of its lock. */
const LOCK = "galley draft ";

/** Under which a tab remembers the draft it writes, to go on with it after a reload. */
const WRITES = "galley-writes";

let seat;

/** Resolves once the lock of the seat before this one is free. */
let left;

/** Takes a seat at the draft `id`, and leaves the one before once `settled`: when no save of it is on its way. */
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

/** Keeps tabs from the draft `id` until what this gives is called; throws if one has it open. */
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

/** Tells the tabs that follow of a save. */
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

/** Gives way to the tab that asked; this one follows from here on. */
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

/** What was begun to be written is written before another tab reads it. */
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
    // A third tab: the one that asked goes first.
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
      // No locks after all.
      mine.hear("writes");
    }
  }
}

/** The lock is held until what this gives is resolved. */
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

/** Another tab has the lock. A tab that wrote the draft until it was loaded anew has it back. */
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

/** Not so in a copy of the tab, which has the same memory but was not loaded anew. */
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
    // Full or forbidden: after a reload the tab may follow.
  }
}

function nameOf({ id }) {
  return LOCK + id;
}
