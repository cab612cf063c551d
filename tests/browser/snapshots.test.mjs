// Earlier versions of a draft: stored before a change of many entries, compared, and restored by one step.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { noViolation } from "./harness/axe.mjs";
import { addVersions, changeVersions, kept, leaveOldDatabase, refuseVersions, storedDrafts, storedVersions } from "./harness/storage.mjs";
import { says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const DRAFT = ISSUE.replace("### Research\n", "$&* [Mine](https://mine.example/)\n");
const dialog = (page) => page.getByRole("dialog", { name: "Earlier versions" });

async function draft(hands) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  await says(hands.page, /^Saved/);
}

async function act(page, text) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Section, entry or action" }).fill(text);
  await page.keyboard.press("Enter");
}

/** Adds `count` copies of the first version. */
async function copyFirst(page, count) {
  const [{ id, ...first }] = await storedVersions(page);
  await addVersions(page, Array.from({ length: count }, () => first));
}

/** Waits until there are `count` versions. */
async function counted(page, count) {
  await until(async () => (await storedVersions(page)).length === count);
}

visiting("a version from before a change of many entries is restored in one step", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, "# Another text\n");
  await says(page, "Opened other.md.");
  await counted(page, 1);
  await hands.openDialog();
  await page.getByRole("dialog").getByRole("button", { name: "draft.md", exact: true }).click();
  await hands.outline().getByRole("link", { name: "Research" }).waitFor({ state: "attached" });
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, ISSUE);

  await act(page, "earlier versions");
  const row = dialog(page).getByRole("button", { name: /before: another text was opened: 1 line differs/ });
  await dialog(page).getByText("The original text").waitFor();
  await row.focus();
  await page.keyboard.press("Enter");
  const list = dialog(page).getByRole("list", { name: "What going back would change" });
  await list.getByRole("listitem").filter({ hasText: "Added: * [Mine]" }).waitFor();
  await noViolation(page);
  assert.equal((await storedVersions(page)).length, 1);

  await dialog(page).getByRole("button", { name: "Go back to this version" }).click();
  await says(page, "Went back to");
  assert.equal((await hands.download()).text, DRAFT);
  await page.getByTitle(/^Undo go back to/).click();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("versions show their age, and are deleted with their draft", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, "# Another text\n");
  await says(page, "Opened other.md.");
  await counted(page, 1);
  // Deleted and restored: its versions are still there.
  await hands.openDialog();
  const open = page.getByRole("dialog");
  await open.getByRole("button", { name: "Delete draft.md" }).first().click();
  await open.getByRole("button", { name: "Undo delete" }).click();
  await open.getByRole("button", { name: "Delete draft.md" }).first().waitFor();
  assert.equal((await storedVersions(page)).length, 1);
  await open.getByRole("button", { name: "Delete draft.md" }).first().click();
  await open.getByRole("button", { name: "Undo delete" }).waitFor();
  await changeVersions(page, { at: Date.now() - 120_000 });
  await open.getByRole("button", { name: "Close" }).click();
  await counted(page, 0);
});

visiting("a device that cannot store earlier versions still stores the draft", async ({ page, hands }) => {
  await refuseVersions(page);
  await page.reload();
  await draft(hands);
  await give(hands, "# Another text\n");
  await says(page, "Earlier versions cannot be kept on this device.");
  await says(page, /^Saved/);
  assert.equal((await storedDrafts(page)).length, 2);
});

visiting("drafts survive the upgrade of the database from version 1", async ({ page, hands }) => {
  await leaveOldDatabase(page, 1, ISSUE);
  await page.reload();
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  assert.equal((await hands.download()).text, `${ISSUE}\nold\n`);
  assert.deepEqual(await storedVersions(page), []);
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
  const [{ reason, text }] = await storedVersions(page);
  assert.deepEqual([reason, text], ["", `${DRAFT}\nmore\n`]);
  await copyFirst(page, 60);
  await page.evaluate((later) => {
    const now = Date.now;
    Date.now = () => now() + later;
  }, later);
  await source.fill(`${DRAFT}\nmost\n`);
  await counted(page, 60);
  assert.equal((await storedVersions(page)).at(-1).text, `${DRAFT}\nmost\n`);
});

async function give(hands, text) {
  await hands.openDialog();
  const file = { name: "other.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
  await hands.page.getByRole("dialog").getByLabel("Issue file").setInputFiles(file);
}
