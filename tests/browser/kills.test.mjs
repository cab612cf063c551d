// The browser is killed in the middle of a word: what was typed up to a second before is there. kills.mjs does it fifty times.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { ISSUE, path } from "./harness.mjs";
import { killOnce } from "./harness/kill.mjs";
import { serve } from "./harness/site.mjs";

test("two kills while typing lose less than a second", { timeout: 120_000 }, async (t) => {
  const site = await serve(path("dist"));
  t.after(() => site.close());
  const profile = await mkdtemp(join(tmpdir(), "galley-kills-"));
  t.after(() => rm(profile, { recursive: true, force: true }));
  for (let run = 0; run < 2; run++) {
    const { typed, late } = await killOnce(site, profile, ISSUE, 6_000);
    assert(typed > 5, `${typed} keys`);
    assert(late <= 1_000, `${late} ms of typing lost`);
  }
});
