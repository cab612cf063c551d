// A fake GitHub on this machine: its API, its raw host and its pages, with answers as GitHub documents them.
//
// Every answer of the API, and every body that the page sends, is compared with GitHub's public description (openapi.mjs).

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import * as openapi from "./openapi.mjs";

const REPOSITORY = "/repos/rust-lang/this-week-in-rust";
const RAW = "/raw/rust-lang/this-week-in-rust";
const PAGES = "/rust-lang/this-week-in-rust";

const sha1 = (...parts) => parts.reduce((hash, it) => hash.update(it), createHash("sha1")).digest("hex");

/** A file's hash as git computes it. */
const blob = (bytes) => sha1(`blob ${bytes.length}\0`, bytes);

/**
 * Starts it with the files of the repository, by path.
 *
 * - `github.files` may be changed: the next commit has another hash then.
 * - `github.meddle` may be set to `async (path, answer) => answer` to change an answer `{ status, headers, body }`, to
 *   delay it, or to cut the connection by returning `null`.
 * - `github.asked` lists the requests, as method and path; `github.headers` has the headers of each.
 * - `github.faults` lists everything that does not match GitHub's description; `submitting` fails if there is any.
 * - `github.fork` is the fork of the account whose token is TOKEN: its `login`, and what was written to its `branches`.
 */
export async function standIn(files) {
  const fork = { login: "octocat", exists: true, branches: {} };
  const github = { files: { ...files }, meddle: undefined, asked: [], headers: [], faults: [], fork };
  const server = createServer((request, response) => answer(github, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  github.url = `http://127.0.0.1:${server.address().port}`;
  github.commit = () => sha1(JSON.stringify(github.files));
  github.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return github;
}

/** Reads the page's files, and replaces GitHub by the fake in the page's policy and setting. */
export const pointedAt = (github) => async (path) => {
  const body = await readFile(path);
  if (!path.endsWith("index.html")) return { body, headers: {} };
  const setting = `data-api="${github.url}" data-raw="${github.url}/raw" data-web="${github.url}"`;
  const text = body
    .toString()
    .replace("https://api.github.com https://raw.githubusercontent.com", github.url)
    .replace(/<meta name="?galley-repository"? /, `$&${setting} `);
  if (!text.includes(setting) || text.includes("api.github.com")) throw new Error("the page has no setting or another policy");
  return { body: Buffer.from(text), headers: {} };
};

async function answer(github, request, response) {
  const { pathname } = new URL(request.url, "http://host");
  if (request.method === "OPTIONS") return response.writeHead(204, PREFLIGHT).end();
  const body = await text(request);
  github.asked.push(`${request.method} ${pathname}`);
  github.headers.push(request.headers);
  const documented = described(github, request, pathname, body);
  const given = github.meddle ? await github.meddle(pathname, documented) : documented;
  if (!given) return response.destroy();
  const always = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
  };
  response.writeHead(given.status, { ...always, ...given.headers });
  response.end(given.body);
}

/** The fake's answer, completed according to GitHub's description of the operation. */
function described(github, request, pathname, body) {
  const given = "authorization" in request.headers ? known(github, request, pathname, body) : found(github, pathname, request);
  if (given.value === undefined) return given;
  const { value, ...rest } = given;
  try {
    const operation = openapi.operationOf(request.method, decodeURIComponent(pathname));
    if (!operation) throw new Error(`GitHub has no ${request.method} ${pathname} in the description`);
    if (body) openapi.checkBody(operation, JSON.parse(body));
    return { ...rest, body: JSON.stringify(openapi.answer(operation, given.status, value)) };
  } catch (error) {
    github.faults.push(error.message);
    return { ...rest, status: 500, body: "{}" };
  }
}

/** GitHub's answer to a browser that asks whether it may send a token. */
const PREFLIGHT = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept",
};

async function text(request) {
  let body = "";
  for await (const part of request) body += part;
  return body;
}

/** The token that the fake GitHub accepts. */
export const TOKEN = "github_pat_0123456789abcdef";

const refused = (status, message) => json(status, { message, documentation_url: "https://docs.github.com/rest", ...(status === 422 ? {} : { status: `${status}` }) });

/** The answer to a request with a token. */
function known(github, request, pathname, body) {
  const { fork } = github;
  const own = `/repos/${fork.login}/this-week-in-rust`;
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return refused(401, "Bad credentials");
  const asked = `${request.method} ${decodeURIComponent(pathname)}`;
  if (asked === "GET /user") return json(200, { login: fork.login });
  if (!fork.exists) return refused(404, "Not Found");
  if (asked === `GET ${own}`) return json(200, { name: "this-week-in-rust", fork: true });
  if (asked.startsWith(`GET ${own}/git/ref/heads/`)) return head(github, asked.split("/").at(-1));
  if (asked.startsWith(`GET ${own}/contents/`)) return held(github, asked.slice(`GET ${own}/contents/`.length), request);
  if (asked === `POST ${own}/git/refs`) return branch(github, JSON.parse(body));
  if (asked.startsWith(`PUT ${own}/contents/`)) return write(github, asked.slice(`PUT ${own}/contents/`.length), JSON.parse(body));
  return refused(404, "Not Found");
}

