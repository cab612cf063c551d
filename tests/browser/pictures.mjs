// The pictures of the documents. `cargo xtask pictures` builds the page first.

import { ISSUE, path, visit } from "./harness.mjs";

const wide = { colorScheme: "light", viewport: { width: 1440, height: 900 } };
const phone = { colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true };

/** How long to wait until typed text is checked and shown, and messages are gone. */
const SETTLED = 10_000;

/** Each picture, with the size of its window and how to reach its state. */
const PICTURES = {
  "docs/galley.png": [wide, ({ hands }) => hands.openFile({ text: ISSUE })],
  "docs/guide/edit.png": [wide, edit],
  "docs/guide/submit.png": [wide, submit],
  "docs/guide/phone.png": [phone, submit],
};

for (const [file, [window, reach]] of Object.entries(PICTURES)) {
  const visited = await visit(window);
  await reach(visited);
  await visited.page.waitForTimeout(SETTLED);
  await visited.page.screenshot({ path: path(file) });
  await visited.close();
  console.log(file);
}

async function edit({ page, hands }) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Research");
  await hands.section("Research").getByRole("button", { name: /^Add link/ }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("Borrowing, proved");
  await page.getByRole("textbox", { name: "URL", exact: true }).fill("https://papers.example/borrowing");
}

async function submit({ page }) {
  await page.getByRole("button", { name: "Submit a link or event" }).click();
  const screen = page.getByRole("main", { name: "Submit" });
  await screen.getByRole("textbox", { name: "URL", exact: true }).fill("https://blog.example/lifetimes");
  await screen.getByRole("textbox", { name: "Title", exact: true }).fill("A tour of lifetimes");
}
