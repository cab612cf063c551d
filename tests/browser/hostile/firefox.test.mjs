import { firefox } from "../engines/puppeteer.mjs";
import { siege } from "./siege.mjs";

siege(firefox, 540);
