// From one build to the next with a draft open: an update is offered, never forced, and nothing typed is lost.

import { arrived } from "./harness/hands.mjs";
import assert from "node:assert/strict";
import { nextBuild } from "./harness/build.mjs";
import { ISSUE, visiting } from "./harness.mjs";
import { kept } from "./harness/storage.mjs";

const OFFER = "Update ready: reload";

const caches = (page) => page.evaluate(() => window.caches.keys());

const build = (page) =>
  page.evaluate(() => document.querySelector("meta[name=build]")?.content ?? "the first");

/** Makes the browser check for another build, as it does once a day and at each visit. */
const look = (page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));

async function typeAtTheEnd(page, hands, words) {
  await hands.show("Source");
  const source = page.getByRole("textbox", { name: "Markdown source" });
  await source.press("Control+End");
  await page.keyboard.type(words);
}

visiting("an update is offered, waits, and keeps the draft up to its last key", async (visited, t) => {
  const { page, site, hands, context } = visited;
  await page.evaluate(() => navigator.serviceWorker.ready);
  const old = await caches(page);
  assert.equal(old.length, 1);
  await hands.openFile({ text: ISSUE });
  await typeAtTheEnd(page, hands, "One.");

  site.dist = await nextBuild(site.dist, "second", t);
  await look(page);
  await hands.button(OFFER).waitFor();
  // Nothing changes until the user accepts the update: neither over time, nor by typing, a reload, or another tab.
  await typeAtTheEnd(page, hands, " Two.");
  assert.equal(await build(page), "the first");
  await kept(visited);
  await page.reload();
  await hands.button(OFFER).waitFor();
  assert.equal(await build(page), "the first");
  const other = await context.newPage();
  await other.goto(site.url);
  await arrived(other);
  assert.equal(await build(other), "the first");
  await other.close();
  assert.equal((await caches(page)).length, 2, "the next build is complete, next to the old one");

  // The update is accepted right after a key press.
  await typeAtTheEnd(page, hands, " Three");
  const offer = await hands.button(OFFER).elementHandle();
  await page.getByRole("textbox", { name: "Markdown source" }).evaluate((field, offer) => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    document.execCommand("insertText", false, "!");
    offer.click();
  }, offer);
  await page.waitForFunction(() => document.querySelector("meta[name=build]")?.content === "second");
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  assert.equal((await hands.download()).text, `${ISSUE}One. Two. Three!`);
  assert.equal(await hands.button(OFFER).isVisible(), false);
  await page.waitForFunction(async (gone) => !(await window.caches.keys()).includes(gone), old[0]);
  assert.equal((await caches(page)).length, 1, "one build is kept");

  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.notEqual((await hands.download()).text, `${ISSUE}One. Two. Three!`, "its history came along");
});

visiting("a half-typed form delays the update", async ({ page, site, hands }, t) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await hands.openFile({ text: ISSUE });
  site.dist = await nextBuild(site.dist, "second", t);
  await look(page);
  await hands.button(OFFER).waitFor();
  await hands.goTo("Virtual");
  await hands.section("Virtual").getByRole("button", { name: "Add event" }).click();
  const date = hands.section("Virtual").getByRole("textbox", { name: "Date", exact: true });
  await date.fill("2026-");
  await hands.button(OFFER).click();
  await page.getByText(/the form in Virtual is not finished/).waitFor();
  assert.equal(await date.inputValue(), "2026-");
  assert.equal(await build(page), "the first");
});

visiting("if no page is open, the next visit gets the next build", async ({ page, site, context, hands }, t) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  site.dist = await nextBuild(site.dist, "second", t);
  await look(page);
  await hands.button(OFFER).waitFor();
  const blank = await context.newPage();
  await page.close();
  // The browser decides when it replaces the worker. On a busy machine, about one visit in thirty never finishes loading,
  // because Chromium stops the old worker at that moment. Such a visit is repeated.
  for (let tries = 0; tries < 60 && (await visited(blank)) !== "second"; tries += 1) {
    await blank.goto("about:blank");
    await blank.waitForTimeout(300);
  }
  assert.equal(await visited(blank), "second");

  async function visited(page) {
    const isThere = await page.goto(site.url, { timeout: 10_000 }).catch(() => false);
    if (!isThere) return "none";
    await arrived(page);
    return build(page);
  }
});
