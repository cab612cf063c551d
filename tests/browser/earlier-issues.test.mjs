// Earlier issues, whose links are compared with the draft's: chosen once, stored on this device, and restored after a
// reload.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ISSUE, visiting } from "./harness.mjs";
import { changeIssues, leaveOldDatabase, refuseIssues, storedIssues, storedVersions } from "./harness/storage.mjs";
import { says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

/** A file with an earlier issue, which by default lists what ours lists. */
const file = (day, text = ISSUE) => ({
  name: `${day}-this-week-in-rust.md`,
  mimeType: "text/markdown",
  buffer: Buffer.from(text),
});

const panel = (page) => page.getByRole("region", { name: "Problems", exact: true });
const listedBefore = (page) => panel(page).getByText(/Address was listed in|^\d+ links of earlier issues/);
const saysOf = (page, words) => panel(page).getByText(words).waitFor();
const choose = (page, ...files) => panel(page).getByLabel("Earlier issues…").setInputFiles(files);

async function open({ page, hands }, text = ISSUE) {
  await hands.openFile({ text });
  await problems(page, hands);
}

async function problems(page, hands) {
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  await hands.show("Problems");
  await panel(page).getByText(/problems?:/i).waitFor();
}

/** Waits until the device has stored `count` issues. */
async function kept(page, count) {
  await until(async () => (await storedIssues(page)).length === count);
  return storedIssues(page);
}

const FROM_TO = "Links are compared with 2 earlier issues, from 1 January 2020 to 8 January 2020, kept on this device.";

visiting("earlier issues survive a reload, work offline, and can be removed", async (visited) => {
  const { page, context, hands } = visited;
  await open(visited);
  assert.equal(await listedBefore(page).count(), 0);
  await choose(page, file("2020-01-08"), file("2020-01-01"), { ...file("2020-01-02"), name: "notes.md" });
  await saysOf(page, FROM_TO);
  const count = await listedBefore(page).count();
  assert.ok(count > 0);
  const records = await kept(page, 2);
  assert.deepEqual(records.map((it) => it.file.slice(0, 10)), ["2020-01-01", "2020-01-08"]);
  assert.ok(records.every((it) => it.links.length < ISSUE.length), "links alone are kept");
  await page.evaluate(() => navigator.serviceWorker?.ready);
  await context.setOffline(true);
  await page.reload();
  await problems(page, hands);
  await saysOf(page, FROM_TO);
  assert.equal(await listedBefore(page).count(), count);
  await panel(page).getByRole("button", { name: "Forget them" }).press("Enter");
  await hands.focused(panel(page).getByLabel("Earlier issues…"));
  await says(page, "Removed the earlier issues.");
  assert.equal(await listedBefore(page).count(), 0);
  await page.reload();
  await problems(page, hands);
  await saysOf(page, "To find links that were listed before");
  assert.equal(await listedBefore(page).count(), 0);
});

visiting("more are added, and a newer copy replaces an older one", async (visited) => {
  const { page, hands } = visited;
  await open(visited);
  await choose(page, file("2020-01-01"));
  await listedBefore(page).first().waitFor();
  await choose(page, file("2020-01-01", "## Updates from Rust Community\n"));
  await listedBefore(page).first().waitFor({ state: "detached" });
  await choose(page, file("2020-01-08", "## Updates from Rust Community\n"));
  await saysOf(page, FROM_TO);
  await kept(page, 2);
  await page.reload();
  await problems(page, hands);
  await saysOf(page, FROM_TO);
  assert.equal(await listedBefore(page).count(), 0);
});

visiting("all files of a folder are added at once", async (visited) => {
  const { page } = visited;
  const folder = await mkdtemp(join(tmpdir(), "galley-"));
  for (const { name, buffer } of [file("2020-01-01"), file("2020-01-08"), { ...file("x"), name: "README.md" }]) {
    await writeFile(join(folder, name), buffer);
  }
  await open(visited);
  await panel(page).getByLabel("Choose folder…").setInputFiles(folder);
  await saysOf(page, FROM_TO);
  await rm(folder, { recursive: true });
});

visiting("what can no longer be read is deleted, and a message reports that", async (visited) => {
  const { page, hands } = visited;
  await open(visited);
  await choose(page, file("2020-01-01"));
  const [{ links }] = await kept(page, 1);
  for (const damaged of [links.slice(0, -9), links.replace("issue 1", "issue 0"), { 1: 2 }]) {
    await changeIssues(page, { links: damaged });
    await page.reload();
    await says(page, "The stored links of “2020-01-01-this-week-in-rust.md” could not be read and were deleted.");
    assert.deepEqual(await kept(page, 0), []);
    await problems(page, hands);
    await choose(page, file("2020-01-01"));
    await kept(page, 1);
  }
});

for (const [reason, fault] of Object.entries({
  "this device is full": refuseIssues,
  "the browser stores nothing here, as in a private window": (page) =>
    page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("refused", "SecurityError");
      };
    }),
})) {
  visiting(`${reason}: earlier issues are compared all the same`, async (visited) => {
    const { page, hands } = visited;
    await fault(page);
    await page.reload();
    await open(visited);
    await choose(page, file("2020-01-01"));
    await saysOf(page, `here for this visit only. This device could not keep them: ${reason}.`);
    await listedBefore(page).first().waitFor();
    if (!reason.includes("room")) return;
    await page.evaluate(() => (window.hasRoom = true));
    await choose(page, file("2020-01-08"));
    await saysOf(page, FROM_TO);
    await kept(page, 2);
    await page.reload();
    await problems(page, hands);
    await saysOf(page, FROM_TO);
  });
}

visiting("a draft and its earlier version stay when version 2 of the database is upgraded", async (visited) => {
  const { page, hands } = visited;
  await leaveOldDatabase(page, 2, ISSUE);
  await page.reload();
  await problems(page, hands);
  assert.equal((await hands.download()).text, `${ISSUE}\nold\n`);
  assert.deepEqual((await storedVersions(page)).map((it) => it.text), ["older"]);
  await choose(page, file("2020-01-01"));
  await kept(page, 1);
  await listedBefore(page).first().waitFor();
});
