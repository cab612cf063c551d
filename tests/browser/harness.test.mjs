// The harness itself: if the page does anything that it must not do, the test in which that happens fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./harness.mjs";

/** What each offence does, and the complaint that it must cause. */
const OFFENCES = {
  "an error on the console": [() => console.error("broken"), /^console: broken/],
  "a warning on the console": [() => console.warn("odd"), /^console: odd/],
  "an exception": [() => setTimeout(() => null.x), /^error: TypeError/],
  "an inline script": [() => document.head.append(Object.assign(document.createElement("script"), { text: "1" })), /^policy: /],
  "an inline handler": [() => document.body.setAttribute("onclick", "1"), /^policy: /],
  "a script's text from a string": [() => setTimeout("1"), /^policy: /],
  "HTML that could run, from a plain string": [
    () => setTimeout(() => (document.createElement("p").innerHTML = "<img src=x onerror=1>")),
    /^error: TypeError: Galley's page policy refuses markup that could run/,
  ],
  "a request to elsewhere": [() => fetch("https://elsewhere.example/").catch(() => {}), /^policy: connect-src/],
  "an image from elsewhere": [
    () => Object.assign(new Image(), { src: "https://elsewhere.example/x.png" }),
    /^request outside the page's folder/,
  ],
  "a request outside the folder": [() => fetch("/elsewhere").then(() => {}), /^request outside the page's folder/],
};

test("every offence is reported", { timeout: 180_000 }, async () => {
  const { page, complaints, site, close } = await visit();
  for (const [name, [offend, complaint]] of Object.entries(OFFENCES)) {
    // What the policy forbids may also throw.
    await page.evaluate(offend).catch(() => {});
    for (let tries = 0; tries < 1_000 && !complaints.some((it) => complaint.test(it)); tries += 1) {
      await page.waitForTimeout(20);
    }
    assert.ok(complaints.some((it) => complaint.test(it)), `${name}: ${complaints.join("\n")}`);
    complaints.splice(0);
  }
  assert.deepEqual(site.strays.splice(0), ["/elsewhere"]);
  // Late reports of the last offences.
  await page.waitForTimeout(100);
  complaints.splice(0);
  await page.evaluate(() => console.error("the last word"));
  await assert.rejects(close, /the last word/);
});
