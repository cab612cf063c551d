// Where the system keeps its programs.

import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of the first of these programs that is on the search path. */
export function installed(programs) {
  const folders = process.env.PATH.split(delimiter);
  const found = programs.flatMap((it) => folders.map((folder) => join(folder, it))).find(existsSync);
  if (!found) throw new Error(`${programs.join(" or ")} is not installed`);
  return found;
}

/** WebKitGTK's own small browser, which is installed among the libraries; the newest version is last. */
export function miniBrowser() {
  const kinds = subfolders("/usr/lib").flatMap(subfolders).filter((it) => /\/webkit2?gtk-[^/]*$/.test(it));
  const found = kinds.sort().map((it) => join(it, "MiniBrowser")).filter(existsSync);
  if (!found.length) throw new Error("WebKitGTK's MiniBrowser is not installed");
  return found.at(-1);
}

function subfolders(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((it) => it.isDirectory()).map((it) => join(folder, it.name));
}
