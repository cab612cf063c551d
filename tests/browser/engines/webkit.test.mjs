import { mainJob } from "./main-job.mjs";
import { webkit } from "./webkit.mjs";

mainJob(webkit);
