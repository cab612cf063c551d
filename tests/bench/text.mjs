// Makes texts to measure with: shaped like an issue, and of any length.

/** The entry that is edited, in the middle of the text. */
export const MEASURED = { title: "Measured", url: "https://measured.example/" };

/** The size of an issue with about 250 links and 60 events, in bytes. */
const ISSUE = 40_000;

const HEAD = `Title: This Week in Rust 667
Number: 667
Date: 2026-09-02
Category: This Week in Rust

Hello from an issue that nobody published: every entry below is made up, and *some* of it twice.
Want to see your link here? See the [guidelines] – and be brief.

[guidelines]: https://guidelines.example/brief

`;

/** The sections, each with the number and kind of its entries in a full-length issue. */
const SECTIONS = [
  ["## Updates from Rust Community\n\n### Official", 8, link],
  ["### Newsletters", 6, link],
  ["### Project/Tooling Updates", 50, link],
  ["### Observations/Thoughts", 45, link],
  ["### Rust Walkthroughs", 60, link],
  ["### Miscellaneous", 35, link],
  ["## Updates from the Rust Project\n\n312 pull requests were [merged in the last week](https://merged.example/)\n\n#### Compiler", 25, change],
  ["#### Library", 15, change],
  ["### Final Comment Period\n\n#### Tracking Issues & PRs\n\n##### [Rust](https://github.com/rust-lang/rust/issues)", 8, proposal],
  ["## Upcoming Events\n\nRusty Events between 2026-09-02 - 2026-09-30 🦀\n\n### Virtual", 25, event],
  ["### Europe", 20, event],
  ["### North America", 15, event],
];

const WORDS = "a quiet linker for `no_std` teapots and *other* small machines: why we “borrow” naïvely, what `unwrap` costs, how threads agree".split(" ");

/** Some words, different for each `n`. */
function words(n) {
  const start = (n * 7) % WORDS.length;
  const rotated = [...WORDS.slice(start), ...WORDS.slice(0, start)];
  return rotated.slice(0, 4 + (n % 5)).join(" ");
}

function link(n) {
  const tag = n % 9 === 4 ? "[video] " : "";
  return `* ${tag}[Part ${n}, ${words(n)}](https://blog-${n % 40}.example/2026/09/${n}/a-longish-address)\n`;
}

function change(n) {
  return `* [${words(n)}](https://merged.example/pull/${n})\n`;
}

function proposal(n) {
  return `* [disposition: merge] [Number ${n}, ${words(n)}](https://fcp.example/issues/${n})\n`;
}

function event(n) {
  const day = String(3 + (n % 26)).padStart(2, "0");
  return `* 2026-09-${day} | Görlitz, DE | [Rust Görlitz](https://goerlitz.example/)\n` +
    `    * [**Evening ${n}: ${words(n)}**](https://goerlitz.example/events/${n})\n`;
}

/**
 * A text of about `size` bytes: an issue, with its sections repeated if it has to be longer than an issue is.
 * The measured entry is in the middle of the walkthroughs of the middle repetition.
 */
export function text(size) {
  const issues = Math.max(1, Math.round(size / ISSUE));
  const share = size / issues / ISSUE;
  const middle = issues >> 1;
  let all = HEAD;
  for (let issue = 0, n = 0; issue < issues; issue++) {
    for (const [heading, count, entry] of SECTIONS) {
      all += heading + "\n\n";
      const entries = Math.max(1, Math.round(count * share));
      for (let at = 0; at < entries; at++, n++) {
        if (issue === middle && heading.includes("Walkthroughs") && at === entries >> 1) {
          all += `* [${MEASURED.title}](${MEASURED.url})\n`;
        }
        all += entry(n);
      }
      all += "\n";
    }
  }
  return all + "# Quote of the Week\n\n> The compiler was right, and it was kind about it. 💛\n\n– Ada Example\n";
}

/** An issue `times` over, under one front matter. The measured entry follows the middle link of the middle repetition. */
export function repeated(issue, times) {
  const body = issue.indexOf("\n\n") + 2;
  const links = [...issue.matchAll(/^\* \[.*\n/gm)];
  const { index, 0: line } = links[links.length >> 1];
  const here = index + line.length;
  const measured = `* [${MEASURED.title}](${MEASURED.url})\n`;
  const copies = Array.from({ length: times }, (_, copy) =>
    copy === times >> 1 ? issue.slice(body, here) + measured + issue.slice(here) : issue.slice(body));
  return issue.slice(0, body) + copies.join("\n");
}
