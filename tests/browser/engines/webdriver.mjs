// A session with a browser over WebDriver (https://www.w3.org/TR/webdriver2/), with only the commands that the tests need.

import { until } from "../harness/until.mjs";

/** How the protocol marks a value that is an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** The characters that represent keys without a character. */
const KEYS = { Backspace: "\uE003", Enter: "\uE007", Control: "\uE009", Escape: "\uE00C", End: "\uE010" };

export class WebDriver {
  /** Begins a session, once the driver at `address` answers. */
  static async begin(address, capabilities) {
    const session = new WebDriver(address);
    await until(() => session.#ask("GET", "/status").catch(() => undefined), () => `the driver at ${address} answers`);
    const begun = await session.#ask("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    session.capabilities = begun.capabilities;
    session.path = `/session/${begun.sessionId}`;
    return session;
  }

  constructor(address) {
    this.address = address;
  }

  /** A command of the session. */
  post(command, content = {}) {
    return this.#ask("POST", `${this.path}/${command}`, content);
  }

  end() {
    return this.#ask("DELETE", this.path);
  }

  async #ask(method, path, content) {
    const body = content && JSON.stringify(content);
    const answer = await fetch(this.address + path, { method, body });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** Calls a function in the page, which may be asynchronous, and returns its result. */
  async run(does, values) {
    const script = `
      const done = arguments[arguments.length - 1];
      const values = Array.prototype.slice.call(arguments, 0, -1);
      Promise.resolve().then(() => (${does})(...values)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`;
    const { value, error } = await this.post("execute/async", { script, args: values });
    if (error) throw new Error(error);
    return value;
  }

  /** Runs a script in the page. */
  load(script) {
    return this.post("execute/sync", { script, args: [] });
  }

  click(element) {
    return this.post(`element/${element[ELEMENT]}/click`);
  }

  hover(element) {
    const move = { type: "pointerMove", origin: element, x: 0, y: 0 };
    return this.post("actions", { actions: [{ type: "pointer", id: "mouse", actions: [move] }] });
  }

  /** Puts a file's path into an input for files. */
  choose(element, file) {
    return this.post(`element/${element[ELEMENT]}/value`, { text: file });
  }

  /** Presses one key after the other, each while `held` is down. */
  keys(keys, held) {
    const stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];
    const modifier = (type) => (held ? [{ type, value: KEYS[held] }] : []);
    const strokes = keys.flatMap((it) => stroke(KEYS[it] ?? it));
    const actions = [...modifier("keyDown"), ...strokes, ...modifier("keyUp")];
    return this.post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
}
