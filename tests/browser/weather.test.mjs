// Storage under bad conditions: a clock that is a week off, records that cannot be read, a full device, a database of
// another version or one that is gone, a browser that computes no hashes. The page says what happened and what to do, and
// no text is lost without a message.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ISSUE, visiting } from "./harness.mjs";
import { arrived } from "./harness/hands.mjs";
import { addVersions, emptyDatabase, leaveBrokenNote, leaveNewerDatabase, storedDrafts, storedVersions, writeDraft } from "./harness/storage.mjs";
import { mayWrite, says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const WEEK = 7 * 24 * 3_600_000;

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

async function open({ page, hands }) {
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  return (await storedDrafts(page))[0].id;
}

async function act(page, text) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Section, entry or action" }).fill(text);
  await page.keyboard.press("Enter");
}

for (const [name, off] of [["ahead", 9 * 24], ["back", -9 * 24], ["back to 1970", -56 * 365 * 24]]) {
  visiting(`earlier versions survive a clock that goes ${name}`, async (visited) => {
    const { page, hands } = visited;
    const draft = await open(visited);
    const versions = [3, 2, 1].map((it) => ({ draft, at: Date.now() - it * 3_600_000, reason: "", text: `version ${it}` }));
    await addVersions(page, versions);
    await page.addInitScript((off) => {
      const now = Date.now;
      Date.now = () => now() + off * 3_600_000;
    }, off);
    await page.reload();
    await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
    await act(page, "earlier versions");
    const dialog = page.getByRole("dialog", { name: "Earlier versions" });
    await until(async () => (await dialog.getByRole("listitem").count()) === 4, async () => `${await dialog.textContent()}`);
    await dialog.getByRole("button", { name: "Close" }).click();
    await hands.openDialog();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await hands.show("Source");
    await area(page).press("Control+Home");
    await page.keyboard.type("x");
    await says(page, /^Saved/);
    const kept = (await storedVersions(page)).map(({ text }) => text);
    assert.deepEqual(kept.slice(0, 3), ["version 3", "version 2", "version 1"]);
  });
}

visiting("unreadable records are listed, saved as a file, and deleted", async (visited) => {
  const { page, hands } = visited;
  const draft = await open(visited);
  await writeDraft(page, { id: "lost", name: "lost.md", base: "The base", text: 42, page: "1" });
  await writeDraft(page, { id: 7, text: "Its text" });
  await leaveBrokenNote(page, "broken");
  await addVersions(page, [{ draft, at: Date.now(), reason: "", text: { no: "text" } }, { draft, reason: 5, text: "Its text" }]);
  await page.reload();
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  await hands.openDialog();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Cannot be read: lost.md").waitFor();
  assert.equal(await dialog.getByText("Cannot be read: a draft without a name").count(), 2);
  const save = async (button) => {
    const arriving = page.waitForEvent("download");
    await button.click();
    return readFile(await (await arriving).path(), "utf8");
  };
  assert.match(await save(dialog.getByRole("button", { name: "Save what is left of lost.md" })), /base:\n\nThe base\n/);
  const unnamed = dialog.getByRole("button", { name: "Save what is left of a draft without a name" });
  assert.deepEqual(new Set([await save(unnamed.nth(0)), await save(unnamed.nth(1))]), new Set(["Its text", "note:\n\n{\n"]));
  await dialog.getByRole("button", { name: "Delete lost.md" }).click();
  await dialog.getByText("Cannot be read: lost.md").waitFor({ state: "detached" });
  assert(!(await storedDrafts(page)).some((it) => it.id === "lost"));
  await dialog.getByRole("button", { name: "Earlier versions draft.md" }).click();
  const versions = page.getByRole("dialog", { name: "Earlier versions" });
  await versions.getByText("It can no longer be read").waitFor();
  await versions.getByRole("button", { name: "At an unknown time, while writing: " }).waitFor();
});

/**
 * From the next load until `makeRoom`, the device has no room for drafts of more than `room` characters, and for notes
 * of more than `noteRoom`.
 */
const fillDevice = (page, room, noteRoom) =>
  page.addInitScript(([room, noteRoom]) => {
    const isFull = () => sessionStorage.getItem("test-has-room") === null;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (isFull() && this === localStorage && value.length > noteRoom) throw new DOMException("full", "QuotaExceededError");
      return setItem.call(this, key, value);
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (record, ...key) {
      if (isFull() && this.name === "drafts" && record.text.length > room) throw new DOMException("full", "QuotaExceededError");
      return put.call(this, record, ...key);
    };
  }, [room, noteRoom]);

