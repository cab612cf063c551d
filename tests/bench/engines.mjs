// The engines that the preview is compared with, as one script for the page.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Each engine is used as its readme says. Options such as tables cost little here. */
const SOURCE = `
  import { HtmlRenderer, Parser } from "commonmark";
  import MarkdownIt from "markdown-it";
  import { marked } from "marked";
  import { micromark } from "micromark";

  const markdownIt = new MarkdownIt();
  const parser = new Parser();
  const renderer = new HtmlRenderer();
  window.engines = {
    "markdown-it": (text) => markdownIt.render(text),
    marked: (text) => marked.parse(text),
    "commonmark.js": (text) => renderer.render(parser.parse(text)),
    micromark: (text) => micromark(text),
  };
`;

/** The script, bundled as for release. */
export async function engines() {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  return outputFiles[0].text;
}
