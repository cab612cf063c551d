// While a form is open, its fields show the problems of the entry, each with its fix.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { LOOKS, noViolation } from "./harness/axe.mjs";
import { endPauses, holdPauses } from "./harness/pauses.mjs";
import { until } from "./harness/until.mjs";

const LETTERS = "* [Ferrous Letters #12](https://letters.example/12)";
const TRACKED = "- [Ferrous Letters #13](https://letters.example/13?utm_source=letters&page=2)";
const WRONG = ISSUE.replace(LETTERS, `${LETTERS}\n${TRACKED}`);

const form = (page) => page.getByRole("form");
const box = (page, name) => form(page).getByRole("textbox", { name, exact: true });
/** The severity of each problem in the form. */
const severities = (page) => form(page).getByText(/^(error|warning|hint)$/);
const TRACKING = /tracking parameter `?utm_source/;

/** The description of a field, as a screen reader reads it. */
const described = (field) =>
  field.evaluate((it) =>
    it.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.textContent ?? "?").join(" ").trim(),
  );

/** Waits until the field's description contains these words or, with `not`, does not. */
async function saysSo(field, words, not = false) {
  await until(async () => words.test(await described(field)) !== not);
}

/** Opens the form of the entry with a tracked address. */
async function edit({ page, hands }) {
  await hands.openFile({ text: WRONG });
  await hands.goTo("Newsletters");
  await hands.press(hands.entries("Newsletters").filter({ hasText: "#13" }), /^Edit/);
  await box(page, "URL").waitFor();
}

visiting("a problem is shown at its field, its fix changes the field, and Cancel undoes all of it", async (visited) => {
  const { page, hands } = visited;
  await edit(visited);
  await saysSo(box(page, "URL"), TRACKING);
  assert.equal(await described(box(page, "Title")), "");
  // The bullet belongs to no field.
  await form(page).getByText("List item is marked with").waitFor();
  await box(page, "Title").fill("Letters, again");
  await form(page).getByRole("button", { name: /^Fix: .*utm_source/ }).press("Enter");
  await hands.focused(box(page, "URL"));
  assert.equal(await box(page, "URL").inputValue(), "https://letters.example/13?page=2");
  assert.equal(await box(page, "Title").inputValue(), "Letters, again", "what was typed stays");
  await saysSo(box(page, "URL"), TRACKING, true);
  await page.keyboard.press("Escape");
  assert.equal(await hands.source(), WRONG);
});

visiting("a fix in a form is part of the form's step", async (visited) => {
  const { page, hands } = visited;
  await edit(visited);
  await form(page).getByRole("button", { name: /^Fix: .*utm_source/ }).click();
  await hands.focused(box(page, "URL"));
  await box(page, "Title").fill("Other letters");
  await page.keyboard.press("Enter");
  assert.ok((await hands.source()).includes("- [Other letters](https://letters.example/13?page=2)"));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal(await hands.source(), WRONG);
});

visiting("a problem that no field can fix is fixed after the form is saved", async (visited) => {
  const { page, hands } = visited;
  await edit(visited);
  await box(page, "Title").fill("Other letters");
  await form(page).getByRole("button", { name: /^Save and fix: / }).click();
  await form(page).waitFor({ state: "detached" });
  assert.ok((await hands.source()).includes("* [Other letters](https://letters.example/13?utm"));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.ok((await hands.source()).includes("- [Other letters]"));
});

visiting("a new entry is checked when typing pauses, not within a word", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.section("Research").getByRole("button", { name: "Add link" }).click();
  await box(page, "Title").pressSequentially("A paper");
  await page.waitForTimeout(1_000);
  assert.equal(await severities(page).count(), 0, "nothing about fields to come");
  await holdPauses(page);
  await box(page, "URL").pressSequentially("https://paper.example/?utm_source=a");
  assert.equal(await severities(page).count(), 0, "not while typing");
  await endPauses(page);
  await saysSo(box(page, "URL"), TRACKING);
  assert.equal(await severities(page).count(), 1);
  await holdPauses(page);
  await box(page, "URL").press("End");
  await page.keyboard.type("&b=c");
  await saysSo(box(page, "URL"), TRACKING, true);
  await endPauses(page);
  await saysSo(box(page, "URL"), TRACKING);
  await form(page).getByRole("button", { name: /^Fix: / }).click();
  await hands.focused(box(page, "URL"));
  assert.equal(await box(page, "URL").inputValue(), "https://paper.example/?b=c");
  await page.keyboard.press("Enter");
  await hands.entries("Research").filter({ hasText: "A paper" }).waitFor();
  assert.ok((await hands.source()).includes("* [A paper](https://paper.example/?b=c)\n"));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal(await hands.source(), ISSUE);
});

visiting("a fix does not drop a half-typed date", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE.replace("https://nowhere.example/)", "https://nowhere.example/?utm_source=x)") });
  await hands.goTo("Virtual");
  await hands.press(hands.entries("Virtual").first(), /^Edit/);
  await saysSo(box(page, "Group URL"), TRACKING);
  await box(page, "Date").fill("2026-1");
  await saysSo(box(page, "Group URL"), TRACKING, true);
  await box(page, "Date").fill("2026-08-27");
  await saysSo(box(page, "Group URL"), TRACKING);
});

visiting("typing hides the problems of that field only, and moves nothing", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: WRONG.replace("[Ferrous Letters #13]", "[**Ferrous Letters #13]") });
  await hands.goTo("Newsletters");
  await hands.press(hands.entries("Newsletters").filter({ hasText: "#13" }), /^Edit/);
  const [title, url] = [box(page, "Title"), box(page, "URL")];
  await saysSo(url, TRACKING);
  await saysSo(title, /Bold has its stars at one end only/);
  const other = await form(page).getByText(/^(error|warning|hint)$/).first().elementHandle();
  const bullet = await form(page).getByText("List item is marked with").elementHandle();
  await holdPauses(page);
  await url.press("End");
  await page.keyboard.type("&b=c");
  await saysSo(url, TRACKING, true);
  await saysSo(title, /Bold has its stars at one end only/);
  await endPauses(page);
  await saysSo(url, TRACKING);
  // The problems are not built again although their line has changed; otherwise a screen reader would read them twice.
  for (const it of [other, bullet]) assert.ok(await it.evaluate((it) => it.isConnected), "it stays where it is");
});

visiting("a key stops a check in progress, and the next check is complete", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await hands.press(hands.entries("Newsletters").first(), /^Edit/);
  const url = box(page, "URL");
  await url.fill("https://letters.example/12?utm_source=a");
  await saysSo(url, TRACKING);
  await holdPauses(page);
  await url.fill("https://letters.example//12");
  await saysSo(url, TRACKING, true);
  await endPauses(page);
  await saysSo(url, /doubled slashes/);
  assert.doesNotMatch(await described(url), TRACKING);
});

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation: ${look}`,
    async (visited) => {
      const { page } = visited;
      await edit(visited);
      await saysSo(box(page, "URL"), TRACKING);
      await noViolation(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/form-${look}.png` });
    },
    { browser },
  );
}
