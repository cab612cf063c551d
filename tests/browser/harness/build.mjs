// The next build of the page, made of the one there is.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A copy of `dist` whose page has a `meta` named "build", saying `name`, and whose stylesheet of the layout has
 * another content and therefore another name. It is sealed anew, as xtask/src/seal.rs does. Goes with the test `t`.
 */
export async function nextBuild(dist, name, t) {
  const folder = await mkdtemp(join(tmpdir(), "galley-next-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(dist, folder, { recursive: true });
  const files = (await readdir(folder)).filter((it) => /^layout-.*\.css$/.test(it));
  const page = join(folder, "index.html");
  let text = await readFile(page, "utf8");
  for (const file of files) {
    const content = await readFile(join(folder, file), "utf8");
    await rm(join(folder, file));
    await writeFile(join(folder, `layout-${name}.css`), `/* ${name} */\n${content}`);
    text = text.replaceAll(file, `layout-${name}.css`);
  }
  // What guards a file's content would guard the old one.
  text = text.replace(/(<link[^>]*layout-[^>]*) integrity="[^"]*"/, "$1");
  await writeFile(page, text.replace(/<meta name="build"[^>]*>/, "").replace("<title>", `<meta name="build" content="${name}"><title>`));
  await seal(folder);
  return folder;
}

/** Writes into sw.js what the folder holds: a version, which changes with any file, and the files. */
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
    .replace(/const VERSION = "[^"]*"/, `const VERSION = "${version.digest("hex").slice(0, 16)}"`)
    .replace(/const FILES = \[[^\]]*\]/, `const FILES = ${JSON.stringify(files, null, 2)}`);
  await writeFile(worker, sealed);
}
