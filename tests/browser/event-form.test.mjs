// The event form: the format decides which fields there are, and typed text is rewritten as issues write it.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

const form = (page) => page.getByRole("form");
const field = (page, name) => form(page).getByLabel(name, { exact: true });

/** Opens the form of a new event in a section. */
async function add({ page, hands }, section) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo(section);
  await hands.section(section).getByRole("button", { name: "Add event" }).click();
  await field(page, "Format").waitFor();
}

visiting("the format is asked first, and an event added under Virtual is virtual", async (visited) => {
  const { page, hands } = visited;
  await add(visited, "Virtual");
  await hands.focused(field(page, "Format"));
  assert.equal(await field(page, "Format").inputValue(), "Virtual");
  assert.equal(await field(page, "City").count(), 0, "it needs no place");
  await field(page, "Date").fill("2026-09-10");
  await field(page, "Group").fill("Tea & Traits");
  await field(page, "Group URL").fill("https://tea.example/");
  await field(page, "Event title").fill("Online");
  await field(page, "Event URL").fill("https://tea.example/1");
  await page.keyboard.press("Enter");
  await hands.entries("Virtual").filter({ hasText: "Online" }).waitFor();
  const line = "* 2026-09-10 | Virtual | [Tea & Traits](https://tea.example/)\n    * [**Online**](https://tea.example/1)\n";
  assert.ok((await hands.source()).includes(line));
});

visiting("an event that moves online is written in the usual form", async ({ page, hands }) => {
  const astray = "* 2026-09-20 | | [Rust Ghent](https://ghent.example/)\n    * [**Talks**](https://ghent.example/1)\n";
  await hands.openFile({ text: ISSUE.replace("### Europe\n", `$&\n${astray}`).replace("\n\n\n", "\n\n") });
  await hands.goTo("Europe");
  await hands.press(hands.entries("Europe").filter({ hasText: "Talks" }), /^Edit/);
  await field(page, "Format").selectOption("Virtual");
  await form(page).getByRole("button", { name: "Save", exact: true }).click();
  await hands.entries("Virtual").filter({ hasText: "Talks" }).waitFor();
  assert.match(await hands.source(), /^\* 2026-09-20 \| Virtual \| \[Rust Ghent\]/m);
});

visiting("an empty event is neither shown nor counted as a problem", async (visited) => {
  const { page, hands } = visited;
  await add(visited, "Europe");
  const before = await hands.source();
  await field(page, "Date").fill("2026-09-10");
  await field(page, "City").fill("Ghent");
  await field(page, "Country").fill("BE");
  await page.waitForTimeout(700);
  assert.equal(await hands.source(), before);
  await field(page, "Group").fill("Rust Ghent");
  await page.waitForTimeout(700);
  const mark = hands.outline().getByRole("listitem").filter({ hasText: "Europe" }).getByText(/problem|error|warning/);
  assert.equal(await mark.count(), 0, "what is still to come is not counted");
  assert.ok(!(await hands.source()).includes("****"));
});

visiting("dates are typed in any usual form, and shown as they are written", async (visited) => {
  const { page } = visited;
  await add(visited, "Europe");
  for (const [typed, written] of [
    ["10 Sep", "2026-09-10"],
    ["2026-9-3", "2026-09-03"],
    ["Sept 3", "2026-09-03"],
    ["13/9", "2026-09-13"],
  ]) {
    await field(page, "Date").fill(typed);
    await field(page, "Date").press("Tab");
    assert.equal(await field(page, "Date").inputValue(), written, typed);
  }
  await field(page, "Date").fill("3/9");
  await form(page).getByText(/2026-09-03 or 2027-03-09/).waitFor();
  assert.equal(await field(page, "Date").inputValue(), "3/9");
  await field(page, "Date").fill("tomorrow");
  await field(page, "Date").press("Tab");
  assert.match(await field(page, "Date").inputValue(), /^\d{4}-\d{2}-\d{2}$/);
});

visiting("country and state are typed by name, and each problem is under its own field", async (visited) => {
  const { page } = visited;
  await add(visited, "Europe");
  const described = (name) =>
    field(page, name).evaluate((it) =>
      it.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "),
    );
  await field(page, "Date").fill("2026-09-10");
  await field(page, "City").fill("Portland");
  await field(page, "State or region").fill("Oregon");
  await field(page, "State or region").press("Tab");
  assert.equal(await field(page, "State or region").inputValue(), "OR");
  assert.equal(await field(page, "Country").inputValue(), "US");
  await field(page, "Country").fill("Germany");
  await field(page, "Country").press("Tab");
  assert.equal(await field(page, "Country").inputValue(), "DE");
  await field(page, "State or region").fill("");
  await field(page, "Country").fill("Atlantis");
  await form(page).getByText(/Expected a country like Germany/).waitFor();
  assert.match(await described("Country"), /Expected a country/);
  assert.doesNotMatch(await described("City"), /country/);
});

