// The preview follows the user, and back.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";

/** Long enough to scroll: the sections get made-up entries. */
const LONG = ISSUE.replace(/^### .*\n\n/gm, (heading) => {
  const links = Array.from({ length: 30 }, (_, at) => `* [Filler ${at}](https://filler.example/${heading.length}/${at})\n`);
  return heading + (heading.includes("FCP") || heading.includes("RFC") ? "" : links.join(""));
});

/** Whether the preview shows this heading. */
const shows = (preview, heading) =>
  preview.getByRole("heading", { name: heading, exact: true }).evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const scrolled = (preview) => preview.locator("html").evaluate((it) => it.scrollTop);

visiting("the preview follows the outline and the scrolling of the forms", async ({ hands }) => {
  await hands.openFile({ text: LONG });
  const preview = await hands.preview();
  await hands.goTo("Miscellaneous");
  await until(() => shows(preview, "Miscellaneous"));
  await hands.section("Newsletters").evaluate((it) => it.scrollIntoView());
  await until(() => shows(preview, "Newsletters"));
});

visiting("changing tabs does not scroll the preview", async ({ hands }) => {
  await hands.openFile({ text: LONG });
  const preview = await hands.preview();
  await hands.goTo("Miscellaneous");
  await until(() => shows(preview, "Miscellaneous"));
  const before = await scrolled(preview);
  await hands.show("Problems");
  await hands.show("Source");
  await hands.show("Forms");
  await hands.show("Preview");
  assert.equal(await scrolled(preview), before);
});

visiting("a click in the preview goes to the entry's form, or to its line if the source is shown", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.show("Preview");
  const frame = page.locator('iframe[title="Preview"]');
  // Asks the page rather than the frame, because the listener of a test tool in the frame counts as a blocked script.
  const place = (it) => {
    const items = [...it.contentDocument.querySelectorAll("li")];
    const found = items.find((item) => item.textContent.includes("Ferrous Letters #12"));
    const { right, top } = found?.getBoundingClientRect() ?? {};
    const { x, y } = it.getBoundingClientRect();
    return found && { x: x + right, y: y + top };
  };
  /** Clicks next to the link, because the link would open its page. */
  const click = async () => {
    await until(() => frame.evaluate(place));
    const { x, y } = await frame.evaluate(place);
    await page.mouse.click(x - 4, y + 8);
  };
  await click();
  const title = hands.section("Newsletters").getByRole("textbox", { name: "Title", exact: true });
  assert.equal(await title.inputValue(), "Ferrous Letters #12");
  await page.keyboard.press("Escape");
  await hands.show("Source");
  await click();
  const source = page.getByRole("textbox", { name: "Markdown source" });
  const line = () => source.evaluate((it) => it.value.slice(it.selectionStart).split("\n")[0]);
  await until(async () => (await line()).includes("Ferrous Letters #12"));
});
