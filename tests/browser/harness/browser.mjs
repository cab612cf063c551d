// Starts the system's Chromium with a separate profile, and records everything that goes wrong.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PATIENCE } from "./until.mjs";

const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  // No host name resolves, so a request to another host is recorded but never answered.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Chromium refuses to start with its sandbox as root. */
const ROOT = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/**
 * Starts a browser for the page at `site`; `profile` is a folder of an earlier browser to reuse,
 * a fresh one if none is given. Every other option is Playwright's.
 *
 * `site.friends` lists other addresses that the page may ask for something.
 * `close` fails if the page was not quiet. A test that causes complaints on purpose checks
 * `complaints`, or `site.strays`, and empties it.
 */
export async function launch(site, { profile, ...options } = {}) {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), "galley-")));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, ...ROOT],
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const complaints = await listen(context, site);
  const close = async () => {
    await context.close();
    if (!profile) await rm(folder, { recursive: true, force: true });
    assertQuiet(complaints, site);
  };
  return { context, complaints, close };
}

/** Everything the browser complains about from now on, one line each. */
async function listen(context, site) {
  const complaints = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`error: ${error.error()}`));
  context.on("request", (request) => {
    const url = request.url();
    site.requests += 1;
    const hosts = [site.url, ...(site.friends ?? [])];
    const own = hosts.some((it) => url.startsWith(it)) || /^(blob:|data:|about:)/.test(url);
    if (!own) complaints.push(`request outside the page's folder: ${url}`);
  });
  await context.exposeBinding("complain", (_, line) => complaints.push(line));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.complain(`policy: ${event.effectiveDirective} forbids ${event.blockedURI || "inline"}`);
    });
  });
  return complaints;
}

/** Nothing on the console, no policy violations, no requests to other hosts. */
function assertQuiet(complaints, site) {
  assert.deepEqual(complaints, []);
  assert.deepEqual(site.strays, [], "asked for outside the page's folder, or not there");
}
