// Kills a browser while somebody types, and finds out how much of the typed text is stored.

import { readdirSync, readFileSync } from "node:fs";
import { launch } from "./browser.mjs";
import { Hands, arrived } from "./hands.mjs";
import { storedDrafts } from "./storage.mjs";
import { until } from "./until.mjs";

/** The text to type. It has no Markdown syntax, and no long stretch occurs twice. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const TITLE = "Killed while typing ";

/** A run of keys at one place. */
class Stream {
  /** `{ key, pressed }`, where `pressed` is the time at which the browser had taken the key. */
  keys = [];

  text(count = this.keys.length) {
    return this.keys.slice(0, count).map(({ key }) => key).join("");
  }

  async type(page, end) {
    for (let count = 20 + Math.random() * 20; count > 0 && Date.now() < end.deadline; count--) {
      const begun = Date.now();
      const key = LETTERS[Math.floor(Math.random() * LETTERS.length)];
      const last = { key, pressed: Infinity };
      this.keys.push(last);
      await page.keyboard.type(key);
      last.pressed = Date.now();
      await sleep(66 + Math.random() * 34 - (Date.now() - begun));
    }
  }

  /** How many keys are stored, counted from the first one to the first for which `isThere` is false. */
  kept(isThere) {
    let count = this.keys.length;
    while (count > 0 && !isThere(this.text(count))) count--;
    return count;
  }
}

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, Math.max(0, time)));

/**
 * Opens `text` in a browser with this profile, types into the source and into a form, kills the browser after a random
 * time of at most `longest`, and starts it again. Returns `{ typed, lost, late, seen, kept }`: how many keys were typed; how
 * many of them are missing; how long before the kill the first missing one was taken, in milliseconds (0 if none is
 * missing); how many keys the storage had when it was last read before the kill; and how many it has now.
 */
export async function killOnce(site, profile, text, longest = 10_000) {
  const source = new Stream();
  const title = new Stream();
  const { killed, last } = await typeAndKill(site, profile, text, longest, { source, title });

  const browser = await launch(site, { profile });
  const page = browser.context.pages()[0];
  await page.goto(site.url);
  const hands = new Hands(page);
  await hands.outline().getByRole("link").first().waitFor({ state: "attached" });
  const kept = await hands.source();
  await browser.close();

  const inSource = (it) => source.kept((keys) => it.startsWith(keys));
  const inTitle = (it) => title.kept((keys) => it.includes(`[${TITLE}${keys}`));
  const count = (it) => inSource(it) + inTitle(it);
  const missing = [...source.keys.slice(inSource(kept)), ...title.keys.slice(inTitle(kept))].filter(
    ({ pressed }) => pressed <= killed,
  );
  const late = missing.length === 0 ? 0 : killed - Math.min(...missing.map(({ pressed }) => pressed));
  const typed = source.keys.length + title.keys.length;
  return { typed, lost: missing.length, late, seen: count(last), kept: count(kept) };
}

async function typeAndKill(site, profile, text, longest, streams) {
  const { context } = await launch(site, { profile });
  const page = context.pages()[0];
  const hands = new Hands(page);
  await page.goto(site.url);
  await arrived(hands.page);
  const hadDraft = (await storedDrafts(page)).length > 0;
  await hands.openFile({ text });
  // After the first kill there is a draft of this file, with changes of its own.
  if (hadDraft) await page.getByRole("button", { name: "Take the file" }).click();
  const end = { deadline: Infinity, killed: 0 };
  // Both fail once the browser is gone, which ends them.
  const unlessKilled = (error) => {
    if (!end.killed) throw error;
  };
  const storage = { last: "" };
  const work = [typeInTurns(page, hands, streams, end), look(page, storage)];
  const failure = Promise.all(work.map((it) => it.catch(unlessKilled)));
  try {
    await Promise.race([until(() => streams.source.keys.length > 0), failure]);
    const lifetime = 3_000 + Math.random() * (longest - 3_000);
    end.deadline = Date.now() + lifetime;
    await Promise.race([sleep(lifetime), failure]);
    end.killed = kill(profile);
    await failure;
  } finally {
    await context.close().catch(() => {});
  }
  return { killed: end.killed, ...storage };
}

/** Reads the storage repeatedly until the browser is gone. */
async function look(page, storage) {
  for (;;) {
    const texts = (await storedDrafts(page)).map((it) => it.text);
    storage.last = texts.at(-1) ?? storage.last;
    await sleep(100);
  }
}

async function typeInTurns(page, hands, { source, title }, end) {
  await hands.fillForm("Research", "Add link", { Title: TITLE.trim(), URL: "https://papers.example/killed" });
  while (Date.now() < end.deadline) {
    await hands.show("Source");
    const area = page.getByRole("textbox", { name: "Markdown source" });
    await area.evaluate((area, at) => (area.focus(), area.setSelectionRange(at, at)), source.keys.length);
    await source.type(page, end);
    const row = hands.entries("Research").filter({ hasText: TITLE.trim() });
    await hands.press(row, /^Edit/);
    const box = hands.section("Research").getByRole("textbox", { name: "Title", exact: true });
    await box.press("End");
    if (title.keys.length === 0) await page.keyboard.type(" ");
    await title.type(page, end);
    await box.press("Enter");
  }
}

/** Kills all processes of the browser with this profile at once. Returns the time. */
export function kill(profile) {
  const parents = new Map();
  const roots = [];
  for (const id of readdirSync("/proc").filter((it) => /^\d+$/.test(it))) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      parents.set(Number(id), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
      if (command.includes(`--user-data-dir=${profile}\0`)) roots.push(Number(id));
    } catch {
      // It has ended in the meantime.
    }
  }
  const isOurs = (id) => roots.includes(id) || (parents.has(id) && isOurs(parents.get(id)));
  const ours = [...parents.keys()].filter(isOurs);
  const now = Date.now();
  for (const id of ours) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It ended with its parent.
    }
  }
  return now;
}
