// A visit to the Submit screen with a fake GitHub, and the actions of a person there.

import assert from "node:assert/strict";
import test from "node:test";
import { DIST, ISSUE } from "../harness.mjs";
import { launch } from "./browser.mjs";
import { pointedAt, standIn } from "./github.mjs";
import { Hands } from "./hands.mjs";
import { serve } from "./site.mjs";

/** The Wednesday of today's draft, by the page's clock, and the Wednesday before. */
export const DAY = wednesday(0);
const LAST = wednesday(-7);

/** The draft: a made-up issue of that day. */
export const DRAFT = dated(ISSUE, DAY);
export const FILE = `${DAY}-this-week-in-rust.md`;

/** What the repository of the newsletter has, by path. */
export const FILES = {
  [`draft/${FILE}`]: DRAFT,
  "draft/DRAFT_TEMPLATE.md": "Title: This Week in Rust $n\nNumber: $n\nDate: $date\nCategory: This Week in Rust\n",
  [`content/${LAST}-this-week-in-rust.md`]: dated("Title: This Week in Rust 666\nNumber: 666\nDate: 2026-09-02\n\n## Updates from Rust Community\n\n### Research\n* [Seen before](https://papers.example/before)\n", LAST),
};

/** The day that is `days` after this week's issue, by the clock of a page in UTC. */
function wednesday(days) {
  const date = new Date();
  date.setUTCDate(date.getUTCDate() + ((10 - date.getUTCDay()) % 7) + days);
  return date.toISOString().slice(0, 10);
}

/** An issue of 2 September 2026, changed to one of another day. */
function dated(text, day) {
  const weeks = (Date.parse(day) - Date.parse("2026-09-02")) / (7 * 86_400_000);
  return text.replaceAll("2026-09-02", day).replaceAll("667", `${667 + weeks}`);
}

/**
 * A test of the Submit screen: `{ page, context, site, github, hands, complaints, submit }`. The test itself opens the
 * page. It fails at the end if the page was not quiet, like a test with `visiting`.
 */
export function submitting(name, does, { files = FILES, browser: options, skip } = {}) {
  test(name, { timeout: 180_000, skip }, async (t) => {
    const github = await standIn(files);
    const site = await serve(DIST, pointedAt(github));
    site.friends = [github.url];
    const browser = await launch(site, options);
    t.signal.addEventListener("abort", () => browser.context.close().catch(() => {}));
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const visited = { ...browser, page, site, github, hands: new Hands(page), submit: new Submit(page, site) };
    try {
      await does(visited, t);
      await browser.close();
      assert.deepEqual(github.faults, [], "answers and bodies are as GitHub describes them");
    } catch (error) {
      await browser.close().catch(() => {});
      throw error;
    } finally {
      await site.close();
      await github.close();
    }
  });
}

/** What a person does on the Submit screen, by the names of the contract. */
export class Submit {
  constructor(page, site) {
    this.page = page;
    this.site = site;
    this.main = page.getByRole("main", { name: "Submit" });
    this.result = this.main.getByRole("region", { name: "Result" });
    this.lines = this.result.getByRole("textbox", { name: "Lines", exact: true });
  }

  /** Opens the screen by its address; `asked` is the part after the page's own address. */
  async open(asked = "#submit") {
    await this.page.goto(this.site.url + asked);
    await this.main.waitFor();
  }

  box(name) {
    return this.main.getByRole("textbox", { name, exact: true });
  }

  button(name) {
    return this.main.getByRole("button", { name, exact: true });
  }

  radio(group, name) {
    return this.main.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name, exact: true });
  }

  async choose(group, name) {
    await this.radio(group, name).check({ force: true });
  }

  /** Fills boxes, and chooses in selects, by their labels. */
  async fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      if (name === "Format") await this.main.getByRole("combobox", { name }).selectOption(value);
      else await this.box(name).fill(value);
    }
  }

  /** Waits until the lines are these. */
  async hasLines(expected) {
    await this.page.waitForFunction(
      (expected) => document.querySelector("#submit-lines")?.value === expected,
      expected,
    ).catch(async () => assert.equal(await this.lines.inputValue(), expected));
  }

  /** Waits until the result has this text. */
  async says(text) {
    await this.result.getByText(text).first().waitFor();
  }

  /** Reads the current draft, and waits until it is loaded. */
  async read() {
    await this.button("Get the current draft").click();
    await this.button("Read it again").waitFor();
  }

  /** What is on the clipboard. */
  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

/** Removes the complaints that the test caused on purpose; any other still makes it fail. */
export function forgive(complaints, what = /Failed to load resource/) {
  const others = complaints.filter((it) => !what.test(it));
  complaints.splice(0, complaints.length, ...others);
}
