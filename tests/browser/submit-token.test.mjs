// Submit with a token: the branch on the user's own fork, a message for each refusal, and no trace of the token anywhere.

import assert from "node:assert/strict";
import { TOKEN, limit } from "./harness/github.mjs";
import { DRAFT, FILE, forgive, submitting } from "./harness/submit.mjs";

const LINK = { URL: "https://blog.example/lifetimes", Title: "A tour of lifetimes" };
const LINE = "* [A tour of lifetimes](https://blog.example/lifetimes)";
const BRANCH = "add-a-tour-of-lifetimes";
const OWN = "/repos/octocat/this-week-in-rust";

/** The calls that are always made. */
const CALLS = ["GET /user", `GET ${OWN}`, `POST ${OWN}/git/refs`, `PUT ${OWN}/contents/draft/${FILE}`];

/** The requests that have the token, in order. */
const asked = ({ asked, headers }) => asked.filter((_, at) => "authorization" in headers[at]);

/** Goes to the button, with the current draft loaded. */
async function ready(submit) {
  await submit.open();
  await submit.fill(LINK);
  await submit.read();
  await submit.button("With a token: let Galley make the branch").click();
  await submit.main.getByLabel("Token", { exact: true }).fill(TOKEN);
}

const make = (submit) => submit.button("Make the branch").click();
const done = (submit) => submit.main.getByRole("link", { name: "Open the pull request" });

submitting("every call is listed, none is made before the button, and then only these", async ({ github, submit }) => {
  await ready(submit);
  const listed = await submit.main.locator(".submit-calls code").allTextContents();
  const first = listed.slice(0, 4).map((it) => it.replace("/repos/YOU/", "/repos/octocat/").replace(/ \(.*\)$/, ""));
  assert.deepEqual(first, CALLS);
  // The last two are for answers that were lost.
  assert.equal(listed.length, 6);
  assert.match(listed[2], new RegExp(BRANCH));
  assert.deepEqual(asked(github), []);
  await make(submit);
  await done(submit).waitFor();
  assert.deepEqual(asked(github), CALLS);
  const { message, text } = github.fork.branches[BRANCH][`draft/${FILE}`];
  assert.equal(message, "Add “A tour of lifetimes” to Observations/Thoughts");
  assert.equal(text.replace(`${LINE}\n`, ""), DRAFT);
  const page = new URL(await done(submit).getAttribute("href"));
  assert.equal(page.pathname, `/rust-lang/this-week-in-rust/compare/main...octocat:${BRANCH}`);
  assert.equal(page.searchParams.get("title"), message);
  await make(submit);
  await done(submit).waitFor();
  assert.deepEqual(asked(github), CALLS, "nothing is written twice");
});

submitting("a call whose answer was lost is not made again", async ({ github, submit, complaints }) => {
  await ready(submit);
  for (const lost of ["/git/refs", "/contents/"]) {
    // GitHub performs the request, but the connection is cut before its answer.
    github.meddle = async (path, answer) => (path.includes(lost) ? null : answer);
    await make(submit);
    await submit.says(/GitHub could not be reached.*continues where it stopped/);
    github.meddle = undefined;
  }
  await make(submit);
  await done(submit).waitFor();
  assert.deepEqual(Object.keys(github.fork.branches), [BRANCH]);
  assert.equal(github.fork.branches[BRANCH][`draft/${FILE}`].text.replace(`${LINE}\n`, ""), DRAFT);
  forgive(complaints);
});

submitting("a branch of the same name gets a number, and a dropped connection is continued", async ({ github, submit, complaints }) => {
  github.fork.branches[BRANCH] = { other: {} };
  await ready(submit);
  github.meddle = async (path, answer) => (path.includes("/contents/") ? null : answer);
  await make(submit);
  await submit.says(/GitHub could not be reached.*continues where it stopped/);
  github.meddle = undefined;
  await make(submit);
  await done(submit).waitFor();
  assert.deepEqual(Object.keys(github.fork.branches), [BRANCH, `${BRANCH}-2`]);
  assert.ok(github.fork.branches[`${BRANCH}-2`][`draft/${FILE}`]);
  forgive(complaints);
});

/** Refusals: the call, GitHub's answer, and the page's message. */
const REFUSALS = {
  401: [/\/user$/, 401, "Bad credentials", /does not accept this token/],
  403: [/\/git\/refs$/, 403, "Resource not accessible by personal access token", /needs “Contents: read and write”/],
  "404 for the fork": [/octocat\/this-week-in-rust$/, 404, "Not Found", /octocat has no fork of the newsletter/],
  409: [/\/contents\//, 409, "does not match", /The draft has changed/],
  422: [/\/contents\//, 422, "Invalid request.", /GitHub refused the request: Invalid request\./],
  "422 for a fork that lags": [/\/git\/refs$/, 422, "Object does not exist", /Sync fork/],
  "403 with the limit": [/\/user$/, 403, "API rate limit exceeded", /limit for this network is used up/, limit(0)],
  500: [/\/git\/refs$/, 500, "", /reported an error \(500\)/],
};

for (const [name, [path, status, message, says, headers = {}]] of Object.entries(REFUSALS)) {
  submitting(`${name} is explained, and the next press succeeds`, async ({ github, submit, complaints }) => {
    await ready(submit);
    github.meddle = async (asked, answer) => (path.test(asked) ? { status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify({ message }) } : answer);
    await make(submit);
    await submit.result.getByRole("alert").filter({ hasText: says }).waitFor();
    github.meddle = undefined;
    await make(submit);
    await done(submit).waitFor();
    assert.equal(Object.keys(github.fork.branches).length, 1);
    await submit.hasLines(LINE);
    forgive(complaints);
  });
}

submitting("the token is in no storage, address, log or cache, and is gone with the screen", async ({ page, context, github, submit }) => {
  const logged = [];
  context.on("console", (it) => logged.push(it.text()));
  const addresses = [];
  context.on("request", (it) => addresses.push(it.url()));
  await ready(submit);
  await make(submit);
  await done(submit).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(everything);
  assert.match(kept, /blog\.example/, "what is typed is found, so this looks at the right places");
  const seen = [kept, logged.join("\n"), addresses.join("\n"), page.url(), await done(submit).getAttribute("href")].join("\n");
  for (const form of [TOKEN, encodeURIComponent(TOKEN), Buffer.from(TOKEN).toString("base64")]) assert.ok(!seen.includes(form), form);
  const sentTo = github.headers.filter((it) => JSON.stringify(it).includes(TOKEN));
  assert.equal(sentTo.length, CALLS.length);
  await page.reload();
  await submit.main.waitFor();
  await submit.button("With a token: let Galley make the branch").click();
  assert.equal(await submit.main.getByLabel("Token", { exact: true }).inputValue(), "");
});

/** Runs in the page: everything that it stores on the device, and its whole markup, as one text. */
async function everything() {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, JSON.stringify(history.state), name];
  found.push(document.documentElement.outerHTML);
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => (indexedDB.open(name).onsuccess = (it) => resolve(it.target.result)));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      found.push(JSON.stringify(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))));
    }
    database.close();
  }
  for (const key of await caches.keys()) {
    const cache = await caches.open(key);
    for (const request of await cache.keys()) {
      found.push(request.url);
      if (/\.(js|html|css|webmanifest)$|\/$/.test(request.url)) found.push(await (await cache.match(request)).text());
    }
  }
  found.push(...performance.getEntriesByType("resource").map((it) => it.name));
  return found.join("\n");
}
