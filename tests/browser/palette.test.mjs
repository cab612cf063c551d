// The palette runs commands, by keyboard alone.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

async function find(page, words) {
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Section, entry or action" });
  await box.fill(words);
  return page.getByRole("listbox", { name: "Results" });
}

async function choose(page, words) {
  const list = await find(page, words);
  await list.getByRole("option", { selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

visiting("the palette opens the form of a new event in Virtual, and of a new link in a section", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await choose(page, "add event virtual");
  await hands.focused(hands.section("Virtual").getByRole("form", { name: "New entry" }));
  await page.keyboard.press("Escape");
  await choose(page, "add link to research");
  await hands.focused(hands.section("Research").getByRole("form", { name: "New entry" }));
});

visiting("the palette moves the entry that was focused last", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await hands.entries("Newsletters").first().focus();
  await choose(page, "move to research");
  await hands.focused(hands.entries("Research").first());
  const letter = "* [Ferrous Letters #12](https://letters.example/12)\n";
  assert.equal((await hands.download()).text, ISSUE.replace(letter, "").replace("### Research\n", `### Research\n${letter}`));
  const targets = await find(page, "move to");
  assert.equal(await targets.getByRole("option", { name: /Virtual|Europe/ }).count(), 0, "a link is no event");
});

visiting("the palette trims past events, and offers redo only if there is something to redo", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05") });
  const list = await find(page, "redo");
  await page.getByText("No matches.").waitFor();
  assert.equal(await list.getByRole("option").count(), 0);
  await page.keyboard.press("Escape");
  await choose(page, "trim past events");
  assert.ok(!(await hands.download()).text.includes("Office hours"));
  await choose(page, "undo");
  assert.ok((await hands.download()).text.includes("Office hours"));
  await choose(page, "redo");
  assert.ok(!(await hands.download()).text.includes("Office hours"));
});

visiting("links cannot be moved in bulk among events", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await hands.entries("Newsletters").first().focus();
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected entries" });
  const options = await bar.getByRole("combobox", { name: "Move to" }).locator("option").allTextContents();
  assert(options.includes("Research") && !options.some((it) => /Virtual|Europe|RFC/.test(it)), String(options));
  await hands.entries("Virtual").first().focus();
  await page.keyboard.press("x");
  await bar.getByText("2 entries selected").waitFor();
  assert.equal(await bar.getByRole("combobox").count(), 0, "no section takes a link and an event");
});

visiting("the palette finds actions by other words too", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05") });
  const found = { "remove past": "Trim past events", expired: "Trim past events", checklist: "Show problems", "next issue": "New issue…" };
  for (const [words, name] of Object.entries(found)) {
    const list = await find(page, words);
    await list.getByRole("option", { name }).first().waitFor();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
  }
});
