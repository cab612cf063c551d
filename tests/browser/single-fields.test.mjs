// The issue's single fields: each in its section, written while typing, one step of the history, without loss.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

/** Fills fields by their labels, without saving. */
async function type(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    await form.getByRole("textbox", { name, exact: true }).fill(value);
  }
}

/** Opens the form of a field by its card's button. */
async function open(hands, section, card) {
  await hands.goTo(section);
  await hands.section(section).getByRole("button", { name: new RegExp(`: ${card}$`) }).click();
  return hands.section(section).getByRole("form", { name: card });
}

const save = (form) => form.getByRole("button", { name: "Save" }).click();

visiting("the crate of the week is written as it is typed, and is one step", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  const form = await open(hands, "Crate of the Week", "Crate of the week");
  await type(form, { Name: "samovar", URL: "https://samovar.example/" });
  assert.ok((await hands.source()).includes("This week's crate is [samovar](https://samovar.example/), a server"));
  await type(form, { "Suggested by": "Bo", "Suggestion URL": "https://forum.example/t/419" });
  await form.getByRole("checkbox", { name: "their own suggestion" }).check();
  await save(form);
  const { text } = await hands.download();
  assert.equal(
    text,
    ISSUE.replace("[teapot](https://teapot.example/)", "[samovar](https://samovar.example/)").replace(
      "Thanks to [Ada Example](https://forum.example/t/418) for the suggestion!",
      "Thanks to [Bo](https://forum.example/t/419) for the self-suggestion!",
    ),
  );
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("a message names a value that cannot be written yet, and the text keeps the last valid value", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  const form = await open(hands, "Crate of the Week", "Crate of the week");
  await type(form, { Name: "tea [pot" });
  await form.getByText(/Expected one line in which every \[ has its \]/).waitFor();
  assert.equal(await hands.source(), ISSUE);
  await type(form, { Name: "" });
  await save(form);
  await form.getByText("Name is missing.").waitFor();
});

visiting("the quote of the week, and Escape undoes it", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  let form = await open(hands, "Quote of the Week", "Quote of the week");
  await type(form, { Quote: "One.\n\nTwo. 💛", Who: "Bo", Where: "r/rust", URL: "https://quote.example/2" });
  assert.ok((await hands.source()).endsWith("> One.\n>\n> Two. 💛\n\n– [Bo on r/rust](https://quote.example/2)\n"));
  await form.getByRole("textbox", { name: "Who" }).press("Escape");
  await form.waitFor({ state: "detached" });
  assert.equal(await hands.source(), ISSUE);
  form = await open(hands, "Quote of the Week", "Quote of the week");
  await form.getByRole("checkbox", { name: "in free text" }).check();
  await type(form, { "Free text": "No quote this week." });
  await save(form);
  assert.ok((await hands.download()).text.endsWith("# Quote of the Week\n\nNo quote this week.\n"));
});

visiting("a report's headings are demoted where they would end the section", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  const form = await open(hands, "Rust Compiler Performance Triage", "Performance triage");
  await type(form, { Report: "# Triage\n\nBusy.\n\n## Regressions" });
  await form.getByText(/lowers its headings/).waitFor();
  await save(form);
  const { text } = await hands.download();
  assert.equal(text, ISSUE.replace("A calm week.", "#### Triage\n\nBusy.\n\n##### Regressions"));
});

visiting("changing the date also changes number, title and window", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.show("Forms");
  await page.getByRole("button", { name: "Edit: Date and number" }).click();
  const form = page.getByRole("form", { name: "Date and number" });
  await type(form, { "Issue date": "2026-09-09" });
  assert.equal(await form.getByRole("textbox", { name: "Issue number" }).inputValue(), "668");
  await page.keyboard.press("Enter");
  const { name, text } = await hands.download();
  assert.equal(name, "2026-09-09-this-week-in-rust.md");
  assert.equal(
    text,
    ISSUE.replaceAll("667", "668").replace("Date: 2026-09-02", "Date: 2026-09-09").replace(
      "between 2026-09-02 - 2026-09-30",
      "between 2026-09-09 - 2026-10-07",
    ),
  );
});

visiting("a card is filled in by keyboard alone", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Crate of the Week");
  // From the section's heading: its actions, then the card's button.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("kettle");
  await page.keyboard.press("Enter");
  await hands.focused(page.getByRole("button", { name: "Edit: Crate of the week" }));
  const focused = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(focused, "Edit: Crate of the week");
  assert.equal((await hands.download()).text, ISSUE.replace("[teapot]", "[kettle]"));
});
