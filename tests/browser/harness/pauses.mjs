// The pauses a page waits for, in the hand of a test: none is over before the test says so, however slow the machine.

/** Shorter timers are not paused, in milliseconds: they do not wait for a pause in typing. */
const SHORT = 100;

/** From here on no pause of the page ends, until `endPauses`. */
export const holdPauses = (page) =>
  page.evaluate((short) => {
    window.holdPauses ??= install(window);
    window.holdPauses();

    /** Replaces the timers once; what was held can be cleared as any timer can, before and after it is let go. */
    function install({ setTimeout, clearTimeout }) {
      const held = new Map();
      const released = new Map();
      let isHolding = false;
      let last = 0;
      window.setTimeout = (act, time, ...rest) => {
        if (!isHolding || !(time >= short)) return setTimeout(act, time, ...rest);
        held.set(--last, () => act(...rest));
        return last;
      };
      window.clearTimeout = (id) => {
        if (!held.delete(id)) clearTimeout(released.get(id) ?? id);
      };
      window.endPauses = () => {
        isHolding = false;
        for (const [id, act] of held) released.set(id, setTimeout(act));
        held.clear();
      };
      return () => void (isHolding = true);
    }
  }, SHORT);

/** All pauses that were held are over, and later ones take their time. */
export const endPauses = (page) => page.evaluate(() => window.endPauses());
