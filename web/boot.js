// Starts the page.
//
// A plain script in a file of its own: it is there before the wasm, and the
// page's policy allows no inline code.
// Trunk writes the addresses of the wasm and of its bindings into index.html
// (Trunk.toml, `pattern_script`).
"use strict";

const program = document.querySelector("link[data-wasm]");

const start = document.getElementById("start");

if (isSubmitting()) {
  document.documentElement.dataset.screen = "submit";
  document.getElementById("opening").textContent = "Opening Submit…";
} else if (isReturning()) {
  document.documentElement.dataset.screen = "opening";
  fetchEarly();
}

// Keeps a click that comes before the program has loaded; the last one counts.
start.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || "ready" in start.dataset) return;
  start.dataset.pressed = button.id;
  button.setAttribute("aria-busy", "true");
});

import(program.href)
  .then(({ default: begin }) => begin({ module_or_path: new URL(program.dataset.wasm, document.baseURI) }))
  .catch(sayFailure);

/** Whether the address asks for Submit, as src/browser/address.rs reads it. */
function isSubmitting() {
  return /^#submit/.test(location.hash) || /[?&](url|text)=/.test(location.search);
}

/** Whether there is probably a draft to reopen: this tab's, or another on this device. The program checks. */
function isReturning() {
  try {
    const own = sessionStorage.getItem("galley-draft");
    if (own === "none") return false;
    return own !== null || localStorage.getItem("galley-has-drafts") !== null || sessionStorage.getItem("galley-rescued") !== null;
  } catch {
    return false;
  }
}

/** Fetches the parts that a draft needs while the first one is being fetched; see load-part.js. */
function fetchEarly() {
  const words = program.dataset.parts.split(" ");
  globalThis.galleyParts = new Map();
  for (let at = 0; at + 1 < words.length; at += 2) {
    const part = fetch(new URL(words[at], document.baseURI), { integrity: words[at + 1] });
    // load-part.js reports the failure.
    part.catch(() => {});
    globalThis.galleyParts.set(words[at], part);
  }
}

/** Shows that the program could not be loaded, with a button to try again. */
function sayFailure(error) {
  console.error(error);
  document.documentElement.dataset.screen = "failed";
}

document.getElementById("load-again").addEventListener("click", () => location.reload());

// The page without a network, see sw.js. A new version waits until the page
// dispatches "galley:take-over" on the window; until then it is announced by
// "galley:update" and by data-update on the root element.
// Registered once the program has what it needs ("galley:settled"), so that the first visit does not wait for it.
if ("serviceWorker" in navigator) {
  addEventListener("galley:settled", keepOffline, { once: true });
}

function keepOffline() {
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
