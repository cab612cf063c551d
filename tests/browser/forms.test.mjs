// Entries edited in their forms: the file gets what was typed, and nothing else changes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { EVENT, ISSUE, visiting } from "./harness.mjs";
import { openNewIssue } from "./harness/hands.mjs";

/** The lines of `text` that ISSUE doesn't have. */
function added(text) {
  const known = new Set(ISSUE.split("\n"));
  return text.split("\n").filter((line) => !known.has(line));
}

visiting("an event lands in its continent, in date order", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Virtual");
  await hands.fillForm("Virtual", "Add event", { ...EVENT, "Event title": "Ein Nachmittag über Lebenszeiten" });
  const { text } = await hands.download();
  const event =
    "* 2026-09-10 | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n" +
    "    * [**Ein Nachmittag über Lebenszeiten**](https://zwickau.example/1)\n";
  assert.equal(text, ISSUE.replace("goerlitz.example/2)\n", `$&${event}`));
});

visiting("a known place fills region and country, and a known group its address", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Europe");
  const europe = hands.section("Europe");
  await europe.getByRole("button", { name: "Add event" }).click();
  const field = (name) => europe.getByLabel(name, { exact: true });
  const offered = (name) => field(name).evaluate((it) => [...it.list.options].map((option) => option.value));
  assert.ok((await offered("City")).includes("Görlitz, DE"));
  assert.ok((await offered("Group")).includes("Rust Görlitz"));
  await field("Date").fill("2026-09-10");
  // Choosing a suggestion enters its whole text.
  await field("City").fill("Görlitz, DE");
  await page.keyboard.press("Tab");
  assert.equal(await field("City").inputValue(), "Görlitz");
  assert.equal(await field("State or region").inputValue(), "");
  assert.equal(await field("Country").inputValue(), "DE");
  await field("Group").fill("Rust Görlitz");
  assert.equal(await field("Group URL").inputValue(), "https://goerlitz.example/");
  await hands.fill(europe, { "Event title": "Tee", "Event URL": "https://goerlitz.example/3" });
  const { text } = await hands.download();
  const event =
    "* 2026-09-10 | Görlitz, DE | [Rust Görlitz](https://goerlitz.example/)\n" +
    "    * [**Tee**](https://goerlitz.example/3)\n";
  assert.equal(text, ISSUE.replace("goerlitz.example/2)\n", `$&${event}`));
});

visiting("an approved RFC and an item in its final comment period", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("New and Updated RFCs");
  await hands.fillForm("New and Updated RFCs", "Add RFC", {
    Title: "Saucers, too",
    URL: "https://rfc.example/10000",
  });
  // This is the second heading with this name, so refer to it by its path.
  await hands.fillForm("Tracking Issues & PRs / Rust", "Add item", {
    Disposition: "close",
    Title: "Stop pouring",
    URL: "https://fcp.example/2",
  });
  assert.deepEqual(added((await hands.download()).text), [
    "* [disposition: close] [Stop pouring](https://fcp.example/2)",
    "* [Saucers, too](https://rfc.example/10000)",
  ]);
});

visiting("editing an entry changes only its own line", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await hands.press(hands.entries("Newsletters").first(), /^Edit/);
  const title = hands.section("Newsletters").getByRole("textbox", { name: "Title", exact: true });
  await title.fill("Ferrous Letters #12: oxide and order");
  await page.keyboard.press("Enter");
  await title.waitFor({ state: "hidden" });
  const { text } = await hands.download();
  assert.equal(text, ISSUE.replace("Letters #12]", "Letters #12: oxide and order]"));
});

visiting("an event in an unusual section stays there if nothing in it was changed", async ({ page, hands }) => {
  const astray =
    "* 2026-08-28 | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n" +
    "    * [**Ein Nachmittag**](https://zwickau.example/1)\n";
  const text = ISSUE.replace("### Virtual\n", `$&${astray}`);
  assert.notEqual(text, ISSUE);
  await hands.openFile({ text });
  await hands.goTo("Virtual");
  await hands.press(hands.entries("Virtual").first(), /^Edit/);
  const title = hands.section("Virtual").getByRole("textbox", { name: "Event title" });
  await title.focus();
  await page.keyboard.press("Enter");
  await title.waitFor({ state: "hidden" });
  assert.equal((await hands.download()).text, text);
});

