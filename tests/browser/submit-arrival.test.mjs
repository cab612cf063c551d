// The ways to Submit, and that text typed there is kept.

import assert from "node:assert/strict";
import { arrived } from "./harness/hands.mjs";
import { kept } from "./harness/storage.mjs";
import { DAY, DRAFT, submitting } from "./harness/submit.mjs";
import { until } from "./harness/until.mjs";

const LINK = { URL: "https://blog.example/lifetimes", Title: "A tour of lifetimes" };
const LINE = "* [A tour of lifetimes](https://blog.example/lifetimes)";

const query = (fields) => new URLSearchParams(fields).toString();

submitting("a click on the card before the program has loaded is remembered", async ({ page, site, submit }) => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/page-*_bg.wasm", async (route) => (await held, route.continue()));
  await page.goto(site.url);
  await page.getByRole("button", { name: "Submit a link or event" }).click();
  go();
  await submit.main.waitFor();
});

for (const [when, wait] of [["at once", false], ["while the program is loading", true]]) {
  submitting(`keys typed ${when} after the press on the card are in the first box`, async ({ page, site, submit }) => {
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await page.route(wait ? "**/page-*_bg.wasm" : "**/nothing", async (route) => (await held, route.continue()));
    await page.goto(site.url);
    if (!wait) await arrived(page);
    const card = page.getByRole("button", { name: "Submit a link or event" });
    await card.click();
    await page.keyboard.type("https://blog.example/");
    go();
    await page.keyboard.type("lifetimes");
    await submit.main.waitFor();
    await page.keyboard.type("-of-keys", { delay: 30 });
    await until(async () => (await submit.box("URL").inputValue()) === "https://blog.example/lifetimes-of-keys", () => submit.box("URL").inputValue());
    assert.ok(await submit.box("URL").evaluate((it) => it === document.activeElement));
    assert.ok(!(await page.locator("#early").isVisible()));
  });
}

submitting("a title typed after Tab while the program is loading is in the second box, with the focus", async ({ page, site, submit }) => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/page-*_bg.wasm", async (route) => (await held, route.continue()));
  await page.goto(site.url);
  await page.getByRole("button", { name: "Submit a link or event" }).click();
  await page.keyboard.type(LINK.URL);
  await page.keyboard.press("Tab");
  await page.keyboard.type("A tour ");
  go();
  await submit.main.waitFor();
  await page.keyboard.type("of lifetimes", { delay: 30 });
  await submit.hasLines(LINE);
  assert.ok(await submit.box("Title").evaluate((it) => it === document.activeElement));
});

submitting("a link pasted right after the press fills the boxes, and their earlier content can be restored", async ({ page, site, submit }) => {
  await submit.open();
  await submit.fill({ URL: "https://other.example/1", Title: "Other" });
  await submit.hasLines("* [Other](https://other.example/1)");
  await page.evaluate((text) => navigator.clipboard.writeText(text), `[${LINK.Title}](${LINK.URL})`);
  await page.goto("about:blank");
  await page.goto(site.url);
  await arrived(page);
  await page.getByRole("button", { name: "Submit a link or event" }).click();
  await page.keyboard.press("Control+V");
  await submit.hasLines(LINE);
  await submit.button("Restore what I typed before").click();
  await submit.hasLines("* [Other](https://other.example/1)");
});

submitting("a link that is pasted over another one replaces it, and the other one can be restored", async ({ page, submit }) => {
  await submit.open();
  await submit.fill({ URL: "https://other.example/1", Title: "Other" });
  await page.evaluate((text) => navigator.clipboard.writeText(text), `[${LINK.Title}](${LINK.URL})`);
  await submit.box("URL").focus();
  await page.keyboard.press("Control+V");
  await submit.hasLines(LINE);
  await submit.button("Restore what I typed before").click();
  await submit.hasLines("* [Other](https://other.example/1)");
  await submit.button("Restore what I typed before").click();
  await submit.hasLines(LINE);
});

