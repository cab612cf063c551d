// The main job: open a draft with damaged encoding, add links through the forms, and download the file with nothing
// else changed.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { ISSUE, damaged, path, visiting } from "./harness.mjs";

const seed = (name) => path(`../shared/seed/${name}`);

/** The section of an operation: its own heading, or its path. */
const heading = (section) => (Array.isArray(section) ? section.at(-1) : section);

async function doTheJob({ page, hands }, text, operations) {
  await hands.openFile({ text });
  await hands.button("Repair text encoding").click();
  await accept(page);
  for (const { section, index, entry } of operations) {
    await hands.goTo(heading(section));
    await hands.addLink(heading(section), entry);
    await hands.moveTo(heading(section), entry.title, index);
  }
  return (await hands.download()).text;
}

/** The repair first shows what it would change. */
async function accept(page) {
  const dialog = page.getByRole("dialog");
  if (await dialog.isVisible()) await dialog.getByRole("button", { name: /^Repair/ }).click();
}

const operations = [
  link("Official", 1, [], "A second note — from the Bürgerbüro", "https://notes.example/2"),
  link("Observations/Thoughts", 0, [], "First of all", "https://first.example/"),
  link("Observations/Thoughts", 2, ["video"], "Crabs on film", "https://films.example/crabs"),
];

function link(section, index, tags, title, url) {
  return { section: ["Updates from Rust Community", section], index, entry: { tags, title, url } };
}

visiting("the main job on a draft made up for tests", async (visited) => {
  const expected = ISSUE.replace("notes.example/1)\n", "$&* [A second note — from the Bürgerbüro](https://notes.example/2)\n")
    .replace("### Observations/Thoughts\n", "$&* [First of all](https://first.example/)\n")
    .replace("thoughts.example/one)\n", "$&* [video] [Crabs on film](https://films.example/crabs)\n");
  assert.equal(await doTheJob(visited, damaged(ISSUE), operations), expected);
});

visiting(
  "the draft of issue 606 and its 24 links",
  async (visited) => {
    const run = JSON.parse(readFileSync(seed("606-run.json"), "utf8"));
    const text = await doTheJob(visited, readFileSync(seed("issue-606-draft.md")), run);
    assert.equal(text, readFileSync(seed("606-expected.md"), "utf8"));
  },
  { skip: !existsSync(seed("606-run.json")) && "../shared/seed is not next to the repository" },
);
