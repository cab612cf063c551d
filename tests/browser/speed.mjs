// Measures two times on an issue of 40 KB: from a key press in a title field until the preview is laid out, and from
// adding 40 pasted links until all of them are in the forms and in the preview.
//
// node tests/browser/speed.mjs          after `cargo xtask build`
//
// Absolute times vary over time on one machine; compare only runs within an hour.

import { ISSUE, visit } from "./harness.mjs";

const SIZE = 40_000;
const PRESSES = 40;
const URL = "https://measured.example/";

const { page, hands, close } = await visit();
await hands.openFile({ text: longIssue() });
await hands.goTo("Research");
await hands.addLink("Research", { title: "Measured", url: URL });
await hands.press(hands.entries("Research").filter({ hasText: "Measured" }), /^Edit/);
await hands.section("Research").getByRole("textbox", { name: "Title", exact: true }).press("End");
await page.evaluate(listen, { url: URL });

const times = [];
for (let title = "Measured"; times.length < PRESSES; ) {
  title += "x";
  await page.evaluate((title) => window.expect(title), title);
  await page.keyboard.press("x");
  times.push(await page.evaluate(() => window.seen));
}
const pasted = await paste();
await close();

times.sort((a, b) => a - b);
const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
console.log(`${PRESSES} key presses: median ${at(0.5)} ms, ninth of ten ${at(0.9)} ms, worst ${at(1)} ms`);

console.log(`40 links pasted into ${(SIZE / 1000).toFixed(0)} KB: ${pasted.toFixed(0)} ms`);

/** The time from the click that adds 40 links until all of them are in the forms and in the preview. */
async function paste() {
  const links = Array.from({ length: 40 }, (_, at) => `* [Pasted ${at}](https://p.example/${at})`).join("\n");
  await page.keyboard.press("Escape");
  await page.evaluate((it) => navigator.clipboard.writeText(it), links);
  await hands.goTo("Foundation");
  await hands.section("Foundation").getByRole("button", { name: "Paste links" }).click();
  const section = await hands.section("Foundation").elementHandle();
  return page.getByRole("button", { name: "Add 40 links" }).evaluate(async (add, section) => {
    const frame = document.querySelector('iframe[title="Preview"]').contentDocument;
    const all = () =>
      frame.body.textContent.includes("Pasted 39") && section.querySelectorAll("li").length === 40;
    const start = performance.now();
    add.click();
    while (!all()) await new Promise((then) => requestAnimationFrame(then));
    return performance.now() - start;
  }, section);
}

/** Our own issue with more and more links in the middle. */
function longIssue() {
  const mark = "### Rust Walkthroughs\n";
  const [before, after] = ISSUE.split(mark);
  let links = "";
  for (let n = 0; before.length + links.length + after.length < SIZE; n++) {
    links += `* [Walk number ${n}: how we \`unwrap\` – and why](https://walks.example/${n}/a-longish-address)\n`;
  }
  return before + mark + links + after;
}

/** Runs in the page: `expect(title)` before a key, then `seen` is a promise of the milliseconds from key to layout. */
function listen({ url }) {
  const preview = () => document.querySelector('iframe[title="Preview"]').contentDocument;
  const turn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
  window.expect = (title) => {
    window.seen = new Promise((resolve) => {
      addEventListener("keydown", async () => {
        const start = performance.now();
        while (preview().querySelector(`a[href="${url}"]`)?.textContent !== title) await turn();
        preview().documentElement.getBoundingClientRect();
        resolve(performance.now() - start);
      }, { once: true, capture: true });
    });
  };
}
