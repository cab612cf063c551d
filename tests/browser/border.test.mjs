// Tabs validate all input: whatever is in the storage, on the draft's channel, in the history or in the cache, the page
// starts, opens its draft, and saves it.
//
// ROUNDS may be set: `ROUNDS=100 node --test tests/browser/border.test.mjs`.

import assert from "node:assert/strict";
import { makeStrange } from "./fixtures/strange.mjs";
import { ISSUE, visiting } from "./harness.mjs";
import { arrived } from "./harness/hands.mjs";
import { leaveStrangeNote, putStrange, sayOnChannel, storedDrafts } from "./harness/storage.mjs";
import { anotherTab, banner, mayWrite, says } from "./harness/tabs.mjs";
import { until } from "./harness/until.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 2);
const COUNT = 100;

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

/** Checks that the page still runs, and that what is typed is kept. */
async function goesOn({ page, hands }, words) {
  await hands.show("Source");
  await area(page).press("Control+Home");
  await page.keyboard.type(words);
  await until(async () => (await storedDrafts(page)).some((it) => typeof it.text === "string" && it.text.startsWith(words)));
  assert.equal(await page.getByRole("alertdialog").count(), 0, "the program has not stopped");
}

async function openDraft({ page, hands }) {
  await hands.openFile({ text: ISSUE });
  await says(page, /^Saved/);
  return (await storedDrafts(page)).find((it) => it.name === "draft.md").id;
}

visiting(
  "messages that tabs do not use are ignored, by the writer and by those that follow",
  async (visited) => {
    const id = await openDraft(visited);
    const other = await anotherTab(visited);
    await banner(other.page).waitFor();
    for (const it of [5, {}, true]) await sayOnChannel(other.page, id, [it]);
    for (let round = 0; round < ROUNDS; round++) {
      await other.page.evaluate(makeStrange, [round + 1, COUNT]);
      await sayOnChannel(other.page, id);
      await mayWrite(visited.page);
      await goesOn(visited, `Round ${round} `);
      await visited.page.evaluate(makeStrange, [round + 1, COUNT]);
      await sayOnChannel(visited.page, id);
      await other.hands.show("Source");
      await until(async () => (await area(other.page).inputValue()).startsWith(`Round ${round} `), () => "the other tab follows");
    }
  },
  { timeout: 180_000 + ROUNDS * 30_000 },
);

visiting(
  "records, notes and file handles of any kind",
  async (visited, t) => {
    const { page, hands } = visited;
    const id = await openDraft(visited);
    let count = 0;
    for (let round = 0; round < ROUNDS; round++) {
      count += await page.evaluate(makeStrange, [round + 1, COUNT]);
      await putStrange(page, id);
      for (const [at, text] of ["", "{", "5", "null", "[]", '{"id":5}', '{"id":"x","text":{}}', '{"id":"","text":"y"}', "\ud800"].entries()) {
        await leaveStrangeNote(page, `strange-${at}`, text);
      }
      await page.reload();
      await arrived(page);
      await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
      assert((await hands.download()).text.endsWith(ISSUE));
      await goesOn(visited, `Round ${round} `);
      await hands.openDialog();
      await page.getByRole("dialog").getByText("Cannot be read: ").first().waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Earlier versions draft.md" }).first().click();
      await page.getByRole("dialog").getByText("It can no longer be read").first().waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    }
    t.diagnostic(`${count} values in ${ROUNDS} rounds`);
  },
  { timeout: 180_000 + ROUNDS * 30_000 },
);

visiting("states of the browser history are not trusted", async (visited) => {
  await openDraft(visited);
  await visited.page.evaluate(makeStrange, [1, 0]);
  await visited.page.evaluate(async () => {
    for (const it of window.strangeValues) {
      history.pushState(it, "", "#nothing");
      dispatchEvent(new PopStateEvent("popstate", { state: it }));
      history.replaceState(null, "", location.pathname);
    }
  });
  await goesOn(visited, "Still here ");
});

visiting("files from the system, and things that are not files", async (visited) => {
  const { page } = visited;
  await page.addInitScript(() => {
    const setConsumer = (consumer) => void (window.launch = consumer);
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  });
  await page.reload();
  await arrived(page);
  await openDraft(visited);
  await page.evaluate(makeStrange, [1, COUNT]);
  await page.evaluate(async () => {
    for (const it of window.strangeValues) await Promise.all([window.launch(it), window.launch({ files: it }), window.launch({ files: [it] })].map((it) => it?.catch?.(() => {})));
    const getFile = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    await window.launch({ files: [{ kind: "file", name: "gone.md", getFile }] });
  });
  await page.getByText("The browser could not read “gone.md”: it no longer exists.").first().waitFor();
  await page.keyboard.press("Escape");
  await goesOn(visited, "Still here ");
});

visiting("cache entries that are not the page's files", async (visited) => {
  const { page } = visited;
  await openDraft(visited);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const [at, request] of (await cache.keys()).entries()) {
        await cache.put(request, new Response("<h1>Somebody else's</h1>", { status: at % 2 ? 200 : 500 }));
      }
    }
  });
  await page.reload();
  await arrived(page);
  await goesOn(visited, "Still here ");
});
