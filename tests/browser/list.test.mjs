// The list of drafts, and what can be done to one that another tab has open.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { storedDrafts } from "./harness/storage.mjs";
import { anotherTab, banner, mayWrite, says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const open = async ({ page, hands }) => {
  await hands.openDialog();
  return page.getByRole("dialog");
};

/** Two drafts, and a tab for each: the first has "first.md", the other one "other.md". */
async function two(visited) {
  const { page, hands } = visited;
  await hands.openFile({ name: "first.md", text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Mine", url: "https://mine.example/" });
  await says(page, /^Saved/);
  const other = await anotherTab(visited);
  await banner(other.page).waitFor();
  await other.hands.openFile({ name: "other.md", text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-09") });
  await says(other.page, "Opened other.md.");
  await says(other.page, /^Saved/);
  return other;
}

visiting("a draft that is open in another tab cannot be renamed or deleted here", async (visited) => {
  const other = await two(visited);
  const list = await open(other);
  const row = list.getByRole("listitem").filter({ hasText: "first.md" });
  await row.getByText("open in another tab").waitFor();
  assert.equal(await row.getByRole("button", { name: "Delete first.md" }).isVisible(), false);
  assert.equal(await row.getByRole("button", { name: "Rename first.md" }).isVisible(), false);
  await row.getByRole("button", { name: "Duplicate first.md" }).click();
  await list.getByRole("button", { name: "Delete copy of first.md" }).click();
  await list.getByRole("button", { name: "Undo delete" }).waitFor();

  await visited.page.close();
  await list.getByRole("button", { name: "Close" }).click();
  await open(other);
  await row.getByRole("button", { name: "Delete first.md" }).click();
  await until(async () => (await storedDrafts(other.page)).every((it) => it.name !== "first.md"));
});

visiting("a draft that another tab opens while the list is shown stays", async (visited) => {
  const { page, hands } = visited;
  const other = await two(visited);
  // The first tab leaves its draft, so that the list offers to delete it, and returns to it.
  await hands.openText("# Another text\n");
  const list = await open(other);
  const row = list.getByRole("listitem").filter({ hasText: "first.md" });
  await row.getByRole("button", { name: "Delete first.md" }).waitFor();
  await (await open(visited)).getByRole("button", { name: "first.md", exact: true }).click();
  await hands.outline().getByRole("link", { name: "Research" }).waitFor({ state: "attached" });
  await mayWrite(page);
  await row.getByRole("button", { name: "Delete first.md" }).click();
  await says(other.page, "Not done: it is open in another tab.");
  assert((await storedDrafts(page)).some((it) => it.name === "first.md"));
});

visiting("the open draft and a draft in the list can be renamed", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ name: "first.md", text: ISSUE });
  await says(page, /^Saved/);
  const list = await open(visited);
  await list.getByRole("button", { name: "Duplicate first.md" }).click();
  for (const [old, now] of [["first.md", "week.md"], ["copy of first.md", "spare.md"]]) {
    await list.getByRole("button", { name: `Rename ${old}`, exact: true }).click();
    await list.getByRole("textbox", { name: "New name" }).fill(now);
    await page.keyboard.press("Enter");
    await list.getByRole("button", { name: now, exact: true }).waitFor();
  }
  await until(async () => (await storedDrafts(page)).map((it) => it.name).sort().join() === "spare.md,week.md");
  await page.reload();
  await open(visited);
  await list.getByRole("button", { name: "week.md", exact: true }).waitFor();
  assert.equal((await hands.page.getByRole("dialog").getByRole("button", { name: "week.md", exact: true }).isDisabled()), true);
});
