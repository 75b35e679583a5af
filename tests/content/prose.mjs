// The words of a page, as a reader meets them, taken from its markdown.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

export const content = process.env.CONTENT ?? fileURLToPath(new URL("../../content/", import.meta.url));

// Front matter that is no sentence of the site's own: addresses, sources, figures with their sources, file names.
const NOT_READ = new Set(["figures", "related", "source", "sources", "link", "credited", "notes", "report_title", "timeline", "compare"]);

/** The sentences that stand in front matter: what a form asks, a template's advice, the parts of a list. */
function said(value) {
  if (typeof value === "string") return /[.?!]$/.test(value) && value.includes(" ") ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(said);
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => (NOT_READ.has(key) ? [] : said(inner)));
}

/** Every page: { path, matter, body, read } with `body` its markdown and `read` all that is read, front matter's sentences too. */
export async function pages() {
  const files = (await readdir(content, { recursive: true })).filter((file) => file.endsWith(".md")).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(content, file), "utf8");
      const [, matter = "", body = ""] = text.match(/^\+\+\+\r?\n([\s\S]*?)\r?\n\+\+\+\r?\n?([\s\S]*)$/) ?? [];
      const parsed = parse(matter);
      const read = [body, ...said(parsed.extra ?? {})].join("\n\n");
      return { path: relative(".", file).split(sep).join("/"), matter: parsed, body, read };
    }),
  );
}

/** Markdown without what is not read as prose: code, addresses, components' tags, table rules, blanks. */
export function plain(markdown) {
  return markdown
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\{[{%]\s*<[\s\S]*?>\s*[%}]\}/g, "")
    .replace(/`[^`]*`/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<https?:[^>]*>/g, "")
    .replace(/\[\[[^\]]*\]\]/g, "something")
    .replace(/^>[ \t]?/gm, "")
    .replace(/^\|?[\s:|-]+\|$/gm, "")
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, "");
}

/** Sentences of prose. Headings and table rows are left out; a list item is a sentence of its own. */
export function sentences(markdown) {
  const blocks = plain(markdown)
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)/)
    .map((block) => block.trim())
    .filter((block) => block && !block.startsWith("#") && !block.startsWith("|"));
  return blocks.flatMap((block) =>
    block
      .replace(/^(?:[-*]|\d+\.)\s+/, "")
      .replace(/\s+/g, " ")
      .replace(/\b(Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e|vs|No)\.\s/g, "$1 ")
      .split(/(?<=[.!?:])["')\]]*\s+(?=["'([]*[A-Z0-9])/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => /[A-Za-z]/.test(sentence)),
  );
}

export const words = (text) => text.match(/[A-Za-z0-9£%]+(?:[’'-][A-Za-z0-9]+)*/g) ?? [];

/** Syllables of an English word by its groups of vowels: close enough for an average over a page. */
export function syllables(word) {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const groups = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0]).match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

/** Reading age in years: the Flesch-Kincaid grade (Kincaid and others, 1975) plus five, for a page of prose. */
export function readingAge(list) {
  const all = list.flatMap(words);
  if (all.length === 0) return 0;
  const grade = 0.39 * (all.length / list.length) + 11.8 * (all.reduce((n, w) => n + syllables(w), 0) / all.length) - 15.59;
  return grade + 5;
}
