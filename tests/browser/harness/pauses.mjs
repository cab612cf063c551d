// The pauses a page waits for, in the hand of a test: none is over before the test says so, however slow the machine.

/** Shorter waits go on: those between a key and its save, in milliseconds. */
const SHORT = 300;

/** From here on no pause of the page ends, until `endPauses`. */
export const holdPauses = (page) =>
  page.evaluate((short) => {
    const { setTimeout, clearTimeout } = window;
    const held = new Map();
    let last = 0;
    window.setTimeout = (act, time, ...rest) => {
      if (!(time >= short)) return setTimeout(act, time, ...rest);
      held.set(--last, () => act(...rest));
      return last;
    };
    window.clearTimeout = (id) => void (held.delete(id) || clearTimeout(id));
    window.endPauses = () => {
      window.setTimeout = setTimeout;
      for (const act of held.values()) setTimeout(act);
      held.clear();
    };
  }, SHORT);

/** All pauses that were held are over, and later ones take their time. */
export const endPauses = (page) => page.evaluate(() => window.endPauses());
