import { mainJob } from "./main-job.mjs";
import { chromium } from "./puppeteer.mjs";

mainJob(chromium);
