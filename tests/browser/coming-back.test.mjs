// Opening a file whose issue already has a draft: nothing is applied without asking.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ISSUE, visiting } from "./harness.mjs";
import { noViolation } from "./harness/axe.mjs";
import { says } from "./harness/tabs.mjs";

const NAME = "You already have a draft of this issue";
const MINE = "* [Mine](https://mine.example/)\n";
const THEIRS = "* [Theirs](https://theirs.example/)\n";
const RESEARCH = "### Research\n";

/** Somebody else added a link to Research, and changed the sentence on jobs. */
const FILE = ISSUE.replace(RESEARCH, RESEARCH + THEIRS).replace("Nobody is hiring", "Somebody is hiring");
const DRAFT = ISSUE.replace(RESEARCH, RESEARCH + MINE);
const MERGED = FILE.replace(RESEARCH, RESEARCH + MINE);

const dialog = (page) => page.getByRole("dialog", { name: NAME });

/** Chooses a file in the Open dialog; the test continues from there. */
async function give(hands, text, name = "draft.md") {
  await hands.openDialog();
  const file = { name, mimeType: "text/markdown", buffer: Buffer.from(text) };
  await hands.page.getByRole("dialog").getByLabel("Issue file").setInputFiles(file);
}

/** Opens the issue and adds a link. */
async function draft(hands) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
}

const saved = (page) => says(page, /^Saved/);

visiting("Escape leaves everything as it was", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, FILE);
  await dialog(page).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  assert.equal((await hands.download()).text, DRAFT);
});

visiting("each choice shows the differences, works by keyboard, and has no violation", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, FILE);
  const way = dialog(page).getByRole("region", { name: "Merge both" });
  await way.getByText("No line was changed on both sides.").waitFor();
  const unfold = dialog(page).getByRole("button", { name: /differs?$/ });
  assert.equal(await unfold.count(), 3);
  for (let at = 0; at < 3; at++) {
    await unfold.nth(at).focus();
    await page.keyboard.press("Enter");
  }
  const list = way.getByRole("list", { name: "The draft after the merge" });
  await list.getByRole("listitem").filter({ hasText: "Added: * [Theirs]" }).waitFor();
  await list.getByRole("listitem").filter({ hasText: "Removed: Nobody is hiring" }).waitFor();
  await noViolation(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await noViolation(page);
});

visiting("the merge is one step, and the patch is against the file", async ({ page, hands }) => {
  await draft(hands);
  await give(hands, FILE);
  await dialog(page).getByRole("button", { name: "Merge both" }).focus();
  await page.keyboard.press("Enter");
  await says(page, "Merged the draft and the file.");
  assert.equal((await hands.download()).text, MERGED);
  const changes = [`+${MINE.trim()}`];
  assert.deepEqual(await patched(page), changes);
  // Without the merge, the patch is against the original text, so it reverts none of the file's changes.
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, DRAFT);
  assert.deepEqual(await patched(page), changes);
  await page.getByRole("banner").getByRole("button", { name: /^Redo/ }).click();
  assert.deepEqual(await patched(page), changes);
  await page.reload();
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  assert.equal((await hands.download()).text, MERGED);
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, DRAFT);
});

/** The lines that the patch removes or adds. */
async function patched(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Section, entry or action" }).fill("download patch");
  const arriving = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const patch = readFileSync(await (await arriving).path(), "utf8");
  return patch.split("\n").filter((line) => /^[-+][^-+]/.test(line));
}

visiting("lines that both sides changed are listed for review", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  const typed = ISSUE.replace("A calm week.", "A wild week.");
  await hands.show("Source");
  await page.getByRole("textbox", { name: "Markdown source" }).fill(typed);
  await give(hands, ISSUE.replace("A calm week.", "A long week."));
  await dialog(page).getByText("at one place").waitFor();
  await dialog(page).getByRole("button", { name: "Merge both" }).click();
  const list = page.getByRole("region", { name: "1 conflict to review" });
  await list.getByRole("button", { name: "Go to A wild week." }).click();
  const caret = await page.getByRole("textbox", { name: "Markdown source" }).evaluate((it) => it.selectionStart);
  const merged = ISSUE.replace("A calm week.", "A wild week.\nA long week.");
  assert.equal(await hands.source(), merged);
  assert.equal(caret, merged.indexOf("A wild week."));
  await noViolation(page);
  await list.getByRole("button", { name: "Done", exact: true }).click();
  await list.waitFor({ state: "detached" });
});

visiting("a draft in the list is merged or continued", async ({ page, hands }) => {
  await draft(hands);
  await saved(page);
  await hands.openText("# Another text\n");
  await says(page, "Opened pasted text.");
  await give(hands, DRAFT);
  await says(page, "Same as your saved draft.");
  await page.getByTitle(/^Undo add link/).waitFor();
  await hands.openText("# Another text\n");
  await says(page, "Opened pasted text.");
  await give(hands, FILE);
  await dialog(page).getByRole("button", { name: "Merge both" }).click();
  await says(page, "Merged the draft and the file.");
  assert.equal((await hands.download()).text, MERGED);
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await page.getByTitle(/^Undo add link/).click();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("taking the file keeps the draft in the list", async ({ page, hands }) => {
  await draft(hands);
  await saved(page);
  await give(hands, FILE, "theirs.md");
  await dialog(page).getByRole("button", { name: "Take the file" }).click();
  await says(page, "Opened the file.");
  assert.equal((await hands.download()).text, FILE);
  await give(hands, FILE, "theirs.md");
  await says(page, "Same as your saved draft.");
  await give(hands, `${FILE}\n`, "theirs.md");
  await dialog(page).getByRole("button", { name: "Continue with the draft" }).click();
  await says(page, "Kept the draft; ignored the file.");
  assert.equal((await hands.download()).text, DRAFT);
});

visiting("opening the file that a draft began from asks first; another issue opens at once", async ({ page, hands }) => {
  await draft(hands);
  await saved(page);
  await give(hands, ISSUE, "again.md");
  await dialog(page).getByRole("button", { name: "Continue with the draft" }).click();
  assert.equal((await hands.download()).text, DRAFT);
  await give(hands, FILE.replace("Date: 2026-09-02", "Date: 2026-09-09"), "next.md");
  await says(page, "Opened next.md.");
});
