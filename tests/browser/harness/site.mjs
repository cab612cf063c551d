// A static host that serves the page in a sub-folder, and answers 404 elsewhere.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** The folder of the page. The page must work in a folder of any name. */
const FOLDER = "/some/folder/";

/**
 * Serves the files of `dist` below FOLDER, each as `read` gives it: `{ body, headers }`.
 *
 * `site.dist` may be set to another build's folder while the site is up.
 * `site.served` lists the files that were sent, by their paths below FOLDER ("" for the page itself);
 * `site.strays` lists requests outside FOLDER or for missing files; `site.requests` counts
 * all requests of the browser, including those answered by its cache or the service worker.
 */
export async function serve(dist, read = plain) {
  const site = { dist, read, strays: [], served: [], requests: 0 };
  const server = createServer((request, response) => answer(site, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  site.url = `http://127.0.0.1:${server.address().port}${FOLDER}`;
  site.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return site;
}

const plain = async (path) => ({ body: await readFile(path), headers: {} });

async function answer(site, request, response) {
  const { pathname } = new URL(request.url, "http://host");
  try {
    const file = fileOf(pathname);
    const { body, headers } = await site.read(join(site.dist, file));
    site.served.push(file === "/index.html" ? "" : file.slice(1));
    const kind = KINDS[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": kind, "Cache-Control": "no-cache", ...headers });
    response.end(body);
  } catch {
    site.strays.push(pathname);
    response.writeHead(404, { "Content-Type": "text/plain" });
    response.end("not found");
  }
}

/** The file's path below dist; `normalize` keeps it there. */
function fileOf(pathname) {
  if (!pathname.startsWith(FOLDER)) throw new Error("outside the page's folder");
  return normalize("/" + decodeURIComponent(pathname.slice(FOLDER.length) || "index.html"));
}
