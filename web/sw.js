// Makes the page work offline. All files of one version are in one cache.
//
// The build writes "use strict", VERSION, which changes with any file, and FILES
// before this text (xtask/src/seal.rs). A new version is fetched completely, then
// waits. It takes over when the page asks for it or when no page is open, so it
// never interrupts anybody's work.

// One host may serve several copies of Galley, which share the caches.
const FAMILY = `galley ${self.registration.scope} `;
const CACHE = FAMILY + VERSION;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { origin } = new URL(event.request.url);
  // Requests to GitHub go to the network.
  if (event.request.method === "GET" && origin === location.origin) event.respondWith(answer(event.request));
});

/**
 * Fetches every file. A file with a hash in its name may come from the HTTP cache, where this visit has just put it.
 * For any other file, the HTTP cache may have an old version.
 */
async function fill() {
  const cache = await caches.open(CACHE);
  const request = (file) => new Request(file, { cache: /-[0-9a-f]{16}(_bg)?\.\w+$/.test(file) ? "force-cache" : "no-cache" });
  await cache.addAll(FILES.map(request));
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The cached file; a file that is missing or invalid comes from the network. */
async function answer(request) {
  const kept = await caches.open(CACHE).then((cache) => cache.match(keptAs(request))).catch(() => undefined);
  return isWhole(kept) ? kept : fetch(request);
}

/** Whether a cached response is one of our files. The cache may contain anything, such as a failure or another host's answer. */
function isWhole(response) {
  return response?.status === 200 && response.type === "basic";
}

/** The cache key of a request. The page has one key, with or without a query or index.html. */
function keptAs(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  const scope = self.registration.scope;
  return address === scope + "index.html" ? scope : address;
}
