// Rows: their names, their buttons, what a click and a key do.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";

const TOOLS = "Project/Tooling Updates";
const CRAB = "* [crabgrep 2.0: now with `--lookbehind`](https://crabgrep.example/2.0)\n";
const LOG = "* [Größer, schneller, weiter: tüvlog 0.9](https://tuevlog.example/0.9)\n";

const item = (hands, name) => hands.page.getByRole("listitem", { name, exact: true });

const crab = (hands) => item(hands, "crabgrep 2.0: now with --lookbehind");

/** Opens an issue whose two tools have problems: their addresses have tracking parameters. */
async function withProblem({ hands }) {
  await hands.openFile({ text: ISSUE.replace("crabgrep.example/2.0)", "crabgrep.example/2.0?utm_source=x)") });
  await hands.goTo(TOOLS);
  const mark = crab(hands).getByRole("button", { name: /^1 (warning|hint|error): crabgrep/ });
  await mark.waitFor();
  return mark;
}

visiting("a row is named by its title, and its problems describe it", async (visited) => {
  await withProblem(visited);
  const row = crab(visited.hands);
  const description = await row.evaluate((it) => it.ariaDescription ?? it.getAttribute("aria-description"));
  assert.match(description, /utm_source/);
  assert.match(await row.innerText(), /--lookbehind\s+crabgrep\.example/, "title and host are two words");
});

visiting("the mark of a problem does not move, and opens the problem with its fix", async (visited) => {
  const mark = await withProblem(visited);
  const before = await mark.boundingBox();
  await mark.hover();
  assert.deepEqual(await mark.boundingBox(), before);
  for (const button of await crab(visited.hands).getByRole("button", { name: /^(Edit|Remove|More)/ }).all()) {
    const { x, width } = await button.boundingBox();
    assert(x >= before.x + before.width || x + width <= before.x, "no button covers it");
  }
  await visited.page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
  const form = visited.hands.section(TOOLS).getByRole("form");
  await form.getByRole("button", { name: /^(Fix|Remove)/ }).first().waitFor();
  assert.equal(await visited.hands.entries(TOOLS).count(), 2, "nothing was removed");
});

visiting("Remove is not the last button, and the buttons cover no text", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  const row = crab(hands);
  const text = await row.getByText("crabgrep.example").boundingBox();
  await row.hover();
  const box = (name) => row.getByRole("button", { name }).boundingBox();
  const [remove, more] = [await box(/^Remove/), await box(/^More/)];
  assert(more.x >= remove.x + remove.width);
  assert(remove.x >= text.x + text.width);
});

visiting("a double click on Remove removes one entry", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  const row = crab(hands);
  await row.hover();
  const { x, y, width, height } = await row.getByRole("button", { name: /^Remove/ }).boundingBox();
  await hands.page.mouse.dblclick(x + width / 2, y + height / 2, { delay: 40 });
  await row.waitFor({ state: "detached" });
  assert.equal((await hands.download()).text, ISSUE.replace(CRAB, ""));
});

visiting("a click on a row opens its form; one that selects text does not", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  const title = crab(hands).getByText("crabgrep 2.0");
  const { x, y, height } = await title.boundingBox();
  await page.mouse.move(x + 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 70, y + height / 2, { steps: 4 });
  await page.mouse.up();
  assert.notEqual(await page.evaluate(() => String(getSelection())), "");
  assert.equal(await page.getByRole("form").count(), 0);
  await page.evaluate(() => getSelection().removeAllRanges());
  await title.click();
  const form = hands.section(TOOLS).getByRole("form", { name: "Edit entry" });
  assert.equal(await form.getByRole("textbox", { name: "Title" }).inputValue(), "crabgrep 2.0: now with `--lookbehind`");
});

visiting("a host is a link that Ctrl opens; a plain click on it opens the form", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  const host = crab(hands).getByRole("link", { name: "crabgrep.example" });
  assert.equal(await host.getAttribute("href"), "https://crabgrep.example/2.0");
  assert.equal(await host.getAttribute("rel"), "noopener noreferrer");
  const prevented = (ctrlKey) =>
    host.evaluate((it, ctrlKey) => {
      let prevented;
      const read = (event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener("click", read, { once: true });
      it.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey }));
      return prevented;
    }, ctrlKey);
  assert.equal(await prevented(true), false, "the browser opens it");
  assert.equal(await page.getByRole("form").count(), 0);
  assert.equal(await prevented(false), true);
  await page.getByRole("form", { name: "Edit entry" }).waitFor();
});

visiting("only web addresses are links", async ({ hands }) => {
  await hands.openFile({ text: ISSUE.replace("https://crabgrep.example/2.0", "javascript:alert(1)") });
  await hands.goTo(TOOLS);
  const row = crab(hands);
  assert.equal(await row.locator("[href]").count(), 0);
  await row.hover();
  await row.getByRole("button", { name: /^More/ }).click();
  await hands.page.getByRole("menuitem", { name: "Copy snippet" }).waitFor();
  assert.equal(await hands.page.getByRole("menuitem", { name: "Open link" }).count(), 0);
});

