// Fetches the parts of the program that load after the first one.
//
// The build replaces wasm-split's fetching with these two functions (xtask/src/split.rs). They reuse a fetch that
// boot.js has started, refuse a part of another build by its hash, and accept any content type.

/** Fetches the part of this name, or returns the fetch that boot.js has started. */
export function fetchPart(name, integrity) {
  const early = globalThis.galleyParts?.get(name);
  // Used only once, so that a retry fetches again.
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
