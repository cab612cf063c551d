// Earlier issues, with whose links a draft's are compared, in the same database, one record each:
//
//   file   the file's name, which begins with the day: "2026-08-19-this-week-in-rust.md"
//   links  its links, as the core writes them (crates/issue/src/lint/archive/kept.rs says the format and its version)
//
// In transactions of their own, which touch no draft: no save waits for them.

import { transact } from "./snapshots.js";

const STORE = "earlier";

/** Keeps issues, all of them or none; one of the same file name gives way. `links` are of `files`, in their order. */
export async function keep(files, links) {
  const put = (store) => {
    try {
      for (const [at, file] of files.entries()) store.put({ file, links: links[at] });
    } catch (error) {
      store.transaction.abort();
      throw error;
    }
  };
  await transact("readwrite", put, STORE);
}

/** All that are kept, each as its file's name and its links; a record without a text for them has an empty one. */
export async function all() {
  const records = await transact("readonly", (store, answer) => {
    store.getAll().onsuccess = ({ target }) => answer(target.result);
  }, STORE);
  return records.flatMap(({ file, links }) => [`${file}`, typeof links === "string" ? links : ""]);
}

/** Forgets issues by their files' names. */
export async function forget(files) {
  await transact("readwrite", (store) => files.forEach((file) => store.delete(file)), STORE);
}
