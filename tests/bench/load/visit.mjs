// One visit over the slow line: when the page had painted first, and when what is waited for had come.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "../../browser/harness/browser.mjs";
import { slowDown } from "./line.mjs";

/** A browser that has just started has things of its own to do. */
const REST = 1_500;

/** No page takes so long, in milliseconds. */
const PATIENCE = 120_000;

/**
 * In a fresh profile, or in `profile`: milliseconds from going to the page, and the kilobytes that came until then.
 * `anew` leaves the profile's drafts, and takes what it has of the page itself.
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

/** In the page, before anything else of it: looks before each frame for what has not come yet. */
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
