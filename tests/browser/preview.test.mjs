// The preview follows the user, and back.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { watchFrame } from "./harness/frame.mjs";
import { until } from "./harness/until.mjs";

/** Long enough to scroll: the sections get made-up entries. */
const LONG = ISSUE.replace(/^### .*\n\n/gm, (heading) => {
  const links = Array.from({ length: 30 }, (_, at) => `* [Filler ${at}](https://filler.example/${heading.length}/${at})\n`);
  return heading + (heading.includes("FCP") || heading.includes("RFC") ? "" : links.join(""));
});

/** Whether the preview shows this heading. */
const shows = (preview, heading) =>
  preview.getByRole("heading", { name: heading, exact: true }).evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const scrolled = (preview) => preview.locator("html").evaluate((it) => it.scrollTop);

visiting("the preview follows the outline and the scrolling of the forms", async ({ hands }) => {
  await hands.openFile({ text: LONG });
  const preview = await hands.preview();
  await hands.goTo("Miscellaneous");
  await until(() => shows(preview, "Miscellaneous"));
  await hands.section("Newsletters").evaluate((it) => it.scrollIntoView());
  await until(() => shows(preview, "Newsletters"));
});

visiting("changing tabs does not scroll the preview", async ({ hands }) => {
  await hands.openFile({ text: LONG });
  const preview = await hands.preview();
  await hands.goTo("Miscellaneous");
  await until(() => shows(preview, "Miscellaneous"));
  const before = await scrolled(preview);
  await hands.show("Problems");
  await hands.show("Source");
  await hands.show("Forms");
  await hands.show("Preview");
  assert.equal(await scrolled(preview), before);
});

visiting("a click in the preview goes to the entry's form, or to its line if the source is shown", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.show("Preview");
  const frame = page.locator('iframe[title="Preview"]');
  // Asks the page rather than the frame, because the listener of a test tool in the frame counts as a blocked script.
  const place = (it) => {
    const items = [...it.contentDocument.querySelectorAll("li")];
    const found = items.find((item) => item.textContent.includes("Ferrous Letters #12"));
    const { right, top } = found?.getBoundingClientRect() ?? {};
    const { x, y } = it.getBoundingClientRect();
    return found && { x: x + right, y: y + top };
  };
  /** Clicks next to the link, because the link would open its page. */
  const click = async () => {
    await until(() => frame.evaluate(place));
    const { x, y } = await frame.evaluate(place);
    await page.mouse.click(x - 4, y + 8);
  };
  await click();
  const title = hands.section("Newsletters").getByRole("textbox", { name: "Title", exact: true });
  assert.equal(await title.inputValue(), "Ferrous Letters #12");
  await page.keyboard.press("Escape");
  await hands.show("Source");
  await click();
  const source = page.getByRole("textbox", { name: "Markdown source" });
  const line = () => source.evaluate((it) => it.value.slice(it.selectionStart).split("\n")[0]);
  await until(async () => (await line()).includes("Ferrous Letters #12"));
});

visiting("the outline marks the section of the focus and of the open form, and the preview goes there", async ({ page, hands }) => {
  await hands.openFile({ text: LONG });
  const preview = await hands.preview();
  const marked = () => hands.outline().locator('[aria-current="true"]').innerText();
  await hands.goTo("Official");
  await until(async () => (await marked()) === "Official");
  const add = hands.section("Europe").getByRole("button", { name: /^Add event/ });
  await add.press("Enter");
  await hands.focused(hands.section("Europe").getByRole("form"));
  await until(() => shows(preview, "Europe"));
  await page.waitForTimeout(300);
  assert.equal(await marked(), "Europe");
  await page.keyboard.press("Escape");
  await hands.entries("Newsletters").first().focus();
  await until(async () => (await marked()) === "Newsletters");
});

