// The page without a network, after one visit, and the way to the next version.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { visiting } from "./harness.mjs";

visiting("after one visit the page comes up without its host", async ({ page, site, hands }) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await site.close();
  await page.reload();
  await hands.button("Open").waitFor();
});

visiting("a new version waits until it is asked to take over", async ({ page, site }, t) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const old = await caches(page);
  site.dist = await nextBuild(site.dist, t);

  await page.reload();
  await page.waitForSelector("[data-update=waiting]");
  assert.equal(await page.locator("meta[name=next]").count(), 0, "still the old page");

  await page.evaluate(() => dispatchEvent(new Event("galley:take-over")));
  await page.waitForSelector("meta[name=next]", { state: "attached" });
  await page.waitForFunction(async (gone) => !(await caches.keys()).includes(gone), old[0]);
  assert.equal((await caches(page)).length, 1, "one version is kept");
});

const caches = (page) => page.evaluate(() => window.caches.keys());

/** A copy of a build in which the page itself has changed. */
async function nextBuild(dist, t) {
  const folder = await mkdtemp(join(tmpdir(), "galley-next-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(dist, folder, { recursive: true });
  await change(join(folder, "index.html"), (text) => text.replace("<title>", '<meta name="next"><title>'));
  await change(join(folder, "sw.js"), (text) => text.replace(/VERSION = "\w+"/, 'VERSION = "next"'));
  return folder;
}

async function change(file, how) {
  await writeFile(file, how(await readFile(file, "utf8")));
}
