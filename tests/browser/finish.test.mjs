// Finish: goes through what is left to do, and handles equal problems together.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";

const panel = (page) => page.getByRole("region", { name: "Problems", exact: true });
/** Waits until the bar contains this text, and returns all of its text. */
async function words(page) {
  const bar = finish(page).getByText(/left before publishing|^Ready/);
  await bar.waitFor();
  return finish(page).innerText();
}

const finish = (page) => page.getByRole("region", { name: "Finish", exact: true });

const past = (day, name) =>
  `* 2026-08-${day} | Görlitz, DE | [Rust Görlitz](https://goerlitz.example/)\n    * [**${name}**](https://goerlitz.example/p${day})\n`;
const PAST = [past("04", "One"), past("11", "Two"), past("18", "Three")].join("");
const TEXT = ISSUE.replace("### Europe\n", `$&${PAST}`);

async function open({ page, hands }, text) {
  await hands.openFile({ text });
  await hands.show("Problems");
  await panel(page).getByText(/problems?:/i).waitFor();
}

visiting("past events are one row, one press removes them, and Undo restores them", async (visited) => {
  const { page, hands } = visited;
  await open(visited, TEXT);
  const row = panel(page).getByRole("listitem").filter({ hasText: "3 past events" });
  await row.getByRole("button", { name: "Show all 3" }).click();
  await row.getByText("2026-08-11 · Two").waitFor();
  assert.equal(await row.getByText("[**Two**]").count(), 0, "an entry is named, not shown as Markdown");
  await row.getByRole("button", { name: "Remove all" }).click();
  await page.getByText("Removed 3 past events").first().waitFor();
  await until(async () => (await row.count()) === 0);
  assert.equal(await hands.source(), ISSUE);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  assert.equal(await hands.source(), TEXT);
});

visiting("Next goes through what is left to do, with the form of each open and the preview next to it", async (visited) => {
  const { page } = visited;
  const text = ISSUE.replace("A calm week.\n", "").replace(/^This week's crate is .*$/m, "").replace(/^Thanks to .*$/m, "");
  await open(visited, text);
  await finish(page).getByText(/^\d+ things left before publishing$/).waitFor();
  const seen = [];
  for (let turn = 0; turn < 12 && !seen.includes("Performance triage"); turn++) {
    await finish(page).getByRole("button", { name: "Next" }).click();
    await page.waitForTimeout(300);
    const form = page.getByRole("form");
    if (await form.count()) seen.push(await form.getAttribute("aria-label"));
  }
  assert.ok(seen.includes("Crate of the week"), `${seen}`);
  assert.ok(seen.includes("Performance triage"), `${seen}`);
  await page.frameLocator('iframe[title="Preview"]').locator("body").waitFor();
  await finish(page).getByText(/of \d+: Performance triage/).waitFor();
  const box = page.getByRole("form").getByRole("textbox", { name: "Report" });
  await box.fill("Calm.");
  await page.getByRole("form").getByRole("button", { name: "Save", exact: true }).click();
  await until(async () => !/Performance triage/.test(await finish(page).textContent()));
});

visiting("a finding has a button that goes to the other line that it names", async (visited) => {
  const { page, hands } = visited;
  const again = "* [Ferrous Letters again](https://letters.example/12)\n";
  await open(visited, ISSUE.replace("### Research\n", `$&\n${again}`));
  const row = panel(page).getByRole("listitem").filter({ hasText: /in line \d+/ }).first();
  await row.getByRole("button", { name: /^Go to line \d+$/ }).click();
  await hands.focused(hands.entries("Newsletters").first().or(hands.entries("Research").first()).first());
});

visiting("the sentence about merged pull requests counts whatever it links to, and is changed in place", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Updates from the Rust Project");
  await page.getByRole("button", { name: /: Merged pull requests$/ }).click();
  const box = page.getByRole("form").getByRole("textbox", { name: "Number of pull requests" });
  assert.equal(await box.inputValue(), "312");
  await box.fill("313");
  await page.keyboard.press("Enter");
  assert.equal((await hands.download()).text, ISSUE.replace("312 pull requests", "313 pull requests"));
});

