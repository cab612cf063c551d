// The stages in which the page loads: which files each fetches.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The preview's stylesheets, which its frame fetches with the first draft. */
const PREVIEW = ["preview.css", "preview-site.css"];

/**
 * The files of a build by stage, each as its path in `folder`:
 *
 * - `start`: what the start page needs until its buttons do something; `first` is the part of the program among them.
 * - `draft`: what else is fetched until a draft is open with its forms and its preview.
 * - `rest`: everything else.
 */
export function stages(folder) {
  const all = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const [, early] = /data-parts="?([^">]*)/.exec(page) ?? [];
  const parts = (early ?? "").split(" ").filter((it) => it.endsWith(".wasm"));
  if (parts.length === 0) throw new Error(`${folder}: index.html names no parts of the program`);
  const named = (name) => name === "index.html" || page.includes(name.replaceAll("\\", "/"));
  const draft = all.filter((name) => parts.includes(name) || PREVIEW.includes(name));
  const start = all.filter((name) => named(name) && !draft.includes(name));
  const rest = all.filter((name) => !start.includes(name) && !draft.includes(name));
  return { start, draft, rest, first: start.filter((name) => name.endsWith(".wasm")) };
}
