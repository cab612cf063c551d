// Serves files precompressed with brotli at its highest level.

import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/** For `serve`: reads files, and compresses each once. */
export function brotli() {
  const ready = new Map();
  return (path) => {
    if (!ready.has(path)) ready.set(path, packed(path));
    return ready.get(path);
  };
}

async function packed(path) {
  const bytes = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const body = await compress(bytes, { params });
  return { body, headers: { "Content-Encoding": "br", "Content-Length": body.length } };
}