const makeRoom = (page) => page.evaluate(() => sessionStorage.setItem("test-has-room", "yes"));

for (const [notes, noteRoom] of [["", 1e9], [", which has none for a note either", 10_000]]) {
  visiting(`five large additions on a full device${notes} come back, and are offered as a file before`, async (visited) => {
    const { page, hands } = visited;
    await fillDevice(page, ISSUE.length + 100, noteRoom);
    await page.reload();
    await open(visited);
    await hands.show("Source");
    let text = await hands.source();
    for (let number = 1; number <= 5; number++) {
      text += `* [Addition ${number}](https://add.example/${number}) ${"lorem ".repeat(10_000)}\n`;
      await area(page).fill(text);
      if (number === 1) await says(page, /^Not saved/);
    }
    await says(page, /^Not saved/);
    const offer = page.getByRole("button", { name: "Save the text as a file" });
    await offer.waitFor();
    const arriving = page.waitForEvent("download");
    await offer.click();
    assert.equal(await readFile(await (await arriving).path(), "utf8"), text);
    await page.getByRole("button", { name: "Not now" }).click();
    await offer.waitFor({ state: "hidden" });

    const asked = [];
    page.once("dialog", (it) => (asked.push(it.type()), it.dismiss()));
    await page.evaluate(() => void setTimeout(() => location.reload()));
    await offer.waitFor();
    page.once("dialog", (it) => (asked.push(it.type()), it.accept()));
    await page.reload();
    assert.deepEqual(asked, ["beforeunload", "beforeunload"]);
    await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
    await until(async () => (await hands.source()) === text, async () => `${(await hands.source()).length} of ${text.length} characters`);
    assert.equal(await page.getByText(/another tab/i).count(), 0);
    await mayWrite(page);
    // The text grows after the page was left, and before there is room.
    await hands.show("Source");
    await area(page).press("Control+Home");
    await page.keyboard.type("More ");
    text = `More ${text}`;
    await makeRoom(page);
    await says(page, /^Saved/);
    await until(async () => (await storedDrafts(page)).some((it) => it.text === text));
    assert.equal((await storedDrafts(page)).length, 1, "one draft");
    await page.reload();
    await until(async () => (await hands.source()) === text);
    assert.equal((await storedDrafts(page)).length, 1, "no note comes back");
  }, { timeout: 300_000 });
}

visiting("a database of a future version", async (visited) => {
  const { page, hands } = visited;
  await open(visited);
  await leaveNewerDatabase(page);
  await page.reload();
  await page.getByText("a newer Galley uses these drafts: close its other tabs and reload this page").first().waitFor();
  await hands.openFile({ text: ISSUE });
  await says(page, /^Not saved: download now \(a newer Galley/);
  assert.equal((await hands.download()).text, ISSUE);
  page.on("dialog", (it) => it.accept());
});

visiting("a database that is empty although there was a draft", async (visited) => {
  const { page, hands } = visited;
  await open(visited);
  await page.goto("about:blank");
  await page.goto(visited.site.url);
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  await emptyDatabase(page);
  await page.evaluate(() => sessionStorage.clear());
  await page.addInitScript(() => sessionStorage.clear());
  await page.reload();
  await page.getByText("The drafts of this device are gone: the browser's storage is empty.").first().waitFor();
  await page.reload();
  await arrived(page);
  assert.equal(await page.getByText("The drafts of this device are gone").count(), 0, "said once");
});

for (const [name, fault] of Object.entries({
  rejects: () => void (SubtleCrypto.prototype.digest = () => Promise.reject(new DOMException("no", "OperationError"))),
  throws: () => {
    SubtleCrypto.prototype.digest = () => {
      throw new TypeError("no");
    };
  },
})) {
  visiting(`a digest that ${name}`, async (visited) => {
    const { page, hands } = visited;
    await open(visited);
    await page.addInitScript(fault);
    await page.reload();
    await hands.show("Source");
    await area(page).press("Control+Home");
    await page.keyboard.type("Typed ");
    await until(async () => (await storedDrafts(page)).some((it) => it.text === "Typed " + ISSUE));
    await page.reload();
    await until(async () => (await hands.source()) === "Typed " + ISSUE);
    assert.equal(await page.getByText("damaged").count(), 0);
    await says(page, /^Saved/);
  });
}
