// Menus: above the page, by keyboard and by pointer.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

const NAME = "Actions: Research";

async function opened({ hands, page }) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  const button = page.getByRole("button", { name: NAME, exact: true });
  const menu = page.getByRole("menu", { name: NAME });
  return { button, menu, items: menu.getByRole("menuitem") };
}

visiting("opening a menu moves nothing, and a second press closes it", async (visited) => {
  const { button, menu } = await opened(visited);
  const below = visited.hands.section("Miscellaneous");
  await button.hover();
  const [before, at] = [await below.boundingBox(), await button.boundingBox()];
  await button.click();
  await menu.waitFor();
  assert.deepEqual(await below.boundingBox(), before);
  assert.deepEqual(await button.boundingBox(), at);
  const frame = await menu.boundingBox();
  const { width, height } = visited.page.viewportSize();
  assert(frame.x >= 0 && frame.y >= 0 && frame.x + frame.width <= width && frame.y + frame.height <= height);
  await button.click();
  await menu.waitFor({ state: "detached" });
  await visited.hands.focused(button);
});

visiting("a menu works by keyboard and gives the focus back", async (visited) => {
  const { button, menu, items } = await opened(visited);
  await button.press("Enter");
  await visited.hands.focused(items.first());
  await visited.page.keyboard.press("ArrowUp");
  await visited.hands.focused(items.last());
  await visited.page.keyboard.press("ArrowDown");
  await visited.hands.focused(items.first());
  await visited.page.keyboard.press("r");
  await visited.hands.focused(items.filter({ hasText: "Remove section" }));
  await visited.page.keyboard.press("Escape");
  await visited.hands.focused(button);
  assert.equal(await menu.count(), 0);
  await button.press("ArrowDown");
  await visited.hands.focused(items.first());
  await visited.page.keyboard.press("Tab");
  await menu.waitFor({ state: "detached" });
});

visiting("a menu closes when something else is pressed", async (visited) => {
  const { button, menu } = await opened(visited);
  await button.click();
  await menu.waitFor();
  await visited.hands.section("Miscellaneous").getByRole("heading").click();
  await menu.waitFor({ state: "detached" });
});

visiting(
  "on a phone a menu is a sheet at the lower edge",
  async (visited) => {
    const { button, menu, items } = await opened(visited);
    await button.click();
    await menu.waitFor();
    const frame = await menu.boundingBox();
    assert.deepEqual([frame.x, frame.width, Math.round(frame.y + frame.height)], [0, 390, 844]);
    for (const item of await items.all()) assert((await item.boundingBox()).height >= 44);
  },
  { browser: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
);