visiting("the number of things left is the number that Next shows: points of the checklist, and problems", async (visited) => {
  const { page } = visited;
  const tracked = ISSUE.replace("letters.example/12)", "letters.example/12?utm_source=x)");
  await open(visited, tracked);
  const said = await words(page);
  const [, total, points, problems] = /(\d+) things left before publishing\s+(\d+) on the checklist, (\d+) problems?/.exec(said);
  assert.equal(Number(total), Number(points) + Number(problems), said);
  assert.match(await panel(page).innerText(), new RegExp(`^${problems} problems?: `, "m"));
  const tab = page.getByRole("tab", { name: /^Problems/ });
  assert.equal(await tab.innerText(), `Problems ${problems}`);
  const seen = new Set();
  const next = finish(page).getByRole("button", { name: "Next", exact: true });
  for (let at = 1; at <= Number(total); at++) {
    await next.click();
    const current = finish(page).getByText(new RegExp(`^${at} of ${total}: `));
    await current.waitFor();
    seen.add((await current.innerText()).replace(/^.*?: /, ""));
  }
  assert.equal(seen.size, Number(total), [...seen].join("\n"));
  assert.ok([...seen].some((it) => it.includes("utm_source")), "Next shows warnings too");
  const empty = [...seen].filter((it) => /Foundation/.test(it));
  assert.equal(empty.length, 1, `an empty section is one thing to do: ${empty}`);
});

visiting("after the last thing, Finish says so, and starts again only with Start over", async (visited) => {
  const { page, hands } = visited;
  await open(visited, ISSUE);
  const total = Number(/(\d+) things/.exec(await words(page))[1]);
  const press = (name) => finish(page).getByRole("button", { name, exact: true }).click();
  for (let at = 0; at <= total; at++) await press("Next");
  await finish(page).getByText("That was the last one.").waitFor();
  await hands.focused(finish(page));
  await press("Start over");
  await finish(page).getByText(new RegExp(`^1 of ${total}: `)).waitFor();
  await press("Stop");
  await panel(page).waitFor();
});

visiting("past events are one thing that is left, removed from the bar itself", async (visited) => {
  const { page, hands } = visited;
  await open(visited, TEXT);
  await words(page);
  const remove = finish(page).getByRole("button", { name: "Remove all", exact: true });
  for (let at = 0; at < 20 && !(await remove.count()); at++) {
    await finish(page).getByRole("button", { name: "Next", exact: true }).click();
    await page.waitForTimeout(200);
  }
  await remove.click();
  await page.getByText("Removed 3 past events").first().waitFor();
  assert.equal(await hands.source(), ISSUE);
});

visiting("each thing that is left leads to its form or its section, which the outline marks", async (visited) => {
  const { page, hands } = visited;
  await open(visited, ISSUE.replace("A calm week.\n", ""));
  const total = Number(/(\d+) things/.exec(await words(page))[1]);
  const places = [];
  for (let at = 1; at <= total; at++) {
    await finish(page).getByRole("button", { name: "Next", exact: true }).click();
    await finish(page).getByText(new RegExp(`^${at} of ${total}: `)).waitFor();
    await page.waitForTimeout(400);
    const current = hands.outline().locator('[aria-current="true"]');
    const form = page.getByRole("form");
    const name = (await form.count()) ? `${await form.getAttribute("aria-label")} in ` : "";
    places.push(name + (await current.innerText()));
  }
  assert.deepEqual(places, [
    "Foundation",
    "Performance triage in Rust Compiler Performance Triage",
    "Jobs",
    "Quote of the Week",
    "Quote of the Week",
    "Edit entry in Virtual",
  ]);
});

visiting("F8 and the palette go to the next thing to do from anywhere, and the palette stops", async (visited) => {
  const { page, hands } = visited;
  await open(visited, ISSUE.replace("A calm week.\n", ""));
  const total = Number(/(\d+) things/.exec(await words(page))[1]);
  const at = (number) => finish(page).getByText(new RegExp(`^${number} of ${total}: `)).waitFor();
  const run = async (words) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Section, entry or action" }).fill(words);
    await page.getByRole("listbox", { name: "Results" }).getByRole("option", { selected: true }).waitFor();
    await page.keyboard.press("Enter");
  };
  await page.keyboard.press("F8");
  await at(1);
  await page.keyboard.press("F8");
  await at(2);
  await hands.focused(page.getByRole("form", { name: "Performance triage" }));
  await page.keyboard.press("F8");
  await at(3);
  await run("next thing");
  await at(4);
  await run("stop");
  await hands.focused(page.getByRole("region", { name: "Problems", exact: true }));
  await finish(page).getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
});

visiting("the outline counts what the list counts, hints apart", async (visited) => {
  const { page, hands } = visited;
  await open(visited, TEXT.replace("### Research\n", "$&* [Ferrous Letters again](https://letters.example/12)\n"));
  const item = (name) => hands.outline().getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  assert.match(await item("Research").innerText(), /1 error/);
  const past = panel(page).getByRole("listitem").filter({ hasText: "3 past events" });
  assert.match(await past.innerText(), /^hint/);
  assert.doesNotMatch(await item("Europe").innerText(), /hint/);
});
