// Lets a test control the pauses for which the page waits: even on a slow machine, none ends before the test allows it.

/** Shorter timers are not paused, in milliseconds: they do not wait for a pause in typing. */
const SHORT = 100;

/** Holds all pauses of the page until `endPauses`. */
export const holdPauses = (page) =>
  page.evaluate((short) => {
    window.holdPauses ??= install(window);
    window.holdPauses();

    /** Replaces the timers once. A timer that is held can be cleared like any other, before and after it is released. */
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

/** Ends all pauses that were held; later ones take their usual time. */
export const endPauses = (page) => page.evaluate(() => window.endPauses());
