// Two tabs that type at once, into one draft.

import { anotherTab, banner, records, says, takeOver, until } from "./tabs.mjs";

/** Longer than a writer that answers is waited for, in milliseconds. */
const PATIENCE = 15_000;

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

/**
 * Tab A types `@`, tab B types `~`, both without a pause for so many milliseconds. In the middle B takes over, at
 * three quarters A does. Gives the drafts' texts in the end (one, unless a tab was too slow to answer, which then has
 * its own), and of each tab how many of its keys its text area took, and how many of those were taken back with a word.
 */
export async function typeInTwo(visited, text, milliseconds) {
  const a = { page: visited.page, hands: visited.hands };
  await a.hands.openFile({ text });
  await says(a.page, /^Saved/);
  const b = await anotherTab(visited);
  await banner(b.page).waitFor();
  await watch(a, "@");
  await watch(b, "~");

  const end = Date.now() + milliseconds;
  const typing = Promise.all([type(a, end), type(b, end)]);
  await sleep(milliseconds / 2);
  await change(b, a);
  await sleep(milliseconds / 4);
  await change(a, b);
  await typing;
  const shown = () => Promise.all([a, b].map(({ page }) => area(page).inputValue()));
  const kept = async () => (await records(a.page)).map((it) => it.text);
  await until(async () => {
    const texts = await kept();
    return (await shown()).every((it) => texts.includes(it));
  });
  const [first, second] = await Promise.all([a, b].map(({ page }) => page.evaluate(() => window.counted)));
  return { a: first, b: second, texts: await kept() };
}

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Counts what the text area takes, and what of it is gone a moment later. */
async function watch(tab, key) {
  tab.key = key;
  await tab.hands.show("Source");
  await area(tab.page).evaluate((area) => {
    window.counted = { taken: 0, refused: 0 };
    area.focus();
    area.setSelectionRange(0, 0);
    area.addEventListener("input", () => {
      const held = area.value.length;
      window.counted.taken++;
      setTimeout(() => (window.counted.refused += area.value.length < held ? 1 : 0));
    });
  });
}

async function type({ page, key }, end) {
  while (Date.now() < end) {
    await page.keyboard.type(key);
    await sleep(60 + Math.random() * 40);
  }
}

/**
 * `to` takes the draft over from `from`; its caret goes on in the text. A tab that was too slow to answer goes on
 * with a draft of its own, and follows nobody.
 */
async function change(to, from) {
  if (!(await banner(to.page).isVisible())) return;
  // By its own click: the tab that types is not to be brought to the back.
  await takeOver(to.page).evaluate((button) => button.click());
  await banner(to.page).waitFor({ state: "hidden", timeout: PATIENCE });
  const apart = from.page.getByText("This tab keeps its own from here on");
  await banner(from.page).or(apart).first().waitFor({ state: "attached", timeout: PATIENCE });
  await area(to.page).focus();
}
