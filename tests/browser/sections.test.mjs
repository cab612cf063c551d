// Sections as a whole, and the weekly maintenance, by keyboard.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { openNewIssue } from "./harness/hands.mjs";

async function act(hands, section, action) {
  await hands.goTo(section);
  const region = hands.section(section);
  await region.hover();
  await region.getByRole("button", { name: `Actions: ${section}`, exact: true }).press("Enter");
  await region.getByRole("menuitem", { name: action }).press("Enter");
}

visiting("an empty section is removed, offered again, and restored to its place", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await act(hands, "Research", "Remove section");
  const without = ISSUE.replace("### Research\n\n", "");
  assert.equal((await hands.download()).text, without);
  await hands.show("Sections");
  await page.getByRole("button", { name: "Add section…" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Research" }).press("Enter");
  await hands.section("Research").waitFor();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("a section for this issue only is added before Miscellaneous", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.show("Sections");
  await page.getByRole("button", { name: "Add section…" }).press("Enter");
  await page.getByRole("dialog").getByRole("textbox", { name: "Another heading" }).fill("TeaConf 2026");
  await page.keyboard.press("Enter");
  await hands.section("TeaConf 2026").waitFor();
  const { text } = await hands.download();
  assert.equal(text, ISSUE.replace("### Miscellaneous", "### TeaConf 2026\n\n### Miscellaneous"));
});

visiting("template notes are removed, and undo restores them", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await act(hands, "Updates from Rust Community", "Remove template notes");
  assert.ok(!(await hands.download()).text.includes("<!--"));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).press("Enter");
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("one press writes that a section has nothing this week", async ({ hands }) => {
  const empty = ISSUE.replace("* *No RFCs were approved this week.*\n", "");
  await hands.openFile({ text: empty });
  await hands.goTo("Approved RFCs");
  const button = hands.section("Approved RFCs").getByRole("button", { name: "Nothing this week in Approved RFCs" });
  await button.click();
  assert.ok((await hands.download()).text.includes("* *No RFCs were approved this week.*\n"));
  assert.equal(await button.count(), 0);
  assert.equal(await hands.section("Research").getByRole("button", { name: /^Nothing/ }).count(), 0, "it has no such sentence");
});

visiting("the buttons of empty sections are aligned, and name their section", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  const box = (section, name) => hands.section(section).getByRole("button", { name }).boundingBox();
  const columns = [];
  for (const section of ["Foundation", "Research", "Miscellaneous"]) {
    columns.push((await box(section, `Add link to ${section}`)).x);
    await box(section, `Paste links into ${section}`);
  }
  assert.equal(new Set(columns).size, 1, String(columns));
});

visiting("events are sorted", async ({ hands }) => {
  const event = (day) => `* 2026-09-${day} | Oslo, NO | [Oslo](https://o.example/)\n    * [**E${day}**](https://o.example/${day})\n`;
  const mixed = ISSUE.replace("### Europe\n", `### Europe\n${event(20)}${event(10)}`);
  await hands.openFile({ text: mixed });
  await act(hands, "Europe", "Sort events");
  const { text } = await hands.download();
  assert.ok(text.indexOf("E10") < text.indexOf("E20") && text.indexOf("Zeiger") < text.indexOf("E10"));
});

visiting("one press removes past events and names them, and undo restores them", async ({ hands, page }) => {
  const late = ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05");
  await hands.openFile({ text: late });
  await hands.goTo("Upcoming Events");
  await hands.section("Upcoming Events").getByRole("button", { name: "Trim 1 past event" }).click();
  await page.getByText(/Trimmed 1 past event: “Office hours/).first().waitFor({ state: "attached" });
  assert.ok(!(await hands.download()).text.includes("Office hours"));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).press("Enter");
  assert.equal((await hands.download()).text, late);
});

visiting("the menu and the palette offer to trim past events while there are any", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05") });
  await act(hands, "Upcoming Events", "Trim past events");
  assert.ok(!(await hands.download()).text.includes("Office hours"));
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").last().fill("trim past");
  await page.getByRole("option", { name: /^Undo: trim past events/ }).waitFor();
  assert.equal(await page.getByRole("option", { name: /^Trim/ }).count(), 0);
});

visiting("a group comes with its first entry", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Tracking Issues & PRs");
  const region = hands.section("Tracking Issues & PRs");
  await region.getByRole("combobox", { name: "Group" }).selectOption("Cargo");
  await region.getByRole("button", { name: "Add group" }).press("Enter");
  await hands.fill(region, { Title: "Stabilise tea", URL: "https://fcp.example/9" });
  await hands.section("Cargo").getByText("Stabilise tea").waitFor();
  const { text } = await hands.download();
  assert.match(text, /\n##### \[Cargo\]\(.*\)\n\* .*\[Stabilise tea\]\(https:\/\/fcp\.example\/9\)\n/);
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).press("Enter");
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("the next issue offers the calls for speakers that are still open", async ({ hands, page }) => {
  const ends = "If you are running a Rust event please add it.\n\n## Jobs";
  const closed = "* [Early Conf](https://early.example/cfp) | 2026-09-08 | Atlantis | 2027-01-10\n";
  const before = ISSUE.replace("* [Imaginary Conf]", `${closed}$&`).replace("## Jobs", ends);
  await hands.openFile({ text: before });
  await openNewIssue(page);
  const dialog = page.getByRole("dialog", { name: "New issue" });
  assert.equal(await dialog.getByLabel("Date").inputValue(), "2026-09-09", "the issue after the open one");
  await dialog.getByLabel("Date").fill("2026-09-09");
  const carry = dialog.getByRole("checkbox", { name: /Carry over/ });
  assert.equal(await carry.isChecked(), true);
  const offer = dialog.getByRole("checkbox", { name: /Imaginary Conf, closes 2026-10-15/ });
  assert.equal(await offer.isChecked(), true);
  assert.equal(await dialog.getByRole("checkbox", { name: /Early Conf/ }).count(), 0);
  await dialog.getByRole("button", { name: "Create draft" }).press("Enter");
  const { name, text } = await hands.download();
  assert.equal(name, "2026-09-09-this-week-in-rust.md");
  assert.ok(text.includes("\n* [**Imaginary Conf**](https://imaginary.example/cfp)| 2026-10-15 | Atlantis | 2027-01-20\n"));
  assert.ok(text.includes("Ein Abend über Zeiger") && !text.includes("Early Conf"));
});