for (const where of ["#submit?", "?"]) {
  submitting(`an address with ${where}url=… opens it filled in, once`, async ({ page, submit }) => {
    const asked = query({ url: `${LINK.URL}?utm_source=x`, title: "A tour of [lifetimes]", section: "Research" });
    await submit.open(where + asked);
    await submit.hasLines("* [A tour of [lifetimes]](https://blog.example/lifetimes)");
    assert.equal(await submit.box("URL").inputValue(), LINK.URL);
    assert.ok(await submit.radio("Section", "Research").isChecked());
    assert.match(page.url(), /\/#submit$/);
    await submit.box("Title").fill("Another title");
    await page.reload();
    await submit.main.waitFor();
    assert.equal(await submit.box("Title").inputValue(), "Another title");
  });
}

submitting("a phone's share sheet passes the address in its text", async ({ submit }) => {
  await submit.open("?" + query({ title: LINK.Title, text: `Read this: ${LINK.URL} !` }));
  await submit.hasLines(LINE);
});

submitting("text typed before a link arrived can be restored", async ({ submit }) => {
  await submit.open();
  await submit.fill(LINK);
  await submit.hasLines(LINE);
  await submit.open("?" + query({ url: "https://other.example/1", title: "Other" }));
  await submit.hasLines("* [Other](https://other.example/1)");
  await submit.button("Restore what I typed before").click();
  await submit.hasLines(LINE);
  await submit.button("Restore what I typed before").click();
  await submit.hasLines("* [Other](https://other.example/1)");
});

submitting("typed text survives a reload, a new tab and leaving the screen", async ({ page, context, site, submit }) => {
  await submit.open();
  await submit.choose("Kind", "Event");
  const typed = { URL: "https://zwickau.example/1", Title: "Ein Nachmittag", Date: DAY, City: "Zwickau", "Group URL": "https://zwickau.example/" };
  await submit.fill(typed);
  const holds = async (it) => {
    const box = (name) => it.getByRole("textbox", { name, exact: true });
    // A new tab reads the database first.
    await until(async () => (await box("URL").inputValue()) === typed.URL);
    for (const [name, value] of Object.entries(typed)) assert.equal(await box(name).inputValue(), value);
    assert.ok(await it.getByRole("radio", { name: "Event", exact: true }).isChecked());
  };
  await page.reload();
  await submit.main.waitFor();
  await holds(submit.main);
  const other = await context.newPage();
  await other.goto(site.url + "#submit");
  await other.getByRole("main", { name: "Submit" }).waitFor();
  await holds(other.getByRole("main", { name: "Submit" }));
  await other.close();
  await page.getByRole("button", { name: "Galley", exact: true }).click();
  await arrived(page);
  await page.goBack();
  await submit.main.waitFor();
  await holds(submit.main);
  await submit.button("Start over").click();
  assert.equal(await submit.box("URL").inputValue(), "");
  await submit.button("Restore what I typed before").click();
  await holds(submit.main);
});

submitting("foreign values in the database of typed text do no harm", async ({ page, submit }) => {
  for (const strange of [{ text: 5, tab: {}, turn: "x" }, { text: "{" }, { text: '{"texts":[[1]]}', turn: -1 }, { text: '{"kind":"none","texts":[["URL","https://blog.example/"],["No","x"]]}' }]) {
    await submit.open();
    await page.evaluate(leaveTyped, strange);
    await page.evaluate(() => sessionStorage.clear());
    await page.goto("about:blank");
    await submit.open();
    await submit.fill(LINK);
    await submit.hasLines(LINE);
    await submit.button("Start over").click();
  }
});

/** Runs in the page: writes a record of what was typed. */
async function leaveTyped(record) {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await done(indexedDB.open("galley-submit"));
  await done(database.transaction("typed", "readwrite").objectStore("typed").put({ ...record, id: "submit" }));
  database.close();
}

submitting("leaving the screen returns to the draft on this device", async ({ page, site, hands, submit }) => {
  await page.goto(site.url);
  await arrived(page);
  await hands.openFile({ text: DRAFT });
  await kept({ page, hands });
  await submit.open();
  await page.reload();
  await submit.main.waitFor();
  await page.getByRole("button", { name: "Galley", exact: true }).click();
  await page.locator('[data-screen="issue"] .workspace').waitFor();
  assert.equal(await hands.source(), DRAFT);
  assert.ok(!page.url().includes("#submit"));
});

submitting("pasting a link fills address and title", async ({ page, submit }) => {
  await submit.open();
  const paste = (html, text) =>
    page.evaluate(
      ([html, text]) => navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) })]),
      [html, text],
    );
  await paste(`<a href="${LINK.URL}?utm_medium=a">${LINK.Title}</a>`, LINK.Title);
  await submit.box("URL").focus();
  await page.keyboard.press("Control+V");
  await submit.hasLines(LINE);
  await submit.button("Start over").click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), `[${LINK.Title}](${LINK.URL})`);
  await submit.box("URL").focus();
  await page.keyboard.press("Control+V");
  await submit.hasLines(LINE);
  await page.evaluate(() => navigator.clipboard.writeText("just words"));
  await submit.box("Title").fill("");
  await page.keyboard.press("Control+V");
  assert.equal(await submit.box("Title").inputValue(), "just words");
});

