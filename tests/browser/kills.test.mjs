// Kills the browser in the middle of a word: what was stored is there. kills.mjs does it fifty times, and measures how
// long before the kill the first missing key was typed.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { DIST, ISSUE } from "./harness.mjs";
import { launch } from "./harness/browser.mjs";
import { kill, killOnce } from "./harness/kill.mjs";
import { serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

test("killing the browser twice while typing loses nothing that was saved", { timeout: 180_000 }, async (t) => {
  const site = await serve(DIST);
  t.after(() => site.close());
  const profile = await mkdtemp(join(tmpdir(), "galley-kills-"));
  t.after(() => rm(profile, { recursive: true, force: true }));
  for (let run = 0; run < 2; run++) {
    const { typed, seen, kept } = await killOnce(site, profile, ISSUE, 6_000);
    assert(seen > 0, `none of ${typed} keys was in the storage`);
    assert(kept >= seen, `${seen} of ${typed} keys were in the storage, ${kept} came back`);
  }
});

test("text typed on Submit survives a kill", { timeout: 180_000 }, async (t) => {
  const site = await serve(DIST);
  t.after(() => site.close());
  const profile = await mkdtemp(join(tmpdir(), "galley-kills-"));
  t.after(() => rm(profile, { recursive: true, force: true }));
  const { context } = await launch(site, { profile });
  const page = context.pages()[0];
  await page.goto(`${site.url}#submit`);
  const typed = { URL: "https://blog.example/killed", Title: "Killed while submitting" };
  const box = (page, name) => page.getByRole("main", { name: "Submit" }).getByRole("textbox", { name, exact: true });
  for (const [name, text] of Object.entries(typed)) {
    await box(page, name).focus();
    await page.keyboard.type(text, { delay: 20 });
  }
  // Within one second, Chromium does not write localStorage to the disk.
  await page.waitForTimeout(1_000);
  kill(profile);
  await context.close().catch(() => {});

  const again = await launch(site, { profile });
  const next = again.context.pages()[0];
  await next.goto(`${site.url}#submit`);
  for (const [name, text] of Object.entries(typed)) {
    await until(async () => (await box(next, name).inputValue()) === text, async () => `${name} has ${await box(next, name).inputValue()}`);
  }
  await again.close();
});
