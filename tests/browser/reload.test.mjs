// The page is reloaded right after a change: what a form saved a moment before is still there, and can still be undone.
//
// COUNT=50 node --test tests/browser/reload.test.mjs     does it fifty times.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { leaveBrokenNote, leaveNote, notes, storedDrafts } from "./harness/storage.mjs";
import { mayWrite, says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const COUNT = Number(process.env.COUNT ?? 4);
assert(COUNT > 0, "COUNT is how often");

/** How long after the click the page is reloaded, in milliseconds: from 20 to 100. */
const moment = (run) => 20 + ((run * 17) % 81);

const link = (run) => ({ title: `Run ${run}`, url: `https://run.example/${run}` });

/** Clicks, and reloads the page after this many milliseconds, by the page's own clock. */
async function clickAndReload(page, button, milliseconds) {
  const loaded = page.waitForEvent("load");
  await button.evaluate((button, milliseconds) => {
    button.click();
    setTimeout(() => location.reload(), milliseconds);
  }, milliseconds);
  await loaded;
}

async function isBack({ page, hands }) {
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  await mayWrite(page);
}

visiting("a form saved right before a reload is kept", async (visited, t) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  const lost = [];
  for (let run = 0; run < COUNT; run++) {
    const section = hands.section("Research");
    await section.getByRole("button", { name: "Add link" }).click();
    const { title, url } = link(run);
    await section.getByRole("textbox", { name: "Title", exact: true }).fill(title);
    await section.getByRole("textbox", { name: "URL", exact: true }).fill(url);
    await clickAndReload(page, section.getByRole("button", { name: "Save", exact: true }), moment(run));
    await isBack(visited);
    if (!(await hands.download()).text.includes(`* [${title}](${url})\n`)) lost.push(moment(run));
  }
  t.diagnostic(`lost: ${lost.length} of ${COUNT}`);
  assert.deepEqual(lost, [], "lost, by how many milliseconds before the reload they were saved");
  assert.equal((await storedDrafts(page)).length, 1);
  for (let run = COUNT - 1; run >= 0; run--) await page.getByTitle(/^Undo add link/).click();
  assert.equal((await hands.download()).text, ISSUE);
}, { timeout: 180_000 + COUNT * 4_000 });

visiting("a key typed right before a reload is kept", async (visited, t) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  let typed = "";
  for (let run = 0; run < COUNT; run++) {
    await hands.show("Source");
    await page.getByRole("textbox", { name: "Markdown source" }).press("Control+Home");
    await page.keyboard.type("ab");
    typed += "ab";
    const loaded = page.waitForEvent("load");
    await page.evaluate((milliseconds) => void setTimeout(() => location.reload(), milliseconds), run % 3);
    await loaded;
    await isBack(visited);
    assert.equal((await hands.download()).text, typed + ISSUE, `run ${run}`);
  }
  assert.equal((await storedDrafts(page)).length, 1);
}, { timeout: 180_000 + COUNT * 4_000 });

visiting("text that a page left unsaved is restored, as a separate draft if another tab saved first", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  const [{ id, revision, ...rest }] = await storedDrafts(page);
  const { name, base, history } = rest;
  const note = { id, name, base, history, updated: Date.now(), page: "another visit" };
  await leaveNote(page, { ...note, revision, text: "Left " + ISSUE });
  await page.reload();
  await isBack(visited);
  assert.equal((await hands.download()).text, "Left " + ISSUE);
  assert.equal((await storedDrafts(page)).length, 1);

  await leaveNote(page, { ...note, revision: revision - 1, text: "Late " + ISSUE, page: "a third visit" });
  await leaveBrokenNote(page, "of nobody");
  await page.reload();
  await isBack(visited);
  assert.equal((await hands.download()).text, "Left " + ISSUE);
  await until(async () => (await storedDrafts(page)).length === 2);
  const texts = (await storedDrafts(page)).map((it) => it.text).sort();
  assert.deepEqual(texts, ["Late " + ISSUE, "Left " + ISSUE]);
  assert.deepEqual(await notes(page), ["of nobody"]);
});
