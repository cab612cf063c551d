// "Update from GitHub": the open draft gets what is new in the newsletter's draft, as one step.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { noViolation } from "./harness/axe.mjs";
import { limit } from "./harness/github.mjs";
import { arrived, chooseItem } from "./harness/hands.mjs";
import { DRAFT, FILE, FILES, forgive, submitting } from "./harness/submit.mjs";
import { says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const RESEARCH = "### Research\n";
const MINE = "* [Mine](https://mine.example/)\n";
const THEIRS = "* [Theirs](https://theirs.example/)\n* [More](https://theirs.example/more)\n";

/** The draft on GitHub after others added two links to the same place and changed a sentence elsewhere. */
const NEWER = DRAFT.replace(RESEARCH, RESEARCH + THEIRS).replace("Nobody is hiring", "Somebody is hiring");
const UPDATED = NEWER.replace(THEIRS, THEIRS + MINE);

const dialogOf = (page) => page.getByRole("dialog", { name: "Update from GitHub" });

/** Opens the draft as it is on GitHub and adds a link; then others change the draft on GitHub. */
async function begin({ page, site, github, hands }, newer = NEWER) {
  await page.goto(site.url);
  await arrived(page);
  await hands.openFile({ name: FILE, text: DRAFT });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  github.files = { ...FILES, [`draft/${FILE}`]: newer };
}

/** Chooses the command, and agrees for this once. */
async function update(page) {
  await chooseItem(page, "Issue", "Update from GitHub…");
  await dialogOf(page).getByRole("button", { name: "Get the draft" }).click();
}

/** The lines that the patch removes or adds. */
async function patched({ page, hands }) {
  const arriving = page.waitForEvent("download");
  await hands.export("Download patch");
  const patch = readFileSync(await (await arriving).path(), "utf8");
  return patch.split("\n").filter((line) => /^[-+][^-+]/.test(line));
}

submitting("the update is one step, and the patch is against the newer draft", async (visited) => {
  const { page, github, hands } = visited;
  await begin(visited);
  await chooseItem(page, "Issue", "Update from GitHub…");
  await dialogOf(page).getByText("Nothing that you wrote is sent.").waitFor();
  await noViolation(page, "the question");
  assert.deepEqual(github.asked, [], "nothing is asked for before the user agrees");
  await dialogOf(page).getByRole("button", { name: "Get the draft" }).click();
  await says(page, "Updated from GitHub: 2 entries added.");
  assert.equal(await hands.source(), UPDATED);
  assert.deepEqual(await patched(visited), [`+${MINE.trim()}`]);
  await page.getByRole("banner").getByRole("button", { name: "Undo update from GitHub" }).click();
  assert.equal(await hands.source(), DRAFT.replace(RESEARCH, RESEARCH + MINE));
  assert.deepEqual(await patched(visited), [`+${MINE.trim()}`]);
  await page.getByRole("banner").getByRole("button", { name: "Redo update from GitHub" }).click();
  assert.equal(await hands.source(), UPDATED);
  await chooseItem(page, "Issue", "Update from GitHub…");
  await dialogOf(page).getByRole("button", { name: "Get the draft" }).click();
  await dialogOf(page).getByText("has not changed since you opened or updated this one").waitFor();
  for (const it of github.headers) assert.deepEqual([it.cookie, it.referer, it.authorization], [undefined, undefined, undefined]);
});

submitting("each of two updates can be undone, and the patch follows", async (visited) => {
  const { page, github, hands } = visited;
  await begin(visited);
  await update(page);
  await says(page, "Updated from GitHub: 2 entries added.");
  const third = "* [Third](https://theirs.example/third)\n";
  github.files = { ...FILES, [`draft/${FILE}`]: NEWER.replace(THEIRS, THEIRS + third) };
  await update(page);
  await says(page, "Updated from GitHub: 1 entry added.");
  assert.equal(await hands.source(), UPDATED.replace(THEIRS, THEIRS + third));
  const only = [`+${MINE.trim()}`];
  assert.deepEqual(await patched(visited), only);
  for (const text of [UPDATED, DRAFT.replace(RESEARCH, RESEARCH + MINE)]) {
    await page.getByRole("banner").getByRole("button", { name: "Undo update from GitHub" }).click();
    assert.equal(await hands.source(), text);
    assert.deepEqual(await patched(visited), only);
  }
});

submitting("closing the dialog while GitHub answers cancels the update", async (visited) => {
  const { page, github, hands } = visited;
  await begin(visited);
  let go;
  const held = new Promise((resolve) => (go = resolve));
  github.meddle = async (_, answer) => (await held, answer);
  await update(page);
  await dialogOf(page).getByText("Getting the draft from GitHub…").waitFor();
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "hidden" });
  go();
  await until(() => github.asked.length >= 1);
  await page.waitForTimeout(500);
  assert.equal(await hands.source(), DRAFT.replace(RESEARCH, RESEARCH + MINE));
});

