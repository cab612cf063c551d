// The page without a network: all of its files in one cache a version.
//
// The build writes the mode, VERSION, which changes with any file, and FILES in
// front of this text (xtask/src/seal.rs). A new version is fetched whole, then waits:
// it takes over when the page says so or when no page is open, never in the
// middle of somebody's work.

// One host may serve several Galleys, and they share the caches.
const FAMILY = `galley ${self.registration.scope} `;
const CACHE = FAMILY + VERSION;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { origin } = new URL(event.request.url);
  // What Submit reads from GitHub is not ours to answer.
  if (event.request.method === "GET" && origin === location.origin) event.respondWith(answer(event.request));
});

/**
 * Fetches every file. A file whose name has a hash of its content may come from the HTTP cache, where this visit has just
 * put it; of any other, the HTTP cache may hold an old version.
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

/** The kept file; what we don't have, or not whole, goes to the network as if we weren't there. */
async function answer(request) {
  const kept = await caches.open(CACHE).then((cache) => cache.match(keptAs(request))).catch(() => undefined);
  return isWhole(kept) ? kept : fetch(request);
}

/** Anything may have been put into the cache: a failure or somebody else's answer is no file of ours. */
function isWhole(response) {
  return response?.status === 200 && response.type === "basic";
}

/** The page has one kept name, whatever its query or whether index.html is spelt out. */
function keptAs(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  const scope = self.registration.scope;
  return address === scope + "index.html" ? scope : address;
}
