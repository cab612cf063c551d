// What a person does with the page, in any engine. Only this file knows the names of the page's elements.

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { until } from "../harness/until.mjs";
import { Finder } from "./finder.mjs";

const button = (name) => ({ role: "button", name });
const textbox = (name) => ({ role: "textbox", name });
const field = (name) => ({ role: "textbox combobox", name });
const section = (heading) => ({ role: "region", name: heading });
const entry = (heading, title) => [section(heading), { role: "listitem", has: title }];

const START = [button("Open a file")];
const SOURCE = [textbox("Markdown source")];
const OUTLINE = [{ role: "navigation", name: "Sections" }];
const STATE = [{ role: "banner" }, { role: "status", has: "Saved" }];

export class Person extends Finder {
  /** `folder` is the folder for files to open and for downloads. */
  constructor(driver, folder) {
    super(driver);
    this.folder = folder;
  }

  async openFile(name, text) {
    const file = join(this.folder, name);
    await writeFile(file, text);
    await this.click(START);
    await this.on([{ role: "dialog" }, { label: "Issue file" }], (input) => this.driver.choose(input, file));
    await this.hasDraft();
  }

  /** Waits until a draft is shown. */
  hasDraft() {
    return this.finds([...OUTLINE, { role: "link" }]);
  }

  /** Waits until everything is saved on the device. */
  hasSaved() {
    return this.finds(STATE);
  }

  async goTo(heading) {
    await this.click([...OUTLINE, { role: "link", name: heading }]);
    // The page scrolls there with its next frame, and a click must not come in between.
    await until(() => this.on([section(heading)], (it) => this.driver.evaluate((it) => it.contains(document.activeElement), it)));
  }

  /** Opens a section's form for a new entry: `what` is "link" or "event". */
  async add(heading, what) {
    await this.goTo(heading);
    await this.click([section(heading), { role: "button", begins: `Add ${what}` }]);
  }

  /** Opens an entry's form. A row shows its buttons while the pointer is over it. */
  async edit(heading, title) {
    await this.onResting(entry(heading, title), (row) => this.driver.hover(row));
    await this.click([...entry(heading, title), { role: "button", begins: "Edit" }]);
  }

  /** Types into the open form of a section, replacing the value of each field, and saves. */
  async fill(heading, fields) {
    for (const [name, text] of Object.entries(fields)) await this.fillField(heading, name, text);
    await this.click([section(heading), button("Save")]);
  }

  async fillField(heading, name, text) {
    const place = [section(heading), field(name)];
    const isSelect = (it) => it.tagName === "SELECT";
    if (await this.on(place, (field) => this.driver.evaluate(isSelect, field))) {
      return this.on(place, (field) => this.driver.select(field, text));
    }
    await this.click(place);
    await this.driver.press("a", "Control");
    await this.driver.type(text);
  }

  /** Whether the style keeps a section with an open form rendered even when it is off the screen. */
  async isRendered(heading) {
    await this.finds([section(heading), button("Save")]);
    const isVisible = (it) => getComputedStyle(it).contentVisibility === "visible";
    return this.on([section(heading)], (it) => this.driver.evaluate(isVisible, it));
  }

  undo() {
    return this.click([{ role: "button", begins: "Undo" }]);
  }

  redo() {
    return this.click([{ role: "button", begins: "Redo" }]);
  }

  /** The whole text as the source shows it. Shows the forms again afterwards. */
  async source() {
    await this.show("Source");
    const text = await this.value(SOURCE);
    await this.show("Forms");
    return text;
  }

  /** The addresses in the preview, each with its link's text. */
  async preview() {
    await this.show("Preview");
    await this.finds([section("Preview")]);
    return this.driver.evaluate(() => {
      const { contentDocument } = document.querySelector('iframe[title="Preview"]');
      return [...contentDocument.querySelectorAll("a")].map((it) => [it.href, it.textContent]);
    });
  }

  show(pane) {
    return this.click([{ role: "tab", begins: pane }]);
  }

  /** Chooses an item of one of the header's menus. */
  async choose(menu, item) {
    await this.click([{ role: "banner" }, button(menu)]);
    await this.click([{ role: "menu", name: menu }, { role: "menuitem", begins: item }]);
  }

  /** Copies the whole text, and pastes it into a place where it has no effect. */
  async copy() {
    await this.choose("Export", "Copy Markdown");
    await this.choose("Issue", "Open…");
    const place = [{ role: "dialog" }, textbox("Paste Markdown")];
    await this.click(place);
    await this.driver.press("v", "Control");
    await until(() => this.value(place));
    const text = await this.value(place);
    await this.driver.press("Escape");
    return text;
  }

  /** Downloads the issue: the file's name and text. */
  async download() {
    await this.click([button("Download")]);
    const arrived = async () => {
      const [name] = (await readdir(this.folder)).filter((it) => it.endsWith("-this-week-in-rust.md"));
      return name && { name, text: await readFile(join(this.folder, name), "utf8") };
    };
    // A browser may create the file first and fill it later.
    await until(async () => (await arrived())?.text);
    const file = await arrived();
    await rm(join(this.folder, file.name));
    return file;
  }
}
