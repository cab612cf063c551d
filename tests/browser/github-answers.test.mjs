// The fake GitHub's answers match GitHub's public description of its API.

import assert from "node:assert/strict";
import test from "node:test";
import { TOKEN, listed, standIn } from "./harness/github.mjs";
import { answer, checkBody, faults, operationOf } from "./harness/openapi.mjs";

const REPOSITORY = "/repos/rust-lang/this-week-in-rust";
const OWN = "/repos/octocat/this-week-in-rust";

/** All requests that the page may send to the API, each with the status of its answer. */
const REQUESTS = [
  ["GET", `${REPOSITORY}/contents/draft?ref=main`, 200],
  ["GET", `${REPOSITORY}/contents/none?ref=main`, 404],
  ["GET", "/user", 401, { token: "another" }],
  ["GET", "/user", 200, { token: TOKEN }],
  ["GET", OWN, 200, { token: TOKEN }],
  ["POST", `${OWN}/git/refs`, 201, { token: TOKEN, body: (github) => ({ ref: "refs/heads/a", sha: github.commit() }) }],
  ["POST", `${OWN}/git/refs`, 422, { token: TOKEN, body: (github) => ({ ref: "refs/heads/a", sha: github.commit() }) }],
  ["GET", `${OWN}/git/ref/heads/a`, 200, { token: TOKEN }],
  ["GET", `${OWN}/git/ref/heads/none`, 404, { token: TOKEN }],
  ["PUT", `${OWN}/contents/draft/a.md`, 409, { token: TOKEN, body: () => ({ message: "m", content: "eA==", sha: "1", branch: "a" }) }],
  ["PUT", `${OWN}/contents/draft/a.md`, 200, { token: TOKEN, body: (github) => ({ message: "m", content: "eA==", sha: listed(github, "draft/a.md").sha, branch: "a" }) }],
  ["GET", `${OWN}/contents/draft/a.md?ref=a`, 200, { token: TOKEN }],
];

test("the fake GitHub's answers are as GitHub describes them", async () => {
  const github = await standIn({ "draft/a.md": "ä", "draft/b/c.md": "x" });
  try {
    for (const [method, path, status, { token, body } = {}] of REQUESTS) {
      const sent = body?.(github);
      const response = await fetch(github.url + path, { method, headers: token && { Authorization: `Bearer ${token}` }, body: sent && JSON.stringify(sent) });
      assert.equal(response.status, status, `${method} ${path}`);
      const operation = operationOf(method, path.split("?")[0]);
      assert.deepEqual(faults(operation.answers[status], await response.json()), [], `${method} ${path}`);
    }
    assert.deepEqual(github.faults, []);
  } finally {
    await github.close();
  }
});

test("the fake reports an answer that GitHub would not give", async () => {
  const github = await standIn({ "draft/a.md": "x" });
  try {
    const fails = (method, path, body) => fetch(github.url + path, { method, headers: { Authorization: `Bearer ${TOKEN}` }, body: JSON.stringify(body) });
    await fails("POST", `${OWN}/git/refs`, { ref: "refs/heads/a", commit: github.commit() });
    await fails("PUT", `${OWN}/contents/draft/a.md`, { message: "m", contents: "eA==", branch: "a" });
    assert.equal(github.faults.length, 2, `${github.faults}`);
    assert.match(github.faults[0], /post .*git\/refs: \$\.sha: missing; \$\.commit: unknown/);
  } finally {
    await github.close();
  }
});

test("the comparison finds answers that do not match the description", () => {
  const list = operationOf("GET", `${REPOSITORY}/contents/draft`);
  const [file] = answer(list, 200, [{ name: "a.md", path: "draft/a.md", sha: "1", size: 1, type: "file" }]);
  assert.deepEqual(faults(list.answers[200], [file]), []);
  const { size, ...rest } = file;
  for (const wrong of [{ ...file, size: `${size}` }, rest, { ...file, type: "paper" }, { ...file, url: "x" }, { ...file, sized: 1 }, null]) {
    assert.notDeepEqual(faults(list.answers[200], [wrong]), [], JSON.stringify(wrong));
  }
  assert.throws(() => answer(list, 200, [{ ...file, sha: 1 }]), /expected string/);
  assert.throws(() => answer(list, 418, {}), /no answer 418/);
  assert.throws(() => checkBody(list, {}), /no body is described/);
  const components = { schemas: { file: { type: "object", required: ["size"], properties: { size: { type: "integer" } } } } };
  const schema = { type: "array", items: { $ref: "#/components/schemas/file" } };
  const found = faults(schema, [{ size: "1" }, {}, null, { size: 1, sise: 1 }], "$", { components });
  assert.deepEqual(found, ["$[0].size: expected integer", "$[1].size: missing", "$[2]: null", "$[3].sise: unknown"]);
  assert.deepEqual(faults(schema, {}, "$", { components }), ["$: expected array"]);
});