/** Drafts with raw HTML that is left open, and what the site makes of them. A browser reopens elements in white space, too. */
const OPEN = [
  ["* a <b>b\n* c\n\nd\n\ne</b> f\n\ng\n", "<ul>\n<li>a <b>b</li>\n<li>c</li>\n</ul>\n<p>d</p>\n<p>e</b> f</p>\n<p>g</p>"],
  ["a <i>b\n\nc\n\n* d\n", "<p>a <i>b</p>\n<p>c</p>\n<ul>\n<li>d</li>\n</ul>"],
  ["* a <div>b\n* c\n\nd\n", "<ul>\n<li>a <div>b</li>\n<li>c</li>\n</ul>\n<p>d</p>"],
  ["a <blockquote>b\n\nc\n", "<p>a <blockquote>b</p>\n<p>c</p>"],
  ["* a <small><b>b</small> c\n* d</b> e\n\nf\n", "<ul>\n<li>a <small><b>b</small> c</li>\n<li>d</b> e</li>\n</ul>\n<p>f</p>"],
  ["a <b><i>b\n\nc</b> d\n\ne</i> f\n\ng\n", "<p>a <b><i>b</p>\n<p>c</b> d</p>\n<p>e</i> f</p>\n<p>g</p>"],
];

/** Runs in the page: each piece of text with the elements around it, in the preview and in the site's HTML. */
const around = ([frame, html]) => {
  const pieces = (root, depth) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const names = [];
      for (let it = walker.currentNode.parentElement; it !== root; it = it.parentElement) names.unshift(it.localName);
      if (walker.currentNode.data.trim()) found.push([walker.currentNode.data.trim(), ...names.slice(depth)].join(" "));
    }
    return found;
  };
  const article = frame.contentDocument.querySelector("article");
  // Each block of the preview is in an element of its own.
  return [pieces(article, 1), pieces(new DOMParser().parseFromString(html, "text/html").body, 0)];
};

visiting("raw HTML that is left open continues as on the site, even while typing", async ({ page, hands }) => {
  await hands.openText("# Open\n");
  await hands.show("Preview");
  await watchFrame(page);
  const frame = await page.locator('iframe[title="Preview"]').elementHandle();
  for (const [text, html] of OPEN) {
    for (const [draft, expected] of [[`\n${text}`, html], [`\n${text}\nmore\n`, `${html}\n<p>more</p>`], [`\n${text}`, html]]) {
      await page.evaluate((draft) => preview.type(draft), draft);
      const [ours, theirs] = await page.evaluate(around, [frame, expected]);
      assert.deepEqual(ours, theirs, draft);
    }
  }
});

visiting("the next issue begins at its top in the preview too", async ({ hands, page }) => {
  await hands.openFile({ text: LONG });
  await (await hands.preview()).getByText("Ferrous Letters #12").waitFor();
  const scrolled = () => page.locator('iframe[title="Preview"]').evaluate((it) => it.contentWindow.scrollY);
  await hands.goTo("Quote of the Week");
  await until(async () => (await scrolled()) > 0);
  await page.getByRole("banner").getByRole("button", { name: "New issue…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Create draft" }).click();
  await page.getByRole("heading", { name: /^668, / }).waitFor();
  await page.waitForTimeout(500);
  assert.equal(await scrolled(), 0);
});

visiting("images are requested only for the text for which the user asked", async ({ hands, page, site }) => {
  const open = (name) => hands.openText(`# ${name}\n\n![a](${site.url}icons/galley.svg?${name})\n`);
  const requested = [];
  page.on("request", (it) => requested.push(new URL(it.url()).search));
  const button = page.getByRole("button", { name: "Load images" });
  await open("First");
  const preview = await hands.preview();
  await preview.getByRole("heading", { name: "First" }).waitFor();
  assert.ok(!requested.includes("?First"));
  await button.click();
  await until(() => requested.includes("?First"));
  await button.waitFor({ state: "hidden" });
  await open("Second");
  await preview.getByRole("heading", { name: "Second" }).waitFor();
  await button.waitFor();
  assert.ok(!requested.includes("?Second"));
});