visiting("a problem of a place is shown under the part that it is about", async ({ page, hands }) => {
  const wrong = "* 2026-09-10 | Perth, QL, AU | [Rust Perth](https://perth.example/)\n    * [**Talks**](https://perth.example/1)\n";
  await hands.openFile({ text: ISSUE.replace("### Europe\n", `### Oceania\n\n${wrong}\n$&`) });
  await hands.goTo("Oceania");
  await hands.press(hands.entries("Oceania").first(), /^Edit/);
  const details = (name) => page.locator(`#${name}-more`);
  await details("field-state-or-region").getByText("QL is not a state of AU").waitFor();
  assert.equal(await details("field-city").textContent(), "");
});

visiting("nothing between two fields takes the Tab key, whatever appears while typing", async (visited) => {
  const { page, hands } = visited;
  await add(visited, "Europe");
  await field(page, "Date").focus();
  const order = ["End date", "City", "State or region", "Country", "Group", "Group URL", "Event title", "Event URL"];
  const typed = ["", "Berlin", "", "Germany", "Rust Görlitz", "http://a.example/?utm_source=b", "Talks", "https://a.example/1?utm_source=c"];
  await page.keyboard.type("2026-07-01");
  for (const [at, name] of order.entries()) {
    await page.waitForTimeout(500);
    await page.keyboard.press("Tab");
    await hands.focused(field(page, name));
    if (typed[at]) {
      await page.keyboard.press("Control+a");
      await page.keyboard.type(typed[at]);
    }
    assert.equal(await field(page, name).inputValue(), typed[at] || (await field(page, name).inputValue()));
  }
  await page.waitForTimeout(500);
  await form(page).getByRole("button", { name: /^(Fix|Save and fix): / }).first().waitFor();
  await page.keyboard.press("Tab");
  await hands.focused(form(page).getByRole("button", { name: "Save", exact: true }));
});

visiting("a key fixes the problem of the field that has the focus", async (visited) => {
  const { page, hands } = visited;
  await add(visited, "Europe");
  const event = { Date: "2026-09-10", City: "Berlin", Country: "DE", Group: "Rust Görlitz", "Event title": "Talks" };
  for (const [name, value] of Object.entries(event)) await field(page, name).fill(value);
  await field(page, "Event URL").fill("https://a.example/1?utm_source=c");
  await form(page).getByRole("button", { name: /^Fix: .*utm_source/ }).waitFor();
  await field(page, "Event URL").press("Control+.");
  await hands.focused(field(page, "Event URL"));
  assert.equal(await field(page, "Event URL").inputValue(), "https://a.example/1");
});

visiting("a known group fills in its address and its city", async (visited) => {
  const { page } = visited;
  await add(visited, "Europe");
  await field(page, "Date").fill("10 Sep");
  await field(page, "Group").fill("Rust Görlitz");
  assert.equal(await field(page, "Group URL").inputValue(), "https://goerlitz.example/");
  assert.equal(await field(page, "City").inputValue(), "Görlitz");
  assert.equal(await field(page, "Country").inputValue(), "DE");
});

visiting("the next event of a series is a copy on another date", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Europe");
  const row = hands.entries("Europe").filter({ hasText: "goerlitz" }).or(hands.entries("Europe").first()).first();
  await hands.press(row, /^Edit/);
  const title = await field(page, "Event title").inputValue();
  const url = await field(page, "Event URL").inputValue();
  await form(page).getByRole("button", { name: "Duplicate event" }).click();
  await hands.focused(field(page, "Date"));
  assert.equal(await field(page, "Date").inputValue(), "");
  assert.equal(await field(page, "Event title").inputValue(), title);
  assert.equal(await hands.source(), ISSUE, "nothing is written before the day is known");
  await field(page, "Date").fill("24 Sep");
  await field(page, "Event URL").fill("https://goerlitz.example/9");
  await page.keyboard.press("Enter");
  const source = await hands.source();
  assert.ok(source.includes(`* [**${title}**](https://goerlitz.example/9)`));
  assert.ok(source.includes(`(${url})`), "the first one stays");
  assert.match(source, /^\* 2026-09-24 \| Görlitz, DE \|/m);
});

