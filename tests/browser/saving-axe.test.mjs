// axe-core finds no violation in saving, in updating, and in the single fields that no other test opens. All of it works
// by keyboard alone.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { LOOKS, noViolation } from "./harness/axe.mjs";

/** The issue, with the lines whose values these cards show. */
const WEEK =
  ISSUE.replace(/\n# Quote of the Week/, "\nPlease see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)\n$&") +
  "\n*This Week in Rust is edited by: [cy](https://github.com/cy)*\n" +
  "\n*Email list hosting is sponsored by [Tea](https://tea.example/)*\n" +
  "\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>\n";

/** The cards that the other tests leave out, each with its section and a value. */
const CARDS = [
  ["Jobs", "Hiring thread", "URL", "https://hiring.example/9"],
  ["Quote of the Week", "Discussion", "URL", "https://discuss.example/9"],
  ["Quote of the Week", "Editors", "GitHub names", "ada, bo"],
  ["Quote of the Week", "Sponsor", "Markdown", "Hosting is sponsored by [Tea](https://tea.example/)"],
];

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation: ${look}`,
    async ({ page, hands }) => {
      await page.evaluate(async (text) => {
        const file = await (await navigator.storage.getDirectory()).getFileHandle("week.md", { create: true });
        const stream = await file.createWritable();
        await stream.write(text);
        await stream.close();
        FileSystemHandle.prototype.requestPermission = async () => "granted";
        window.showOpenFilePicker = async () => [file];
        window.elsewhere = async () => {
          const stream = await file.createWritable();
          await stream.write("else");
          await stream.close();
        };
      }, WEEK);
      await hands.openDialog();
      await noViolation(page, "Open, with the picker");
      await page.keyboard.press("Escape");
      // By keyboard from here on.
      await page.keyboard.press("Control+o");
      await page.getByRole("dialog").getByLabel("Issue file").press("Enter");
      await page.getByRole("banner").getByRole("button", { name: "Save to file", exact: true }).waitFor();
      await noViolation(page, "Save in the bar");
      await press(page, "Save to file");
      await page.getByText("Saved to week.md.").waitFor();
      await page.evaluate(() => window.elsewhere());
      await page.keyboard.press("Control+s");
      await page.getByRole("dialog", { name: "The file has changed" }).waitFor();
      await noViolation(page, "the file has changed");
      await press(page, "Overwrite");
      await page.getByText("Saved to week.md.").waitFor();

      for (const [section, card, label, value] of CARDS) {
        await hands.goTo(section);
        const open = page.getByRole("button", { name: new RegExp(`: ${card}$`) });
        await open.press("Enter");
        const form = page.getByRole("form", { name: card });
        await form.getByRole("textbox", { name: label, exact: true }).waitFor();
        await noViolation(page, card);
        await page.keyboard.press("Control+a");
        await page.keyboard.insertText(value);
        await page.keyboard.press("Enter");
        await form.waitFor({ state: "detached" });
        await hands.focused(open);
        const { text } = await hands.download();
        for (const word of value.split(", ")) assert.ok(text.includes(word), `${card}: ${word}`);
      }
    },
    { browser },
  );
}

/** Presses a button as the keyboard does. */
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().press("Enter");
