// All states of the page whose look or size is tested, one after the other, on one visit.

import { chooseItem, openNewIssue } from "./hands.mjs";

const TOOLS = "Project/Tooling Updates";

/**
 * Brings the page into one state after the other, and yields the name of each.
 * Begins on the start page; `text` is the issue that is opened.
 */
export async function* states(visited, text) {
  const { page, hands } = visited;
  const escape = () => page.keyboard.press("Escape");
  yield "start";
  await hands.openDialog();
  yield "the dialog Open";
  await escape();
  await openNewIssue(page);
  yield "the dialog New issue";
  await escape();
  await hands.openFile({ text });
  yield* panes(visited);
  yield* forms(visited, escape);
  yield* menus(visited, escape);
  yield* rows(visited, escape);
  yield* dialogs(visited, escape);
  yield* finish(visited);
  yield* again(visited, text);
}

async function* panes({ hands }) {
  for (const pane of ["Sections", "Forms", "Source", "Preview", "Problems"]) {
    await hands.show(pane);
    yield `the pane ${pane}`;
  }
}

async function* forms({ page, hands }, escape) {
  const open = async (section, name) => {
    await hands.goTo(section);
    await hands.section(section).getByRole("button", { name }).first().click();
    await page.getByRole("form").waitFor();
  };
  await open("Research", /^Add link/);
  yield "the form of a link";
  await page.getByRole("form").getByRole("textbox", { name: "URL" }).fill("post.example");
  await page.keyboard.press("Enter");
  yield "the form of a link, refused";
  await escape();
  await open("Europe", /^Add event/);
  for (const format of ["In person", "Virtual", "Hybrid"]) {
    await page.getByRole("form").getByLabel("Format", { exact: true }).selectOption(format);
    yield `the form of an event, ${format}`;
  }
  await escape();
  await open("Crate of the Week", /Crate of the week$/);
  yield "the form of the crate of the week";
  await escape();
  await open("Quote of the Week", /Quote of the week$/);
  yield "the form of the quote of the week";
  await escape();
  await hands.addLink("Research", { title: "A paper", url: "https://paper.example/1" });
  yield "an entry was added";
}

async function* menus({ page, hands }, escape) {
  for (const name of ["Issue", "Export"]) {
    await page.getByRole("banner").getByRole("button", { name, exact: true }).click();
    await page.getByRole("menu", { name }).waitFor();
    yield `the menu ${name}`;
    await escape();
  }
  await hands.goTo("Research");
  await hands.section("Research").getByRole("button", { name: "Actions: Research" }).click();
  await page.getByRole("menu").waitFor();
  yield "the menu of a section";
  await escape();
}

async function* rows({ page, hands }, escape) {
  await hands.goTo(TOOLS);
  const row = hands.entries(TOOLS).first();
  await row.focus();
  yield "a row with the focus";
  await hands.press(row, /^More/);
  await page.getByRole("menu").waitFor();
  yield "the menu of a row";
  await escape();
  await row.focus();
  await page.keyboard.press("m");
  await page.getByRole("combobox", { name: "Move to" }).waitFor();
  yield "a row that asks where to move";
  await escape();
  await row.focus();
  await page.keyboard.press("x");
  await page.getByText("1 entry selected").waitFor();
  yield "a selected row";
  await row.focus();
  await page.keyboard.press("x");
}

async function* dialogs({ page, hands }, escape) {
  await page.keyboard.press("Control+k");
  await page.getByRole("listbox", { name: "Results" }).waitFor();
  yield "the search";
  await escape();
  await hands.show("Sections");
  await page.getByRole("button", { name: "Add section…" }).click();
  yield "the dialog Add section";
  await escape();
  await hands.goTo("Research");
  await hands.section("Research").getByRole("button", { name: /^Paste links/ }).click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("https://a.example/1\nhttps://b.example/2?utm_source=x\n");
  yield "the dialog Paste links";
  await escape();
  await chooseItem(page, "Issue", "Earlier versions…");
  await page.getByRole("dialog").waitFor();
  yield "the dialog Earlier versions";
  await escape();
  await hands.goTo("Research");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  yield "the dialog of the keyboard";
  await escape();
}

async function* finish({ page, hands }) {
  await hands.show("Problems");
  const bar = page.getByRole("region", { name: "Finish", exact: true });
  await bar.getByText(/left before publishing/).waitFor();
  yield "Finish";
  const press = (name) => bar.getByRole("button", { name, exact: true }).click();
  await press("Next");
  await bar.getByText(/^1 of \d+/).waitFor();
  yield "Finish, at the first thing";
  for (let at = 0; at < 60 && !(await bar.getByText("That was the last one.").isVisible()); at++) await press("Next");
  yield "Finish, after the last thing";
  await press("Stop");
}

async function* again({ page, hands }, text) {
  await hands.openDialog();
  const file = { name: "draft.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
  await page.getByRole("dialog").getByLabel("Issue file").setInputFiles(file);
  await page.getByRole("dialog", { name: "You already have a draft of this issue" }).waitFor();
  yield "the dialog about a draft of the same issue";
  await page.keyboard.press("Escape");
}
