// After every action the focus is on something sensible, never on the body.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";

const row = (hands, name) => hands.page.getByRole("listitem", { name, exact: true });

const onBody = (page) => page.evaluate(() => document.activeElement === document.body);

/** Waits for two frames and a pause, and checks that something has the focus. */
async function kept(page, what) {
  await page.waitForTimeout(200);
  assert.equal(await onBody(page), false, `${what}: the focus is on the body`);
}

visiting("opening an issue moves the focus into it", async ({ hands, page }) => {
  await hands.openText(ISSUE);
  await hands.outline().getByRole("link").first().waitFor();
  await until(async () => !(await onBody(page)));
});

visiting("a moved row keeps the focus, and after a removal the next row gets it", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await row(hands, "Ferrous Letters #12").focus();
  await page.keyboard.press("m");
  const select = page.getByRole("combobox", { name: "Move to" });
  await hands.focused(select);
  await select.selectOption("Research");
  await page.keyboard.press("Enter");
  await hands.focused(hands.section("Research").getByRole("listitem"));
  await page.keyboard.press("Control+z");
  await hands.focused(hands.section("Newsletters").getByRole("listitem"));
  await page.keyboard.press("Delete");
  await hands.focused(hands.section("Newsletters").getByRole("button", { name: /^Add link/ }));
  await page.keyboard.press("Control+z");
  await kept(page, "undo of a removal");
  await row(hands, "On naming things “naïvely”").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await hands.focused(row(hands, "On naming things “naïvely”"));
  await page.keyboard.press("Control+z");
  await hands.focused(row(hands, "On naming things “naïvely”"));
});

visiting("no action leaves the focus on the body", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05") });
  await hands.goTo("Observations/Thoughts");
  const acts = {
    duplicate: "d",
    remove: "Delete",
    "undo of a removal": "Control+z",
    "undo of a duplicate": "Control+z",
    redo: "Control+Shift+z",
    "opening a form": "e",
    "cancelling a form": "Escape",
    "moving down": "Alt+ArrowDown",
    "undo of a move": "Control+z",
    select: "x",
    deselect: "x",
  };
  await hands.entries("Observations/Thoughts").first().focus();
  for (const [what, key] of Object.entries(acts)) {
    await page.keyboard.press(key);
    await kept(page, what);
  }
  await page.getByRole("button", { name: /^Trim 1 past event/ }).press("Enter");
  await kept(page, "trim");
  await hands.section("Europe").getByRole("button", { name: /^Add event/ }).press("Enter");
  await kept(page, "adding");
  await page.keyboard.press("Escape");
  await kept(page, "cancelling a new entry");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing this week approved");
  await page.keyboard.press("Enter");
  await kept(page, "a command of the palette");
});

visiting("F6 goes from pane to pane, and Shift+F6 goes back", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  const at = () => page.evaluate(() => document.activeElement.id);
  await hands.goTo("Research");
  const seen = [];
  for (const key of ["F6", "F6", "F6", "Shift+F6", "Shift+F6", "Shift+F6"]) {
    const before = await at();
    await page.keyboard.press(key);
    await until(async () => (await at()) !== before);
    seen.push(await at());
  }
  const [view, outline, edit] = seen;
  assert.deepEqual(seen, [view, outline, edit, outline, view, edit]);
});
