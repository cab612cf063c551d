// On a phone, in every state, all controls are at least 44 pixels wide and high, and nothing is wider than the screen.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { states } from "./harness/states.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/**
 * Runs in the page: returns the controls that are too small for a thumb. Links within a sentence are as high as their
 * line.
 */
function small() {
  const FIRST = 'button, input, select, textarea, a[href], summary, [role="tab"], [role="option"], [role="menuitem"], [role="listitem"][tabindex="0"], li[tabindex="0"]';
  const isSeen = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !it.closest('[aria-hidden="true"], .visually-hidden, [inert]');
  const isInline = (it) => it.tagName === "A" && getComputedStyle(it).display === "inline";
  // A tap on the host in a row has the same effect as on the rest of the row.
  const isOfRow = (it) => it.matches('[data-action="visit"]');
  // A dialog is above all else.
  const above = document.querySelector("dialog[open]") ?? document;
  const label = (it) => (["checkbox", "radio", "file"].includes(it.type) ? (it.closest("label") ?? it) : it);
  const all = [...above.querySelectorAll(FIRST)].filter((it) => isSeen(it) && !isInline(it) && !isOfRow(it));
  const sized = all.map((it) => {
    const { width, height } = label(it).getBoundingClientRect();
    return [it.ariaLabel || it.textContent.trim().slice(0, 40) || it.id || it.name, Math.round(width), Math.round(height)];
  });
  return sized.filter(([, width, height]) => width < 44 || height < 44).map((it) => it.join(" "));
}

visiting(
  "everything to press is 44 pixels high and wide on a phone",
  async (visited) => {
    const { page } = visited;
    const found = {};
    for await (const state of states(visited, ISSUE)) {
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      const names = await page.evaluate(small);
      if (names.length || wide > 0) found[state] = wide > 0 ? [...names, `${wide} pixels too wide`] : names;
    }
    assert.deepEqual(found, {});
  },
  { browser: PHONE, timeout: 420_000 },
);
