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

/** Drafts that the page is given at a time. */
const AT_ONCE = 20;

/** Drafts that are typed over one another. */
const OF_ONE = 200;

/** A test of `usual` drafts, or of as many as COUNT says, with the engine that `start` starts. */
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

async function besiege({ driver, site, person }, count) {
  const happened = [];
  await person.openFile("hostile.md", "# Hostile\n");
  await person.show("Preview");
  await driver.evaluate(giveFunctions);
  await driver.evaluate(() => preview.start());
  await driver.evaluate(async () => {
    await navigator.serviceWorker?.ready;
    // The worker may still be fetching the page's files; the page listens once it is done.
    await new Promise((then) => setTimeout(then, 2_000));
  });
  await driver.evaluate(setTrap);
  await driver.evaluate(() => window.pwned("nothing yet"));
  assert.deepEqual(await driver.evaluate(() => window.sprung.splice(0)), ["ran: nothing yet"], "what runs is heard");
  listen(driver.page, happened);
  const served = site.served.length;
  const hostility = new Hostility(SEED);
  for (let done = 0; done < count; done += AT_ONCE) {
    // A draft's history grows with each step, and is saved with it.
    if (done % OF_ONE === 0) await driver.evaluate((at) => preview.open(`# From ${at}\n`), done);
    const texts = Array.from({ length: Math.min(AT_ONCE, count - done) }, () => hostility.next());
    const wrong = await driver.evaluate(assault, texts);
    assert.deepEqual([...wrong, ...happened], [], `seed ${SEED}, from draft ${done}`);
  }
  assert.equal(site.served.length, served, "nothing of the host is requested");
  assert.deepEqual(site.strays, []);
}

function listen(page, happened) {
  page.on("request", (it) => /^(about|blob|data):/.test(it.url()) || happened.push(`requested: ${it.url()}`));
  page.on("dialog", (it) => (happened.push(`dialog: ${it.message()}`), it.dismiss()));
  page.on("framenavigated", (it) => happened.push(`navigated: ${it.url()}`));
  page.browser().on("targetcreated", (it) => it.type() === "page" && happened.push(`opened: ${it.url()}`));
}
