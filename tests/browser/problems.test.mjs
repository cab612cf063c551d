// Problems: found in the text, shown with a message, fixed with one key, and restored with another.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { LOOKS, noViolation } from "./harness/axe.mjs";
import { until } from "./harness/until.mjs";

const LETTERS = "* [Ferrous Letters #12](https://letters.example/12)";
const DASH = LETTERS.replace("*", "-");
const TRACKED = "* [Ferrous Letters #13](https://letters.example/13?utm_source=letters)";

/** The fixture with a wrong list marker and a tracked address. */
const WRONG = ISSUE.replace(LETTERS, `${DASH}\n${TRACKED}`);

/** The entry of that line, as the list names it. */
const DASHED = "Ferrous Letters #12";

const panel = (page) => page.getByRole("region", { name: "Problems", exact: true });
const findings = (page) => panel(page).getByRole("list").first().getByRole("listitem");
const finding = (page, text) => findings(page).filter({ hasText: text });

async function open({ page, hands }, text) {
  await hands.openFile({ text });
  await hands.show("Problems");
  await panel(page).getByText(/problems?:/i).waitFor();
}

visiting("each problem is listed under its section, and counted on its tab", async (visited) => {
  const { page, hands } = visited;
  await open(visited, WRONG);
  await finding(page, DASHED).first().waitFor();
  const count = await findings(page).count();
  assert.equal(await findings(page).getByRole("button", { name: "Go to", exact: true }).count(), count);
  await page.getByRole("tab", { name: `Problems ${count}`, exact: true }).waitFor();
  await panel(page).getByRole("heading", { name: "Newsletters" }).waitFor();
  const inOutline = hands.outline().getByRole("listitem").filter({ hasText: "Newsletters" });
  await inOutline.getByText(/problem|error|warning|hint/).first().waitFor();
});

visiting("Go to leads to the row, which says what is wrong", async (visited) => {
  const { page, hands } = visited;
  await open(visited, WRONG);
  await finding(page, DASHED).first().getByRole("button", { name: "Go to", exact: true }).click();
  const row = hands.entries("Newsletters").first();
  await hands.focused(row);
  assert.ok(await row.evaluate((it) => it === document.activeElement));
  const described = (it) => it.ariaDescription ?? document.getElementById(it.getAttribute("aria-describedby"))?.textContent;
  assert.match(await row.evaluate(described), /\S/);
});

visiting("Fix fixes one problem as one step, and Undo restores it", async (visited) => {
  const { page, hands } = visited;
  await open(visited, WRONG);
  const before = await findings(page).count();
  await finding(page, DASHED).getByRole("button", { name: "Fix", exact: true }).first().click();
  await until(async () => (await findings(page).count()) < before);
  assert.ok((await hands.source()).includes(LETTERS));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal(await hands.source(), WRONG);
});

visiting("Apply all safe fixes is one step", async (visited) => {
  const { page, hands } = visited;
  await open(visited, WRONG);
  await panel(page).getByRole("button", { name: "Apply all safe fixes", exact: true }).click();
  const fixed = await hands.source();
  assert.ok(fixed.includes(LETTERS) && !fixed.includes(DASH));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal(await hands.source(), WRONG);
});

visiting("typed text is checked when typing pauses", async (visited) => {
  const { page, hands } = visited;
  await open(visited, ISSUE);
  await hands.show("Source");
  const source = page.getByRole("textbox", { name: "Markdown source" });
  await source.fill(WRONG);
  await hands.show("Problems");
  await finding(page, DASHED).first().waitFor();
});

visiting("an ignored problem stays hidden, even after a reload, until its line changes", async (visited) => {
  const { page, hands } = visited;
  await open(visited, WRONG);
  const fix = finding(page, DASHED).filter({ has: page.getByRole("button", { name: "Fix", exact: true }) });
  const before = await fix.count();
  const all = await findings(page).count();
  await fix.first().getByRole("button", { name: "Ignore once", exact: true }).click();
  await until(async () => (await findings(page).count()) < all);
  assert.equal(await fix.count(), before - 1);
  await page.reload();
  await hands.show("Problems");
  await panel(page).getByRole("button", { name: "Show 1 ignored" }).waitFor();
  assert.equal(await fix.count(), before - 1);
  await hands.show("Source");
  const other = WRONG.replace(DASH, DASH.replace("example/12", "example/13"));
  await page.getByRole("textbox", { name: "Markdown source" }).fill(other);
  await hands.show("Problems");
  await until(async () => (await fix.count()) === before);
});

visiting("a link listed in an earlier issue is found", async (visited) => {
  const { page } = visited;
  await open(visited, ISSUE);
  const before = await findings(page).count();
  await panel(page)
    .getByLabel("Earlier issues…")
    .setInputFiles({ name: "2020-01-01-this-week-in-rust.md", mimeType: "text/markdown", buffer: Buffer.from(ISSUE) });
  await panel(page).getByText("compared with 1 earlier issue").waitFor();
  await until(async () => (await findings(page).count()) > before);
});

visiting("a rule explains itself", async (visited) => {
  const { page } = visited;
  await open(visited, WRONG);
  const first = finding(page, DASHED).first();
  await first.getByRole("button", { name: "Why?", exact: true }).click();
  await first.getByText("Every list in the newsletter uses").waitFor();
});

visiting("a checklist shows what is left, and goes there", async (visited) => {
  const { page, hands } = visited;
  await open(visited, WRONG);
  await panel(page).getByRole("button", { name: /^Checklist before publishing/ }).click();
  const list = panel(page).getByRole("list", { name: "Checklist before publishing" });
  await list.getByText("Crate of the week", { exact: true }).waitFor();
  await list.getByRole("button", { name: "Go to" }).first().click();
  await page.getByRole("textbox", { name: "Markdown source" }).waitFor();
  await hands.show("Problems");
  await panel(page).getByRole("button", { name: /^Checklist before submitting/ }).click();
  await panel(page).getByRole("list", { name: "Checklist before submitting" }).getByRole("listitem").first().waitFor();
});

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation with problems: ${look}`,
    async (visited) => {
      const { page } = visited;
      await open(visited, WRONG);
      await finding(page, DASHED).first().getByRole("button", { name: "Why?", exact: true }).click();
      await panel(page).getByRole("button", { name: /^Checklist before publishing/ }).click();
      await noViolation(page);
    },
    { browser },
  );
}
