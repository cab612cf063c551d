// Measures typing with a list of problems. Types 100 characters, one after the other, into the title field of a link,
// in an issue of 40 KB with the Problems panel open: once with about 300 problems, and once without problems.
//
// node tests/browser/problems-speed.mjs          after `cargo xtask build`
//
// Prints the time from each key going down to the next frame after it (median, 90th percentile, worst), and the tasks over
// 50 ms while typing and in the four seconds that follow, in which the rules run. Then a mistake is typed into the
// address again and again. Prints the time from the last key going down until the form shows what is wrong, and the tasks
// over 50 ms meanwhile. Absolute times depend on the machine, so compare the two rows.

import { ISSUE, visit } from "./harness.mjs";

const SIZE = 40_000;
const COUNT = 100;
/** The time between two keys, in milliseconds: fifteen keys a second. */
const PACE = 66;
const URL = "https://measured.example/";
/** The mistake to type after the URL, how often to type it, and the message about it. */
const MISTAKE = "?utm_source=x";
const ROUNDS = 20;
const FOUND = "utm_source";
/** The kinds of mistakes; each wrong line has one of them. */
const WRONG = 300;

for (const [name, text] of [["no mistakes", longIssue(0)], [`${WRONG} mistakes`, longIssue(WRONG)]]) {
  console.log(`${name}: ${await measure(text)}`);
}

async function measure(text) {
  const { page, hands, close } = await visit();
  await hands.openFile({ text });
  await hands.goTo("Research");
  await hands.addLink("Research", { title: "Measured", url: URL });
  await hands.press(hands.entries("Research").filter({ hasText: "Measured" }), /^Edit/);
  await hands.show("Problems");
  const summary = page.getByRole("region", { name: "Problems", exact: true }).getByText(/problems?:/i);
  await summary.waitFor();
  // Wait for the first check, and the first save of the draft.
  await page.waitForTimeout(3_000);
  const problems = (await summary.textContent()).split(":")[0];
  const title = hands.section("Research").getByRole("textbox", { name: "Title", exact: true });
  await title.press("End");
  await page.evaluate(watch);
  for (let at = 0; at < COUNT; at++) {
    const start = performance.now();
    await page.keyboard.press(String.fromCharCode(97 + (at % 26)));
    await page.waitForTimeout(Math.max(0, PACE - (performance.now() - start)));
  }
  const typing = await page.evaluate(() => window.seen.tasks.length);
  // The check for problems waits longer while a word may be half typed.
  await page.waitForTimeout(4_000);
  const { keys, tasks } = await page.evaluate(() => window.seen);
  const found = await findings(page, hands);
  await page.keyboard.press("Enter");
  const written = (await hands.download()).text.split(URL).length - 1;
  await close();
  if (keys.length !== COUNT || written !== 1) throw new Error(`${keys.length} keys were seen, ${written} links written`);
  return (
    `${problems.trim()}, ${(text.length / 1000).toFixed(0)} KB: key to frame, ms: ${spread(keys)}; ` +
    `tasks over 50 ms: ${typing} while typing, in all ${list(tasks)}\n` +
    `  last key to finding, ms: ${spread(found.times)}; tasks over 50 ms: ${list(found.tasks)}`
  );
}

function list(tasks) {
  return tasks.map((it) => it.toFixed(0)).join(", ") || "none";
}

/** "median 5.0, ninth of ten 7.0, worst 9.0". */
function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.ceil(sorted.length * share) - 1].toFixed(1);
  return `median ${at(0.5)}, ninth of ten ${at(0.9)}, worst ${at(1)}`;
}

/** Types the mistake into the address, waits until the form shows it, and undoes it; repeatedly. */
async function findings(page, hands) {
  await page.evaluate(() => window.seen.tasks.splice(0));
  const address = hands.section("Research").getByRole("textbox", { name: "URL", exact: true });
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    await address.press("End");
    const seen = page.evaluate(untilFound, FOUND);
    for (const key of MISTAKE) {
      const start = performance.now();
      await page.keyboard.press(key);
      await page.waitForTimeout(Math.max(0, PACE - (performance.now() - start)));
    }
    times.push(await seen);
    await address.fill(URL);
    await page.waitForTimeout(1_000);
  }
  return { times, tasks: await page.evaluate(() => window.seen.tasks) };
}

/** Runs in the page: the time from the last key going down until the open form shows a finding with these words. */
function untilFound(words) {
  const form = document.querySelector("form.entry-form");
  let pressed = 0;
  const note = ({ timeStamp }) => (pressed = timeStamp);
  addEventListener("keydown", note, { capture: true });
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const found = [...form.querySelectorAll(".finding-in-form")].some((it) => it.textContent.includes(words));
      if (!found || !document.activeElement.value.endsWith("=x")) return;
      observer.disconnect();
      removeEventListener("keydown", note, { capture: true });
      resolve(performance.now() - pressed);
    });
    observer.observe(form, { childList: true, subtree: true });
  });
}

/** Our own issue with more and more links in the middle, of which `wrong` have a mistake, each kind in turn. */
function longIssue(wrong) {
  const mark = "### Rust Walkthroughs\n";
  const [before, after] = ISSUE.split(mark);
  const mistakes = [
    (n) => `- [Walk ${n}: how and why](https://walks.example/${n})\n`,
    (n) => `* [Walk ${n}: how and why](https://walks.example/${n}?utm_source=walks)\n`,
    (n) => `* [Walk ${n}: how \`and why](https://walks.example/${n})\n`,
    (n) => `* [Video] [Walk ${n}: how and why](https://walks.example/${n})\n`,
    (n) => `* [Walk ${n}: a long walk through…](https://walks.example//${n})\n`,
  ];
  let links = "";
  for (let n = 0; n < wrong; n++) links += mistakes[n % mistakes.length](n);
  for (let n = wrong; before.length + links.length + after.length < SIZE; n++) {
    links += `* [Walk number ${n}: how we \`unwrap\` – and why](https://walks.example/${n}/a-longish-address)\n`;
  }
  return before + mark + links + after;
}

/** Runs in the page: collects long tasks, and the time from each key to the frame that follows it. */
function watch() {
  const seen = (window.seen = { tasks: [], keys: [] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: "longtask" });
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      // The next frame has been made once a message sent within it arrives.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.keys.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
