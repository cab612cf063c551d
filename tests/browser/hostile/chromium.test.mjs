import { chromium } from "../engines/puppeteer.mjs";
import { siege } from "./siege.mjs";

siege(chromium, 5_400);
