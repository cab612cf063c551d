// After an edit, the preview is the same as in a newly loaded frame, whatever raw HTML the draft has.
//
// STEPS and SEED may be set: `STEPS=50000 SEED=7 node --test tests/browser/incremental.test.mjs`. With EVERY=5, only
// every fifth text is compared, which takes a third of the time.

import assert from "node:assert/strict";
import { Edits } from "./fixtures/edits.mjs";
import { visiting } from "./harness.mjs";
import { watchFrame } from "./harness/frame.mjs";

const STEPS = Number(process.env.STEPS ?? 2_000);
const SEED = Number(process.env.SEED ?? 1);
const EVERY = Number(process.env.EVERY ?? 1);

/** How many steps one draft gets, because its history grows with each. */
const OF_ONE = 500;

/** Runs in the page: types each text and compares. Returns the first that differs. */
async function compare([steps, every]) {
  for (const [at, { text, look }] of steps.entries()) {
    if (look) await preview.look(look);
    await preview.type(text);
    if ((at + 1) % every) continue;
    const patched = preview.html();
    const fresh = await preview.fresh();
    if (patched !== fresh) return { text, patched, fresh };
  }
}

visiting("the preview stays correct when raw HTML splits items", async ({ page, hands }) => {
  await hands.openText("# Items\n");
  await hands.show("Preview");
  await watchFrame(page);
  const around = ["<li>x</li>", "<div><li>x</li></div>", "<b><li>x</li></b>", "<p><li>x</li></p>", "<a><li>x</li></a>", "<ul></ul><li>x</li>", "</li><li>x"];
  const steps = around.flatMap((html) => {
    const text = `\n* a ${html}\n* b\n* c\n* d\n`;
    return [{ text }, { text: text.replace("b\n", "bb\n") }];
  });
  for (const look of ["Site", "Email", "GitHub"]) {
    await page.evaluate((look) => preview.look(look), look);
    assert.deepEqual(await page.evaluate(compare, [steps, 1]), undefined, look);
  }
});

visiting(
  `${STEPS} random edits of drafts with raw HTML`,
  async ({ page, hands }, t) => {
    const edits = new Edits(SEED);
    for (let done = 0; done < STEPS; done += 50) {
      if (done % OF_ONE === 0) {
        await hands.openText(`# Edits from ${done}\n`);
        await hands.show("Preview");
        await watchFrame(page);
      }
      const steps = Array.from({ length: Math.min(50, STEPS - done) }, () => edits.next());
      assert.deepEqual(await page.evaluate(compare, [steps, EVERY]), undefined, `seed ${SEED}, steps from ${done}`);
    }
    t.diagnostic(`${STEPS} steps, ${Math.floor(STEPS / EVERY)} compared, no difference`);
  },
  { timeout: 600_000 + STEPS * 200 },
);