function branch({ fork, ...github }, { ref, sha }) {
  const name = ref.replace("refs/heads/", "");
  if (name in fork.branches) return refused(422, "Reference already exists");
  if (sha !== github.commit()) return refused(422, "Object does not exist");
  fork.branches[name] = {};
  return json(201, { ref, object: { type: "commit", sha } });
}

function head({ fork, ...github }, name) {
  if (!(name in fork.branches)) return refused(404, "Not Found");
  const sha = Object.keys(fork.branches[name]).length === 0 ? github.commit() : sha1(name);
  return json(200, { ref: `refs/heads/${name}`, object: { type: "commit", sha } });
}

function held({ fork, files }, path, request) {
  const branch = new URL(request.url, "http://host").searchParams.get("ref");
  const text = fork.branches[branch]?.[path]?.text ?? files[path];
  return text === undefined ? refused(404, "Not Found") : json(200, { type: "file", encoding: "base64", size: Buffer.from(text).length, path, sha: blob(Buffer.from(text)) });
}

function write({ fork, files }, path, { message, content, sha, branch }) {
  const before = fork.branches[branch]?.[path]?.text ?? files[path];
  if (!(branch in fork.branches)) return refused(404, `Branch ${branch} not found`);
  if (sha !== blob(Buffer.from(before))) return refused(409, `${path} does not match ${sha}`);
  fork.branches[branch][path] = { message, text: Buffer.from(content, "base64").toString("utf8") };
  return json(200, { content: {}, commit: {} });
}

const json = (status, value) => ({
  status,
  headers: { "Content-Type": "application/json; charset=utf-8", ...limit(57) },
  value,
});

/** The headers of the rate limit. */
export const limit = (remaining, seconds = 1800) => ({
  "X-RateLimit-Limit": "60",
  "X-RateLimit-Remaining": `${remaining}`,
  "X-RateLimit-Reset": `${Math.floor(Date.now() / 1000) + seconds}`,
});

const notFound = () => json(404, { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" });

/** The answer to a GET. */
function found(github, pathname, request) {
  const path = decodeURIComponent(pathname);
  if (path === `${REPOSITORY}/commits/main`) return commit(github, request);
  if (path.startsWith(`${REPOSITORY}/contents/`)) return folder(github, path.slice(`${REPOSITORY}/contents/`.length));
  if (path.startsWith(`${RAW}/`)) return raw(github, path.slice(RAW.length + 1));
  if (path.startsWith(PAGES)) return { status: 200, headers: { "Content-Type": "text/html" }, body: "<!doctype html><title>GitHub</title>" };
  if (path === "/favicon.ico") return { status: 204, headers: {}, body: "" };
  return path.startsWith("/repos/") ? notFound() : { status: 404, headers: {}, body: "Not Found" };
}

function commit(github, request) {
  if (request.headers.accept !== "application/vnd.github.sha") return { status: 415, headers: {}, body: "another form" };
  return { status: 200, headers: { "Content-Type": "application/vnd.github.sha; charset=utf-8", ...limit(58) }, body: github.commit() };
}

function folder(github, path) {
  const within = Object.keys(github.files).filter((it) => it.startsWith(`${path}/`));
  return within.length === 0 ? notFound() : json(200, within.map((it) => listed(github, it)));
}

/** A file in the list of a folder: "Get repository content" of GitHub's REST API. */
export function listed(github, path) {
  const bytes = Buffer.from(github.files[path]);
  const sha = blob(bytes);
  const api = `https://api.github.com${REPOSITORY}`;
  const page = `https://github.com${PAGES}/blob/main/${path}`;
  const self = `${api}/contents/${path}?ref=main`;
  const git = `${api}/git/blobs/${sha}`;
  return {
    name: path.split("/").at(-1),
    path,
    sha,
    size: bytes.length,
    url: self,
    html_url: page,
    git_url: git,
    download_url: `https://raw.githubusercontent.com${PAGES}/main/${path}`,
    type: "file",
    _links: { self, git, html: page },
  };
}

function raw(github, path) {
  const [commit, ...rest] = path.split("/");
  const text = commit === github.commit() ? github.files[rest.join("/")] : undefined;
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return text === undefined ? { status: 404, headers, body: "404: Not Found" } : { status: 200, headers, body: text };
}
