// Thousands of hostile drafts in one engine: nothing runs, nothing is requested, nothing is opened.
//
// COUNT and SEED may be set: `COUNT=20000 SEED=7 node --test tests/browser/hostile/chromium.test.mjs`.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Hostility, PLACES } from "../fixtures/hostility.mjs";
import { DIST } from "../harness.mjs";
import { giveFunctions } from "../harness/frame.mjs";
import { serve } from "../harness/site.mjs";
import { assault, setTrap } from "../harness/trap.mjs";
import { Person } from "../engines/person.mjs";

const SEED = Number(process.env.SEED ?? 1);

/** How many drafts the page gets at a time. */
const AT_ONCE = 20;

/** How many drafts replace one another by typing. */
const OF_ONE = 200;

/** A test of `usual` drafts, or of COUNT if it is set, with the engine that `start` starts. */
export function siege(start, usual) {
  const count = Number(process.env.COUNT ?? usual);
  test(`${start.name}: ${count} hostile drafts in three looks`, { timeout: 120_000 + count * 400 }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), `galley-${start.name}-`));
    const site = await serve(DIST);
    const driver = await start(folder);
    t.diagnostic(`${driver.version}, seed ${SEED}, ${Object.keys(PLACES).length} places`);
    try {
      await driver.open(site.url);
      await besiege({ driver, site, person: new Person(driver, folder) }, count);
      t.diagnostic("run, requested, opened, dialogs, forbidden attributes and elements: 0 each");
    } finally {
      await driver.close();
      await site.close().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function besiege(visited, count) {
  const hostility = new Hostility(SEED);
  const watch = { happened: [], isOn: false };
  listen(visited.driver.page, watch);
  for (let done = 0; done < count; done += OF_ONE) {
    if (done > 0) await leave(visited.driver);
    await settle(visited);
    await assail(visited, watch, hostility, Math.min(OF_ONE, count - done));
  }
}

/** Reloads the page without the draft, because its history grows with each step. */
async function leave(driver) {
  await driver.evaluate(() => sessionStorage.setItem("galley-draft", "none"));
  await driver.reload();
}

/** Opens a draft, and waits until the page has fetched all that it needs. */
async function settle({ driver, person }) {
  await person.openFile("hostile.md", "# Hostile\n");
  await person.show("Preview");
  await driver.evaluate(giveFunctions);
  await driver.evaluate(() => preview.start());
  await driver.evaluate(async () => {
    await navigator.serviceWorker?.ready;
    // The worker may still be fetching the page's files.
    await new Promise((then) => setTimeout(then, 2_000));
  });
  await driver.evaluate(setTrap);
  await driver.evaluate(() => window.pwned("nothing yet"));
  assert.deepEqual(await driver.evaluate(() => window.sprung.splice(0)), ["ran: nothing yet"], "what runs is heard");
}

async function assail({ driver, site }, watch, hostility, count) {
  const served = site.served.length;
  watch.isOn = true;
  for (let done = 0; done < count; done += AT_ONCE) {
    const texts = Array.from({ length: Math.min(AT_ONCE, count - done) }, () => hostility.next());
    const wrong = await driver.evaluate(assault, texts);
    assert.deepEqual([...wrong, ...watch.happened], [], `seed ${SEED}, up to draft ${hostility.count}`);
  }
  watch.isOn = false;
  assert.equal(site.served.length, served, "nothing of the host is requested");
  assert.deepEqual(site.strays, []);
}

function listen(page, watch) {
  const note = (what) => void (watch.isOn && watch.happened.push(what));
  page.on("request", (it) => /^(about|blob|data):/.test(it.url()) || note(`requested: ${it.url()}`));
  page.on("dialog", (it) => (note(`dialog: ${it.message()}`), it.dismiss()));
  page.on("framenavigated", (it) => note(`navigated: ${it.url()}`));
  page.browser().on("targetcreated", (it) => it.type() === "page" && note(`opened: ${it.url()}`));
}
