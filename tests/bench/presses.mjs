// Presses keys in a page with an open issue, and times each until the preview's frame is laid out.

import { MEASURED } from "./text.mjs";

/** Adds to the page the functions that the others in this file call. Needed once per page. */
export async function prepare(page) {
  await page.evaluate(prepared);
}

/** Runs in the page. A time starts when the key goes down, and ends after the layout of the frame's document. */
function prepared() {
  addEventListener("keydown", () => (window.pressed = performance.now()), true);
  addEventListener("beforeinput", () => (window.typed = performance.now()), true);

  /** Ends the time when the article in `frame` contains `title`. */
  window.awaitLayout = (frame, title) => {
    const article = frame.contentDocument.querySelector("article");
    window.seen = new Promise((resolve) => {
      const observer = new MutationObserver((changes) => {
        const holds = (node) => node.textContent.includes(title);
        if (!changes.some((it) => [...it.addedNodes].some(holds))) return;
        observer.disconnect();
        article.getBoundingClientRect();
        const end = performance.now();
        const laidOut = end - window.pressed;
        const work = end - window.typed;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ laidOut, work, free: performance.now() - window.pressed });
        port2.postMessage(null);
      });
      observer.observe(article, { childList: true, subtree: true });
    });
  };
}

/** Opens the form of the measured entry. */
export async function openForm(page) {
  await page.evaluate(async ({ title }) => {
    // Not by Playwright's roles, because that takes seconds on 4 MB. Sections are built over several frames.
    const found = () => [...document.querySelectorAll("li")].find((it) => it.textContent.includes(title));
    while (!found()) await new Promise((done) => setTimeout(done, 10));
    const row = found();
    row.scrollIntoView({ block: "center" });
    const edit = (it) => (it.ariaLabel ?? it.textContent).startsWith("Edit");
    [...row.querySelectorAll("button")].find(edit).click();
    const field = () => [...document.querySelectorAll("form input")].find((it) => it.value === title);
    while (!field()) await new Promise((done) => setTimeout(done, 10));
    window.form = field();
  }, MEASURED);
}

/** Times `count` key presses in the open form. */
export async function pressInForm(page, count) {
  await page.evaluate(() => {
    window.measured = document.querySelector('iframe[title="Preview"]');
    window.form.focus();
    window.form.setSelectionRange(window.form.value.length, window.form.value.length);
  });
  return press(page, count);
}

/**
 * Times `count` key presses in a plain field. For each, `engine` renders the whole text into a frame with the size,
 * the document and the style sheets of the preview.
 */
export async function pressWithEngine(page, engine, text, count) {
  const [before, after] = text.split(`[${MEASURED.title}]`);
  await page.evaluate(setUp, { engine, before, after, title: MEASURED.title });
  const times = await press(page, count);
  await page.evaluate(() => window.bench.remove());
  return times;
}

/** Runs in the page. */
async function setUp({ engine, before, after, title }) {
  const preview = document.querySelector('iframe[title="Preview"]');
  const bounds = preview.getBoundingClientRect();
  const bench = document.createElement("div");
  const frame = document.createElement("iframe");
  const field = document.createElement("input");
  frame.srcdoc = preview.srcdoc;
  bench.append(field, frame);
  document.body.append(bench);
  await new Promise((done) => (frame.onload = done));
  frame.width = bounds.width;
  frame.height = bounds.height;
  for (const link of frame.contentDocument.querySelectorAll("link[data-look=site]")) link.media = "all";
  const article = frame.contentDocument.querySelector("article");
  const render = () => (article.innerHTML = window.engines[engine](`${before}[${field.value}]${after}`));
  field.value = title;
  render();
  article.getBoundingClientRect();
  field.oninput = render;
  field.focus();
  field.setSelectionRange(title.length, title.length);
  window.bench = bench;
  window.measured = frame;
}

async function press(page, count) {
  const times = [];
  for (let title = await page.evaluate(() => document.activeElement.value); times.length < count; ) {
    title += "x";
    await page.evaluate((title) => window.awaitLayout(window.measured, title), title);
    await page.keyboard.press("x");
    times.push(await page.evaluate(() => window.seen));
  }
  return times;
}
