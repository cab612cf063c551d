// Starts the page.
//
// A plain script in a file of its own: it is there before the wasm, and the
// page's policy allows no inline code.
// Trunk writes the addresses of the wasm and of its bindings into index.html
// (Trunk.toml, `pattern_script`).
"use strict";

const program = document.querySelector("link[data-wasm]");

import(program.href).then(({ default: start }) =>
  start({ module_or_path: new URL(program.dataset.wasm, document.baseURI) }),
);

// The page without a network, see sw.js. A new version waits until the page
// dispatches "galley:take-over" on the window; until then it is announced by
// "galley:update" and by data-update on the root element.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(workerAddress()).then(watch, () => {
    // Refused, in a private window for one: the page works, but needs the network.
  });
}

/** The page's policy demands Trusted Types: this one address may become a script, and no other. */
function workerAddress() {
  const address = "sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("galley-worker", { createScriptURL: () => address });
  return policy?.createScriptURL(address) ?? address;
}

function watch(registration) {
  const settle = () => {
    // Without an older version in charge there is nothing to update.
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  };
  settle();
  registration.addEventListener("updatefound", () =>
    registration.installing.addEventListener("statechange", settle),
  );
}

function offer(worker) {
  document.documentElement.dataset.update = "waiting";
  window.addEventListener("galley:take-over", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  });
  window.dispatchEvent(new Event("galley:update"));
}
