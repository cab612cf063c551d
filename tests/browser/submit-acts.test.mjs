// How many acts it takes from a fresh page to the lines on the clipboard and GitHub's editor open at the file.
//
// An act is a click, a press of keys together, or a run of typing in one box.

import assert from "node:assert/strict";
import { arrived } from "./harness/hands.mjs";
import { DAY, FILE, submitting } from "./harness/submit.mjs";

const SOON = new Date(Date.parse(DAY) + 10 * 86_400_000).toISOString().slice(0, 10);

/** What a person does, counted. */
class Acts {
  done = [];

  constructor(page) {
    this.page = page;
  }

  async click(locator) {
    this.done.push(`click ${locator}`);
    await locator.click();
  }

  async press(keys) {
    this.done.push(keys);
    await this.page.keyboard.press(keys);
  }

  async type(text) {
    this.done.push(`type ${text}`);
    await this.page.keyboard.type(text);
  }

  /** A text that was copied on another page, which does not count as an act on this one. */
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.press("Control+V");
  }
}

/** Goes from the start page to GitHub's editor. `does` performs the acts; the last one opens the editor. */
async function counted({ page, context, site, github, submit }, does) {
  await page.goto(site.url);
  await arrived(page);
  const acts = new Acts(page);
  await acts.click(page.getByRole("button", { name: "Submit a link or event" }));
  await does(acts);
  // GitHub can be opened only once there are lines.
  await submit.result.getByText("Ready to submit", { exact: true }).waitFor();
  const [editor] = await Promise.all([context.waitForEvent("page"), acts.press("Control+Enter")]);
  assert.equal(editor.url(), `${github.url}/rust-lang/this-week-in-rust/edit/main/draft/${FILE}`);
  await editor.close();
  return acts.done;
}

submitting("an article, by its address and its title, takes five acts", async (visited) => {
  const acts = await counted(visited, async (acts) => {
    await acts.paste("https://blog.example/lifetimes");
    await acts.press("Tab");
    await acts.type("A tour of lifetimes");
  });
  assert.equal(await visited.submit.clipboard(), "* [A tour of lifetimes](https://blog.example/lifetimes)");
  assert.ok(acts.length <= 5, acts.join("\n"));
});

submitting("an article that was copied as a link takes three acts", async (visited) => {
  const acts = await counted(visited, (acts) => acts.paste("[A tour of lifetimes](https://blog.example/lifetimes)"));
  assert.equal(await visited.submit.clipboard(), "* [A tour of lifetimes](https://blog.example/lifetimes)");
  assert.ok(acts.length <= 3, acts.join("\n"));
});

submitting("an event that is typed takes 16 acts: two for each of its six fields, and four others", async (visited) => {
  const { submit } = visited;
  const fields = { Title: "Ein Nachmittag", Date: SOON, City: "Zwickau", Country: "Germany", Group: "Rust Zwickau", "Group URL": "https://zwickau.example/" };
  const acts = await counted(visited, async (acts) => {
    await acts.paste("https://zwickau.example/1");
    await acts.click(submit.radio("Kind", "Event").locator("xpath=.."));
    for (const [name, value] of Object.entries(fields)) {
      await acts.click(submit.box(name));
      await acts.type(value);
    }
  });
  const lines = `* ${SOON} | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n    * [**Ein Nachmittag**](https://zwickau.example/1)`;
  assert.equal(await submit.clipboard(), lines);
  assert.ok(acts.length <= 16, acts.join("\n"));
});

submitting("from a fresh page to the line, its file and its section, it takes four acts", async ({ page, site, submit }) => {
  await page.goto(site.url);
  await arrived(page);
  const acts = new Acts(page);
  await acts.click(page.getByRole("button", { name: "Submit a link or event" }));
  await acts.paste("https://blog.example/lifetimes");
  await acts.press("Tab");
  await acts.type("A tour of lifetimes");
  await submit.hasLines("* [A tour of lifetimes](https://blog.example/lifetimes)");
  await submit.says(`draft/${FILE}`);
  await submit.says(/Updates from Rust Community › /);
  assert.equal(acts.done.length, 4, acts.done.join("\n"));
});
