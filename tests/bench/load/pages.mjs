// The pages whose loading is timed, with the conditions to wait for: functions that run in the page, and return true
// once the condition is met.
//
// They run before every frame, so they should be cheap.

import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, path } from "../../browser/harness.mjs";

/** Galley's start page. */
export const galley = {
  name: "Galley",
  folder: () => DIST,
  waits: {
    /** The program runs: this is what makes the start page's buttons do something. */
    usable: () => document.querySelector("#start")?.hasAttribute("data-ready"),
    /** A start button, pressed as soon as it is painted, has opened what it should. */
    answered: () => {
      const isPainted = performance.getEntriesByName("first-contentful-paint").length > 0;
      const button = document.querySelector("#start-open");
      if (button && isPainted && !window.isPressed) {
        window.isPressed = true;
        button.click();
      }
      return document.querySelector("dialog[open] input[type=file]") !== null;
    },
  },
};

/** The conditions for Galley with a draft on the device, whose first entry has `title` in its title. */
export const returning = (title) => ({
  /** The draft's first row is there, with a height. The condition is a text, because the title has to be part of it. */
  shown: `() => [...document.querySelectorAll("li")].some(
    (it) => it.textContent.includes(${JSON.stringify(title)}) && it.offsetHeight > 0,
  )`,
});

const SVELTIA = "tests/bench/node_modules/@sveltia/cms/dist";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Content manager</title>
  </head>
  <body>
    <script src="sveltia-cms.js"></script>
  </body>
</html>
`;

const CONFIG = `backend:
  name: github
  repo: example/example
  branch: main
media_folder: media
collections:
  - name: posts
    label: Posts
    folder: posts
    create: true
    fields:
      - { label: Title, name: title, widget: string }
      - { label: Body, name: body, widget: markdown }
`;

/** Sveltia CMS, set up as its manual says, with one collection. */
export const sveltia = {
  name: "Sveltia CMS",
  folder: async () => {
    const folder = await mkdtemp(join(tmpdir(), "galley-sveltia-"));
    await cp(path(SVELTIA), folder, { recursive: true, filter: (it) => !it.endsWith(".map") });
    await writeFile(join(folder, "index.html"), PAGE);
    await writeFile(join(folder, "config.yml"), CONFIG);
    return folder;
  },
  waits: {
    /** Users can sign in, which is what the first page is for. */
    usable: () => [...document.querySelectorAll("button")].some((it) => /sign in/i.test(it.textContent)),
  },
};
