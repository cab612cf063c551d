// The program loads in parts: what each stage fetches, and what the page does when a part is late, missing or wrong.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { DIST, ISSUE } from "./harness.mjs";
import { launch } from "./harness/browser.mjs";
import { Hands, arrived } from "./harness/hands.mjs";
import { serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";
import { stages } from "./stages.mjs";

const { start, draft, first } = stages(DIST);
const WORKSPACE = draft.find((name) => name.includes("workspace"));

/** The file of the part of this name. */
const part = async (name) => (await readdir(DIST)).find((it) => it.startsWith(`split_${name}`));

/** A test on a page that has not been opened yet: `{ page, hands, site, context, complaints }`. */
function before(name, does) {
  test(name, { timeout: 180_000 }, async () => {
    const site = await serve(DIST);
    const browser = await launch(site);
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    try {
      await does({ ...browser, site, page, hands: new Hands(page) });
    } catch (error) {
      // Reports the first failure.
      await browser.close().catch(() => {});
      await site.close();
      throw error;
    }
    await browser.close();
    await site.close();
  });
}

/** Holds back a file until `release` is called. */
async function hold(page, file) {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  await page.route(`**/${file}`, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

function deferred() {
  let resolve;
  const promise = new Promise((it) => (resolve = it));
  return { promise, resolve };
}

/** The deliberate fault reports on the console; anything else there still counts. */
function expect(complaints, what) {
  const others = complaints.filter((it) => !what.test(it));
  assert.ok(others.length < complaints.length, `${what} is heard`);
  complaints.splice(0, complaints.length, ...others);
}

const LOST = /Failed to load resource|TypeError: Failed to fetch|integrity|digest/;

before("the start page needs its own files and no others", async ({ page, site }) => {
  const release = await hold(page, WORKSPACE);
  const chunks = await Promise.all(draft.filter((it) => it.startsWith("chunk")).map((it) => hold(page, it)));
  await page.goto(site.url);
  await arrived(page);
  await page.getByRole("button", { name: "Open a file" }).click();
  await page.getByRole("dialog", { name: "Open an issue" }).waitFor();
  const known = start.map((it) => (it === "index.html" ? "" : it));
  assert.deepEqual(site.served.filter((it) => !known.includes(it)), []);
  for (const it of [release, ...chunks]) it();
});

before("a button pressed before the program is loaded works later", async ({ page, hands, site }) => {
  const release = await hold(page, first[0]);
  await page.goto(site.url, { waitUntil: "commit" });
  const button = hands.button("Open a file");
  await button.click();
  assert.equal(await button.getAttribute("aria-busy"), "true");
  assert.equal(await page.getByRole("dialog").count(), 0);
  release();
  await page.getByRole("dialog", { name: "Open an issue" }).waitFor();
  assert.equal(await button.getAttribute("aria-busy"), null);
});

before("a text waits until the workspace is loaded", async ({ page, hands, site }) => {
  const release = await hold(page, WORKSPACE);
  await page.goto(site.url);
  await hands.openText(ISSUE);
  await page.getByText("Opening your draft…").waitFor();
  release();
  await hands.outline().getByRole("link").first().waitFor();
  assert.equal((await hands.download()).text, ISSUE);
});

before("a dialog that is late says so, and opens", async ({ page, hands, site }) => {
  const release = await hold(page, await part("dialogs"));
  await page.goto(site.url);
  await arrived(page);
  await hands.button("Start the next issue").click();
  await page.getByText("Loading this dialog…").waitFor();
  release();
  await page.getByRole("dialog", { name: "New issue" }).waitFor();
});

before("a part that fails to load can be tried again, and then the waiting text opens", async (visited) => {
  const { page, hands, site, complaints } = visited;
  await page.route(`**/${WORKSPACE}`, (route) => route.abort());
  await page.goto(site.url);
  await hands.openText(ISSUE);
  const alert = page.getByRole("alert").filter({ hasText: "Galley could not load the editor." });
  await alert.waitFor();
  await page.unroute(`**/${WORKSPACE}`);
  await alert.getByRole("button", { name: "Try again" }).click();
  await hands.outline().getByRole("link").first().waitFor();
  assert.equal((await hands.download()).text, ISSUE);
  expect(complaints, LOST);
});

before("checks and GitHub's view that are not to be had leave the rest alone", async (visited) => {
  const { page, hands, site, complaints } = visited;
  const files = [await part("rules"), await part("github")];
  // A service worker would already have the files.
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  for (const file of files) await page.route(`**/${file}`, (route) => route.abort());
  await page.goto(site.url);
  await hands.openFile({ text: ISSUE });
  await page.getByRole("radio", { name: "GitHub" }).check({ force: true });
  await page.getByText("Galley could not load GitHub’s view.").waitFor();
  await page.getByRole("tab", { name: /^Problems/ }).click();
  await page.getByText("Galley could not load the checks.").waitFor();
  await hands.addLink("Research", { title: "Still here", url: "https://here.example/" });
  for (const file of files) await page.unroute(`**/${file}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("region", { name: "Problems" }).getByText(/problem/).first().waitFor();
  await hands.show("Preview");
  await page.getByRole("button", { name: "Try again" }).click();
  await (await hands.preview()).getByRole("link", { name: "Still here" }).waitFor();
  expect(complaints, LOST);
});

before("a part of another build is refused", async ({ page, hands, site, complaints }) => {
  const body = await readFile(join(DIST, WORKSPACE));
  body[body.length - 1] ^= 1;
  await page.route(`**/${WORKSPACE}`, (route) => route.fulfill({ body, contentType: "application/wasm" }));
  await page.goto(site.url);
  await page.getByText("Galley could not load the editor.").waitFor();
  await page.unroute(`**/${WORKSPACE}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await hands.openFile({ text: ISSUE });
  expect(complaints, LOST);
});

before("a host that gives the program another content type does no harm", async ({ page, hands, site, complaints }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/plain" } });
  });
  await page.goto(site.url);
  await hands.openFile({ text: ISSUE });
  await hands.addLink("Research", { title: "Plain", url: "https://plain.example/" });
  await (await hands.preview()).getByRole("link", { name: "Plain" }).waitFor();
  // For the first part, the bindings report the wrong type on the console.
  expect(complaints, /MIME type/);
});

before("nothing is fetched twice, and all parts work without a network", async ({ page, hands, site }) => {
  await page.goto(site.url);
  const kept = () =>
    page.evaluate(async () => {
      const [name] = await caches.keys();
      return name ? (await (await caches.open(name)).keys()).length : 0;
    });
  const files = (await readdir(DIST, { recursive: true })).filter((it) => it.includes(".") && it !== "sw.js");
  await until(async () => (await kept()) === files.length);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await hands.openFile({ text: ISSUE });
  await page.getByRole("radio", { name: "GitHub" }).check({ force: true });
  await hands.show("Problems");
  const twice = site.served.filter((it, at) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(it) && site.served.indexOf(it) !== at);
  assert.deepEqual(twice, []);
});
