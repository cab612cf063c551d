// Submit and GitHub: which requests are sent and when, and what happens if GitHub or the network fails.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { noViolation } from "./harness/axe.mjs";
import { limit } from "./harness/github.mjs";
import { DRAFT, FILE, FILES, forgive, submitting } from "./harness/submit.mjs";
import { until } from "./harness/until.mjs";

const LINK = { URL: "https://blog.example/lifetimes", Title: "A tour of lifetimes" };
const LINE = "* [A tour of lifetimes](https://blog.example/lifetimes)";

const COMMIT = /\/commits\/main$/;
const LIST = /\/contents\/draft$/;
const RAW = /^\/raw\/.*\/draft\//;

/** Changes the answers to requests whose path matches `path`; `change` gets the documented answer. */
const when = (path, change) => async (asked, answer) => (path.test(asked) ? change(answer) : answer);

/** GitHub's answer with another status and body. */
const refusal = (status, body = "", headers = {}) => () => ({ status, body, headers: { "Content-Type": "application/json", ...headers } });

/** The failures: the request, the answer, and the page's message. */
const FAULTS = {
  "the limit of requests, with its headers": [when(COMMIT, refusal(403, '{"message":"API rate limit exceeded"}', limit(0, 1790))), /limit for this network is used up. Try again in 30 minutes/],
  "the limit of the raw host": [when(RAW, refusal(429, "", { "Retry-After": "61" })), /used up. Try again in 2 minutes/],
  "a refusal without headers": [when(LIST, refusal(403, "{}")), /GitHub refused to answer \(403\)/],
  "a repository that is not there": [when(COMMIT, refusal(404, '{"message":"Not Found"}')), /GitHub has no such branch/],
  "a draft that is not there": [when(RAW, refusal(404)), /GitHub has no such draft/],
  "a fault of GitHub's own": [when(COMMIT, refusal(503)), /reported an error \(503\)/],
  "broken JSON": [when(LIST, (answer) => ({ ...answer, body: answer.body.slice(0, 100) })), /answer cannot be used: expected a list of files/],
  "a page in place of the list": [when(LIST, (answer) => ({ ...answer, body: "<!doctype html>" })), /answer cannot be used/],
  "something else than a commit": [when(COMMIT, (answer) => ({ ...answer, body: "main" })), /expected the hash of a commit, found main/],
  "a file that is cut off": [when(RAW, (answer) => ({ ...answer, body: answer.body.slice(0, 200) })), /expected the whole file/],
  "a connection that is cut": [when(COMMIT, () => null), /GitHub could not be reached/],
  "a connection that is cut later": [when(RAW, () => null), /GitHub could not be reached/],
  "a draft that is no text": [when(LIST, (answer) => answer), /not UTF-8 text/, { ...FILES, [`draft/${FILE}`]: Buffer.from([0xff, 0xfe, 0xfd]) }],
  "no draft": [undefined, /There is no open draft: expected a draft like/, { "draft/README.md": "x" }],
};

for (const [fault, [meddle, says, files = FILES]] of Object.entries(FAULTS)) {
  submitting(
    `${fault} is reported, and nothing typed is lost`,
    async ({ github, submit, complaints }) => {
      await submit.open();
      await submit.fill(LINK);
      github.meddle = meddle;
      await submit.button("Get the current draft").click();
      await submit.result.getByRole("alert").filter({ hasText: says }).waitFor();
      await submit.hasLines(LINE);
      assert.equal(await submit.box("URL").inputValue(), LINK.URL);
      assert.equal(await submit.box("Title").inputValue(), LINK.Title);
      await submit.button("Copy lines").click();
      await until(async () => (await submit.clipboard()) === LINE);
      // After it is fixed, the same button works.
      github.meddle = undefined;
      github.files = FILES;
      await submit.read();
      await submit.result.getByRole("link", { name: /^line \d+$/ }).waitFor();
      assert.equal(await submit.result.getByRole("alert").count(), 0);
      forgive(complaints);
    },
    { files },
  );
}

