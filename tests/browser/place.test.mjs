// Where one was in a draft is there when it comes back: tabs, scrolling, the caret, the row with the focus.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { says, until } from "./harness/tabs.mjs";

const top = (page, selector) => page.locator(selector).evaluate((it) => it.scrollTop);

const scroll = (page, selector, top) => page.locator(selector).evaluate((it, top) => (it.scrollTop = top), top);

/** The headings that are seen, each with how far it is below the top of the entries. */
const headings = (page) =>
  page.locator("#issue").evaluate((pane) => {
    const edge = pane.getBoundingClientRect().top;
    const all = [...pane.querySelectorAll("section")].map((it) => [it.id, it.getBoundingClientRect()]);
    const seen = all.filter(([, it]) => it.bottom > edge + 1 && it.top < edge + pane.clientHeight);
    return seen.map(([id, it]) => [id, it.top - edge]);
  });

/** Whether two values are the same, numbers to two pixels. */
function isSame(a, b) {
  if (typeof a === "number") return Math.abs(a - b) <= 2;
  if (Array.isArray(a)) return a.length === b?.length && a.every((it, at) => isSame(it, b[at]));
  return a === b;
}

/** What `read` gives once ten frames in a row change nothing about it. */
async function atRest(page, read) {
  const frames = () => page.evaluate((count) => new Promise((done) => {
    const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
    next();
  }), 10);
  let last, now;
  await until(async () => {
    last = await read(page);
    await frames();
    return isSame(last, (now = await read(page)));
  });
  return now;
}

/** What `read` gives is the same before and after the page is loaded anew. */
async function survives({ page }, read, again = () => page.reload()) {
  await says(page, /^Saved/);
  const before = await atRest(page, read);
  await again();
  await page.locator("main[data-open=true]").waitFor();
  let after;
  await until(async () => isSame(before, (after = await read(page)))).catch(() => assert.deepEqual(after, before));
}

const selected = (page) => page.getByRole("tab", { selected: true }).textContent();

const wide = { browser: { viewport: { width: 1280, height: 500 } } };

visiting("the scrolling of entries and outline, and the row with the focus", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.entries("Newsletters").first().focus();
  for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
  await scroll(page, "#issue", (await top(page, "#issue")) + 37);
  await scroll(page, ".pane-sections", 90);
  const focused = () => page.evaluate(() => [document.activeElement.textContent, document.activeElement.closest("section")?.id]);
  assert((await focused())[1], "a row has the focus");
  await survives(visited, async () => [await headings(page), await top(page, ".pane-sections"), await focused()]);
}, wide);

visiting("the tab beside the entries, its scrolling and the caret", async (visited) => {
  const { page, hands } = visited;
  const problems = Array.from({ length: 20 }, (_, at) => `* https://bare.example/${at}\n`).join("");
  await hands.openFile({ text: ISSUE.replace("### Research\n", `$&${problems}`) });
  await hands.show("Source");
  const area = page.getByRole("textbox", { name: "Markdown source" });
  await area.evaluate((area) => {
    area.focus();
    area.setSelectionRange(700, 700);
    area.scrollTop = 222;
  });
  const caret = () => area.evaluate((it) => [it.selectionStart, it.scrollTop]);
  await survives(visited, async () => [await selected(page), await caret()]);
  await hands.show("Problems");
  await page.getByRole("region", { name: "Problems" }).getByRole("listitem").nth(15).waitFor();
  await scroll(page, "#panel-problems", 150);
  assert.equal(await top(page, "#panel-problems"), 150);
  await survives(visited, async () => [await selected(page), await top(page, "#panel-problems")]);
}, wide);

visiting("a draft that is left for another one", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  await survives(visited, headings, async () => {
    await hands.openText("# Another text\n");
    await hands.outline().getByRole("link", { name: "Another text" }).waitFor();
    await hands.button("Open").click();
    await page.getByRole("dialog").getByRole("button", { name: "draft.md", exact: true }).click();
    await hands.outline().getByRole("link", { name: "Research" }).waitFor();
  });
}, wide);

visiting("the pane of a phone", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await survives(visited, async () => [await selected(page), await headings(page)]);
  await hands.show("Sections");
  await survives(visited, async () => selected(page));
}, { browser: { viewport: { width: 390, height: 600 } } });
