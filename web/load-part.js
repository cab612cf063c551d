// Fetches the parts of the program that are loaded after the first.
//
// The build puts these two in place of wasm-split's own fetching (xtask/src/split.rs). They reuse a fetch that boot.js
// has started, refuse a part of another build by its hash, and accept any content type.

/** Fetches the part of this name, unless boot.js already has. */
export function fetchPart(name, integrity) {
  const early = globalThis.galleyParts?.get(name);
  // Only once: a retry has to fetch again.
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
