// Kills the browser in the middle of a word: what was stored is there. kills.mjs does it fifty times, and measures how
// long before the kill the first missing key was typed.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { DIST, ISSUE } from "./harness.mjs";
import { killOnce } from "./harness/kill.mjs";
import { serve } from "./harness/site.mjs";

test("killing the browser twice while typing loses nothing that was saved", { timeout: 180_000 }, async (t) => {
  const site = await serve(DIST);
  t.after(() => site.close());
  const profile = await mkdtemp(join(tmpdir(), "galley-kills-"));
  t.after(() => rm(profile, { recursive: true, force: true }));
  for (let run = 0; run < 2; run++) {
    const { typed, seen, kept } = await killOnce(site, profile, ISSUE, 6_000);
    assert(seen > 0, `none of ${typed} keys was in the storage`);
    assert(kept >= seen, `${seen} of ${typed} keys were in the storage, ${kept} came back`);
  }
});
