// Fetches the parts of the program that are loaded after the first.
//
// The build calls these two in place of what wasm-split's loader does (xtask/src/split.rs): a part that boot.js has
// begun to fetch is not fetched again, a part of another build is refused by its hash, and a host that calls it
// something else than application/wasm does no harm.

/** The response with the part of this name. */
export function fetchPart(name, integrity) {
  const early = globalThis.galleyParts?.get(name);
  // Once only: what failed is to be fetched anew when it is tried again.
  globalThis.galleyParts?.delete(name);
  return early ?? fetch(new URL(name, import.meta.url), { integrity });
}

/** Compiles and starts a part, as `WebAssembly.instantiateStreaming` does. */
export async function instantiate(part, imports) {
  const response = await part;
  if (!response.ok) throw new Error(`${response.url} was answered with ${response.status}`);
  const type = response.headers.get("content-type") ?? "";
  const isNamed = type.split(";")[0].trim() === "application/wasm";
  // Some browsers cannot compile while they fetch.
  return isNamed && WebAssembly.instantiateStreaming
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