visiting("a hybrid event edited in one section changes in the other, in one step", async ({ page, hands }) => {
  const lines = "* 2026-09-10 | Hybrid (Ghent, BE) | [Rust Ghent](https://ghent.example/)\n    * [**Talks**](https://ghent.example/1)\n";
  const text = ISSUE.replace("### Europe\n* 2026-09-08", `${lines}\n### Europe\n* 2026-09-08`).replace(
    "goerlitz.example/2)\n",
    `$&${lines}`,
  ).replace("nowhere.example/1)\n\n*", "nowhere.example/1)\n*");
  await hands.openFile({ text });
  await hands.goTo("Europe");
  await hands.press(hands.entries("Europe").filter({ hasText: "Talks" }), /^Edit/);
  await field(page, "Event title").fill("More talks");
  await page.keyboard.press("Enter");
  await page.getByText("Changed in Virtual too").first().waitFor();
  assert.equal(await hands.source(), text.replaceAll("Talks", "More talks"));
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  assert.equal(await hands.source(), text);
});

/** A whole event, with the fields in the order of the form. */
const HYBRID = {
  Format: "Hybrid",
  Date: "2026-09-10",
  City: "Zwickau",
  Country: "DE",
  Group: "Rust Zwickau",
  "Group URL": "https://zwickau.example/",
  "Event title": "Zwei Orte",
  "Event URL": "https://zwickau.example/2",
};

visiting("adding a hybrid event names both sections, Undo removes both entries, and its problem counts once", async (visited) => {
  const { page, hands } = visited;
  await add(visited, "Europe");
  await hands.fill(hands.section("Europe"), { ...HYBRID, "Event title": "Zwei  Orte" });
  const said = page.getByRole("status", { name: "Notifications" });
  await said.getByText("Added to Virtual and Europe.").waitFor();
  for (const section of ["Virtual", "Europe"]) await hands.entries(section).filter({ hasText: "Zwei" }).waitFor();
  await said.getByRole("button", { name: "Undo" }).click();
  for (const section of ["Virtual", "Europe"]) {
    await hands.entries(section).filter({ hasText: "Zwei" }).waitFor({ state: "detached" });
  }
  assert.equal((await hands.download()).text, ISSUE);
});

visiting("the same problem in both entries of a hybrid event is listed once", async ({ page, hands }) => {
  const event = "* 2026-09-10 | Hybrid (Zwickau, DE) | [Rust Zwickau](https://zwickau.example/)\n    * [**Zwei Orte**](https://zwickau.example/2?utm_source=x)\n";
  const text = ISSUE.replace(/(### Virtual\n(?:\*.*\n    .*\n)+)/, `$1${event}`).replace(/(### Europe\n(?:\*.*\n    .*\n)+)/, `$1${event}`);
  await hands.openFile({ text });
  await hands.show("Problems");
  const list = page.getByRole("region", { name: "Problems", exact: true });
  const row = list.getByRole("listitem").filter({ hasText: "utm_source" });
  await row.first().waitFor();
  assert.equal(await row.count(), 1);
  await row.getByText("Virtual, Europe").waitFor();
  // The second problem was in the issue before.
  await page.getByRole("tab", { name: "Problems 2", exact: true }).waitFor();
});

visiting("tracking parameters are removed when an address's box is left, and can be restored", async (visited) => {
  const { page } = visited;
  await add(visited, "Europe");
  for (const name of ["Group URL", "Event URL"]) {
    await field(page, name).fill("https://group.example/?utm_source=a&id=3");
    await page.keyboard.press("Tab");
    assert.equal(await field(page, name).inputValue(), "https://group.example/?id=3");
    await form(page).getByText("Removed tracking").waitFor();
  }
  await form(page).getByRole("button", { name: "Undo", exact: true }).click();
  assert.equal(await field(page, "Event URL").inputValue(), "https://group.example/?utm_source=a&id=3");
});

visiting("a fix at a field is one key away, which the field shows", async ({ page, hands }) => {
  const wrong = ISSUE.replace("goerlitz.example/2)", "goerlitz.example/2?utm_source=x)");
  await hands.openFile({ text: wrong });
  await hands.goTo("Europe");
  await hands.press(hands.entries("Europe").first(), /^Edit/);
  await field(page, "Event URL").focus();
  await form(page).getByText("Ctrl+.", { exact: true }).waitFor();
  assert.equal(await form(page).getByRole("button", { name: /^Fix \d/ }).count(), 0, "one problem has one button");
  await page.keyboard.press("Control+.");
  await hands.focused(field(page, "Event URL"));
  assert.equal(await field(page, "Event URL").inputValue(), "https://goerlitz.example/2");
});

visiting("the examples in the boxes for dates are days of the issue's week", async (visited) => {
  const { page } = visited;
  await add(visited, "Europe");
  const example = async (name) => new Date(`${await field(page, name).getAttribute("placeholder")} 2026`);
  const [first, last] = [await example("Date"), await example("End date")];
  assert.ok(first >= new Date("2 Sep 2026") && last > first && last < new Date("9 Sep 2026"), `${first} ${last}`);
});
