// Formats the results as tables, and writes them into docs/performance.md.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** The machine in general terms. */
export function machine(chromium) {
  const [{ model }] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day}: ${model.trim()}, ${cpus().length} cores, Chromium ${chromium}.`;
}

/** One row per engine and size, with its time as a multiple of Galley's. */
export function pageTable(rows) {
  const lines = rows.map(({ size, name, times }) => {
    const galley = rows.find((it) => it.size === size && it.name === "Galley");
    const laidOut = times.map((it) => it.laidOut);
    const ratio = at(laidOut, 0.5) / at(galley.times.map((it) => it.laidOut), 0.5);
    const cells = [`${Math.round(size / 1000)} KB`, name, times.length, ms(at(laidOut, 0.5)), ms(at(laidOut, 0.95)), name === "Galley" ? "" : `${ratio.toFixed(1)} ×`];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| text | | keys | median, ms | 95th percentile, ms | of Galley's |";
  return [head, "| ---: | --- | ---: | ---: | ---: | ---: |", ...lines].join("\n");
}

/** The percentile at `share`, from 0 to 1. */
function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

const ms = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

/** Replaces the text between the comments with each part's name; the rest of the file stays. */
export function write(file, parts) {
  let text = readFileSync(file, "utf8");
  for (const [name, part] of Object.entries(parts)) {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end of ${name} -->)`);
    text = text.replace(between, (_, start, end) => `${start}${part}\n${end}`);
  }
  writeFileSync(file, text);
}