submitting("a shared link opens the form filled in", async ({ page, submit }) => {
  await submit.open();
  await submit.fill({ ...LINK, Title: "A tour of `'a` \\[1\\]", Language: "DE" });
  await submit.main.getByRole("checkbox", { name: "video" }).check();
  await submit.choose("Section", "Rust Walkthroughs");
  const lines = await submit.lines.inputValue();
  await submit.button("Link to share").click();
  await submit.button("Copy link to share").click();
  await until(async () => (await submit.clipboard()).includes("#submit?"));
  const link = await submit.clipboard();
  await page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
  await page.goto("about:blank");
  await page.goto(link);
  await submit.main.waitFor();
  await submit.hasLines(lines);
  assert.ok(await submit.radio("Section", "Rust Walkthroughs").isChecked());
});

/** A page of an event, as event sites have them. */
const EVENT_PAGE = `<!doctype html><title>Ein Nachmittag | Some site</title>
<link rel="canonical" href="/event/1">
<meta property="og:title" content="Ein Nachmittag">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite","name":"Some site"}</script>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Ein Nachmittag","url":"https://zwickau.example/1","startDate":"${DAY}T18:00:00+02:00","location":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Zwickau","addressCountry":"DE"}},"organizer":{"@type":"Organization","name":"Rust Zwickau","url":"https://zwickau.example/"}}</script>`;

submitting("the bookmarklet fills in an event, with its date, place and organiser", async ({ page, context, github, submit }) => {
  await submit.open();
  await submit.button("Bookmarklet").click();
  const code = await submit.main.getByRole("link", { name: "Submit to This Week in Rust" }).getAttribute("href");
  assert.match(code, /^javascript:/);
  github.meddle = async (path, answer) => (path.startsWith("/event/") ? { status: 200, headers: { "Content-Type": "text/html" }, body: EVENT_PAGE } : answer);
  await page.goto(`${github.url}/event/1?utm_source=x`);
  const [opened] = await Promise.all([context.waitForEvent("page"), page.evaluate(code.slice("javascript:".length))]);
  const main = opened.getByRole("main", { name: "Submit" });
  await main.waitFor();
  const lines = `* ${DAY} | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n    * [**Ein Nachmittag**](https://zwickau.example/1)`;
  await until(async () => (await main.getByRole("textbox", { name: "Lines", exact: true }).inputValue()) === lines);
  assert.ok(await main.getByRole("radio", { name: "Event", exact: true }).isChecked());
  await opened.close();
});

submitting("clicking the bookmarklet here only explains how to use it", async ({ page, submit }) => {
  await submit.open();
  await submit.button("Bookmarklet").click();
  await submit.main.getByRole("link", { name: "Submit to This Week in Rust" }).click();
  await page.getByRole("status").filter({ hasText: "Drag it to your bookmarks bar, or copy it." }).waitFor();
});

submitting("without a network it works with the name of the next issue", async ({ page, context, site, submit }) => {
  await submit.open();
  await page.waitForFunction(() => navigator.serviceWorker.controller ?? navigator.serviceWorker.ready);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await site.close();
  await context.setOffline(true);
  await page.reload();
  await submit.main.waitFor();
  await submit.fill(LINK);
  await submit.hasLines(LINE);
  await submit.says(`draft/${DAY}-this-week-in-rust.md`);
  await submit.says("Ready to submit");
});
