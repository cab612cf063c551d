// The view state of a draft is restored with it: tabs, scrolling, the caret, the focused row.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

/** The element that scrolls `content`: the nearest one around it that can be scrolled. */
async function scroller(content) {
  const find = (it) => {
    const scrolls = (it) => /auto|scroll/.test(getComputedStyle(it).overflowY) && it.scrollHeight > it.clientHeight;
    while (it && !scrolls(it)) it = it.parentElement;
    return it;
  };
  let found;
  await until(async () => (found = (await content.evaluateHandle(find)).asElement()), () => `${content} can be scrolled`);
  return found;
}

const top = async (content) => (await scroller(content)).evaluate((it) => it.scrollTop);

/** Scrolls, and checks that there was enough to scroll. */
async function scroll(content, top) {
  const done = await (await scroller(content)).evaluate((it, top) => ((it.scrollTop = top), it.scrollTop), top);
  assert.equal(done, top);
}

const outline = (page) => page.getByRole("navigation", { name: "Sections" });
const problems = (page) => page.getByRole("region", { name: "Problems", exact: true });

/** One of the sections' regions. */
const sections = (page) => page.getByRole("region", { name: /^(Newsletters|Research)$/ }).first();

/** The accessible names of regions. */
const names = (regions) =>
  regions.evaluateAll((all) =>
    all.map((it) => it.ariaLabel ?? document.getElementById(it.getAttribute("aria-labelledby")).textContent),
  );

/** The visible sections, each with its distance below the top of the entries. */
async function headings(page) {
  const regions = page.getByRole("region");
  const tops = await regions.evaluateAll((all, pane) => {
    const edge = pane.getBoundingClientRect().top;
    const isSeen = (it) => it.bottom > edge + 1 && it.top < edge + pane.clientHeight;
    const box = (it) => (pane.contains(it) ? it.getBoundingClientRect() : { bottom: -Infinity });
    return all.map(box).map((it) => (isSeen(it) ? it.top - edge : null));
  }, await scroller(sections(page)));
  const found = (await names(regions)).map((name, at) => [name, tops[at]]).filter(([, top]) => top !== null);
  assert(found.length > 0, "a section is seen");
  return found;
}

/** Whether two values are the same. Numbers may differ by two pixels. */
function isSame(a, b) {
  if (typeof a === "number") return Math.abs(a - b) <= 2;
  if (Array.isArray(a)) return a.length === b?.length && a.every((it, at) => isSame(it, b[at]));
  return a === b;
}

/** The result of `read` once it has not changed for ten frames in a row. */
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

/** Checks that `read` returns the same before and after the page is reloaded. */
async function survives({ page }, read, again = () => page.reload()) {
  await says(page, /^Saved/);
  const before = await atRest(page, read);
  await again();
  await page.getByRole("textbox", { name: "Markdown source", includeHidden: true }).waitFor({ state: "attached" });
  let after;
  await until(async () => isSame(before, (after = await read(page)))).catch(() => assert.deepEqual(after, before));
}

const selected = (page) => page.getByRole("tab", { selected: true }).allTextContents();

const wide = { browser: { viewport: { width: 1280, height: 500 } } };

visiting("a reload keeps the scrolling of entries and outline, and the focused row", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.entries("Newsletters").first().focus();
  for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
  await scroll(sections(page), (await top(sections(page))) + 37);
  await scroll(outline(page), 240);
  const row = page.locator("li:focus");
  const focused = async () => [await row.allTextContents(), await names(page.getByRole("region").filter({ has: row }))];
  assert.equal(await row.count(), 1, "a row has the focus");
  await survives(visited, async () => [await headings(page), await top(outline(page)), await focused()]);
}, wide);

visiting("a reload keeps the tabs, their scrolling and the caret", async (visited) => {
  const { page, hands } = visited;
  const wrong = Array.from({ length: 20 }, (_, at) => `* https://bare.example/${at}\n`).join("");
  await hands.openFile({ text: ISSUE.replace("### Research\n", `$&${wrong}`) });
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
  await problems(page).getByRole("button", { name: "Show all 20" }).first().click();
  await scroll(problems(page), 150);
  await survives(visited, async () => [await selected(page), await top(problems(page))]);
}, wide);

visiting("a draft keeps its view state while another one is open", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  await survives(visited, headings, async () => {
    await hands.openText("# Another text\n");
    await hands.outline().getByRole("link", { name: "Another text" }).waitFor();
    await hands.openDialog();
    await page.getByRole("dialog").getByRole("button", { name: "draft.md", exact: true }).click();
    await hands.outline().getByRole("link", { name: "Research" }).waitFor();
  });
}, wide);

visiting("a reload keeps the pane of a phone", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await survives(visited, async () => [await selected(page), await headings(page)]);
  await hands.show("Sections");
  await survives(visited, async () => selected(page));
}, { browser: { viewport: { width: 390, height: 600 } } });
