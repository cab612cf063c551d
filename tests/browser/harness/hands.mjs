// What a person does with the page, using the names that the page promises to keep.

import { readFile } from "node:fs/promises";
import { until } from "./until.mjs";

/** Opens the dialog Open: from the start page, or from the menu Issue. */
export const openDialog = (page) => choose(page, "Open a file", "Issue", "Open…");

/** Opens the dialog New issue: from the start page, or from the menu Issue. */
export const openNewIssue = (page) => choose(page, "Start the next issue", "Issue", "New issue…");

/** Presses the button of the start page or, if an issue is open, chooses the item of the header's menu. */
async function choose(page, choice, menu, item) {
  const start = page.getByRole("button", { name: choice, exact: true });
  const button = page.getByRole("banner").getByRole("button", { name: menu, exact: true });
  await start.or(button).first().waitFor();
  if (await start.isVisible()) return start.click();
  await chooseItem(page, menu, item);
}

/** Chooses an item of a menu of the header. */
export async function chooseItem(page, menu, item) {
  await page.getByRole("banner").getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menu", { name: menu }).getByRole("menuitem", { name: item, exact: true }).click();
}

/** Waits until the program runs and shows the start page or a draft. */
export const arrived = (page) =>
  page.locator('#start[data-ready]:visible, [data-screen="issue"] .workspace').first().waitFor();

export class Hands {
  constructor(page) {
    this.page = page;
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The form of a section, named by its heading. */
  section(heading) {
    return this.page.getByRole("region", { name: heading, exact: true });
  }

  entries(heading) {
    return this.section(heading).getByRole("list").first().getByRole("listitem");
  }

  /** Opens the dialog Open. */
  async openDialog() {
    await openDialog(this.page);
  }

  /** Opens a file: `{ name, text }`, where the text may be bytes. */
  async openFile({ name = "draft.md", text }) {
    await this.openDialog();
    const file = { name, mimeType: "text/markdown", buffer: Buffer.from(text) };
    await this.page.getByRole("dialog").getByLabel("Issue file").setInputFiles(file);
    await this.outline().getByRole("link").first().waitFor({ state: "attached" });
  }

  /** Opens pasted text. */
  async openText(text) {
    await this.openDialog();
    await this.page.getByRole("dialog").getByRole("textbox", { name: "Paste Markdown" }).fill(text);
    await this.button("Open text").click();
  }

  outline() {
    return this.page.getByRole("navigation", { name: "Sections" });
  }

  /** Shows a pane: selects its tab, unless the screen is wide enough to show the pane already. */
  async show(pane) {
    const tab = this.page.getByRole("tab", { name: new RegExp(`^${pane}`) });
    const content = this.content(pane);
    await tab.or(content).first().waitFor();
    if (await tab.isVisible()) await tab.click();
    await content.waitFor();
  }

  /** The content of a pane. */
  content(pane) {
    const region = (name) => this.page.getByRole("region", { name, exact: true });
    const found = {
      Sections: this.outline(),
      Forms: this.page.getByRole("tabpanel", { name: "Forms" }),
      Preview: region("Preview"),
      Source: this.page.getByRole("textbox", { name: "Markdown source" }),
      Problems: region("Problems"),
    }[pane];
    if (!found) throw new Error(`no pane is called ${pane}`);
    return found;
  }

  /** The document in the preview. */
  async preview() {
    await this.show("Preview");
    return this.page.getByRole("region", { name: "Preview" }).frameLocator('iframe[title="Preview"]');
  }

  /** The whole text as the Source tab shows it. Returns to the forms if they were shown. */
  async source() {
    const forms = this.page.getByRole("tab", { name: "Forms", selected: true });
    const wereInFront = await forms.isVisible();
    await this.show("Source");
    const text = await this.page.getByRole("textbox", { name: "Markdown source" }).inputValue();
    if (wereInFront) await this.show("Forms");
    return text;
  }

  /** The result of Download: the file's name, and its bytes as text. */
  async download() {
    const arriving = this.page.waitForEvent("download");
    const button = this.page.getByRole("banner").getByRole("button", { name: "Download", exact: true });
    if (await button.isVisible()) await button.click();
    else await this.export("Download");
    const download = await arriving;
    const text = await readFile(await download.path(), "utf8");
    return { name: download.suggestedFilename(), text };
  }

  /** Chooses an item of the menu Export. */
  async export(item) {
    await chooseItem(this.page, "Export", item);
  }

  /** Presses a row's button. A row shows its buttons while the pointer is over it. */
  async press(row, name) {
    await row.hover();
    await row.getByRole("button", { name }).click();
  }

  /** Chooses an item of a row's menu. */
  async choose(row, name) {
    await this.press(row, /^More/);
    await this.page.getByRole("menuitem", { name }).click();
  }

  /** Goes to a section by its link in the outline. */
  async goTo(heading) {
    await this.show("Sections");
    await this.outline().getByRole("link", { name: heading, exact: true }).first().click();
    await this.section(heading).waitFor();
    await this.focused(this.section(heading));
  }

  /** Waits until the focus is on an element or inside it, because the page moves the focus in its next frame. */
  async focused(locator) {
    const holds = (element) => element.contains(document.activeElement);
    const has = () => this.page.evaluate(describe);
    await until(() => locator.evaluate(holds), async () => `${locator} has the focus; ${await has()} has it`);
  }

  /** Fills the link form of a section and saves it. */
  async addLink(heading, { title, url, tags = [] }) {
    const checked = Object.fromEntries(tags.map((tag) => [tag, true]));
    await this.fillForm(heading, "Add link", { Title: title, URL: url, ...checked });
    await this.entries(heading).filter({ hasText: title }).first().waitFor();
  }

  /** Opens a form of a section by its button, fills it by its labels and saves it. */
  async fillForm(heading, button, fields) {
    const section = this.section(heading);
    await section.getByRole("button", { name: new RegExp(`^${button}( |$)`) }).click();
    await this.fill(section, fields);
  }

  /** Fills the open form in `section`: types or chooses text, and for `true` checks the box. */
  async fill(section, fields) {
    for (const [name, value] of Object.entries(fields)) {
      const find = (role) => section.getByRole(role, { name, exact: true });
      const field = find("textbox").or(find("combobox")).or(find("checkbox"));
      if (value === true) await field.check();
      else if (await isSelect(field)) await field.selectOption(value);
      else await field.fill(value);
    }
    await section.getByRole("button", { name: "Save", exact: true }).click();
  }

  /** The index, from 0, that the entry with this title has in its section. */
  async place(heading, title) {
    const texts = await this.entries(heading).allTextContents();
    return texts.findIndex((text) => text.includes(title));
  }

  /** Moves an entry by its buttons until it is at `index`. */
  async moveTo(heading, title, index) {
    for (let at = await this.place(heading, title); at !== index; ) {
      const [name, next] = at > index ? [/^Move up/, at - 1] : [/^Move down/, at + 1];
      await this.choose(this.entries(heading).nth(at), name);
      await this.entries(heading).nth(next).filter({ hasText: title }).waitFor();
      at = next;
    }
  }
}

/** Runs in the page: describes the focused element. */
function describe() {
  const { tagName, role, ariaLabel, textContent } = document.activeElement;
  return `<${tagName.toLowerCase()}> ${role ?? ""} "${ariaLabel ?? textContent.trim().slice(0, 60)}"`;
}

const isSelect = (field) => field.evaluate((element) => element.tagName === "SELECT");
