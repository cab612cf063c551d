// The page without a network: one visit, then the host is down and the browser offline, and the whole main job still works.

import { arrived, openNewIssue } from "./harness/hands.mjs";
import assert from "node:assert/strict";
import { EVENT, ISSUE, damaged, visiting } from "./harness.mjs";
import { kept } from "./harness/storage.mjs";

/** One visit, and then no network. */
async function cutOff({ page, context, site }) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await site.close();
  await context.setOffline(true);
  await page.reload();
  await arrived(page);
}

/** Waits until the last change is saved, and reloads the page. */
async function reload({ page, hands }) {
  await kept({ page, hands });
  await page.reload();
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
}

visiting("offline, the main job works: repair, forms, preview, problems, reload, download", async (visited) => {
  const { page, hands } = visited;
  await cutOff(visited);
  await hands.openFile({ text: damaged(ISSUE) });
  await hands.button("Repair text encoding").click();
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Written on a train", url: "https://train.example/1" });
  await hands.goTo("Virtual");
  await hands.fillForm("Virtual", "Add event", EVENT);
  const preview = await hands.preview();
  for (const look of ["Email", "GitHub", "Site"]) {
    await page.getByRole("radio", { name: look }).check({ force: true });
    await preview.getByRole("link", { name: "Written on a train" }).waitFor();
    const styled = await page.evaluate(() => {
      const frame = document.querySelector('iframe[title="Preview"]').contentDocument;
      const sheets = [...frame.styleSheets].filter((it) => !it.disabled);
      return sheets.length > 0 && sheets.every((it) => it.cssRules.length > 0);
    });
    assert.ok(styled, `${look} has its stylesheet`);
  }
  await reload(visited);
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "no protocol", url: "https://train.example/1" });
  await hands.show("Problems");
  const problems = page.getByRole("region", { name: "Problems" });
  await problems.getByRole("listitem").first().waitFor();
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await reload(visited);
  const event =
    "* 2026-09-10 | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n" +
    "    * [**Ein Nachmittag**](https://zwickau.example/1)\n";
  const expected = ISSUE.replace("### Research\n", "$&* [Written on a train](https://train.example/1)\n").replace(
    "goerlitz.example/2)\n",
    `$&${event}`,
  );
  const { name, text } = await hands.download();
  assert.equal(name, "2026-09-02-this-week-in-rust.md");
  assert.equal(text, expected);
  assert.equal(await hands.source(), expected);
});

visiting("offline, a new issue is written, copied and found again", async (visited) => {
  const { page, hands } = visited;
  await cutOff(visited);
  await openNewIssue(page);
  const dialog = page.getByRole("dialog", { name: "New issue" });
  await dialog.getByLabel("Date").fill("2026-09-09");
  await dialog.getByRole("button", { name: "Create draft" }).click();
  await hands.goTo("Newsletters");
  await hands.addLink("Newsletters", { title: "From a tunnel", url: "https://tunnel.example/" });
  await reload(visited);
  const { name, text } = await hands.download();
  assert.equal(name, "2026-09-09-this-week-in-rust.md");
  assert.match(text, /^\* \[From a tunnel\]\(https:\/\/tunnel\.example\/\)$/m);
  await hands.export("Copy Markdown");
  await page.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, text);
});

visiting("offline, the guide can be read", async (visited) => {
  const { page, hands } = visited;
  await cutOff(visited);
  await hands.button("Read the guide").click();
  await page.getByRole("dialog", { name: "Guide" }).getByRole("heading", { name: /^Edit an issue/ }).waitFor();
});
