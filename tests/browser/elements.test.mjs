// Elements in the preview's frame have no effect. The test compares them with this browser's elements of every name.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { path, visiting } from "./harness.mjs";
import { watchFrame } from "./harness/frame.mjs";

/** Interfaces of elements that only mark text or parts of a page, without attributes that act. */
const INERT = [
  "Anchor Area BR DList Data Details Directory Div FieldSet Font HR Heading Image Input LI Label Legend Map Menu Meter",
  "Mod OList OptGroup Option Output Paragraph Param Picture Pre Progress Quote Search Slot Span Table TableCaption",
  "TableCell TableCol TableRow TableSection Time UList Unknown",
];
const KNOWN = new Set(["HTMLElement", ...INERT.join(" ").split(" ").map((it) => `HTML${it}Element`)]);

/** The names in one of the cleaner's lists. */
const LISTED = [
  ...readFileSync(path("crates/issue/src/render/clean/elements.rs"), "utf8").matchAll(/"([a-z][a-z0-9]*)"/g),
].map(([, name]) => name);

visiting("every element that is kept has no effect", async ({ page, hands }) => {
  await hands.openText("# Elements\n");
  await hands.show("Preview");
  await watchFrame(page);
  const names = await page.evaluate(namesOf, LISTED);
  assert(names.length > 150, `${names.length} names`);
  const draft = names.map((name) => `\n<${name}>a</${name}>\n`).join("");
  const seen = new Set();
  for (const look of ["Site", "Email", "GitHub"]) {
    await page.evaluate((look) => preview.look(look), look);
    await page.evaluate((text) => preview.type(text), draft);
    for (const [name, kind] of await page.evaluate(kindsOf)) {
      seen.add(name);
      assert(KNOWN.has(kind), `${look}: <${name}> is an ${kind}`);
      assert(LISTED.includes(name) || name.startsWith("inert-"), `${look}: <${name}> is on no list`);
    }
  }
  assert(seen.has("inert-usermedia") && seen.has("kbd") && seen.size > 130, `${seen.size} elements`);
});

visiting("the frame allows no browser feature, and no control in it can be used", async ({ page, hands }) => {
  await hands.openText("# Controls\n\n<input> <input type=text name=a> <input type=checkbox>\n\n* [ ] a\n");
  await hands.show("Preview");
  await watchFrame(page);
  const [features, allowed] = await page.evaluate(() => {
    const policy = preview.frame().contentDocument.featurePolicy;
    return [policy.features(), policy.allowedFeatures()];
  });
  assert(["camera", "microphone", "geolocation"].every((it) => features.includes(it)), `${features}`);
  assert.deepEqual(allowed, []);
  const inputs = await page.evaluate(() => [...preview.article().querySelectorAll("input")].map((it) => it.outerHTML));
  assert(inputs.length > 0 && inputs.every((it) => /type="checkbox"/.test(it) && /disabled/.test(it)), `${inputs}`);
});

/** Runs in the page: the names in `listed`, and one for each kind of element that this browser has. */
function namesOf(listed) {
  const kinds = Object.getOwnPropertyNames(window).map((it) => /^HTML(\w+)Element$/.exec(it)?.[1].toLowerCase());
  return [...new Set([...listed, ...kinds.filter(Boolean), "t", "unheardof"])];
}

/** Runs in the page: the elements of the article, each with its name and the interface that the browser gives it. */
function kindsOf() {
  const all = [...preview.article().querySelectorAll("*")];
  return all.map((it) => [it.localName, Object.prototype.toString.call(it).slice("[object ".length, -1)]);
}
