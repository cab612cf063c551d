// Earlier versions of a draft: kept before much changes at once, compared, and brought back by one step.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { noViolation } from "./harness/axe.mjs";
import { kept, until } from "./harness/tabs.mjs";

const DRAFT = ISSUE.replace("### Research\n", "$&* [Mine](https://mine.example/)\n");
const dialog = (page) => page.getByRole("dialog", { name: "Earlier versions" });
const said = (page, words) => page.locator(".said").filter({ hasText: words }).waitFor({ state: "attached" });

async function draft(hands) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  await hands.page.getByRole("status").filter({ hasText: /^Saved/ }).waitFor();
}

async function act(page, text) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Section, entry or action" }).fill(text);
  await page.keyboard.press("Enter");
}

/** All records of a store, as the browser has them. */
const records = (page, store) =>
  page.evaluate(async (store) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("galley"));
    const all = await done(database.transaction(store).objectStore(store).getAll());
    database.close();
    return all;
  }, store);

/** Changes the records of snapshots, as `change` (the text of a function) says. */
const rewrite = (page, change) =>
  page.evaluate(async (change) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("galley"));
    const transaction = database.transaction("snapshots", "readwrite");
    const store = transaction.objectStore("snapshots");
    for (const record of await done(store.getAll())) store.put({ ...record, ...change });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, change);

/** Adds as many copies of the first snapshot. */
const copyFirst = (page, count) =>
  page.evaluate(async (count) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("galley"));
    const transaction = database.transaction("snapshots", "readwrite");
    const store = transaction.objectStore("snapshots");
    const { id, ...first } = (await done(store.getAll()))[0];
    for (let at = 0; at < count; at++) store.add(first);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, count);

/** Until there are `count` snapshots. */
async function counted(page, count) {
  await until(async () => (await records(page, "snapshots")).length === count);
}

visiting("a version kept before a change of many entries comes back by one step", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, "# Another text\n");
  await said(page, "Opened other.md.");
  await counted(page, 1);
  await hands.button("Open").click();
  await page.getByRole("dialog").getByRole("button", { name: "draft.md", exact: true }).click();
  await hands.outline().getByRole("link", { name: "Research" }).waitFor({ state: "attached" });
  await page.getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, ISSUE);

  await act(page, "earlier versions");
  const row = dialog(page).getByRole("button", { name: /before: another text was opened: 1 line differs/ });
  await dialog(page).getByText("The text that the draft began from").waitFor();
  await row.focus();
  await page.keyboard.press("Enter");
  const list = dialog(page).getByRole("list", { name: "What going back would change" });
  await list.getByRole("listitem").filter({ hasText: "Added: * [Mine]" }).waitFor();
  await noViolation(page);
  assert.equal((await records(page, "snapshots")).length, 1);

  await dialog(page).getByRole("button", { name: "Go back to this version" }).click();
  await said(page, "Went back to");
  assert.equal((await hands.download()).text, DRAFT);
  await page.getByTitle(/^Undo go back to/).click();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("versions grow old with the clock, and go with their draft", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, "# Another text\n");
  await said(page, "Opened other.md.");
  await counted(page, 1);
  // Deleted, and brought back: its versions are still there.
  await hands.button("Open").click();
  const open = page.getByRole("dialog");
  await open.getByRole("button", { name: "Delete draft.md" }).first().click();
  await open.getByRole("button", { name: "Undo delete" }).click();
  await open.getByRole("button", { name: "Delete draft.md" }).first().waitFor();
  assert.equal((await records(page, "snapshots")).length, 1);
  await open.getByRole("button", { name: "Delete draft.md" }).first().click();
  await open.getByRole("button", { name: "Undo delete" }).waitFor();
  await rewrite(page, { at: Date.now() - 120_000 });
  await open.getByRole("button", { name: "Close" }).click();
  await counted(page, 0);
});

visiting("a device that keeps no earlier versions still keeps the draft", async ({ page, hands }) => {
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (value) {
      if (this.name === "snapshots") throw new DOMException("full", "QuotaExceededError");
      return add.call(this, value);
    };
  });
  await page.reload();
  await draft(hands);
  await give(hands, "# Another text\n");
  await said(page, "Earlier versions cannot be kept on this device.");
  await page.getByRole("status").filter({ hasText: /^Saved/ }).waitFor();
  assert.equal((await records(page, "drafts")).length, 2);
});

visiting("drafts of version 1 of the database are there after its upgrade", async ({ page, hands }) => {
  await page.evaluate(async (text) => {
    const done = (request) =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = (event) => (event.preventDefault(), resolve(undefined));
      });
    const open = async () => {
      await done(indexedDB.deleteDatabase("galley"));
      const request = indexedDB.open("galley", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: "id" });
      return done(request);
    };
    // The page may have opened its own in between.
    let database;
    while (!database) database = await open();
    const draft = { id: "1-1", name: "old.md", base: text, baseHash: "", text: `${text}\nold\n`, history: "" };
    const transaction = database.transaction("drafts", "readwrite");
    transaction.objectStore("drafts").put({ ...draft, revision: 3, updated: Date.now() });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, ISSUE);
  await page.reload();
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  assert.equal((await hands.download()).text, `${ISSUE}\nold\n`);
  assert.deepEqual(await records(page, "snapshots"), []);
});

visiting("five minutes of work leave a version, and 60 are kept at most", async ({ page, hands }) => {
  await draft(hands);
  await kept({ page, hands });
  const later = 6 * 60_000;
  await page.evaluate((later) => {
    const now = Date.now;
    Date.now = () => now() + later;
  }, later);
  await hands.show("Source");
  const source = page.getByRole("textbox", { name: "Markdown source" });
  await source.fill(`${DRAFT}\nmore\n`);
  await counted(page, 1);
  const [{ reason, text }] = await records(page, "snapshots");
  assert.deepEqual([reason, text], ["", `${DRAFT}\nmore\n`]);
  await copyFirst(page, 60);
  await page.evaluate((later) => {
    const now = Date.now;
    Date.now = () => now() + later;
  }, later);
  await source.fill(`${DRAFT}\nmost\n`);
  await counted(page, 60);
  assert.equal((await records(page, "snapshots")).at(-1).text, `${DRAFT}\nmost\n`);
});

async function give(hands, text) {
  await hands.button("Open").click();
  const file = { name: "other.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
  await hands.page.getByRole("dialog").getByLabel("Issue file").setInputFiles(file);
}
