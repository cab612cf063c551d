// What a page that goes leaves behind: the last state of its draft, for the page that starts next.
//
// A save to IndexedDB takes a moment that a page does not have when it is closed or loaded anew. A note in
// localStorage is there at once; it is what is not saved yet, and goes as soon as it is. (Killed browsers
// lose such notes, but not what IndexedDB has: web/drafts.js saves there as well.)

const NOTES = "galley-left ";

/** Where the user was in a draft that is saved: beside a note of another tab, not over it. */
const PLACES = "galley-place ";

/** This visit: a save of its own that was thought lost is none of another tab. */
export const PAGE = `${Date.now()}-${Math.random()}`;

/** The drafts on which this visit left a note that no save has come after. */
const left = new Set();

/** Those of which the note was left before the save that is on its way. */
const followed = new Set();

/** Keeps a draft at once, as it would be saved after `revision`; to be saved none the less. */
export function leave([id, name, base, text, history, place], revision) {
  const record = { id, name, base, text, history, place, revision, updated: Date.now(), page: PAGE };
  left.add(id);
  followed.delete(id);
  // Undo may be many times as long as the text.
  put(NOTES, record) || put(NOTES, { ...record, history: "" });
}

/** Keeps where the user is in a draft that is saved. */
export function leavePlace(id, place) {
  put(PLACES, { id, place, page: PAGE });
}

function put(kind, record) {
  try {
    localStorage.setItem(kind + record.id, JSON.stringify(record));
    return true;
  } catch {
    // Full or forbidden.
    return false;
  }
}

/** The draft is about to be saved. */
export function beginSave(id) {
  if (left.has(id)) followed.add(id);
}

/** The draft was saved, or not: the note that the save came after has done its work then. */
export function endSave(id, isSaved) {
  if (followed.delete(id) && isSaved) {
    left.delete(id);
    forget({ id, text: "" });
  }
}

/** Forgets a note, or a place. */
export function forget({ id, text }) {
  try {
    localStorage.removeItem((text === undefined ? PLACES : NOTES) + id);
  } catch {
    // Forbidden: there is none.
  }
}

/** What other visits left; a note that cannot be read is none. */
export function notes() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(NOTES) || key.startsWith(PLACES));
    return keys.map((key) => read(localStorage.getItem(key))).filter((it) => it?.id && it.page !== PAGE);
  } catch {
    return [];
  }
}

function read(note) {
  try {
    return JSON.parse(note);
  } catch {
    return undefined;
  }
}
