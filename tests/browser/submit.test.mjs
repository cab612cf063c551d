// Submit: from a link or an event to its lines, their place in the draft, and a patch.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { arrived } from "./harness/hands.mjs";
import { DAY, DRAFT, FILE, submitting } from "./harness/submit.mjs";
import { until } from "./harness/until.mjs";

const LINK = { URL: "https://blog.example/lifetimes", Title: "A tour of lifetimes" };
const LINE = "* [A tour of lifetimes](https://blog.example/lifetimes)";

/** The day of an event that the draft's readers can go to. */
const SOON = new Date(Date.parse(DAY) + 10 * 86_400_000).toISOString().slice(0, 10);

const EVENT = {
  URL: "https://zwickau.example/1",
  Title: "Ein Nachmittag",
  Format: "In person",
  Date: SOON,
  City: "Zwickau",
  Country: "DE",
  Group: "Rust Zwickau",
  "Group URL": "https://zwickau.example/",
};
const EVENT_LINES = `* ${SOON} | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n    * [**Ein Nachmittag**](https://zwickau.example/1)`;

/** The draft with `lines` after its line `after`, counted from 1. */
function withLines(lines, after) {
  const all = DRAFT.split("\n");
  all.splice(after, 0, ...lines.split("\n"));
  return all.join("\n");
}

