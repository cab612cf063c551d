// The page starts, opens an issue, and returns it unchanged.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";

visiting("the empty page names itself and offers to open an issue", async ({ page, hands }) => {
  await page.getByRole("main", { name: "Galley" }).waitFor();
  for (const name of ["Edit this week’s draft", "Start the next issue", "Open a file"]) assert(await hands.button(name).isVisible(), name);
  assert.match(await page.title(), /Galley/);
});

visiting("an opened file is downloaded unchanged, and named in the browser's tab", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await page.waitForFunction(() => document.title === "667, Wednesday 2 September 2026 · Galley");
  const { name, text } = await hands.download();
  assert.equal(name, "2026-09-02-this-week-in-rust.md");
  assert.equal(text, ISSUE);
});

visiting("line endings, a byte order mark and a missing final newline are kept", async ({ hands }) => {
  const text = "\uFEFF" + ISSUE.trimEnd().replaceAll("\n", "\r\n");
  await hands.openFile({ text });
  assert.equal((await hands.download()).text, text);
});

visiting("pasted text shows in the source and in the outline", async ({ hands }) => {
  await hands.openText(ISSUE);
  await hands.outline().getByRole("link", { name: "Crate of the Week" }).waitFor();
  assert.equal(await hands.source(), ISSUE);
});

visiting("a link added through its form shows in source and preview", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Borrowing, proved", url: "https://papers.example/borrowing" });
  await (await hands.preview()).getByRole("link", { name: "Borrowing, proved" }).waitFor();
  assert.match(await hands.source(), /^\* \[Borrowing, proved\]\(https:\/\/papers\.example\/borrowing\)$/m);
});

visiting("undo removes the link, redo adds it again", async ({ hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Borrowing, proved", url: "https://papers.example/borrowing" });
  const after = (await hands.download()).text;
  await hands.page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  assert.equal((await hands.download()).text, ISSUE);
  await hands.page.getByRole("banner").getByRole("button", { name: /^Redo/ }).click();
  assert.equal((await hands.download()).text, after);
});

visiting("Copy Markdown puts the whole issue on the clipboard", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.export("Copy Markdown");
  await assert.doesNotReject(
    page.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, ISSUE),
  );
});

visiting("a file that is not text is refused, and the open issue stays", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.openDialog();
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff]);
  const file = { name: "picture.png", mimeType: "image/png", buffer: bytes };
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Issue file").setInputFiles(file);
  await page.getByText(/UTF-8/).first().waitFor();
  if (await dialog.isVisible()) await page.keyboard.press("Escape");
  assert.equal((await hands.download()).text, ISSUE);
});
