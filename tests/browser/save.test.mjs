// Saving to the file that was opened. The system's dialogs cannot be pressed here: handles of the origin's private
// file system, which are real files, replace the files that a user picks, drops or launches.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { kept } from "./harness/storage.mjs";

const NAME = "week.md";
const TEXT = "\uFEFF" + ISSUE.trimEnd().replaceAll("\n", "\r\n");
const CHANGED = TEXT.replace("Ferrous Letters #12", "Ferrous Letters #13");

/** Writes to the file as another program would. */
const put = (page, text) =>
  page.evaluate(
    async ([name, text]) => {
      const folder = await navigator.storage.getDirectory();
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    },
    [NAME, text],
  );

/** The content of the file, byte for byte. */
async function held(page) {
  const bytes = await page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(name)).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  }, NAME);
  return Buffer.from(bytes).toString("utf8");
}

/** Opens the file by the button; `answer` is the result of the system's dialog. */
async function pick({ page, hands }) {
  await page.evaluate((name) => {
    window.asked = [];
    FileSystemHandle.prototype.requestPermission = async ({ mode }) => window.asked.push(mode) && "granted";
    window.showOpenFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      return [await folder.getFileHandle(name)];
    };
  }, NAME);
  await hands.openDialog();
  await page.getByRole("dialog").getByLabel("Issue file").click();
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
}

const bar = (page) => page.getByRole("banner").getByRole("button", { name: "Save to file", exact: true });

async function edit({ hands }) {
  await hands.goTo("Newsletters");
  await hands.press(hands.entries("Newsletters").first(), /^Edit/);
  await hands.fill(hands.section("Newsletters"), { Title: "Ferrous Letters #13" });
}

const said = (page, words) => page.getByRole("status", { name: "Notifications" }).getByText(words).waitFor();

visiting("a picked file is written, byte for byte, by button and by key", async (visited) => {
  const { page } = visited;
  await put(page, TEXT);
  await pick(visited);
  await edit(visited);
  assert.equal(await held(page), TEXT, "nothing is written unasked");
  await bar(page).click();
  await said(page, `Saved to ${NAME}.`);
  assert.equal(await held(page), CHANGED);
  assert.deepEqual(await page.evaluate(() => window.asked), ["readwrite"]);
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await said(page, /Undid/);
  await page.keyboard.press("Control+s");
  await said(page, `Saved to ${NAME}.`);
  assert.equal(await held(page), TEXT);
});

visiting("a file that another program changed is not overwritten without asking", async (visited) => {
  const { page } = visited;
  await put(page, TEXT);
  await pick(visited);
  await edit(visited);
  await put(page, "somebody else's");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "The file has changed" });
  await dialog.waitFor();
  assert.equal(await held(page), "somebody else's");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await held(page), "somebody else's");

  await page.keyboard.press("Control+s");
  const arriving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download instead" }).click();
  await arriving;
  assert.equal(await held(page), "somebody else's");

  await page.keyboard.press("Control+s");
  await dialog.getByRole("button", { name: "Overwrite" }).click();
  await said(page, `Saved to ${NAME}.`);
  assert.equal(await held(page), CHANGED);
});

visiting("changes by another program are merged, and saved with the rest", async (visited) => {
  const { page } = visited;
  await put(page, TEXT);
  await pick(visited);
  await edit(visited);
  const theirs = (text) => text.replace("### Research\r\n", "$&\r\n* [Borrowing, proved](https://papers.example/1)\r\n");
  await put(page, theirs(TEXT));
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "The file has changed" });
  await dialog.getByRole("button", { name: "Merge" }).click();
  await said(page, "Merged the draft and the file.");
  assert.equal(await held(page), theirs(TEXT), "nothing is written unasked");
  await page.keyboard.press("Control+s");
  await said(page, `Saved to ${NAME}.`);
  assert.equal(await held(page), theirs(CHANGED));
});

visiting("a message reports that a file may not be written, and the text stays", async (visited) => {
  const { page, hands } = visited;
  await put(page, TEXT);
  await pick(visited);
  await page.evaluate(() => (FileSystemHandle.prototype.requestPermission = async () => "denied"));
  await edit(visited);
  await page.keyboard.press("Control+s");
  await said(page, "Not saved: it may not be written to.");
  assert.equal(await held(page), TEXT);
  assert.equal((await hands.download()).text, CHANGED);
});

visiting("the file is still known after a reload", async (visited) => {
  const { page } = visited;
  await put(page, TEXT);
  await pick(visited);
  await edit(visited);
  await kept(visited);
  await page.reload();
  await bar(page).waitFor();
  await page.evaluate(() => (FileSystemHandle.prototype.requestPermission = async () => "granted"));
  await bar(page).click();
  await said(page, `Saved to ${NAME}.`);
  assert.equal(await held(page), CHANGED);
});

visiting("a dropped file and a launched one can be saved to", async ({ page, hands }) => {
  await put(page, TEXT);
  await page.evaluate((name) => {
    FileSystemHandle.prototype.requestPermission = async () => "granted";
    DataTransferItem.prototype.getAsFileSystemHandle = async () =>
      (await navigator.storage.getDirectory()).getFileHandle(name);
    const carried = new DataTransfer();
    carried.items.add(new File(["not read, for there is a handle"], name));
    dispatchEvent(new DragEvent("drop", { dataTransfer: carried, cancelable: true }));
  }, NAME);
  await bar(page).waitFor();
  await page.keyboard.press("Control+s");
  await said(page, `Saved to ${NAME}.`);
  assert.equal(await held(page), TEXT);

  await hands.openFile({ text: ISSUE });
  await bar(page).waitFor({ state: "hidden" });
  const arriving = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  await arriving;
  assert.equal(await held(page), TEXT, "another file's text does not go there");

  await page.addInitScript((name) => {
    const setConsumer = async (take) => {
      const folder = await navigator.storage.getDirectory();
      take({ files: [await folder.getFileHandle(name)] });
    };
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  }, NAME);
  await page.reload();
  await bar(page).waitFor();
  assert.equal((await hands.download()).text, TEXT);
});
