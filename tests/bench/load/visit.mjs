// One visit over the slow connection: the times of the first paint and of each condition.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "../../browser/harness/browser.mjs";
import { slowDown } from "./line.mjs";

/** How long a new browser needs for its own start, in milliseconds. */
const REST = 1_500;

/** The time limit for a page, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Visits in a fresh profile, or in `profile`. Returns milliseconds since navigation, and the kilobytes received by
 * then. `anew` removes the cached page from the profile, but not its drafts.
 */
export async function timeVisit(site, waits, { profile, anew } = {}) {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), "galley-load-")));
  const { context } = await launch(site, { profile: folder });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const list = Object.entries(waits).map(([name, holds]) => `${JSON.stringify(name)}: ${holds}`);
    await page.addInitScript({ content: `(${watch})(${PATIENCE}, { ${list.join(", ")} })` });
    const session = await slowDown(page);
    if (anew) await forget(session, site);
    await new Promise((done) => setTimeout(done, REST));
    await page.goto(site.url, { waitUntil: "commit" });
    return await page.evaluate(() => window.timed);
  } finally {
    await context.close();
    if (!profile) await rm(folder, { recursive: true, force: true });
  }
}

async function forget(session, site) {
  const storageTypes = "service_workers,cache_storage";
  await session.send("Storage.clearDataForOrigin", { origin: new URL(site.url).origin, storageTypes });
  await session.send("Network.clearBrowserCache");
}

/** Runs in the page before its own scripts: checks the open conditions before each frame. */
function watch(patience, waits) {
  if (window.top !== window) return;
  const times = {};
  const fetched = () => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return all.reduce((sum, it) => sum + it.transferSize, 0) / 1_000;
  };
  window.timed = new Promise((resolve, reject) => {
    const look = () => {
      for (const [name, holds] of Object.entries(waits)) {
        if (name in times || !document.body || !holds()) continue;
        times[name] = performance.now();
        times.fetched ??= fetched();
      }
      const [painted] = performance.getEntriesByName("first-contentful-paint");
      if (painted) times.painted ??= painted.startTime;
      const missing = ["painted", ...Object.keys(waits)].filter((name) => !(name in times));
      if (missing.length === 0) return resolve(times);
      if (performance.now() > patience) return reject(new Error(`never came: ${missing.join(", ")}`));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
