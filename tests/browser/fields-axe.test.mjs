// axe-core finds no violation in any form of a field, dialog or bar: in light mode, in dark mode, and on a phone.

import { ISSUE, visiting } from "./harness.mjs";
import { LOOKS, noViolation } from "./harness/axe.mjs";

const CARDS = {
  "Crate of the Week": "Crate of the week",
  "Updates from the Rust Project": "Merged pull requests",
  "Rust Compiler Performance Triage": "Performance triage",
  "Quote of the Week": "Quote of the week",
};

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation in the forms of the week: ${look}`,
    async ({ page, hands }) => {
      await hands.openFile({ text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05") });
      for (const [section, card] of Object.entries(CARDS)) {
        await hands.goTo(section);
        await hands.section(section).getByRole("button", { name: new RegExp(`: ${card}$`) }).click();
        await noViolation(page, card);
        await page.keyboard.press("Escape");
      }
      await page.getByRole("button", { name: "Edit: Date and number" }).click();
      await noViolation(page, "date and number");
      await page.keyboard.press("Escape");

      await hands.goTo("Tracking Issues & PRs");
      await page.getByRole("button", { name: "Actions: Tracking Issues & PRs", exact: true }).click();
      await hands.section("Tracking Issues & PRs").getByRole("button", { name: "Add group" }).click();
      await noViolation(page, "actions and a group");
      await page.keyboard.press("Escape");

      await hands.entries("Newsletters").first().focus();
      await page.keyboard.press("Space");
      await noViolation(page, "an entry selected");

      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Section, entry or action" }).fill("add section");
      await noViolation(page, "palette");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await noViolation(page, "add section");
      await page.keyboard.press("Escape");

      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Section, entry or action" }).fill("trim");
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText("past event").first().waitFor();
      await noViolation(page, "what was trimmed");
      await page.evaluate(() => navigator.clipboard.writeText("* [a](https://a.example/)\n* [audio] [b](https://b.example/)"));
      await hands.goTo("Research");
      await hands.section("Research").getByRole("button", { name: "Paste links" }).click();
      await page.getByRole("button", { name: "Add 2 links" }).waitFor();
      await noViolation(page, "pasted links");
    },
    { browser },
  );
}
