// One visit to the built page in any engine.
//
// Each engine's file exports `start(folder)`, which saves downloads in the folder, and resolves to a driver with
//
//   version                        the engine's name and version
//   open(url), reload()            resolve when the page is loaded
//   load(script)                   runs a script's text in the page
//   evaluate(does, ...values)      the awaited result of a function in the page; values are JSON or elements
//   element(does, ...values)       the same for a function that returns an element, or null
//   click(element)                 moves the pointer to its middle and clicks there
//   hover(element)                 moves the pointer to its middle
//   select(element, option)        chooses in a select by an option's text
//   choose(element, file)          gives a file's path to an input
//   type(text)                     presses one key after the other, where the focus is
//   press(key, modifier)           one key, with a modifier held if one is named
//   complaints()                   errors that the page has logged or not caught
//   close()

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DIST } from "../harness.mjs";
import { serve } from "../harness/site.mjs";
import { Person } from "./person.mjs";

/** A test on one visit with the engine that `start` starts. It prints the engine's version, and fails if the page logged errors. */
export function visiting(start, name, does) {
  test(`${start.name}: ${name}`, { timeout: 300_000 }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), `galley-${start.name}-`));
    const site = await serve(DIST);
    const driver = await start(folder);
    t.diagnostic(driver.version);
    let closing;
    const close = () => (closing ??= driver.close());
    // A test that takes too long must close its browser, because an open browser keeps the whole run from ending.
    t.signal.addEventListener("abort", () => close().catch(() => {}));
    try {
      await driver.open(site.url);
      await does({ driver, site, folder, person: new Person(driver, folder) });
      assert.deepEqual(await driver.complaints(), []);
      assert.deepEqual(site.strays, [], "asked for outside the page's folder, or not there");
    } finally {
      await close();
      await site.close().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    }
  });
}
