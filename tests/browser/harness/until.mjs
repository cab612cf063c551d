// Waiting for what is to come.

/** How long a test waits, in milliseconds: no limit to what may take time, only an end to waiting. */
export const PATIENCE = 30_000;

/** Waits until `is` holds; where it never does, fails with what `why` tells. */
export async function until(is, why = () => `${is}`) {
  const begun = Date.now();
  while (!(await is())) {
    if (Date.now() - begun > PATIENCE) throw new Error(`not so after ${PATIENCE} ms: ${await why()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
