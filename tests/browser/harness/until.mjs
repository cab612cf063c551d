// Waits for conditions.

/** How long a test waits, in milliseconds, before it fails. It does not say how fast the page has to be. */
export const PATIENCE = 30_000;

/** Waits until `is` returns true; if it never does, fails with the message that `why` returns. */
export async function until(is, why = () => `${is}`) {
  const begun = Date.now();
  while (!(await is())) {
    if (Date.now() - begun > PATIENCE) throw new Error(`not so after ${PATIENCE} ms: ${await why()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
