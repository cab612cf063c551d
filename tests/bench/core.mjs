// The latest results of the core's benchmarks, from criterion.

import { readFileSync, readdirSync } from "node:fs";
import { path } from "../browser/harness.mjs";

const SIZES = ["4 KB", "40 KB", "400 KB"];

/** A table of medians, with one row per benchmark. */
export function core() {
  const folder = path("target/criterion");
  const end = `_${SIZES[0]}`;
  const benches = readdirSync(folder).filter((it) => it.endsWith(end)).map((it) => it.slice(0, -end.length));
  const lines = benches.map((bench) => `| ${bench} | ${SIZES.map((size) => median(folder, bench, size)).join(" | ")} |`);
  return ["| | 4 KB | 40 KB | 400 KB |", "| --- | ---: | ---: | ---: |", ...lines].join("\n");
}

function median(folder, bench, size) {
  const file = `${folder}/${bench}_${size}/new/estimates.json`;
  const nanoseconds = JSON.parse(readFileSync(file, "utf8")).median.point_estimate;
  const milliseconds = nanoseconds / 1e6;
  return milliseconds < 0.1 ? `${(nanoseconds / 1e3).toPrecision(2)} µs` : `${milliseconds.toPrecision(2)} ms`;
}
