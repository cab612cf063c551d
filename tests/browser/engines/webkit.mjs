// WebKit, in the small browser that comes with WebKitGTK, on a virtual display.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { installed, miniBrowser } from "./installed.mjs";
import { WebDriver } from "./webdriver.mjs";

/** It paints in software and needs no desktop services. Without the first of these its sessions hang. */
const ENVIRONMENT = {
  GTK_USE_PORTAL: "0",
  GSK_RENDERER: "cairo",
  LIBGL_ALWAYS_SOFTWARE: "1",
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  // Its sandbox can't be set up in a container. The only page it opens is ours.
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
};

/** Starts WebKit, with downloads going to `folder`. */
export async function webkit(folder) {
  const port = await freePort();
  const env = { ...process.env, ...ENVIRONMENT, ...(await home(folder)) };
  const words = ["--auto-servernum", "--server-args=-screen 0 1440x1000x24", "dbus-run-session", "--", installed(["WebKitWebDriver"]), `--port=${port}`];
  // In a separate process group, so that everything it starts can be ended with it.
  const host = spawn(installed(["xvfb-run"]), words, { env, detached: true, stdio: "ignore" });
  const end = endOf(host);
  try {
    const options = { binary: miniBrowser(), args: ["--automation"] };
    const session = await WebDriver.begin(`http://127.0.0.1:${port}`, { "webkitgtk:browserOptions": options });
    // As wide as the other engines' windows, so that the page shows the same panes.
    await session.post("window/rect", { x: 0, y: 0, width: 1440, height: 1000 });
    return new WebKit(session, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** Ends a process with its whole group, even when the tests' process is asked to end. */
function endOf(host) {
  const exited = once(host, "exit");
  const kill = () => host.exitCode ?? host.signalCode ?? process.kill(-host.pid);
  const killAndExit = () => (kill(), process.exit(1));
  const signals = ["SIGINT", "SIGTERM"];
  for (const signal of signals) process.once(signal, killAndExit);
  return async () => {
    for (const signal of signals) process.off(signal, killAndExit);
    kill();
    await exited;
  };
}

/** A separate home folder, whose settings name the folder for downloads. */
async function home(folder) {
  const config = join(folder, "home");
  await mkdir(config);
  await writeFile(join(config, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${folder}"\n`);
  return { HOME: config, XDG_CONFIG_HOME: config, XDG_CACHE_HOME: config, XDG_DATA_HOME: config };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

class WebKit {
  constructor(session, end) {
    this.session = session;
    this.end = end;
    this.version = `WebKitGTK ${session.capabilities.browserVersion}`;
    this.errors = [];
  }

  async open(url) {
    await this.session.post("url", { url });
    await this.evaluate(listen);
  }

  async reload() {
    await this.complaints();
    await this.session.post("refresh");
    await this.evaluate(listen);
  }

  load(script) {
    return this.session.load(script);
  }

  evaluate(does, ...values) {
    return this.session.run(does, values);
  }

  element(does, ...values) {
    return this.session.run(does, values);
  }

  click(element) {
    return this.session.click(element);
  }

  hover(element) {
    return this.session.hover(element);
  }

  async select(element, option) {
    const named = (it, text) => [...it.options].find((one) => one.text === text);
    await this.click(await this.element(named, element, option));
  }

  type(text) {
    return this.session.keys([...text]);
  }

  press(key, modifier) {
    return this.session.keys([key], modifier);
  }

  choose(element, file) {
    return this.session.choose(element, file);
  }

  /** Errors since the page was loaded, and those of the pages before it. */
  async complaints() {
    this.errors.push(...(await this.evaluate(() => window.complaints.splice(0))));
    return this.errors;
  }

  async close() {
    await this.session.end().catch(() => {});
    await this.end();
  }
}

/** Runs in the page, because the WebKit driver does not report console messages. */
function listen() {
  window.complaints = [];
  const { error } = console;
  console.error = (...what) => (window.complaints.push(what.join(" ")), error.apply(console, what));
  addEventListener("error", (event) => window.complaints.push(event.message));
  addEventListener("unhandledrejection", (event) => window.complaints.push(`${event.reason}`));
}