visiting("the patch names the file as it was opened", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.show("Source");
  const source = page.getByRole("textbox", { name: "Markdown source" });
  await source.fill(ISSUE.replace(/^Date: .*$/m, "Date: 2026-09-30"));
  const arriving = page.waitForEvent("download");
  await hands.export("Download patch");
  const patch = readFileSync(await (await arriving).path(), "utf8");
  const name = `${/^Date: (.*)$/m.exec(ISSUE)[1]}-this-week-in-rust.md`;
  assert.match(patch, new RegExp(`^--- a/draft/${name}\n\\+\\+\\+ b/draft/${name}\n`, "m"));
});

visiting("arrow keys move along the tabs of a side, and wrap around", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  for (const [list, names] of [
    ["Edit", ["Source", "Forms"]],
    ["View", ["Problems", "Preview"]],
  ]) {
    const tabs = page.getByRole("tablist", { name: list });
    await tabs.getByRole("tab", { selected: true }).focus();
    for (const key of ["ArrowLeft", "ArrowRight"]) {
      for (const name of names) {
        await page.keyboard.press(key);
        await hands.focused(tabs.getByRole("tab", { name }));
      }
    }
  }
});

const narrow = { browser: { viewport: { width: 390, height: 844 } } };

visiting("arrow keys move along all panes of a narrow screen", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  const tabs = page.getByRole("tablist", { name: "Panes" });
  await tabs.getByRole("tab", { name: "Sections" }).focus();
  for (const name of ["Problems", "Preview", "Source", "Forms", "Sections"]) {
    await page.keyboard.press("ArrowLeft");
    await hands.focused(tabs.getByRole("tab", { name }));
  }
}, narrow);

visiting("Escape closes a form and leaves the file unchanged", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.section("Research").getByRole("button", { name: "Add link" }).click();
  const title = hands.section("Research").getByRole("textbox", { name: "Title", exact: true });
  await title.fill("Never mind");
  await page.keyboard.press("Escape");
  await title.waitFor({ state: "hidden" });
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("a removed entry is gone, and Undo restores it", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
  await hands.press(hands.entries("Newsletters").first(), /^Remove/);
  const line = "* [Ferrous Letters #12](https://letters.example/12)\n";
  assert.equal((await hands.download()).text, ISSUE.replace(line, ""));
  await hands.page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("no form is narrower than the others of its pane", async ({ page, hands }) => {
  await openNewIssue(page);
  await page.getByRole("button", { name: "Create draft" }).click();
  const width = async (section, button) => {
    await hands.goTo(section);
    await hands.section(section).getByRole("button", { name: button }).click();
    const { width } = await hands.section(section).locator("form").boundingBox();
    await page.keyboard.press("Escape");
    return width;
  };
  const usual = await width("Research", "Add link");
  assert.ok(usual > 300);
  assert.equal(await width("Rust Compiler Performance Triage", /Performance triage/), usual);
  assert.equal(await width("Jobs", /Hiring thread/), usual);
  assert.equal(await width("Crate of the Week", /Crate of the week/), usual);
});

visiting("the mark of a problem stays under the pointer, and opens the entry", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE.replace("### Research\n", "$&\n* [Tracked](https://tracked.example/?utm_source=list)\n") });
  await hands.goTo("Research");
  const row = hands.entries("Research").first();
  const mark = row.locator(".row-mark");
  await mark.waitFor();
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await row.getByRole("button", { name: /^Remove/ }).waitFor();
  await page.mouse.click(x + width / 2, y + height / 2);
  await hands.section("Research").getByRole("textbox", { name: "URL" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await hands.entries("Research").count(), 1);
});
