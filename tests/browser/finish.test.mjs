// Finish: goes through what is left to do, and handles equal problems together.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";

const panel = (page) => page.getByRole("region", { name: "Problems", exact: true });
const finish = (page) => page.getByRole("region", { name: "Finish", exact: true });

const past = (day, name) =>
  `* 2026-08-${day} | Görlitz, DE | [Rust Görlitz](https://goerlitz.example/)\n    * [**${name}**](https://goerlitz.example/p${day})\n`;
const PAST = [past("04", "One"), past("11", "Two"), past("18", "Three")].join("");
const TEXT = ISSUE.replace("### Europe\n", `$&${PAST}`);

async function open({ page, hands }, text) {
  await hands.openFile({ text });
  await hands.show("Problems");
  await panel(page).getByText(/problems?:/i).waitFor();
}

visiting("past events are one row, one press removes them, and Undo restores them", async (visited) => {
  const { page, hands } = visited;
  await open(visited, TEXT);
  const row = panel(page).getByRole("listitem").filter({ hasText: "3 past events" });
  await row.getByRole("button", { name: "Show all 3" }).click();
  await row.getByText("2026-08-11 · Two").waitFor();
  assert.equal(await row.getByText("[**Two**]").count(), 0, "an entry is named, not shown as Markdown");
  await row.getByRole("button", { name: "Remove all" }).click();
  await page.getByText("Removed 3 past events").first().waitFor();
  await until(async () => (await row.count()) === 0);
  assert.equal(await hands.source(), ISSUE);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  assert.equal(await hands.source(), TEXT);
});

visiting("Next goes through what is left to do, with the form of each open and the preview next to it", async (visited) => {
  const { page } = visited;
  const text = ISSUE.replace("A calm week.\n", "").replace(/^This week's crate is .*$/m, "").replace(/^Thanks to .*$/m, "");
  await open(visited, text);
  await finish(page).getByText(/^\d+ things left before publishing$/).waitFor();
  const seen = [];
  for (let turn = 0; turn < 12 && !seen.includes("Performance triage"); turn++) {
    await finish(page).getByRole("button", { name: "Next" }).click();
    await page.waitForTimeout(300);
    const form = page.getByRole("form");
    if (await form.count()) seen.push(await form.getAttribute("aria-label"));
  }
  assert.ok(seen.includes("Crate of the week"), `${seen}`);
  assert.ok(seen.includes("Performance triage"), `${seen}`);
  await page.frameLocator('iframe[title="Preview"]').locator("body").waitFor();
  await finish(page).getByText(/of \d+: Performance triage/).waitFor();
  const box = page.getByRole("form").getByRole("textbox", { name: "Report" });
  await box.fill("Calm.");
  await page.getByRole("form").getByRole("button", { name: "Save", exact: true }).click();
  await until(async () => !/Performance triage/.test(await finish(page).textContent()));
});

visiting("a finding has a button for the other place that it names", async (visited) => {
  const { page, hands } = visited;
  const again = "* [Ferrous Letters again](https://letters.example/12)\n";
  await open(visited, ISSUE.replace("### Research\n", `$&\n${again}`));
  const row = panel(page).getByRole("listitem").filter({ hasText: /in line \d+/ }).first();
  await row.getByRole("button", { name: /^Go to line \d+$/ }).click();
  await hands.focused(hands.entries("Newsletters").first().or(hands.entries("Research").first()).first());
});
