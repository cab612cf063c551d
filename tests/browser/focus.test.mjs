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

visiting("a dialog puts the focus on its first field or its content, never on the button that closes it", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  const item = (name) => async () => {
    await page.getByRole("banner").getByRole("button", { name: "Issue", exact: true }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  const opening = {
    Open: item("Open…"),
    "New issue": item("New issue…"),
    "Earlier versions": item("Earlier versions…"),
    "Add section": () => page.getByRole("button", { name: "Add section…" }).click(),
    "Paste links": () => hands.section("Research").getByRole("button", { name: /^Paste links/ }).click(),
    Search: () => page.keyboard.press("Control+k"),
  };
  for (const [name, open] of Object.entries(opening)) {
    await open();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await until(() => dialog.evaluate((it) => it.contains(document.activeElement) && document.activeElement.textContent !== "Close"), () => name);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await kept(page, `after ${name}`);
  }
});

visiting("going through what is left keeps the focus on the page, by keyboard alone", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE.replace("A calm week.\n", "") });
  await hands.show("Problems");
  const finish = page.getByRole("region", { name: "Finish", exact: true });
  const next = finish.getByRole("button", { name: /^(Next|Start over)$/ });
  for (let at = 0; at < 8; at++) {
    await next.press("Enter");
    await kept(page, `step ${at + 1}`);
  }
  await finish.getByRole("button", { name: "Stop" }).press("Enter");
  await kept(page, "the end");
});

visiting("the preview is one stop of Tab, and the page's keys work in it", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  const frame = page.locator('iframe[title="Preview"]');
  const inside = () => frame.evaluate((it) => (document.activeElement === it ? it.contentDocument.activeElement.textContent.trim() : null));
  const isInside = async () => (await inside()) !== null;
  await (await hands.preview()).getByText("Ferrous Letters #12").waitFor();
  await page.getByRole("radio", { name: "Site" }).focus();
  await page.keyboard.press("Tab");
  await until(isInside);
  await page.keyboard.press("Tab");
  assert.ok(!(await isInside()), "Tab does not go through the links");
  const enter = async () => {
    await frame.focus();
    await page.keyboard.press("ArrowRight");
  };

  await enter();
  const first = await inside();
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await inside(), first);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await inside(), first);
  await page.keyboard.press("F6");
  await hands.focused(hands.outline());
  await enter();
  await page.keyboard.press("Shift+F6");
  await hands.focused(page.locator("#edit-side"));
  await enter();
  await page.keyboard.press("Escape");
  await until(async () => !(await isInside()));
  await enter();
  await page.keyboard.press("Control+k");
  await hands.focused(page.getByRole("combobox", { name: "Section, entry or action" }));
  await page.keyboard.press("Escape");

  await enter();
  for (let at = 0; at < 20 && !/Ferrous Letters/.test(await inside()); at++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("e");
  await hands.focused(hands.section("Newsletters").getByRole("form"));
});
