// The main job in every engine: open an issue, add and edit a link and an event, and download it.

import assert from "node:assert/strict";
import { EVENT, ISSUE } from "../harness.mjs";
import { until } from "../harness/until.mjs";
import { visiting } from "./engine.mjs";

const TITLE = "Borrowing, proved – with `const` generics";
const URL = "https://papers.example/borrowing?as=proof";
const LINK = `* [${TITLE}, twice](${URL})\n`;
const EVENT_LINES =
  "* 2026-09-10 | Zwickau, DE | [Rust Zwickau](https://zwickau.example/)\n" +
  "    * [**Ein Nachmittag am Fluß**](https://zwickau.example/1)\n";

const WITH_LINK = ISSUE.replace("### Research\n", `$&${LINK}`);
const WITH_BOTH = WITH_LINK.replace("goerlitz.example/2)\n", `$&${EVENT_LINES}`);
const NAME = "2026-09-02-this-week-in-rust.md";

/** Tests the main job with the engine that `start` starts. */
export function mainJob(start) {
  visiting(start, "open, add, edit, preview, undo, copy, download, reload and continue offline", async (visited) => {
    const { person, driver } = visited;
    await person.openFile("draft.md", ISSUE);
    await addLink(person);
    assert.equal(await person.source(), WITH_LINK);
    await addEvent(person);
    await shows(person, [URL, `${TITLE.replaceAll("`", "")}, twice`]);
    await shows(person, ["https://zwickau.example/1", "Ein Nachmittag am Fluß"]);
    assert.equal(await person.source(), WITH_BOTH);
    await undo(person);
    assert.equal(await person.copy(), WITH_BOTH);
    assert.deepEqual(await person.download(), { name: NAME, text: WITH_BOTH });
    await person.hasSaved();
    await driver.reload();
    await person.hasDraft();
    assert.equal(await person.source(), WITH_BOTH);
    await goOnOffline(visited);
  });
}

async function addLink(person) {
  await person.add("Research", "link");
  await person.fill("Research", { Title: TITLE, URL });
  await person.edit("Research", TITLE.slice(0, 9));
  // WebKit loses letters that are typed into a section that is not rendered.
  assert(await person.isRendered("Research"), "a section with an open form is rendered all the time");
  await person.fill("Research", { Title: `${TITLE}, twice` });
}

async function addEvent(person) {
  await person.add("Europe", "event");
  await person.fill("Europe", EVENT);
  await person.edit("Europe", "Ein Nachmittag");
  await person.fill("Europe", { "Event title": "Ein Nachmittag am Fluß" });
}

/** Waits until the preview has a link. */
async function shows(person, link) {
  const has = async () => (await person.preview()).some((it) => `${it}` === `${link}`);
  await until(has, async () => `the preview has ${link} among ${await person.preview()}`);
}

/** Undoes the latest step and redoes it, and checks the text after each. */
async function undo(person) {
  await person.undo();
  assert.equal(await person.source(), WITH_BOTH.replace(" am Fluß", ""));
  await person.redo();
  assert.equal(await person.source(), WITH_BOTH);
}

/** Checks that, while the host is down, the page loads from the device and everything still works. */
async function goOnOffline({ person, driver, site }) {
  await driver.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await site.close();
  await driver.reload();
  await person.hasDraft();
  await person.add("Miscellaneous", "link");
  await person.fill("Miscellaneous", { Title: "Written on a train", URL: "https://train.example/" });
  const text = WITH_BOTH.replace("### Miscellaneous\n", "$&* [Written on a train](https://train.example/)\n");
  assert.deepEqual(await person.download(), { name: NAME, text });
}
