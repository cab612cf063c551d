// The page's default Trusted Types policy: strings that could run become neither HTML nor scripts.

import assert from "node:assert/strict";
import { DANGEROUS, HARMLESS } from "./fixtures/markup.mjs";
import { visiting } from "./harness.mjs";

/** The strings in `all` that are refused: by the policy itself, and by each way to turn a string into HTML. */
const refused = (page, all) =>
  page.evaluate((all) => {
    const throws = (act) => {
      try {
        act();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    const ways = {
      createHTML: (html) => trustedTypes.defaultPolicy.createHTML(html),
      template: (html) => void (document.createElement("template").innerHTML = html),
      innerHTML: (html) => void (document.createElement("div").innerHTML = html),
      insertAdjacentHTML: (html) => document.createElement("div").insertAdjacentHTML("beforeend", html),
      srcdoc: (html) => void (document.createElement("iframe").srcdoc = html),
      parser: (html) => new DOMParser().parseFromString(html, "text/html"),
    };
    return Object.fromEntries(
      Object.entries(ways).map(([way, act]) => [way, all.filter((html) => throws(() => act(html)))]),
    );
  }, all);

visiting(`${DANGEROUS.length} strings that could run are refused, however they would become HTML`, async ({ page, complaints }) => {
  for (const [way, found] of Object.entries(await refused(page, DANGEROUS))) {
    assert.deepEqual(DANGEROUS.filter((it) => !found.includes(it)), [], `${way} lets them through`);
  }
  await assertOnlyOfThePolicy(page, complaints);
});

visiting("markup that cannot run is accepted unchanged", async ({ page }) => {
  for (const [way, found] of Object.entries(await refused(page, HARMLESS))) assert.deepEqual(found, [], way);
  const passed = await page.evaluate((all) => all.map((it) => `${trustedTypes.defaultPolicy.createHTML(it)}`), HARMLESS);
  assert.deepEqual(passed, HARMLESS);
});

visiting("no string becomes a script", async ({ page, complaints }) => {
  const done = await page.evaluate(async () => {
    // Waits for a turn, so that the page evaluates the string, not the test tool, which is allowed to.
    await new Promise((then) => setTimeout(then));
    const script = () => document.createElement("script");
    const ways = {
      src: () => void (script().src = "anything.js"),
      "src attribute": () => script().setAttribute("src", "anything.js"),
      text: () => void (script().text = "window.ran = true"),
      textContent: () => void (script().textContent = "window.ran = true"),
      innerText: () => void (script().innerText = "window.ran = true"),
      handler: () => document.body.setAttribute("onclick", "window.ran = true"),
      eval: () => globalThis.eval("window.ran = true"),
      Function: () => new Function("window.ran = true")(),
      timer: () => setTimeout("window.ran = true"),
      worker: () => new Worker("anything.js"),
      "service worker": () => navigator.serviceWorker.register("anything.js"),
    };
    const allowed = [];
    for (const [way, act] of Object.entries(ways)) {
      try {
        await act();
        allowed.push(way);
      } catch {
        // Refused, which is the correct result.
      }
    }
    // A text node makes a script, too, once it is on the page.
    const quiet = script();
    quiet.append("window.ran = true");
    document.body.append(quiet);
    await new Promise((then) => setTimeout(then, 50));
    return { allowed, ran: "ran" in window };
  });
  assert.deepEqual(done, { allowed: [], ran: false });
  await assertOnlyOfThePolicy(page, complaints);
});

visiting("there is one default policy, and no other can be made", async ({ page, complaints }) => {
  const made = await page.evaluate(() =>
    ["default", "galley-html", "anything"].filter((name) => {
      try {
        return trustedTypes.createPolicy(name, { createHTML: (html) => html });
      } catch {
        return false;
      }
    }),
  );
  assert.deepEqual(made, []);
  await assertOnlyOfThePolicy(page, complaints);
});

/** Checks that the browser reports these refusals and nothing else. */
async function assertOnlyOfThePolicy(page, complaints) {
  // The browser reports later, but in order: when it reports our own "the end", no other report can follow.
  await page.evaluate(() => new Promise((then) => setTimeout(then, 50)));
  await page.evaluate(() => window.complain("the end"));
  while (!complaints.includes("the end")) await new Promise((then) => setTimeout(then, 5));
  const ofPolicy = /Trusted|Content Security Policy|^policy: (require-trusted-types-for|trusted-types|script-src)|^the end$/;
  assert.deepEqual(complaints.filter((it) => !ofPolicy.test(it)), []);
  complaints.length = 0;
}
