// A full device: earlier versions make room for the draft, and the newest version of each draft stays.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { addVersions, storedDrafts, storedVersions } from "./harness/storage.mjs";
import { says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

/** Makes the device full until `window.mustGo` snapshots have been deleted; each write before that fails. */
const fillUp = (page) =>
  page.addInitScript(() => {
    window.mustGo = 0;
    const store = IDBObjectStore.prototype;
    const { put, add, delete: remove } = store;
    const full = (write) =>
      function (...what) {
        if (window.mustGo > 0) throw new DOMException("full", "QuotaExceededError");
        return write.apply(this, what);
      };
    store.put = full(put);
    store.add = full(add);
    store.delete = function (...what) {
      window.mustGo--;
      return remove.apply(this, what);
    };
  });

/** Keeps `count` earlier versions of a draft, each an hour older than the next. */
const keepVersions = (page, draft, count, hours) =>
  addVersions(
    page,
    Array.from({ length: count }, (_, at) => count - at).map((left) => ({
      draft,
      at: Date.now() - (left + hours) * 3_600_000,
      reason: "",
      text: `${draft} ${left}`,
    })),
  );

const versions = async (page) => (await storedVersions(page)).map(({ text }) => text);

async function open({ page, hands }) {
  await fillUp(page);
  await page.reload();
  await hands.openText("# Another draft\n");
  await says(page, /^Saved/);
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  await says(page, /^Saved/);
  await hands.show("Source");
  await area(page).press("Control+Home");
  return (await storedDrafts(page)).find((it) => it.name === "draft.md").id;
}

visiting("the oldest versions make room for the draft, and a message reports that", async (visited) => {
  const { page } = visited;
  const id = await open(visited);
  const [other] = (await storedDrafts(page)).filter((it) => it.id !== id);
  assert.equal(other, undefined, "one that was only read is gone");
  // In the order in which they were stored, not by their times.
  await keepVersions(page, "other", 3, 10);
  await keepVersions(page, id, 3, 0);
  await page.evaluate(() => (window.mustGo = 2));
  await page.keyboard.type("x");
  await says(page, "This device is full: 2 earlier versions were removed to make room.");
  await says(page, /^Saved/);
  assert.deepEqual(await versions(page), ["other 1", `${id} 3`, `${id} 2`, `${id} 1`]);
  assert.equal((await storedDrafts(page))[0].text[0], "x");
});

visiting("the newest version of each draft stays, and a message reports what cannot be saved", async (visited) => {
  const { page, hands } = visited;
  const id = await open(visited);
  await keepVersions(page, id, 2, 0);
  await keepVersions(page, "other", 1, 10);
  await page.evaluate(() => (window.mustGo = 9));
  await page.keyboard.type("x");
  await says(page, "Not saved: download now (this device is full)");
  await says(page, "This device is full: 1 earlier version was removed to make room.");
  assert.deepEqual(await versions(page), [`${id} 1`, "other 1"]);
  assert.equal((await hands.download()).text[0], "x");
  await page.evaluate(() => (window.mustGo = 0));
  await says(page, /^Saved/);
});

visiting("an old version makes room for a new one", async (visited) => {
  const { page, hands } = visited;
  const id = await open(visited);
  await keepVersions(page, id, 2, 0);
  await page.evaluate(() => (window.mustGo = 1));
  await hands.openDialog();
  const file = { name: "other.md", mimeType: "text/markdown", buffer: Buffer.from("# Another text\n") };
  await page.getByRole("dialog").getByLabel("Issue file").setInputFiles(file);
  await says(page, "This device is full: 1 earlier version was removed to make room.");
  await until(async () => (await versions(page)).length === 2);
  const [kept, added] = await versions(page);
  assert.equal(kept, `${id} 1`);
  assert(added.includes("mine.example"));
});
