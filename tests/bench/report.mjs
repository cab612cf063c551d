// What was measured, as tables, and where they stand in docs/performance.md.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** The machine in general terms. */
export function machine(chromium) {
  const [{ model }] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day}: ${model.trim()}, ${cpus().length} cores, Chromium ${chromium}.`;
}

/** A line an engine and size, with how many times as long as Galley it takes. */
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

/** The value that `share` of all are not above. */
function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

const ms = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

/** Puts each part between the comments of its name; the rest of the file stays. */
export function write(file, parts) {
  let text = readFileSync(file, "utf8");
  for (const [name, part] of Object.entries(parts)) {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end of ${name} -->)`);
    text = text.replace(between, (_, start, end) => `${start}${part}\n${end}`);
  }
  writeFileSync(file, text);
}
