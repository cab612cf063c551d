// Submit is accessible: axe-core finds no violation, targets are large enough for a thumb, and the keyboard is enough.

import assert from "node:assert/strict";
import { LOOKS, noViolation } from "./harness/axe.mjs";
import { arrived } from "./harness/hands.mjs";
import { submitting } from "./harness/submit.mjs";

const LINK = { URL: "https://blog.example/lifetimes", Title: "A tour of lifetimes" };
const LINE = "* [A tour of lifetimes](https://blog.example/lifetimes)";

for (const [look, browser] of Object.entries(LOOKS)) {
  submitting(
    `no violation: ${look}`,
    async ({ page, submit }) => {
      await submit.open();
      await noViolation(page, "empty");
      await submit.fill({ URL: "https://tool.example/0.5?utm_source=a", Title: "Announcing tool 0.5" });
      await submit.read();
      await noViolation(page, "a closed section");
      for (const name of ["Title and text for the pull request", "Git: commands and the whole file", "Link to share", "Bookmarklet"]) {
        await submit.button(name).click();
      }
      await submit.choose("Kind", "Event");
      await submit.fill({ Country: "XX", Date: "x" });
      await noViolation(page, "an event with mistakes, all folds open");
    },
    { browser },
  );
}

submitting(
  "everything to press is 44 pixels high on a phone",
  async ({ page, submit }) => {
    await submit.open();
    await submit.fill(LINK);
    await submit.read();
    for (const name of ["Link to share", "Bookmarklet"]) await submit.button(name).click();
    const small = await page.evaluate(() => {
      const all = [...document.querySelectorAll(".submit :is(button, input, select, a)")].filter((it) => it.checkVisibility());
      // Links within sentences are as high as their line.
      const isInline = (it) => it.tagName === "A" && getComputedStyle(it).display === "inline";
      const target = (it) => (["checkbox", "radio"].includes(it.type) ? it.closest("label") : it);
      const found = all.filter((it) => !isInline(it)).map((it) => [it.textContent || it.name || it.id, Math.round(target(it).getBoundingClientRect().height)]);
      return found.filter(([, height]) => height < 44);
    });
    assert.deepEqual(small, []);
    const wide = await page.evaluate(() => document.querySelector(".submit").scrollWidth - innerWidth);
    assert.ok(wide <= 0, `nothing is wider than the screen: ${wide}`);
  },
  { browser: { ...LOOKS.phone, hasTouch: true, isMobile: true } },
);

submitting("by keyboard alone, in five steps: the card, the address, next, the title, GitHub", async ({ page, context, site, submit }) => {
  await page.goto(site.url);
  await arrived(page);
  await page.getByRole("button", { name: "Submit a link or event" }).focus();
  await page.keyboard.press("Enter");
  await submit.box("URL").and(page.locator(":focus")).waitFor();
  await page.keyboard.insertText(LINK.URL);
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(LINK.Title);
  await submit.hasLines(LINE);
  const [editor] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("Control+Enter")]);
  await editor.close();
  assert.equal(await submit.clipboard(), LINE);
});

submitting("Tab reaches every control, and none traps the focus", async ({ page, submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.box("URL").focus();
  const seen = [];
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const it = document.activeElement;
      return it === document.body ? "end" : it.id || it.name || it.textContent.trim();
    });
    if (name === "end") break;
    seen.push(name);
  }
  for (const name of ["field-title", "section", "submit-open", "Copy lines", "Download patch", "Get the current draft"]) {
    assert.ok(seen.includes(name), `${name} in ${seen.join(", ")}`);
  }
});
