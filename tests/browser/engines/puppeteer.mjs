// Chromium and Firefox, started and controlled by puppeteer. engine.mjs describes what a driver can do.

import puppeteer from "puppeteer-core";
import { installed } from "./installed.mjs";

const SCREEN = { width: 1280, height: 800 };

/** Chromium refuses to start with its sandbox as root. */
const ROOT = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

const HERE_ALONE = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** Gives the browser a pointer that can hover, even on a machine without a mouse, such as one that only runs tests. */
const MOUSE = {
  chromium: "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
  firefox: { "ui.primaryPointerCapabilities": 6, "ui.allPointerCapabilities": 6 },
};

/** Starts the system's Chromium, or the one that CHROMIUM names. */
export const chromium = (folder) =>
  Puppet.start({
    browser: "chrome",
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...ROOT, MOUSE.chromium, "--disable-gpu", "--disable-quic", `--host-resolver-rules=${HERE_ALONE}`],
    downloadBehavior: { policy: "allow", downloadPath: folder },
  });

/** Starts the system's Firefox, or the one that FIREFOX names. */
export const firefox = (folder) =>
  Puppet.start({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? installed(["firefox-esr", "firefox"]),
    extraPrefsFirefox: {
      ...MOUSE.firefox,
      "browser.download.dir": folder,
      "browser.download.folderList": 2,
      "browser.download.alwaysOpenPanel": false,
      "browser.helperApps.neverAsk.saveToDisk": "text/markdown",
      "ui.prefersReducedMotion": 1,
    },
  });

class Puppet {
  static async start(options) {
    const browser = await puppeteer.launch({ ...options, defaultViewport: SCREEN });
    const [page] = await browser.pages();
    return new Puppet(browser, page, await browser.version());
  }

  constructor(browser, page, version) {
    this.browser = browser;
    this.page = page;
    this.version = version.replace(/^firefox/, "Firefox").replace("/", " ");
    this.errors = [];
    page.on("console", (it) => it.type() === "error" && this.errors.push(it.text()));
    page.on("pageerror", (it) => this.errors.push(`${it}`));
  }

  open(url) {
    return this.page.goto(url);
  }

  reload() {
    return this.page.reload();
  }

  load(script) {
    return this.page.evaluate(script);
  }

  evaluate(does, ...values) {
    return this.page.evaluate(does, ...values);
  }

  async element(does, ...values) {
    const found = await this.page.evaluateHandle(does, ...values);
    return found.asElement();
  }

  click(element) {
    return element.click();
  }

  hover(element) {
    return element.hover();
  }

  async select(element, option) {
    const hasText = (it, text) => [...it.options].find((one) => one.text === text).value;
    await element.select(await this.page.evaluate(hasText, element, option));
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  async press(key, modifier) {
    if (modifier) await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    if (modifier) await this.page.keyboard.up(modifier);
  }

  choose(element, file) {
    return element.uploadFile(file);
  }

  async complaints() {
    return this.errors;
  }

  close() {
    return this.browser.close();
  }
}
