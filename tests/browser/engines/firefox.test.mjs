import { mainJob } from "./main-job.mjs";
import { firefox } from "./puppeteer.mjs";

mainJob(firefox);