/** The draft after git applied the patch with the command `how`. */
function patched(patch, how) {
  const folder = mkdtempSync(join(tmpdir(), "galley-patch-"));
  const git = (...args) => execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@a.example", ...args], { cwd: folder });
  try {
    git("init", "--quiet");
    mkdirSync(join(folder, "draft"));
    writeFileSync(join(folder, "draft", FILE), DRAFT);
    git("add", ".");
    git("commit", "--quiet", "--message", "base");
    writeFileSync(join(folder, "a.patch"), patch);
    git(how, "a.patch");
    return readFileSync(join(folder, "draft", FILE), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The number of the line after which to paste, according to the result. */
async function lineIn(submit) {
  const text = await submit.result.getByRole("link", { name: /^line \d+$/ }).first().textContent();
  return Number(text.replace("line ", ""));
}

submitting("an article: from the start page to its line on the clipboard and GitHub's editor", async ({ page, context, site, github, submit }) => {
  await page.goto(site.url);
  await arrived(page);
  await page.getByRole("button", { name: "Submit a link or event" }).click();
  await submit.main.waitFor();
  assert.match(page.url(), /#submit$/);
  await submit.fill(LINK);
  await submit.hasLines(LINE);
  assert.ok(await submit.radio("Section", "Observations/Thoughts").isChecked());
  await submit.says(`draft/${FILE}`);
  await submit.says("Ready to submit");
  const [editor] = await Promise.all([context.waitForEvent("page"), submit.button("Open on GitHub").click()]);
  await editor.waitForLoadState();
  assert.equal(editor.url(), `${github.url}/rust-lang/this-week-in-rust/edit/main/draft/${FILE}`);
  await editor.close();
  assert.equal(await submit.clipboard(), LINE);
  assert.deepEqual(github.asked.filter((it) => !/ \/(rust-lang|favicon)/.test(it)), [], "nothing was asked for");
});

submitting("with the current draft, the page names the line to paste after, and the patch is that change", async ({ page, github, submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.read();
  await submit.says("Ready to submit");
  const after = await lineIn(submit);
  const expected = withLines(LINE, after);
  assert.ok(DRAFT.split("\n")[after - 1].startsWith("* ["), "it follows an entry");
  const arriving = page.waitForEvent("download");
  await submit.button("Download patch").click();
  const download = await arriving;
  const patch = readFileSync(await download.path(), "utf8");
  assert.match(patch, /^From .*\nFrom: .*\nDate: .*\nSubject: \[PATCH\] Add “A tour of lifetimes” to Observations\/Thoughts\n/);
  for (const how of ["apply", "am"]) assert.equal(patched(patch, how), expected, how);
  const raw = `GET /raw/rust-lang/this-week-in-rust/${github.commit()}`;
  const paths = github.asked.map((it) => it.replace(raw, "GET …"));
  assert.deepEqual(paths.slice(0, 3), [
    "GET /repos/rust-lang/this-week-in-rust/commits/main",
    "GET /repos/rust-lang/this-week-in-rust/contents/draft",
    `GET …/draft/${FILE}`,
  ]);
  assert.match(paths[3], /^GET …\/content\/.*-this-week-in-rust\.md$/);
  assert.equal(paths.length, 4);
  for (const it of github.headers) assert.deepEqual([it.cookie, it.referer, it.authorization], [undefined, undefined, undefined]);
});

submitting("an event goes to its continent, in date order", async ({ page, submit }) => {
  await submit.open();
  await submit.choose("Kind", "Event");
  await submit.fill(EVENT);
  await submit.hasLines(EVENT_LINES);
  await submit.read();
  await submit.says("Upcoming Events › Europe");
  const after = await lineIn(submit);
  const arriving = page.waitForEvent("download");
  await submit.button("Download patch").click();
  const patch = readFileSync(await (await arriving).path(), "utf8");
  assert.equal(patched(patch, "apply"), withLines(EVENT_LINES, after));
});

submitting("a hybrid event goes to two places, which get the same lines", async ({ submit }) => {
  await submit.open();
  await submit.choose("Kind", "Event");
  await submit.fill({ ...EVENT, Format: "Hybrid" });
  await submit.read();
  await submit.says("Upcoming Events › Virtual");
  await submit.says("Upcoming Events › Europe");
  await submit.says("Ready to submit");
  const part = EVENT_LINES.replace("Zwickau, DE", "Hybrid (Zwickau, DE)");
  await submit.hasLines(part);
  assert.equal(await submit.result.getByRole("button", { name: /^Copy lines/ }).count(), 1, "both places get the same lines");
  await submit.button("Copy lines").click();
  await until(async () => (await submit.clipboard()) === part);
});

submitting("tasks and calls for speakers have their own fields", async ({ submit }) => {
  await submit.open();
  await submit.choose("Kind", "Project looking for contributors");
  await submit.fill({ URL: "https://code.example/1", Title: "Add a flag", Project: "tool" });
  await submit.hasLines("* [tool - Add a flag](https://code.example/1)");
  await submit.choose("Kind", "Call for speakers");
  await submit.fill({ Closes: SOON, Date: SOON, Place: "Berlin, DE" });
  await submit.hasLines(`* [**Add a flag**](https://code.example/1)| ${SOON} | Berlin, DE | ${SOON}`);
});

submitting("missing values are named, and mistakes are under their fields", async ({ submit }) => {
  await submit.open();
  await submit.says("Paste a link to begin");
  await submit.box("URL").fill("blog.example");
  await submit.says("Still needed: Title.");
  await submit.main.getByText("An address begins with https://").waitFor();
  await submit.fill({ URL: "https://papers.example/before", Title: "Seen before" });
  await submit.read();
  await submit.says("Not ready to submit");
});

submitting("a closed section says where to post instead", async ({ submit }) => {
  await submit.open();
  await submit.fill({ URL: "https://tool.example/0.5", Title: "Announcing tool 0.5" });
  assert.ok(await submit.radio("Section", "Project/Tooling Updates").isChecked());
  await submit.main.getByText(/Closed to pull requests since issue 665/).waitFor();
  assert.equal(await submit.main.getByRole("link", { name: "Post on r/rust" }).getAttribute("href"), "https://www.reddit.com/r/rust/submit");
  await submit.says("Not ready to submit");
  assert.equal(await submit.result.getByRole("link", { name: "Open r/rust" }).getAttribute("href"), "https://www.reddit.com/r/rust/submit");
  assert.equal(await submit.result.locator("button.primary").count(), 0, "no button is the one to press");
  assert.equal(await submit.main.getByText("Paste the lines").count(), 0, "no steps are shown");
  await submit.choose("Section", "Miscellaneous");
  await submit.result.getByText("Ready to submit", { exact: true }).waitFor();
  assert.equal(await submit.result.locator("button.primary").textContent(), "Open on GitHub");
  await submit.says("Paste the lines");
});

submitting("a mistake is shown once, under its field, and nothing looks ready meanwhile", async ({ page, context, submit }) => {
  await submit.open();
  await submit.fill({ URL: "blog.example/lifetimes", Title: LINK.Title });
  await submit.says("Not ready to submit");
  await submit.says("Fix what is marked in the form.");
  const told = submit.main.getByText(/begins? with https:|https:\/\/ is missing|no scheme/i);
  assert.equal(await told.count(), 1, `${await told.allTextContents()}`);
  await submit.button("Open on GitHub anyway").waitFor();
  assert.equal(await submit.result.locator("button.primary").count(), 0);
  await submit.box("Title").press("Control+Enter");
  await submit.says("Not ready to submit: the reasons are above.");
  assert.equal(context.pages().length, 1, "GitHub is not opened");
  await submit.box("URL").fill(LINK.URL);
  await submit.result.getByText("Ready to submit", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Open on GitHub", exact: true }).waitFor();
});

submitting("a download that needs the draft says so next to its button, with a button that gets the draft", async ({ page, submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.hasLines(LINE);
  await submit.button("Download patch").click();
  const answer = submit.result.getByRole("status").filter({ hasText: "This needs the current draft." });
  await answer.waitFor();
  const [button, told] = [await submit.button("Download patch").boundingBox(), await answer.boundingBox()];
  assert.ok(told.y - (button.y + button.height) < 40, "below the button");
  await submit.button("Get it now").click();
  await submit.says("Got the draft. Press again.");
  const arriving = page.waitForEvent("download");
  await submit.button("Download patch").click();
  await arriving;
  await submit.says(/^Downloaded .*\.patch\.$/);
  await submit.box("Title").fill("Another title");
  await submit.result.getByText(/^Downloaded .*\.patch\.$/).waitFor({ state: "hidden" });
  await submit.button("Git: commands and the whole file").click();
  await submit.button("Download file").click();
  await submit.says(/^Downloaded .*\.md\.$/);
});

submitting("a country is shown by its code once the box is left, as in the editor", async ({ submit }) => {
  await submit.open();
  await submit.choose("Kind", "Event");
  await submit.fill({ ...EVENT, Country: "Germany" });
  await submit.box("Country").blur();
  await until(async () => (await submit.box("Country").inputValue()) === "DE");
  await submit.hasLines(EVENT_LINES);
});

submitting(
  "on a phone the box shows all lines of an event",
  async ({ submit }) => {
    await submit.open();
    await submit.choose("Kind", "Event");
    await submit.fill(EVENT);
    await submit.hasLines(EVENT_LINES);
    const cut = await submit.lines.evaluate((it) => it.scrollHeight - it.clientHeight);
    assert.ok(cut <= 0, `${cut} pixels are cut off`);
  },
  { browser: { viewport: { width: 390, height: 844 } } },
);

submitting("tracking parameters are removed, the tag of a video is set, and both can be undone", async ({ submit }) => {
  await submit.open();
  await submit.box("URL").fill("https://www.youtube.com/watch?v=1&utm_source=a");
  await submit.box("Title").fill("A film");
  await submit.hasLines("* [video] [A film](https://www.youtube.com/watch?v=1)");
  await submit.button("Undo").click();
  assert.match(await submit.box("URL").inputValue(), /utm_source=a$/);
  await submit.main.getByRole("checkbox", { name: "video" }).uncheck();
  await submit.hasLines("* [A film](https://www.youtube.com/watch?v=1&utm_source=a)");
});

submitting("the guide to Submit opens from its button and with a question mark", async ({ page, submit }) => {
  await submit.open();
  const guide = page.getByRole("dialog", { name: "Guide" });
  const heading = guide.getByRole("heading", { name: "Submit a link or an event" });
  await submit.box("URL").press("?");
  assert.equal(await submit.box("URL").inputValue(), "?");
  await submit.radio("Kind", "Event").focus();
  await page.keyboard.press("?");
  await heading.waitFor();
  await page.keyboard.press("Escape");
  await heading.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Guide", exact: true }).click();
  await heading.waitFor();
});

submitting("an address typed as the title is noticed under the field", async ({ submit }) => {
  await submit.open();
  await submit.box("Title").fill("https://blog.example/lifetimes");
  await submit.main.getByText("This is an address. Enter the title of the page.").waitFor();
  await submit.box("Title").fill("A tour of lifetimes");
  await submit.main.getByText("This is an address.").waitFor({ state: "detached" });
});

submitting("the date shown as an example is one that the issue takes", async ({ submit }) => {
  await submit.open();
  await submit.choose("Kind", "Event");
  await submit.fill(EVENT);
  await submit.box("Date").fill(await submit.box("Date").getAttribute("placeholder"));
  await submit.box("City").focus();
  await until(async () => /^\* \d{4}-\d\d-\d\d \| /.test(await submit.lines.inputValue()));
  await submit.says("Ready to submit");
});
