// Faults: storage that is full, refused, silent or damaged, a clock that runs backwards, locks or memory that are not
// available. The page continues, reports the fault, and offers the file.
//
// The tests cause each fault in the browser's own objects, or in a record; the page has no switch for this.

import { arrived } from "./harness/hands.mjs";
import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { storedDrafts, writeDraft } from "./harness/storage.mjs";
import { anotherTab, banner, says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

/** Reloads the page with the browser's objects changed by `fault`. */
async function spoil({ page }, fault) {
  await page.addInitScript(fault);
  await page.reload();
  await arrived(page);
}

async function typeFirst({ page, hands }, words) {
  await hands.outline().getByRole("link").first().waitFor();
  await hands.show("Source");
  await area(page).press("Control+Home");
  await page.keyboard.type(words);
}

/** Checks that the page still works, reports why nothing is saved, and offers the file. */
async function worksUnsaved(visited, reason) {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await typeFirst(visited, "Typed ");
  await says(page, `Not saved: download now (${reason})`);
  assert.equal((await hands.download()).text, "Typed " + ISSUE);
}

/** Checks that everything is saved once the fault is fixed. */
async function isSavedAtLast({ page }, text) {
  await until(async () => (await storedDrafts(page)).some((it) => it.text === text));
  await says(page, /^Saved on this device/);
  assert.equal((await storedDrafts(page)).length, 1);
}

visiting("a full device", async (visited) => {
  await spoil(visited, () => {
    const put = IDBObjectStore.prototype.put;
    window.isFull = true;
    IDBObjectStore.prototype.put = function (...record) {
      if (window.isFull) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, record);
    };
  });
  await worksUnsaved(visited, "this device is full");
  await visited.page.evaluate(() => (window.isFull = false));
  await isSavedAtLast(visited, "Typed " + ISSUE);
});

const PRIVATE = "the browser stores nothing here, as in a private window";

visiting("storage that is refused, as in a private window", async (visited) => {
  await spoil(visited, () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await visited.page.getByText(`Drafts cannot be saved on this device (${PRIVATE})`).waitFor();
  await worksUnsaved(visited, PRIVATE);
});

visiting("a browser without a database", async (visited) => {
  await spoil(visited, () => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await worksUnsaved(visited, PRIVATE);
});

visiting("storage that cannot be opened", async (visited) => {
  await spoil(visited, () => {
    const open = IDBFactory.prototype.open;
    window.isBroken = true;
    IDBFactory.prototype.open = function (...what) {
      if (!window.isBroken) return open.apply(this, what);
      const request = { error: new DOMException("Internal error opening backing store", "UnknownError") };
      setTimeout(() => request.onerror());
      return request;
    };
  });
  await worksUnsaved(visited, "Internal error opening backing store");
  await visited.page.evaluate(() => (window.isBroken = false));
  await isSavedAtLast(visited, "Typed " + ISSUE);
});

visiting("storage that never answers", async (visited) => {
  await spoil(visited, () => {
    const open = IDBFactory.prototype.open;
    window.isSilent = true;
    IDBFactory.prototype.open = function (...what) {
      return window.isSilent ? {} : open.apply(this, what);
    };
  });
  await visited.hands.openFile({ text: ISSUE });
  await says(visited.page, "Saving");
  await says(visited.page, "Not saved: download now (the browser's storage does not answer)");
  assert.equal((await visited.hands.download()).text, ISSUE);
  await visited.page.evaluate(() => (window.isSilent = false));
  await isSavedAtLast(visited, ISSUE);
});

visiting("a save that never ends does not count as another tab's", async (visited) => {
  await spoil(visited, () => {
    const { get, set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
    const hangs = function (heard) {
      set.call(this, window.isStuck ? null : heard);
    };
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", { get, set: hangs });
  });
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  await page.evaluate(() => (window.isStuck = true));
  await typeFirst(visited, "Typed ");
  await says(page, "Saving");
  await says(page, "Not saved: download now (the browser's storage does not answer)");
  await page.evaluate(() => (window.isStuck = false));
  await isSavedAtLast(visited, "Typed " + ISSUE);
  assert.equal(await page.getByText("Another tab changed this draft").count(), 0);
});

visiting("the readable part of a damaged record is offered", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await typeFirst(visited, "Typed ");
  await until(async () => (await storedDrafts(page))[0]?.text.startsWith("Typed "));
  const [sound] = await storedDrafts(page);
  const { history, baseHash, ...bare } = sound;
  const damages = [
    { ...sound, baseHash: "0".repeat(64) },
    { ...sound, revision: "many", updated: null },
    { ...sound, history: 7, name: { first: "x" }, base: undefined },
    bare,
  ];
  for (const record of damages) {
    await writeDraft(page, record);
    await page.reload();
    await says(page, "This draft was damaged on this device. Its text could be read");
    assert.equal((await hands.download()).text, "Typed " + ISSUE);
    await typeFirst(visited, "x");
    await until(async () => (await storedDrafts(page))[0].text === "xTyped " + ISSUE);
    await says(page, /^Saved/);
  }
  await writeDraft(page, { ...sound, text: 42 });
  await page.reload();
  await page.getByText("A draft on this device cannot be read. You can save what is left of it").first().waitFor();
  await page.getByText("Cannot be read: draft.md").waitFor();
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
});

visiting("a clock that runs backwards", async (visited) => {
  const { page, hands } = visited;
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  const [first] = await storedDrafts(page);
  await writeDraft(page, { ...first, id: "of-a-wrong-day", text: "Future " + ISSUE, updated: first.updated + 1e11 });
  await writeDraft(page, { ...first, updated: first.updated + 1e10 });
  await page.reload();
  await typeFirst(visited, "Typed ");
  await until(async () => (await storedDrafts(page)).some((it) => it.text === "Typed " + ISSUE));
  await says(page, /^Saved/);
  const other = await anotherTab(visited);
  await banner(other.page).waitFor();
  await other.hands.show("Source");
  assert.equal(await area(other.page).inputValue(), "Typed " + ISSUE, "the one worked on last, by the clock as it is");
});

for (const [name, fault] of Object.entries({
  "locks that are refused": () => {
    LockManager.prototype.request = () => Promise.reject(new DOMException("refused", "SecurityError"));
  },
  "a browser without locks": () => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }),
  "memory of the tab that is forbidden": () => {
    const get = () => {
      throw new DOMException("forbidden", "SecurityError");
    };
    Object.defineProperty(window, "sessionStorage", { get });
  },
})) {
  visiting(name, async (visited) => {
    await spoil(visited, fault);
    await visited.hands.openFile({ text: ISSUE });
    await typeFirst(visited, "Typed ");
    await isSavedAtLast(visited, "Typed " + ISSUE);
    await visited.page.reload();
    await typeFirst(visited, "Again ");
    await until(async () => (await storedDrafts(visited.page))[0].text === "Again Typed " + ISSUE);
  });
}
