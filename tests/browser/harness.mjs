// One visit to the built page: a host, a browser and a pair of hands.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { Hands, arrived } from "./harness/hands.mjs";
import { serve } from "./harness/site.mjs";

const root = new URL("../../", import.meta.url);

/** The path of a file of the repository. */
export const path = (below) => fileURLToPath(new URL(below, root));

/** The built page: `dist`, or the folder that DIST names. */
export const DIST = process.env.DIST ?? path("dist");

/** An issue made up for tests, with every kind of entry. */
export const ISSUE = readFileSync(new URL("fixtures/issue.md", import.meta.url), "utf8");

/** The fields of an event in Europe that ISSUE does not have. */
export const EVENT = {
  Date: "2026-09-10",
  Format: "In person",
  City: "Zwickau",
  Country: "DE",
  Group: "Rust Zwickau",
  "Group URL": "https://zwickau.example/",
  "Event title": "Ein Nachmittag",
  "Event URL": "https://zwickau.example/1",
};

/** Text in UTF-8 that was decoded as MacRoman. */
export const damaged = (text) => new TextDecoder("macintosh").decode(new TextEncoder().encode(text));

/** Opens the page: `{ page, context, site, hands, complaints, close }`. */
export async function visit(options = {}) {
  const site = await serve(DIST);
  const browser = await launch(site, options);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(site.url);
  await arrived(page);
  const close = async () => {
    try {
      await browser.close();
    } finally {
      await site.close();
    }
  };
  return { ...browser, site, page, hands: new Hands(page), close };
}

/**
 * A test on one visit. Closing fails it, too, if the page was not quiet: nothing on
 * the console, no policy violated, nothing asked for outside its folder.
 */
export function visiting(name, does, options = {}) {
  test(name, { timeout: options.timeout ?? 180_000, skip: options.skip }, async (t) => {
    const visited = await visit(options.browser);
    // A test that takes too long must close its browser, because an open browser keeps the whole run from ending.
    t.signal.addEventListener("abort", () => visited.context.close().catch(() => {}));
    try {
      await does(visited, t);
    } catch (error) {
      // Reports the first failure.
      await visited.close().catch(() => {});
      throw error;
    }
    await visited.close();
    t.diagnostic(`${visited.site.requests} requests, no violation, none outside the page's folder`);
  });
}
