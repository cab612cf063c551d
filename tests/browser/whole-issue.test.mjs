// Turns the repaired draft of issue 606 into the published text, through forms where there are any; the remaining prose is
// typed as Markdown. The two texts are not part of the project. All values are read from the published one.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { path, visiting } from "./harness.mjs";

const seed = (name) => path(`../shared/seed/${name}`);
const skip = !existsSync(seed("606-published.md")) && "../shared/seed is not next to the repository";

/** How much may be typed into the source at most: the bytes of the lines that differ, on both sides. */
const PROSE = 3_100;

const LINK = String.raw`\[(.+)\]\((\S+?)\)`;

/** The sections of a text: heading, level, and the lines of each up to the next heading. */
function sections(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const [, marks, heading] = /^(#{1,6}) (.*?)$/.exec(line) ?? [];
    if (marks) found.push({ level: marks.length, heading: heading.replace(/^\[(.*)\]\(.*\)$/, "$1"), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** The items of a section, each with its lines; a sentence in italics is not an item. */
function items({ lines }) {
  const found = [];
  for (const line of lines) {
    if (/^\* (?!\*)/.test(line)) found.push(line);
    else if (/^ {4}\*/.test(line) && found.length) found[found.length - 1] += `\n${line}`;
  }
  return found;
}

const part = (all, heading) => all.find((it) => it.heading === heading);

/** Fills a card's form; fields without a value stay as they are. */
async function fillCard({ hands }, section, card, fields) {
  if (section) await hands.goTo(section);
  const home = section ? hands.section(section) : hands.page;
  await home.getByRole("button", { name: new RegExp(`: ${card}$`) }).click();
  await fill(home.getByRole("form", { name: card }), fields);
}

async function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (value === true) await form.getByRole("checkbox", { name, exact: true }).check();
    else if (value) await form.getByLabel(name, { exact: true }).fill(value);
  }
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitFor({ state: "detached" });
}

/** Runs a command of the section's menu, if the menu has it, by keyboard. */
async function act({ hands, page }, section, action) {
  await hands.goTo(section);
  const region = hands.section(section);
  await region.getByRole("button", { name: `Actions: ${section}`, exact: true }).press("Enter");
  const item = page.getByRole("menuitem", { name: action, exact: true });
  await page.getByRole("menu").waitFor();
  if (await item.isVisible()) await item.press("Enter");
  else await page.keyboard.press("Escape");
}

/** Pastes links into a section, and adds all of them. */
async function paste({ hands, page }, section, links) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), links.join("\n"));
  await hands.goTo(section);
  await hands.section(section).getByRole("button", { name: "Paste links" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste links" });
  await dialog.getByRole("checkbox", { name: "Add link 1", exact: true }).waitFor();
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByRole("button", { name: /^Add \d+ links?$/ }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Community sections: pastes the new links, then moves each entry to its place. */
async function community(visited, goal, text) {
  const { hands } = visited;
  for (const section of goal.slice(goal.indexOf(part(goal, "Official")), goal.indexOf(part(goal, "Crate of the Week")))) {
    const wanted = items(section);
    const known = items(part(sections(text), section.heading) ?? { lines: [] });
    const fresh = wanted.filter((it) => !known.includes(it));
    if (fresh.length === 0) continue;
    await paste(visited, section.heading, fresh);
    const order = [...known, ...fresh];
    for (const [at, item] of wanted.entries()) {
      const from = order.indexOf(item);
      if (from === at) continue;
      await hands.entries(section.heading).nth(from).focus();
      for (let step = from; step > at; step -= 1) await hands.page.keyboard.press("Alt+ArrowUp");
      order.splice(at, 0, ...order.splice(from, 1));
    }
  }
}

/** Updates under their sub-headings, which are added with the dialog for missing sections. */
async function updates(visited, goal) {
  const { hands, page } = visited;
  const first = goal.indexOf(part(goal, "Updates from the Rust Project")) + 1;
  for (const { heading, lines } of goal.slice(first, goal.indexOf(part(goal, "Rust Compiler Performance Triage")))) {
    if (heading.includes("Performance")) continue;
    await hands.show("Sections");
    await page.getByRole("button", { name: "Add section…" }).click();
    const add = page.getByRole("dialog").getByRole("button", { name: heading, exact: true });
    await add.click();
    // A team of a final comment period may have the same heading; then use the path of each.
    const region = hands.section(heading).or(hands.section(`Updates from the Rust Project / ${heading}`));
    await region.waitFor();
    for (const item of items({ lines })) {
      const [, title, url] = new RegExp(`^\\* ${LINK}$`).exec(item);
      await region.getByRole("button", { name: "Add update" }).click();
      await fill(region.getByRole("form"), { Title: title, URL: url });
    }
  }
}

/** Final comment period: each group with items, by its form. */
async function periods(visited, goal) {
  const { hands } = visited;
  const first = goal.indexOf(part(goal, "Tracking Issues & PRs")) + 1;
  for (const group of goal.slice(first).filter((it) => it.level === 5)) {
    for (const item of items(group)) {
      const [, disposition, title, url] = new RegExp(`^\\* (?:\\[disposition: (\\w+)\\] )?${LINK}$`).exec(item) ?? [];
      if (!title) continue;
      // Use the path if another section has the same heading.
      const byPath = hands.section(`Tracking Issues & PRs / ${group.heading}`);
      let region = (await byPath.isVisible()) ? byPath : hands.section(group.heading);
      const add = region.getByRole("button", { name: "Add item" });
      if (await add.isVisible()) {
        await add.click();
      } else {
        region = hands.section("Tracking Issues & PRs");
        await hands.goTo("Tracking Issues & PRs");
        await region.getByRole("combobox", { name: "Group" }).selectOption(group.heading);
        await region.getByRole("button", { name: "Add group" }).click();
      }
      await region.getByRole("combobox", { name: "Disposition" }).selectOption(disposition ?? "not stated");
      await fill(region.getByRole("form"), { Title: title, URL: url });
    }
  }
}

/** Past events are removed together; new ones are added with the form, whose fields decide where they go. */
async function events(visited, goal, text) {
  const { hands, page } = visited;
  await act(visited, "Upcoming Events", "Trim past events");
  const known = new Set(sections(text).flatMap(items));
  const pattern = new RegExp(`^\\* ([\\d-]+) \\| (.+?) ?\\| ${LINK}\\n {4}\\* \\[\\*\\*(.+)\\*\\*\\]\\((\\S+)\\)$`);
  const first = goal.indexOf(part(goal, "Virtual"));
  for (const section of goal.slice(first, goal.indexOf(part(goal, "Jobs")))) {
    for (const item of items(section).filter((it) => !known.has(it))) {
      const [, date, place, group, groupUrl, title, url] = pattern.exec(item) ?? [];
      if (!date) continue;
      const virtual = /^Virtual \((.*)\)$/.exec(place);
      const where = (virtual?.[1] ?? place).split(", ");
      // An event that is already listed is edited in its place.
      const isNew = !text.includes(`](${url})`);
      const home = isNew ? "Virtual" : section.heading;
      if (isNew) {
        await hands.section(home).getByRole("button", { name: "Add event" }).click();
      } else {
        const row = hands.entries(home).filter({ hasText: title }).first();
        await hands.goTo(home);
        await row.focus();
        await page.keyboard.press("Enter");
      }
      const form = hands.section(home).getByRole("form");
      if (isNew || virtual) await form.getByRole("combobox", { name: "Format" }).selectOption(virtual ? "Virtual" : "In person");
      // A virtual event needs no place, but can have a home city.
      if (virtual) await form.getByRole("button", { name: "home city" }).click();
      await fill(form, {
        Date: date,
        City: where[0],
        "State or region": where.length > 2 ? where[1] : "",
        Country: where.at(-1),
        Group: group,
        "Group URL": groupUrl,
        "Event title": title,
        "Event URL": url,
      });
    }
  }
}

/** The single fields. */
async function fields(visited, published) {
  const [, name, url, what] = /^This week's crate is \[(.*)\]\((.*)\), (.*)$/m.exec(published);
  const [, by, byUrl] = /^Thanks to \[(.*)\]\((.*)\) for the self-suggestion!$/m.exec(published);
  await fillCard(visited, "Crate of the Week", "Crate of the week", {
    Name: name,
    URL: url,
    "What it is": what,
    "Suggested by": by,
    "Suggestion URL": byUrl,
    "their own suggestion": true,
  });
  const quote = published.slice(published.indexOf("# Quote of the Week"));
  const words = [...quote.matchAll(/^> ?(.*)$/gm)].map((it) => it[1]).join("\n");
  const [, who, source, thanks] = /^– \[(.*)\]\((.*)\)\n\n(.*)$/m.exec(quote);
  await fillCard(visited, "Quote of the Week", "Quote of the week", {
    Quote: words,
    Who: who,
    URL: source,
    "other wording": true,
    Thanks: thanks,
  });
  const [, count] = /^(\d+) pull requests were/m.exec(published);
  await fillCard(visited, "Updates from the Rust Project", "Merged pull requests", { "Number of pull requests": count });
  const [, jobs] = /Who's Hiring thread on r\/rust\]\((.*)\)/.exec(published);
  await fillCard(visited, "Jobs", "Hiring thread", { URL: jobs });
  const [, discuss] = /\[Discuss on r\/rust\]\((.*)\)/.exec(published);
  await fillCard(visited, "Quote of the Week", "Discussion", { URL: discuss });
}

/** Adds "nothing this week" to empty sections, and removes the template's notes, with the sections' menus. */
async function sayings(visited, goal, text) {
  const noted = sections(text).filter((it) => it.lines.some((line) => line.startsWith("<!--")));
  for (const { heading } of noted) {
    if (!part(goal, heading)?.lines.some((line) => line.startsWith("<!--"))) await act(visited, heading, "Remove template notes");
  }
  for (const heading of ["CFP - Projects", "CFP - Events", "Approved RFCs", "New and Updated RFCs", "Calls for Testing"]) {
    await act(visited, heading, "Nothing this week");
  }
}

/** Removes community sections without a link. */
async function empty(visited, goal, text) {
  const community = sections(text).filter((it) => it.level === 3 && !part(goal, it.heading) && items(it).length === 0);
  for (const { heading } of community.filter((it) => !it.lines.some((line) => line))) {
    await act(visited, heading, "Remove section");
  }
}

/** The bytes of these lines with their line endings, without the mark before each. */
const sizeOf = (lines) => lines.reduce((sum, it) => sum + Buffer.byteLength(it) - 1, 0);

/** The lines that only one of the texts has, with `- ` before those of the first and `+ ` before those of the second. */
function left(a, b) {
  const only = (one, other) => {
    const known = new Map();
    for (const line of other.split("\n")) known.set(line, (known.get(line) ?? 0) + 1);
    return one.split("\n").filter((line) => {
      const count = known.get(line) ?? 0;
      known.set(line, count - 1);
      return count <= 0;
    });
  };
  return [...only(a, b).map((it) => `- ${it}`), ...only(b, a).map((it) => `+ ${it}`)];
}

visiting(
  "the draft of issue 606 becomes the published issue",
  async (visited, t) => {
    const { hands, page } = visited;
    const draft = readFileSync(seed("606-repaired.md"), "utf8");
    const published = readFileSync(seed("606-published.md"), "utf8");
    const goal = sections(published);
    await hands.openFile({ name: "2025-07-02-this-week-in-rust.md", text: draft });
    await fields(visited, published);
    await community(visited, goal, draft);
    await updates(visited, goal);
    await periods(visited, goal);
    await events(visited, goal, draft);
    await empty(visited, goal, draft);
    await sayings(visited, goal, draft);

    const made = (await hands.download()).text;
    const lines = left(made, published);
    const bytes = sizeOf(lines);
    t.diagnostic(`${bytes} bytes in ${lines.length} lines are left to the source, of ${sizeOf(left(draft, published))}`);
    assert.ok(bytes <= PROSE, `${bytes} bytes`);
    await hands.show("Source");
    await page.getByRole("textbox", { name: "Markdown source" }).fill(published);
    assert.equal((await hands.download()).text, published);
  },
  { skip, timeout: 300_000 },
);
