// Several tabs of one browser, and what the storage holds.

import { PATIENCE } from "./browser.mjs";
import { Hands } from "./hands.mjs";

/** Another tab on the page of the same visit. */
export async function anotherTab({ context, site }) {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByRole("button", { name: "Open", exact: true }).waitFor();
  return { page, hands: new Hands(page) };
}

/** The line that says another tab writes the draft. */
export const banner = (page) => page.getByText("This draft is being edited in another tab.");

export const takeOver = (page) => page.getByRole("button", { name: "Edit here instead" });

/** Waits until the page says so in its status line. */
export const says = (page, words) => page.getByRole("banner").getByText(words).first().waitFor({ state: "attached" });

/** All drafts as the storage has them. */
export const records = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("galley");
        // Not there yet: making it is the page's to do. There are no records then.
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => (opening.error.name === "AbortError" ? resolve([]) : reject(opening.error));
        opening.onsuccess = () => {
          const database = opening.result;
          const asking = database.transaction("drafts").objectStore("drafts").getAll();
          asking.onsuccess = () => {
            database.close();
            resolve(asking.result);
          };
        };
      }),
  );

/** Writes a record over the one that is there. */
export const writeRecord = (page, record) =>
  page.evaluate(
    (record) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("galley");
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction("drafts", "readwrite");
          writing.objectStore("drafts").put(record);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
          writing.onabort = () => reject(writing.error);
        };
      }),
    record,
  );

/** Waits until `is` holds. */
export async function until(is) {
  const begun = Date.now();
  while (!(await is())) {
    if (Date.now() - begun > PATIENCE) throw new Error(`not so after ${PATIENCE} ms: ${is}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until a draft in the storage has the text that the page has. */
export async function kept({ page, hands }) {
  const { text } = await hands.download();
  await until(async () => (await records(page)).some((it) => it.text === text));
}
