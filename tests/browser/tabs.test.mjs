// Two tabs on one draft: one writes, the other follows it and can take over.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { storedDrafts } from "./harness/storage.mjs";
import { anotherTab, banner, says, takeOver } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

/** A tab that writes the issue, and one that follows it. */
async function pair(visited) {
  await visited.hands.openFile({ text: ISSUE });
  await says(visited.page, /^Saved/);
  const other = await anotherTab(visited);
  await banner(other.page).waitFor();
  return other;
}

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

visiting("a second tab follows what the first one writes, and changes nothing", async (visited) => {
  const { page, hands } = visited;
  const other = await pair(visited);

  await hands.show("Source");
  await other.hands.show("Source");
  await area(page).press("Control+Home");
  await page.keyboard.type("First ");
  await until(async () => (await area(other.page).inputValue()).startsWith("First "));
  assert.equal(await banner(page).isVisible(), false);

  await area(other.page).press("Control+Home");
  await other.page.keyboard.type("Second ");
  await other.page.keyboard.press("Control+z");
  await other.hands.goTo("Research");
  await other.page.keyboard.press("a");
  assert.equal(await other.hands.source(), "First " + ISSUE);
  assert.equal(await other.hands.section("Research").getByRole("button", { name: "Add link" }).isVisible(), false);
});

visiting("while another tab writes, every change is refused with a message", async (visited) => {
  const { page, hands } = await pair(visited);
  const refused = /this draft is being edited in another tab/;
  await hands.goTo("Rust Walkthroughs");
  const row = hands.entries("Rust Walkthroughs").first();
  for (const key of ["Enter", "Delete", "Alt+ArrowDown"]) {
    await row.focus();
    await page.keyboard.press(key);
    await says(page, refused);
    await hands.export("Copy Markdown");
    await says(page, "Copied the whole issue.");
  }
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click({ force: true });
  await says(page, refused);
  assert.equal((await hands.download()).text, ISSUE);
  await (await hands.preview()).getByRole("heading").first().waitFor();
});

visiting("taking over keeps everything that was written, and the former writer follows", async (visited) => {
  const { page, hands } = visited;
  const other = await pair(visited);
  await hands.show("Source");
  await area(page).press("Control+Home");
  await page.keyboard.type("Last key");
  await takeOver(other.page).click();
  await banner(other.page).waitFor({ state: "hidden" });
  await says(other.page, "This tab edits the draft now.");
  await banner(page).waitFor();
  assert.equal(await other.hands.source(), "Last key" + ISSUE);

  await other.hands.show("Source");
  await area(other.page).press("Control+Home");
  await other.page.keyboard.type("And more. ");
  await until(async () => (await area(page).inputValue()).startsWith("And more. Last key"));
  await other.page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await other.page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal(await other.hands.source(), ISSUE, "the history came along");
  assert.equal((await storedDrafts(page)).length, 1);
});

visiting("when the writing tab closes, the following tab writes, and reports that", async (visited) => {
  const other = await pair(visited);
  await visited.page.close();
  await says(other.page, "This tab edits the draft now.");
  await banner(other.page).waitFor({ state: "hidden" });
  await other.hands.goTo("Research");
  await other.hands.addLink("Research", { title: "Borrowing, proved", url: "https://papers.example/borrowing" });
});

visiting("the writing tab still writes after a reload", async (visited) => {
  const other = await pair(visited);
  await visited.page.reload();
  await visited.hands.outline().getByRole("link").first().waitFor();
  await banner(other.page).waitFor();
  await until(async () => !(await banner(visited.page).isVisible()) && (await banner(other.page).isVisible()));
});

visiting("a copy of the writing tab follows it", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  const opening = visited.context.waitForEvent("page");
  // A window opened by the page starts with a copy of the page's session.
  await page.evaluate(() => window.open(location.href));
  const copy = await opening;
  await banner(copy).waitFor();
  assert.equal(await banner(page).isVisible(), false);
});

visiting("the content of an unfinished form is shown when another tab takes over", async (visited) => {
  const { page, hands } = visited;
  const other = await pair(visited);
  await hands.goTo("Europe");
  await hands.section("Europe").getByRole("button", { name: "Add event" }).click();
  await hands.section("Europe").getByRole("textbox", { name: "Date", exact: true }).fill("2026-09-");
  await hands.section("Europe").getByLabel("City", { exact: true }).fill("Ghent");
  await takeOver(other.page).click();
  await banner(page).waitFor();
  await page.getByText("the form was not finished: Date: 2026-09-, City: Ghent").waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await page.getByText("the form was not finished").count(), 0);
});

visiting("a writing tab that does not answer loses the draft, and keeps its text as a separate draft", async (visited) => {
  const { page, hands } = visited;
  const other = await pair(visited);
  await hands.show("Source");
  await area(page).press("Control+Home");
  // The dialog stops the page right after the key press, until it is closed.
  const opening = page.waitForEvent("dialog");
  const stuck = page.evaluate(() => {
    document.execCommand("insertText", false, "Unsaved ");
    alert("still");
  });
  const dialog = await opening;
  await takeOver(other.page).click();
  await says(other.page, "This tab edits the draft now.");
  await other.hands.show("Source");
  await area(other.page).press("Control+Home");
  await other.page.keyboard.type("Taken ");
  await dialog.accept();
  await stuck;
  await says(page, /Another tab changed this draft/);
  await says(page, /^Saved/);
  await until(async () => (await storedDrafts(page)).length === 2);
  const texts = (await storedDrafts(page)).map((it) => it.text).sort();
  assert.deepEqual(texts, ["Taken " + ISSUE, "Unsaved " + ISSUE]);
});
