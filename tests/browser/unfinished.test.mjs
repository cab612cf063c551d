// A form whose content does not fit the text yet: anything that would close it is refused with a message, and what was
// typed stays until the form is saved or cancelled.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { openNewIssue } from "./harness/hands.mjs";

const REFUSED = /the form in Virtual is not finished: save or cancel it first/;

/** Opens the event form and types half a date. */
async function half(hands) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Virtual");
  await hands.section("Virtual").getByRole("button", { name: "Add event" }).click();
  const field = (name) => hands.section("Virtual").getByLabel(name, { exact: true });
  await field("Group").fill("Tea & Traits");
  await field("Date").fill("2026-09-");
  return async () => {
    assert.equal(await field("Date").inputValue(), "2026-09-");
    assert.equal(await field("Group").inputValue(), "Tea & Traits");
    assert.equal((await hands.download()).text, ISSUE);
    await hands.page.getByRole("status").getByText("without the open form").waitFor();
  };
}

visiting("undo, by button and palette, leaves a half-typed form open", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "A step to undo", url: "https://step.example/" });
  const before = (await hands.download()).text;
  await hands.goTo("Virtual");
  await hands.section("Virtual").getByRole("button", { name: "Add event" }).click();
  const date = hands.section("Virtual").getByRole("textbox", { name: "Date", exact: true });
  await date.fill("2026-09-");
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await page.getByText(REFUSED).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Section, entry or action" }).fill("undo");
  await page.keyboard.press("Enter");
  assert.equal(await date.inputValue(), "2026-09-");
  assert.equal((await hands.download()).text, before);

  await date.press("Escape");
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("meanwhile, typing into the source is refused, and the form is shown again", async ({ hands, page }) => {
  const unchanged = await half(hands);
  await hands.show("Source");
  const source = page.getByRole("textbox", { name: "Markdown source" });
  await source.press("Control+End");
  await page.keyboard.type("x");
  await page.getByText(REFUSED).waitFor();
  assert.equal(await hands.source(), ISSUE);
  await unchanged();
});

visiting("a row's button leaves it open, too", async ({ hands, page }) => {
  const unchanged = await half(hands);
  await hands.press(hands.entries("Newsletters").first(), /^Remove/);
  await page.getByText(REFUSED).waitFor();
  await unchanged();
});

visiting("another file, pasted text and a new issue do not open meanwhile", async ({ hands, page }) => {
  const unchanged = await half(hands);
  const other = { name: "other.md", mimeType: "text/markdown", buffer: Buffer.from("# Other\n") };
  await hands.openDialog();
  const dialog = page.getByRole("dialog", { name: "Open an issue" });
  await dialog.getByLabel("Issue file").setInputFiles(other);
  await dialog.getByText(REFUSED).waitFor();
  await dialog.getByRole("textbox", { name: "Paste Markdown" }).fill("# Other\n");
  await hands.button("Open text").click();
  assert.equal(await dialog.getByRole("textbox", { name: "Paste Markdown" }).inputValue(), "# Other\n");
  await page.keyboard.press("Escape");
  await openNewIssue(page);
  await hands.button("Create draft").click();
  await page.getByRole("status").getByText(REFUSED).waitFor();
  await unchanged();

  // Once cancelled, it blocks nothing.
  await hands.section("Virtual").getByRole("textbox", { name: "Date", exact: true }).press("Escape");
  await hands.openFile({ name: "other.md", text: "# Other\n" });
  assert.equal((await hands.download()).text, "# Other\n");
});

visiting("a reload shows the content of the form, once", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Europe");
  const europe = hands.section("Europe");
  await europe.getByRole("button", { name: "Add event" }).click();
  await europe.getByRole("textbox", { name: "Date", exact: true }).fill("2026-09-");
  await europe.getByLabel("City", { exact: true }).fill("Ghent");
  await page.reload();
  const words = page.getByText("the form was not finished: Date: 2026-09-, City: Ghent");
  await words.waitFor();
  assert.equal((await hands.download()).text, ISSUE);
  await page.reload();
  await hands.outline().getByRole("link").first().waitFor();
  assert.equal(await words.count(), 0);
});

visiting("an event that fits no section stays in its form", async ({ hands, page }) => {
  await hands.openFile({ text: ISSUE });
  const event = { Date: "2026-09-10", City: "Recife", Country: "BR", Group: "Rust Recife", "Group URL": "https://recife.example/" };
  const what = { "Event title": "Talks 💛", "Event URL": "https://recife.example/1", Country: "Atlantis" };
  await hands.goTo("Upcoming Events");
  await hands.fillForm("Upcoming Events", "Add event", { ...event, ...what });
  const said = /^Not saved yet: place: expected a two-letter country code/;
  await page.getByText(said).first().waitFor({ state: "attached" });
  const title = hands.section("Upcoming Events").getByRole("textbox", { name: "Event title", exact: true });
  assert.equal(await title.inputValue(), "Talks 💛");

  await hands.fill(hands.section("Upcoming Events"), { Country: "BR" });
  await hands.entries("South America").filter({ hasText: "Talks 💛" }).waitFor();
  const { text } = await hands.download();
  assert.ok(text.includes("* 2026-09-10 | Recife, BR | [Rust Recife](https://recife.example/)\n    * [**Talks 💛**](https://recife.example/1)\n"));
});
