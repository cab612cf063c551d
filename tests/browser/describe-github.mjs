// Writes fixtures/github-api.json: what GitHub's public OpenAPI description says about the operations that Galley uses.
//
// node tests/browser/describe-github.mjs           writes the file, from the npm package below
// node tests/browser/describe-github.mjs --check   fails if the file in the repository is different
//
// The package is 29 MB to download and 450 MB unpacked, so it is not a dependency. The script checks the archive's hash and
// reads a single file from it. It keeps the schemas of answers and bodies from that file, without prose.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";

const PACKAGE = "@octokit/openapi";
const VERSION = "23.0.2";
const INTEGRITY = "sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==";
const FILE = "package/generated/api.github.com.json";

const REPOSITORY = "/repos/{owner}/{repo}";

/** The operations that Galley uses, each with the statuses that the tests answer with. */
const OPERATIONS = {
  "get /user": [200, 401],
  [`get ${REPOSITORY}`]: [200, 403, 404],
  [`get ${REPOSITORY}/commits/{ref}`]: [200, 404],
  [`get ${REPOSITORY}/contents/{path}`]: [200, 403, 404],
  [`put ${REPOSITORY}/contents/{path}`]: [200, 201, 404, 409, 422],
  [`post ${REPOSITORY}/git/refs`]: [201, 409, 422],
  [`get ${REPOSITORY}/git/ref/{ref}`]: [200, 404],
};

/** The keywords of JSON Schema and OpenAPI that are kept; the others are prose, examples and extensions. */
const KEPT = ["$ref", "type", "properties", "required", "items", "enum", "nullable", "format", "oneOf", "anyOf", "allOf", "additionalProperties", "minLength"];

const target = new URL("fixtures/github-api.json", import.meta.url);

/** The file of this name in a gzipped tar archive. */
async function fileIn(archive, wanted) {
  let rest = Buffer.alloc(0);
  let skip = 0;
  for await (const chunk of createReadStream(archive).pipe(createGunzip())) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const skipped = Math.min(skip, rest.length);
      [rest, skip] = [rest.subarray(skipped), skip - skipped];
      if (skip > 0 || rest.length < 512) break;
      const name = text(rest.subarray(0, 100));
      const size = parseInt(text(rest.subarray(124, 136)), 8) || 0;
      const isWanted = name === wanted;
      if (isWanted && rest.length < 512 + size) break;
      if (isWanted) return rest.subarray(512, 512 + size);
      skip = 512 + Math.ceil(size / 512) * 512;
    }
  }
  throw new Error(`the package has no ${wanted}`);
}

const text = (bytes) => bytes.toString("latin1").split("\0")[0].trim();

/** The package's description, after a check of the package's hash. */
async function description() {
  const folder = mkdtempSync(join(tmpdir(), "galley-openapi-"));
  try {
    const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", `${PACKAGE}@${VERSION}`, "--json", "--pack-destination", folder], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    const archive = join(folder, filename.replace("@", "").replace("/", "-"));
    const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (found !== INTEGRITY) throw new Error(`${PACKAGE} ${VERSION} has the hash ${found}`);
    return JSON.parse((await fileIn(archive, FILE)).toString("utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A schema without prose. All names in `properties` are kept. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name]) => KEPT.includes(name));
  return Object.fromEntries(kept.map(([name, it]) => [name, name === "properties" ? each(it, bare) : bare(it)]));
}

const each = (object, change) => Object.fromEntries(Object.entries(object).map(([name, it]) => [name, change(it)]));

const resolved = (document, reference) => reference.split("/").slice(1).reduce((it, name) => it[name.replaceAll("~1", "/")], document);

/** The schema of a body or an answer, if it is JSON. */
function schemaOf(document, body) {
  const { content } = body?.$ref ? resolved(document, body.$ref) : (body ?? {});
  return content?.["application/json"] && bare(content["application/json"].schema);
}

/** The names of the schemas to which `value` refers, directly or through others. */
function referred(document, value, found = new Set()) {
  for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    referred(document, bare(document.components.schemas[name]), found);
  }
  return found;
}

function extract(document) {
  const operations = {};
  for (const [name, statuses] of Object.entries(OPERATIONS)) {
    const [method, path] = name.split(" ");
    const operation = document.paths[path][method];
    const answers = statuses.map((it) => [it, schemaOf(document, operation.responses[it])]).filter(([, schema]) => schema);
    operations[name] = { body: schemaOf(document, operation.requestBody), answers: Object.fromEntries(answers) };
  }
  const names = [...referred(document, operations), "basic-error"].sort();
  const schemas = Object.fromEntries(names.map((it) => [it, bare(document.components.schemas[it])]));
  const source = `${PACKAGE} ${VERSION}, ${FILE.replace("package/", "")}: GitHub's OpenAPI description, MIT license`;
  const lines = (object) => Object.entries(object).map(([name, it]) => `${JSON.stringify(name)}: ${JSON.stringify(it)}`).join(",\n");
  return `{"source": ${JSON.stringify(source)},\n"operations": {\n${lines(operations)}\n},\n"components": {"schemas": {\n${lines(schemas)}\n}}}\n`;
}

const made = extract(await description());
if (!process.argv.includes("--check")) writeFileSync(target, made);
else if (readFileSync(target, "utf8") !== made) throw new Error("fixtures/github-api.json is not what this script makes");
