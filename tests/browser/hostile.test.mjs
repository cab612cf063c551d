// Hostile input in all three renderings: nothing runs, nothing is requested, nothing navigates.

import { arrived } from "./harness/hands.mjs";
import assert from "node:assert/strict";
import { PAYLOADS } from "./fixtures/hostile.mjs";
import { Hostility } from "./fixtures/hostility.mjs";
import { visiting } from "./harness.mjs";
import { watchFrame } from "./harness/frame.mjs";
import { assault, setTrap } from "./harness/trap.mjs";

/** The name of each rendering, and of its stylesheet in the preview's frame. */
const LOOKS = { Site: "site", Email: "email", GitHub: "github" };

/** Elements that a rendered article does not need. */
const FORBIDDEN =
  "script, style, link, meta, base, iframe, frame, object, embed, applet, form, button, textarea, select, " +
  "svg, math, video, audio, source, track, template, slot, portal, dialog, marquee, isindex, noscript, title, img[src]";

visiting(`${PAYLOADS.length} hostile texts`, async ({ page, context, site }) => {
  const happened = [];
  await page.exposeBinding("sprung", (_, what) => happened.push(`ran: ${what}`));
  await page.addInitScript(() => {
    window.pwned = window.alert = window.confirm = window.prompt = (what) => window.sprung(`${what}`);
    // Records what a link would open, because the frame's links go through the page.
    window.left = [];
    window.open = (address) => void window.left.push(address);
  });
  await page.reload();
  await arrived(page);
  // The service worker may fetch the page's files at any time, and each rendering fetches its stylesheet.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.evaluate(examine);
  await page.evaluate(([text, looks]) => window.assault(text, "Warm", looks, ""), ["# Warm\n\n![a](b.png)\n", LOOKS]);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => window.pwned("nothing yet"));
  assert.deepEqual(happened.splice(0), ["ran: nothing yet"], "what runs is heard");

  page.on("framenavigated", (frame) => happened.push(`navigated: ${frame.url()}`));
  context.on("page", () => happened.push("a window was opened"));
  const requests = site.requests;
  for (const [number, payload] of PAYLOADS.entries()) {
    const mark = `Payload ${number}.`;
    const text = payload.startsWith("Title:") ? payload.replaceAll("MARK", mark) : `# ${mark}\n\n${payload}\n`;
    const wrong = await page.evaluate((all) => window.assault(...all), [text, mark, LOOKS, FORBIDDEN]);
    assert.deepEqual([...wrong, ...happened], [], JSON.stringify(payload));
  }
  assert.equal(site.requests, requests, "nothing is requested");
});

/** Gives the page the function `assault`, which opens a text and returns what is wrong in each rendering. */
function examine() {
  const frame = () => document.querySelector('iframe[title="Preview"]')?.contentDocument;

  window.assault = async (text, mark, looks, forbidden) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "hostile.md"));
    dispatchEvent(new DragEvent("drop", { dataTransfer: carried, cancelable: true }));
    const wrong = [];
    for (const [name, look] of Object.entries(looks)) {
      await until(() => tab("Preview"));
      // A click outside of a link has gone to the line in the source.
      tab("Preview").click();
      radio(name).click();
      await until(() => shows(mark, look));
      wrong.push(...found(forbidden || "nothing").map((it) => `${name}: ${it}`));
    }
    return wrong;
  };

  const tab = (name) => [...document.querySelectorAll("[role=tab]")].find((it) => it.textContent.trim() === name);
  const radio = (name) =>
    [...document.querySelectorAll("input[type=radio]")].find((it) => it.labels[0]?.textContent.trim() === name);

  async function until(holds) {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries === 6_000) throw new Error(`waited in vain: ${holds}`);
      await new Promise((then) => setTimeout(then, 5));
    }
  }

  const article = () => frame()?.querySelector("article");
  const shows = (mark, look) =>
    article()?.textContent.includes(mark) && frame().querySelector(`[data-look="${look}"]`)?.media === "all";

  /** Clicks everything that can be clicked, and returns what is wrong. */
  function found(forbidden) {
    const wrong = [...frame().querySelectorAll(`article :is(${forbidden})`)].map((it) => it.outerHTML);
    for (const element of frame().querySelectorAll("article *")) {
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^formaction$|^action$|^ping$|^target$/i.test(name)) wrong.push(`${name}="${value}"`);
        if (name === "style" && !/^text-align: (left|right|center);$/.test(value)) wrong.push(`${name}="${value}"`);
      }
    }
    // Tasks have check boxes; any other input does nothing and goes nowhere.
    const known = { type: "checkbox", checked: "", disabled: "" };
    for (const input of frame().querySelectorAll("article input")) {
      if ([...input.attributes].some(({ name, value }) => known[name] !== value)) wrong.push(input.outerHTML);
    }
    for (const link of [...frame().querySelectorAll("article a"), ...document.querySelectorAll("main a[href]")]) {
      const kinds = [":", "http:", "https:", "mailto:", "ftp:", "ftps:", "irc:", "ircs:", "tel:", "xmpp:"];
      if (!kinds.includes(link.protocol)) wrong.push(link.outerHTML);
    }
    for (const link of frame().querySelectorAll("article a")) {
      link.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    const left = window.left.splice(0).filter((it) => !/^(https?:|mailto:)/.test(it));
    return [...wrong, ...left.map((it) => `opened: ${it}`)];
  }
}

/** A sample of what `cargo xtask test hostile` tries. */
const SAMPLE = 180;

visiting(`${SAMPLE} hostile drafts made at random`, async ({ page, hands, site }) => {
  await hands.openText("# Hostile\n");
  await hands.show("Preview");
  await watchFrame(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState("networkidle");
  await page.evaluate(setTrap);
  const requests = site.requests;
  const hostility = new Hostility(2);
  for (let done = 0; done < SAMPLE; done += 60) {
    const texts = Array.from({ length: 60 }, () => hostility.next());
    assert.deepEqual(await page.evaluate(assault, texts), []);
  }
  assert.equal(site.requests, requests, "nothing is requested");
});
