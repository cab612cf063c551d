// The program crashes: by a panic, without memory, or by an exception inside it. The page then shows the last text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { ISSUE, visit } from "./harness.mjs";
import { until } from "./harness/until.mjs";
import { openDialog } from "./harness/hands.mjs";

const LAST = "Up to the last key.";

const area = (page) => page.getByRole("textbox", { name: "Markdown source" });

/** Not `visiting`, because a crash reports on the console. */
function ending(name, reason, prepare, end) {
  test(name, { timeout: 180_000 }, async () => {
    const visited = await visit();
    try {
      await visited.page.addInitScript(prepare);
      await visited.page.reload();
      await visited.hands.openFile({ text: ISSUE });
      await visited.hands.show("Source");
      await visited.hands.page.getByRole("banner").getByRole("status").getByText(/^Saved/).waitFor();
      await area(visited.page).press("Control+End");
      await visited.page.keyboard.type(LAST);
      await end(visited.page);
      await isRescued(visited, reason);
    } finally {
      // The crash itself reports on the console; anything else there still counts.
      const { complaints } = visited;
      complaints.push(...complaints.splice(0).filter((it) => !/^(error: |console: panicked at )/.test(it)));
      await visited.close();
    }
  });
}

async function isRescued({ page, hands }, reason) {
  const panel = page.getByRole("alertdialog", { name: "Galley stopped" });
  await panel.waitFor();
  await panel.getByText(reason).waitFor();
  const text = ISSUE + LAST;
  assert.equal(await panel.getByRole("textbox", { name: "The text" }).inputValue(), text);

  await panel.getByRole("button", { name: "Copy text" }).click();
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === text);
  const arriving = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download text" }).click();
  const download = await arriving;
  assert.equal(download.suggestedFilename(), "2026-09-02-this-week-in-rust.md");
  assert.equal(await readFile(await download.path(), "utf8"), text);

  await panel.getByRole("button", { name: "Start again" }).click({ noWaitAfter: true });
  await hands.outline().getByRole("link").first().waitFor();
  await until(async () => (await hands.source()) === text);
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await until(async () => (await hands.source()) !== text);
  await page.getByRole("banner").getByRole("button", { name: /^Redo/ }).click();
  assert.equal(await hands.source(), text, "the history is there as well");
}

/** Keeps the program's memory from growing: writes a limit into the program on its way to the browser. */
function limitMemory() {
  const number = (bytes, at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return [value, at];
    }
  };
  const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >> 7)]);
  const limited = (bytes) => {
    for (let at = 8; at < bytes.length; ) {
      const [size, body] = number(bytes, at + 1);
      if (bytes[at] === 5) {
        const [least] = number(bytes, body + 2);
        const section = [1, 1, ...written(least), ...written(least + 320)];
        return [...bytes.subarray(0, at + 1), ...written(section.length), ...section, ...bytes.subarray(body + size)];
      }
      at = body + size;
    }
    // A part of the program that is loaded later shares the memory of the first one.
    return bytes;
  };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiateStreaming = undefined;
  WebAssembly.instantiate = (program, imports) =>
    instantiate(new Uint8Array(limited(new Uint8Array(program))), imports);
}

ending("no memory left", "unreachable", limitMemory, async (page) => {
  await openDialog(page);
  const box = page.getByRole("dialog").getByRole("textbox", { name: "Paste Markdown" });
  await box.evaluate((box) => {
    box.value = "x".repeat(30_000_000);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
});

ending(
  "an exception of the browser through the program",
  "no elements left",
  () => {
    const createElement = document.createElement;
    document.createElement = function (...name) {
      if (window.isBroken) {
        window.isBroken = false;
        throw new TypeError("no elements left");
      }
      return createElement.apply(this, name);
    };
  },
  async (page) => {
    const button = page.getByRole("banner").getByRole("button", { name: "Search" });
    await button.evaluate((button) => {
      window.isBroken = true;
      button.click();
    });
  },
);

ending(
  "a trap of a program that is called in its own middle",
  "unreachable",
  () => {
    const queue = window.queueMicrotask;
    window.queueMicrotask = (task) => (window.isHasty ? task() : queue(task));
  },
  async (page) => {
    const button = page.getByRole("banner").getByRole("button", { name: "Search" });
    await button.evaluate((button) => {
      window.isHasty = true;
      button.click();
    });
  },
);

ending(
  "a panic",
  "panicked at",
  () => {
    const remove = EventTarget.prototype.removeEventListener;
    EventTarget.prototype.removeEventListener = function (name, heard, ...rest) {
      // Sends a last key to a form that is gone.
      if (window.isLate && name === "input") heard({ target: { value: "late" } });
      return remove.call(this, name, heard, ...rest);
    };
  },
  async (page) => {
    await page.getByRole("tab", { name: "Forms" }).click();
    const section = page.getByRole("region", { name: "Research", exact: true });
    await section.getByRole("button", { name: "Add link" }).click();
    await section.getByRole("textbox", { name: "Title" }).waitFor();
    await page.evaluate(() => (window.isLate = true));
    await page.keyboard.press("Escape");
  },
);
