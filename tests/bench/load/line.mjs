// A slow connection and a slow processor, emulated by Chromium.

/** docs/performance.md states these values; change both. */
const LINE = { megabits: 1.6, latency: 150, processor: 4 };

/** Applies LINE to a page. */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  const bytes = (LINE.megabits * 1_000_000) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LINE.latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: LINE.processor });
  return session;
}

export const words = `${LINE.megabits} Mbit/s, ${LINE.latency} ms, processor ${LINE.processor} times slower`;
