// Two tabs that type at once, into one draft.

import { storedDrafts } from "./storage.mjs";
import { anotherTab, banner, says, takeOver } from "./tabs.mjs";
import { until } from "./until.mjs";

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

/**
 * Tab A types `@` and tab B types `~`, both without a pause, in three turns: A writes the draft, then B, then A again.
 * A turn ends when the promise of `turn` resolves, which is called with the writing tab and the number of the turn.
 * Returns the final texts of the drafts: one, unless a tab was too slow to answer and so has its own. Also returns for
 * each tab how many of its keys the text area took, and how many of these it removed again with a message.
 */
export async function typeInTwo(visited, text, turn) {
  const a = { page: visited.page, hands: visited.hands };
  await a.hands.openFile({ text });
  await says(a.page, /^Saved/);
  const b = await anotherTab(visited);
  await banner(b.page).waitFor();
  await watch(a, "@");
  await watch(b, "~");

  const both = { go: true };
  const turns = takeTurns(a, b, turn).finally(() => (both.go = false));
  await Promise.all([turns, type(a, both), type(b, both)]);
  const shown = () => Promise.all([a, b].map(({ page }) => area(page).inputValue()));
  const kept = async () => (await storedDrafts(a.page)).map((it) => it.text);
  await until(async () => {
    const texts = await kept();
    return (await shown()).every((it) => texts.includes(it));
  });
  const [first, second] = await Promise.all([a, b].map(counted));
  return { a: first, b: second, texts: await kept() };
}

async function takeTurns(a, b, turn) {
  await turn(a, 0);
  await change(b, a);
  await turn(b, 1);
  await change(a, b);
  await turn(a, 2);
}

/** `{ taken, refused }` of a tab's keys. */
export const counted = ({ page }) => page.evaluate(() => window.counted);

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Counts the keys that the text area takes, and how many of them are gone a moment later. */
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

async function type({ page, key }, both) {
  while (both.go) {
    await page.keyboard.type(key);
    await sleep(60 + Math.random() * 40);
  }
}

/**
 * Lets the tab `to` take the draft over from the tab `from`, with the caret of `to` unchanged. A tab that was too slow
 * to answer continues with a separate draft, and follows no other tab.
 */
async function change(to, from) {
  if (!(await banner(to.page).isVisible())) return;
  // A click by script, so that the tab that types stays in front.
  await takeOver(to.page).evaluate((button) => button.click());
  await banner(to.page).waitFor({ state: "hidden" });
  const apart = from.page.getByText("This tab continues with a separate copy");
  await banner(from.page).or(apart).first().waitFor({ state: "attached" });
  await area(to.page).focus();
}
