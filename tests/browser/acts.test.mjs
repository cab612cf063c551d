// How many acts the usual jobs take. An act is a click, or a box that is filled in and left by a key.

import assert from "node:assert/strict";
import { EVENT, ISSUE, visiting } from "./harness.mjs";

const LINK = "* [A tour of lifetimes](https://blog.example/lifetimes)\n";

/** A person's acts on the page, which are counted. */
class Acts {
  constructor({ page }) {
    this.page = page;
    this.count = 0;
  }

  async click(button) {
    this.count += 1;
    await button.click();
  }

  /** Types into the box that has the focus, which must have the expected label, and leaves it with `key`. */
  async type(label, text, key = "Tab") {
    const box = this.page.getByRole("form").getByLabel(label, { exact: true });
    await box.and(this.page.locator(":focus")).waitFor();
    this.count += 1;
    if ((await box.evaluate((it) => it.tagName)) === "SELECT") await box.selectOption(text);
    else await this.page.keyboard.type(text);
    await this.page.keyboard.press(key);
  }

  /** Leaves boxes that need no input, which does not count as an act. */
  async skip(...labels) {
    for (const label of labels) {
      const box = this.page.getByRole("form").getByLabel(label, { exact: true });
      await box.and(this.page.locator(":focus")).waitFor();
      await this.page.keyboard.press("Tab");
    }
  }
}

async function opened({ hands }, text, section) {
  await hands.openFile({ text });
  await hands.goTo(section);
  return hands.section(section).getByRole("button", { name: /^Add/ });
}

visiting("a link takes three acts", async (visited) => {
  const acts = new Acts(visited);
  await acts.click(await opened(visited, ISSUE, "Research"));
  await acts.type("Title", "A tour of lifetimes");
  await acts.type("URL", "https://blog.example/lifetimes", "Enter");
  await visited.hands.entries("Research").first().waitFor();
  assert.ok((await visited.hands.download()).text.includes(`### Research\n${LINK}`));
  assert.equal(acts.count, 3);
});

visiting("an event with all its fields takes nine acts, and five if its group is known", async (visited) => {
  const { hands } = visited;
  const acts = new Acts(visited);
  const add = await opened(visited, ISSUE, "Europe");
  await acts.click(add);
  await acts.type("Format", EVENT.Format);
  await acts.type("Date", "10 Sep");
  await acts.skip("End date");
  await acts.type("City", EVENT.City);
  await acts.skip("State or region");
  for (const label of ["Country", "Group", "Group URL", "Event title"]) await acts.type(label, EVENT[label]);
  await acts.type("Event URL", EVENT["Event URL"], "Enter");
  await hands.entries("Europe").filter({ hasText: EVENT["Event title"] }).waitFor();
  assert.equal(acts.count, 9);

  const again = new Acts(visited);
  await again.click(add);
  await again.skip("Format");
  await again.type("Date", "17 Sep");
  await again.skip("End date", "City", "State or region", "Country");
  await again.type("Group", EVENT.Group);
  await again.skip("Group URL");
  await again.type("Event title", "Noch ein Abend");
  await again.type("Event URL", "https://zwickau.example/2", "Enter");
  await hands.entries("Europe").filter({ hasText: "Noch ein Abend" }).waitFor();
  const lines = "* 2026-09-17 | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n    * [**Noch ein Abend**](https://zwickau.example/2)\n";
  assert.ok((await hands.download()).text.includes(lines));
  assert.equal(again.count, 5);
});

visiting("removing past events takes one act", async (visited) => {
  const { page, hands } = visited;
  const acts = new Acts(visited);
  await hands.openFile({ text: ISSUE.replace("Date: 2026-09-02", "Date: 2026-09-05") });
  await acts.click(page.getByRole("button", { name: "Trim 1 past event" }));
  assert.ok(!(await hands.download()).text.includes("Office hours"));
  assert.equal(acts.count, 1);
});

visiting("the next issue, with what it carries over, takes two acts", async (visited) => {
  const { page, hands } = visited;
  const acts = new Acts(visited);
  // This line ends the events that are carried over.
  await hands.openFile({ text: ISSUE.replace("## Jobs", "If you are running a Rust event, add it.\n\n## Jobs") });
  await acts.click(page.getByRole("banner").getByRole("button", { name: "New issue…", exact: true }));
  await acts.click(page.getByRole("dialog").getByRole("button", { name: "Create draft" }));
  await page.getByRole("heading", { name: /^668, Wednesday 9 September 2026/ }).waitFor();
  await page.getByRole("status", { name: "Notifications" }).getByText(/with 2 events \(2 past\)/).waitFor();
  assert.ok((await hands.download()).text.includes("[**Imaginary Conf**](https://imaginary.example/cfp)"));
  assert.equal(acts.count, 2);
});
