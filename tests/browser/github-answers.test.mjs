// The fake GitHub's answers match GitHub's public description of its API, if that is available.
//
// OPENAPI names the file: generated/api.github.com.json of the npm package @octokit/openapi, which is too large to be
// a dependency (29 MB to fetch, 450 MB on disk).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { standIn } from "./harness/github.mjs";
import { answerOf, faults } from "./harness/openapi.mjs";

const FILE = process.env.OPENAPI;
const CONTENTS = "/repos/{owner}/{repo}/contents/{path}";

test("the stand-in's answers are as documented", { skip: !FILE && "OPENAPI names no description of GitHub's API" }, async () => {
  const document = JSON.parse(readFileSync(FILE, "utf8"));
  const github = await standIn({ "draft/a.md": "ä", "draft/b/c.md": "x" });
  try {
    const list = await fetch(`${github.url}/repos/rust-lang/this-week-in-rust/contents/draft?ref=main`);
    const listed = await list.json();
    assert.ok(listed.length > 0);
    assert.deepEqual(faults(document, document.components.schemas["content-directory"], listed), []);
    assert.deepEqual(faults(document, answerOf(document, CONTENTS, "get", "200"), listed), []);
    const missing = await fetch(`${github.url}/repos/rust-lang/this-week-in-rust/contents/none`);
    assert.equal(missing.status, 404);
    assert.deepEqual(faults(document, answerOf(document, CONTENTS, "get", "404"), await missing.json()), []);
  } finally {
    await github.close();
  }
});

test("the comparison finds what is not as documented", () => {
  const document = { components: { schemas: { file: { type: "object", required: ["size"], properties: { size: { type: "integer" } } } } } };
  const schema = { type: "array", items: { $ref: "#/components/schemas/file" } };
  assert.deepEqual(faults(document, schema, [{ size: 1 }]), []);
  assert.deepEqual(faults(document, schema, [{ size: "1" }, {}, null]), ["$[0].size: expected integer", "$[1].size: missing", "$[2]: null"]);
  assert.deepEqual(faults(document, schema, {}), ["$: expected array"]);
});
