// Makes a newer build of the page from the existing one.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A copy of `dist` whose page has a `meta` named "build" with the content `name`, and whose stylesheet has another
 * content and therefore another name. Its service worker is rewritten as xtask/src/seal.rs does. Removed after the test
 * `t`.
 */
export async function nextBuild(dist, name, t) {
  const folder = await mkdtemp(join(tmpdir(), "galley-next-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(dist, folder, { recursive: true });
  const styles = (await readdir(folder)).find((it) => /^page-.*\.css$/.test(it));
  const page = join(folder, "index.html");
  let text = await readFile(page, "utf8");
  const content = await readFile(join(folder, styles), "utf8");
  await rm(join(folder, styles));
  await writeFile(join(folder, `page-${name}.css`), `/* ${name} */\n${content}`);
  text = text.replaceAll(styles, `page-${name}.css`);
  await writeFile(page, text.replace(/<meta name="build"[^>]*>/, "").replace("<title>", `<meta name="build" content="${name}"><title>`));
  await seal(folder);
  return folder;
}

/** Writes the files of the folder into sw.js, and a version that changes with any file. */
async function seal(folder) {
  const all = await readdir(folder, { recursive: true });
  const version = createHash("sha256");
  const files = [];
  for (const file of all.map((it) => it.replaceAll("\\", "/")).sort()) {
    if (file === "sw.js" || (await stat(join(folder, file))).isDirectory()) continue;
    files.push(file === "index.html" ? "./" : file);
    version.update(file).update(await readFile(join(folder, file)));
  }
  const worker = join(folder, "sw.js");
  const text = await readFile(worker, "utf8");
  const sealed = text
    .replace(/VERSION="[^"]*"/, `VERSION="${version.digest("hex").slice(0, 16)}"`)
    .replace(/FILES=\[[^\]]*\]/, `FILES=${JSON.stringify(files)}`);
  await writeFile(worker, sealed);
}
