// Quick work: many links pasted at once, the palette, several entries at once.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

const MARKDOWN = Array.from({ length: 40 }, (_, at) => `* [Pasted ${at}](https://p.example/${at}?utm_source=x)`).join("\n");

const copy = (page, text) => page.evaluate((it) => navigator.clipboard.writeText(it), text);

async function paste(hands, page, section) {
  await hands.goTo(section);
  await hands.section(section).getByRole("button", { name: "Paste links" }).press("Enter");
  return page.getByRole("dialog", { name: "Paste links" });
}

visiting("40 links added at once are in the form and in the preview, as one step", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await copy(page, MARKDOWN);
  const dialog = await paste(hands, page, "Research");
  await dialog.getByRole("button", { name: "Add 40 links" }).press("Enter");
  await (await hands.preview()).getByRole("link", { name: "Pasted 39" }).waitFor();
  assert.equal(await hands.entries("Research").count(), 40);
  const lines = MARKDOWN.replaceAll("?utm_source=x", "");
  assert.equal((await hands.download()).text, ISSUE.replace("### Research\n", `### Research\n${lines}\n`));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).press("Enter");
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("a page's rich text becomes a list of links to review", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await page.evaluate(async () => {
    const html = '<p><a href="https://www.youtube.com/watch?v=1&si=x">A <b>film</b></a> and <a href="https://crabgrep.example/2.0">known</a></p>';
    const blob = (type, text) => new Blob([text], { type });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html", html), "text/plain": blob("text/plain", "A film and known") })]);
  });
  const dialog = await paste(hands, page, "Research");
  assert.equal(await dialog.getByRole("textbox", { name: "Title 1" }).inputValue(), "A film");
  assert.equal(await dialog.getByRole("textbox", { name: "Tags 1" }).inputValue(), "video");
  assert.equal(await dialog.getByRole("checkbox", { name: "Add link 2" }).isChecked(), false);
  await dialog.getByRole("textbox", { name: "Title 1" }).fill("A better film");
  await page.keyboard.press("Enter");
  const line = "* [video] [A better film](https://www.youtube.com/watch?v=1)\n";
  assert.equal((await hands.download()).text, ISSUE.replace("### Research\n", `### Research\n${line}`));
});

visiting("without access to the clipboard there is a box to paste into, and text before an address is its title", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await copy(page, "nothing to see");
  const dialog = await paste(hands, page, "Research");
  const box = dialog.getByRole("textbox", { name: /Paste them here/ });
  await hands.focused(box);
  await page.keyboard.insertText("First: https://one.example/a\nSecond\nhttps://two.example/b");
  await dialog.getByRole("button", { name: "Add 2 links" }).press("Enter");
  const lines = "* [First](https://one.example/a)\n* [Second](https://two.example/b)\n";
  assert.equal((await hands.download()).text, ISSUE.replace("### Research\n", `### Research\n${lines}`));
});

visiting("pasting on a section shows its links", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await copy(page, "see https://one.example/a and https://two.example/b.");
  await hands.goTo("Foundation");
  await page.keyboard.press("Control+v");
  const dialog = page.getByRole("dialog", { name: "Paste links" });
  await dialog.getByRole("textbox", { name: "Title 1" }).fill("One");
  await dialog.getByRole("textbox", { name: "Title 2" }).fill("Two");
  await dialog.getByRole("button", { name: "Add 2 links" }).press("Enter");
  assert.ok((await hands.download()).text.includes("### Foundation\n* [One](https://one.example/a)\n* [Two](https://two.example/b)\n"));
});

visiting("events and RFCs copied from an issue are pasted, each into its section", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  const event = (day, city, title) =>
    `* 2026-09-${day} | ${city} | [Group](https://group.example/)\n    * [**${title}**](https://group.example/${day})\n`;
  await copy(page, `### Europe\n${event("29", "Oslo, NO", "Last 💛")}\n${event("03", "Recife, BR", "First")}`);
  await hands.goTo("Upcoming Events");
  await page.keyboard.press("Control+v");
  await hands.entries("Europe").filter({ hasText: "Last 💛" }).waitFor();
  const { text } = await hands.download();
  assert.ok(text.includes(event("29", "Oslo, NO", "Last 💛")) && text.includes(`### South America\n${event("03", "Recife, BR", "First")}`));
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).press("Enter");
  assert.equal((await hands.download()).text, ISSUE);

  await hands.goTo("Approved RFCs");
  await page.keyboard.press("Control+v");
  await page.getByRole("status").getByText("Nothing pasted: expected lines like those in Approved RFCs.").waitFor({ state: "attached" });
  await copy(page, "* [RFC 4001: tidy borrows](https://rfcs.example/4001)");
  await hands.goTo("Approved RFCs");
  await page.keyboard.press("Control+v");
  await hands.entries("Approved RFCs").filter({ hasText: "tidy borrows" }).waitFor();
});

visiting("the palette goes to sections and entries, and runs commands", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  const find = async (words) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Section, entry or action" }).fill(words);
    await page.getByRole("listbox", { name: "Results" }).getByRole("option", { selected: true }).waitFor();
    await page.keyboard.press("Enter");
  };
  await find("jobs");
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Jobs");
  await find("checker hosts");
  await page.waitForFunction(() => document.activeElement.textContent.includes("Two hosts"));
  await page.keyboard.press("Delete");
  await find("undo");
  assert.equal((await hands.download()).text, ISSUE);
  await find("shortcuts");
  await page.getByRole("dialog", { name: "Guide" }).getByRole("heading", { name: "Keyboard" }).waitFor();
});

visiting("several entries are moved and removed together, by keyboard too", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Project/Tooling Updates");
  await hands.entries("Project/Tooling Updates").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Space");
  const bar = page.getByRole("region", { name: "Selected entries" });
  await bar.getByText("2 entries selected").waitFor();
  await bar.getByRole("combobox", { name: "Move to" }).selectOption("Newsletters");
  await bar.getByRole("button", { name: "Move there" }).press("Enter");
  const crab = "* [crabgrep 2.0: now with `--lookbehind`](https://crabgrep.example/2.0)\n* [Größer, schneller, weiter: tüvlog 0.9](https://tuevlog.example/0.9)\n";
  const letter = "* [Ferrous Letters #12](https://letters.example/12)\n";
  assert.equal((await hands.download()).text, ISSUE.replace(crab, "").replace(letter, letter + crab));
  const rows = hands.entries("Newsletters");
  await rows.nth(0).getByRole("checkbox").click();
  await rows.nth(2).getByRole("checkbox").click({ modifiers: ["Shift"] });
  await bar.getByRole("button", { name: "Remove selected" }).press("Enter");
  assert.equal((await hands.download()).text, ISSUE.replace(crab, "").replace(letter, ""));
  for (let at = 0; at < 2; at += 1) await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).press("Enter");
  assert.equal((await hands.download()).text, ISSUE);
});
