// The link form: an address is tidied when it is pasted or left, which can be undone.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

const form = (page) => page.getByRole("form");
const box = (page, name) => form(page).getByRole("textbox", { name, exact: true });
const TRACKED = "https://www.youtube.com/watch?v=abc&utm_source=list";

async function add({ page, hands }) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.section("Research").getByRole("button", { name: "Add link" }).click();
  await box(page, "Title").waitFor();
}

/** Pastes text into the focused box, as the keyboard does. */
async function paste(page, text) {
  await page.evaluate((it) => navigator.clipboard.writeText(it), text);
  await page.keyboard.press("Control+v");
}

visiting("leaving the address removes tracking and ticks video; Undo reverts both permanently", async (visited) => {
  const { page, hands } = visited;
  await add(visited);
  await box(page, "Title").fill("A talk");
  await box(page, "URL").fill(TRACKED);
  await page.keyboard.press("Tab");
  assert.equal(await box(page, "URL").inputValue(), "https://www.youtube.com/watch?v=abc");
  assert.ok(await form(page).getByRole("checkbox", { name: "video" }).isChecked());
  assert.ok((await hands.source()).includes("* [video] [A talk](https://www.youtube.com/watch?v=abc)\n"));
  await form(page).getByText("Removed tracking, ticked video").waitFor();
  await form(page).getByRole("button", { name: "Undo", exact: true }).click();
  assert.equal(await box(page, "URL").inputValue(), TRACKED);
  assert.ok(!(await form(page).getByRole("checkbox", { name: "video" }).isChecked()));
  await box(page, "URL").press("End");
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Tab");
  assert.equal(await box(page, "URL").inputValue(), TRACKED, "it is wanted as it is");
  await page.keyboard.press("Enter");
  assert.ok((await hands.source()).includes(`* [A talk](${TRACKED})\n`));
});

visiting("pasting an address tidies it at once", async (visited) => {
  const { page } = visited;
  await add(visited);
  await box(page, "URL").focus();
  await paste(page, "https://post.example/?utm_campaign=x&id=3");
  assert.equal(await box(page, "URL").inputValue(), "https://post.example/?id=3");
});