submitting("neither a published issue nor the template counts as the current draft", async ({ github, submit, complaints }) => {
  const old = "2020-01-01-this-week-in-rust.md";
  github.files = { [`draft/${old}`]: DRAFT, [`content/${old}`]: DRAFT };
  await submit.open();
  await submit.fill(LINK);
  await submit.button("Get the current draft").click();
  await submit.says(/expected a draft after the issue of 2020-01-01, found the draft of 2020-01-01, which is out/);
  github.files = { [`draft/${FILE}`]: FILES["draft/DRAFT_TEMPLATE.md"] };
  await submit.button("Get the current draft").click();
  await submit.says(/still the empty template/);
  await submit.hasLines(LINE);
  forgive(complaints);
});

submitting("typing works while an answer is slow", async ({ github, submit }) => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  github.meddle = async (_, answer) => (await held, answer);
  await submit.open();
  await submit.button("Get the current draft").click();
  await submit.button("Reading…").waitFor();
  await submit.fill(LINK);
  await submit.hasLines(LINE);
  await submit.button("Reading…").click({ force: true });
  go();
  await submit.button("Read it again").waitFor();
  assert.equal(github.asked.filter((it) => COMMIT.test(it)).length, 1, `it is asked for once: ${github.asked}`);
  await submit.hasLines(LINE);
});

submitting("a draft that changes in between moves the line, and a message reports that", async ({ github, submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.read();
  const line = submit.result.getByRole("link", { name: /^line \d+$/ });
  const before = Number((await line.textContent()).slice(5));
  await submit.button("Read it again").click();
  await submit.says("The draft has not changed since.");
  github.files = { ...FILES, [`draft/${FILE}`]: DRAFT.replace("### Official\n", "### Official\n* [New](https://blog.rust-lang.org/new/)\n") };
  await submit.button("Read it again").click();
  await submit.says("The draft changed. Your entry was placed again.");
  assert.equal(Number((await line.textContent()).slice(5)), before + 1);
  await submit.hasLines(LINE);
});

submitting("an entry that others added meanwhile is shown next to yours, and either can be kept", async ({ page, github, submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.read();
  await submit.says("Ready to submit");
  const theirs = "* [Lifetimes, a tour](https://blog.example/lifetimes)";
  github.files = { ...FILES, [`draft/${FILE}`]: DRAFT.replace("### Official\n", `### Official\n${theirs}\n`) };
  await submit.button("Read it again").click();
  const card = submit.result.getByRole("region", { name: "Already in the draft" });
  await card.waitFor();
  assert.deepEqual(await card.getByRole("figure").allTextContents(), [`Yours${LINE}`, `The draft’s${theirs}`]);
  await submit.says("Choose which to keep.");
  assert.equal(await submit.result.locator("button.primary").count(), 0);
  await noViolation(page, "two versions");
  await submit.button("Replace it with yours").click();
  await submit.says("Ready to submit as a change");
  await submit.says(`They replace ${theirs}`);
  const arriving = page.waitForEvent("download");
  await submit.button("Download patch").click();
  const patch = readFileSync(await (await arriving).path(), "utf8");
  assert.deepEqual(patch.split("\n").filter((it) => /^[-+]\*/.test(it)), [`-${theirs}`, `+${LINE}`]);
  await submit.button("Keep the draft’s").click();
  assert.equal(await submit.box("Title").inputValue(), "Lifetimes, a tour");
  await submit.says("There is nothing to submit.");
  await submit.box("URL").fill("https://blog.example/another");
  await submit.result.getByText("Ready to submit", { exact: true }).waitFor();
});

submitting("nothing is requested before the user asks; consent lasts until it is withdrawn", async ({ page, github, submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.says("Ready to submit");
  assert.deepEqual(github.asked, []);
  const always = submit.main.getByRole("checkbox", { name: "Always get it when I open Submit" });
  await always.check();
  await submit.button("Read it again").waitFor();
  const once = github.asked.length;
  await page.reload();
  await submit.button("Read it again").waitFor();
  assert.equal(github.asked.length, 2 * once);
  await always.uncheck();
  await page.reload();
  await submit.button("Get the current draft").waitFor();
  await submit.says("Ready to submit");
  assert.equal(github.asked.length, 2 * once, "nothing more");
});