visiting("the menu of a row duplicates, moves, copies and opens", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  await crab(hands).hover();
  await crab(hands).getByRole("button", { name: /^More/ }).click();
  const link = page.getByRole("menuitem", { name: "Open link" });
  assert.equal(await link.getAttribute("href"), "https://crabgrep.example/2.0");
  await page.keyboard.press("Escape");
  await hands.choose(crab(hands), "Move down");
  await hands.focused(crab(hands));
  await hands.choose(crab(hands), "Duplicate");
  await until(async () => (await crab(hands).count()) === 2);
  assert.equal((await hands.download()).text, ISSUE.replace(CRAB + LOG, LOG + CRAB + CRAB));
  await hands.choose(crab(hands).first(), "Copy snippet");
  await page.getByText(/draft\/2026-09-02-this-week-in-rust\.md/).first().waitFor({ state: "attached" });
  await page.getByText(/“Project\/Tooling Updates”/).first().waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), CRAB.trim());
});

visiting("single keys on a row edit, move, duplicate, select and remove", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  await crab(hands).focus();
  await page.keyboard.press("x");
  assert.equal(await crab(hands).getByRole("checkbox").isChecked(), true);
  await page.keyboard.press("x");
  await page.keyboard.press("d");
  await until(async () => (await crab(hands).count()) === 2);
  await hands.focused(crab(hands).nth(1));
  await page.keyboard.press("Delete");
  await until(async () => (await crab(hands).count()) === 1);
  await crab(hands).focus();
  await page.keyboard.press("m");
  await hands.focused(crab(hands).getByRole("combobox", { name: "Move to" }));
  await page.keyboard.press("Escape");
  await hands.focused(crab(hands));
  await page.keyboard.press("e");
  await hands.focused(page.getByRole("form", { name: "Edit entry" }));
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const guide = page.getByRole("dialog", { name: "Guide" });
  for (const key of ["Enter, E", "Delete", "X, Shift+X"]) await guide.getByRole("cell", { name: key, exact: true }).waitFor();
});

visiting("code is shown as code, and a character reference as its character", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE.replace("[Größer", "[Vec&lt;T&gt; größer") });
  await hands.goTo(TOOLS);
  assert.equal(await crab(hands).locator("code").textContent(), "--lookbehind");
  await item(hands, "Vec<T> größer, schneller, weiter: tüvlog 0.9").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").last().fill("vec<t>");
  await page.getByRole("option", { name: /Vec<T> größer/ }).first().waitFor();
});

visiting("an entry that is being added is only a form, not also a row", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  const count = await hands.entries(TOOLS).count();
  await hands.goTo(TOOLS);
  await hands.section(TOOLS).getByRole("button", { name: "Add link to Project/Tooling Updates" }).click();
  const form = page.getByRole("form", { name: "New entry" });
  await form.getByRole("textbox", { name: "Title" }).fill("Brand new");
  await form.getByRole("textbox", { name: "URL" }).fill("https://new.example/");
  await until(async () => (await hands.source()).includes("[Brand new](https://new.example/)"));
  await hands.show("Forms");
  assert.equal(await hands.entries(TOOLS).count(), count);
  await form.getByRole("button", { name: "Save" }).click();
  await item(hands, "Brand new").waitFor();
  assert.equal(await hands.entries(TOOLS).count(), count + 1);
});

visiting("a note after a list is shown after it", async ({ hands }) => {
  const text = ISSUE.replace(LOG, `${LOG}\nA note that follows.\n`);
  await hands.openFile({ text });
  await hands.goTo(TOOLS);
  const [note, list] = [hands.section(TOOLS).getByText("A note that follows."), hands.section(TOOLS).getByRole("list")];
  assert((await note.boundingBox()).y > (await list.boundingBox()).y);
});

visiting("the label of undo names an item of a final comment period", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.fillForm("Tracking Issues & PRs / Rust", "Add item", { Title: "Stabilise tea", URL: "https://fcp.example/9" });
  await page.keyboard.press("Control+z");
  await page.getByText(/add FCP item/).first().waitFor({ state: "attached" });
});

visiting("a move that is not possible is dimmed and does nothing", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(TOOLS);
  const possible = async (row) => {
    await hands.press(row, /^More/);
    await page.getByRole("menuitem", { name: "Copy snippet" }).waitFor();
    const names = ["Move up", "Move down", "Move to…"];
    const items = names.map((name) => page.getByRole("menuitem", { name, disabled: false }).count());
    const found = await Promise.all(items);
    await page.keyboard.press("Escape");
    return names.filter((_, at) => found[at]);
  };
  const rows = hands.entries(TOOLS);
  assert.deepEqual(await possible(rows.first()), ["Move down", "Move to…"]);
  assert.deepEqual(await possible(rows.last()), ["Move up", "Move to…"]);
  assert.deepEqual(await possible(hands.entries("Newsletters").first()), ["Move to…"], "there is no other");
  await hands.press(rows.first(), /^More/);
  await page.getByRole("menuitem", { name: "Move up" }).click({ force: true });
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await hands.source(), ISSUE);
});

visiting("the message about the last action covers neither the outline nor the forms", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await hands.entries("Newsletters").first().focus();
  await page.keyboard.press("Delete");
  const message = page.getByRole("status", { name: "Notifications" });
  await message.getByRole("button", { name: "Undo" }).waitFor();
  const { y, x, width } = await message.boundingBox();
  const outline = await page.locator("#panel-sections").boundingBox();
  const forms = await hands.content("Forms").boundingBox();
  assert(outline.y + outline.height <= y, "the outline ends above it");
  assert(x + width <= forms.x, "it is next to the forms");
});