submitting("the consent is valid for the next update and for Submit", async (visited) => {
  const { page, github, hands, submit } = visited;
  await begin(visited);
  await chooseItem(page, "Issue", "Update from GitHub…");
  await dialogOf(page).getByRole("checkbox", { name: "Don’t ask again, here and in Submit" }).check();
  await page.keyboard.press("Escape");
  assert.deepEqual(github.asked, []);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Section, entry or action" }).fill("update from");
  await page.keyboard.press("Enter");
  await says(page, "Updated from GitHub: 2 entries added.");
  assert.equal(await hands.source(), UPDATED);
  await submit.open();
  await submit.button("Read it again").waitFor();
  assert.ok(await submit.main.getByRole("checkbox", { name: "Always get it when I open Submit" }).isChecked());
});

submitting("if the draft already has everything, a message says so, and the patch adds nothing twice", async (visited) => {
  const { page, hands } = visited;
  await begin(visited, DRAFT.replace(RESEARCH, RESEARCH + MINE));
  await update(page);
  await dialogOf(page).getByText("already has everything").waitFor();
  await dialogOf(page).getByRole("button", { name: "Done" }).click();
  await hands.export("Download patch");
  await says(page, "there is no patch");
});

submitting("lines that both sides changed are shown side by side, and the chosen version is kept", async (visited) => {
  const { page, hands } = visited;
  const newer = DRAFT.replace("A calm week.", "A long week.").replace("Nobody is hiring", "Somebody is hiring");
  await begin(visited, newer);
  const mine = (await hands.source()).replace("A calm week.", "A wild week.").replace("Nobody is hiring", "Everybody is hiring");
  await hands.show("Source");
  await page.getByRole("textbox", { name: "Markdown source" }).fill(mine);
  await update(page);
  const conflicts = dialogOf(page).getByRole("region", { name: /^Conflict \d in / });
  await conflicts.first().waitFor();
  assert.equal(await conflicts.count(), 2);
  const versions = (at) => conflicts.nth(at).getByRole("figure").allTextContents();
  assert.deepEqual(await versions(0), ["YoursA wild week.", "GitHub’sA long week."]);
  await noViolation(page, "two conflicts");
  const apply = dialogOf(page).getByRole("button", { name: "Update draft" });
  await dialogOf(page).getByText("2 conflicts to decide").waitFor();
  await apply.click({ force: true });
  await conflicts.nth(0).getByRole("radio", { name: "Keep GitHub’s" }).check({ force: true });
  await dialogOf(page).getByText("1 conflict to decide").waitFor();
  await conflicts.nth(1).getByRole("radio", { name: "Keep yours" }).check({ force: true });
  await apply.click();
  await dialogOf(page).waitFor({ state: "hidden" });
  assert.equal(await hands.source(), mine.replace("A wild week.", "A long week."));
  await page.getByRole("banner").getByRole("button", { name: "Undo update from GitHub" }).click();
  assert.equal(await hands.source(), mine);
});

submitting("a draft of another issue is not merged, but can be opened", async (visited) => {
  const { page, github, hands } = visited;
  await page.goto(visited.site.url);
  await arrived(page);
  const old = DRAFT.replace(/^Date: .*$/m, "Date: 2026-01-07").replace(/^Number: .*$/m, "Number: 633");
  await hands.openFile({ name: "old.md", text: old });
  await update(page);
  await dialogOf(page).getByText(/^The draft on GitHub is issue \d+ \(.*\), but you are editing issue 633 \(Wednesday 7 January 2026\)\./).waitFor();
  await dialogOf(page).getByRole("button", { name: "Open that draft" }).click();
  await until(async () => (await hands.source()) === github.files[`draft/${FILE}`]);
});

/** What can go wrong, and what the dialog says. */
const FAULTS = {
  "the limit of requests": [() => ({ status: 403, headers: { "Content-Type": "application/json", ...limit(0, 1790) }, body: "{}" }), /limit for this network is used up. Try again in 30 minutes/],
  "no network": [() => null, /GitHub could not be reached. Check your connection./],
  "no newer draft": [undefined, /There is no open draft: expected a draft like/, { "draft/README.md": "x" }],
};

for (const [fault, [answer, expected, files]] of Object.entries(FAULTS)) {
  submitting(`${fault}: the dialog says so, and trying again works`, async (visited) => {
    const { page, github, hands, complaints } = visited;
    await begin(visited);
    if (answer) github.meddle = async () => answer();
    if (files) github.files = files;
    await update(page);
    await dialogOf(page).getByRole("alert").filter({ hasText: expected }).waitFor();
    github.meddle = undefined;
    github.files = { ...FILES, [`draft/${FILE}`]: NEWER };
    await dialogOf(page).getByRole("button", { name: "Try again" }).click();
    await says(page, "Updated from GitHub: 2 entries added.");
    assert.equal(await hands.source(), UPDATED);
    forgive(complaints);
  });
}

submitting("its part of the program is loaded only when it is used", async (visited) => {
  const { page } = visited;
  const parts = [];
  page.on("request", (it) => parts.push(it.url()));
  await begin(visited);
  await page.getByRole("tab", { name: /^Problems/ }).waitFor();
  await page.waitForTimeout(500);
  const before = new Set(parts);
  await update(page);
  await says(page, /^Updated from GitHub/);
  const loaded = parts.filter((it) => it.endsWith(".wasm") && !before.has(it));
  assert.ok(loaded.some((it) => /submit/.test(it)), `a part of its own came: ${loaded}`);
});
