// How the content reads: reading age, length of sentences, figures with a source, nothing that is a stub.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages, plain, readingAge, sentences, words } from "./prose.mjs";

const AGE_VOLUNTEERS = 11; // pages that a volunteer reads in a break, and all that is sent to volunteers and patients
const AGE_OTHERS = 14;
const LONGEST = 20; // words in a sentence, as a rule
const SHARE_LONGER = 0.08; // share of a page's sentences that may break the rule
const EVER = 32; // no sentence is longer than this

const volunteers = (path) => /^(?:(?:take-part|forms|templates)|guide\/(?:visit-day|activity-ideas|one-pair|appraisal))\//.test(path);
const all = await pages();

test("every page has a title, a description, a review date and words", () => {
  const problems = [];
  for (const { path, matter, body } of all) {
    for (const key of ["title", "description", "updated"]) if (!matter[key]) problems.push(`${path}: no ${key}`);
    const section = path.endsWith("_index.md");
    if (!section && words(plain(body)).length < 60 && !matter.extra && !matter.template) problems.push(`${path}: a stub of ${words(plain(body)).length} words`);
  }
  assert.deepEqual(problems, []);
});

// The home page has its doors, the search page its field, and a section its list of pages.
const leadsOnOtherwise = (path) => path === "_index.md" || path === "search/index.md" || path.endsWith("_index.md");

test("every page leads on to others, and says why", () => {
  const problems = [];
  for (const { path, matter } of all) {
    const related = (matter.extra?.related ?? []).map((item) => (typeof item === "string" ? { link: item } : item));
    if (related.length < 2 && !leadsOnOtherwise(path)) problems.push(`${path}: ${related.length} related pages`);
    const links = related.map(({ link }) => link);
    if (new Set(links).size < links.length) problems.push(`${path}: a page is related twice`);
    if (links.includes(`@/${path}`)) problems.push(`${path}: is related to itself`);
    for (const { link, why } of related.filter((item) => "why" in item)) {
      const count = words(why).length;
      if (count < 3 || count > LONGEST) problems.push(`${path}: ${link} is related with ${count} words of why`);
    }
    if (/^(templates|forms)\//.test(path) && !path.endsWith("_index.md") && related.some((item) => !item.why)) problems.push(`${path}: a related page without why`);
  }
  assert.deepEqual(problems, []);
});

test("a section in groups names each of its pages once", () => {
  const problems = [];
  for (const { path, matter } of all.filter((page) => page.matter.extra?.group && page.path.endsWith("_index.md"))) {
    const folder = path.replace("_index.md", "");
    const inside = all.filter((page) => page.path.startsWith(folder) && page.path !== path && page.matter.extra?.step === undefined);
    const names = inside.map((page) => page.path.slice(folder.length).replace("/index.md", "")).sort();
    const grouped = matter.extra.group.flatMap((group) => group.pages).sort();
    if (names.join() !== grouped.join()) problems.push(`${path}: ${grouped} and the folder has ${names}`);
  }
  assert.deepEqual(problems, []);
});

test("pages read at the age they are written for", () => {
  const problems = [];
  const ages = [];
  for (const { path, read } of all) {
    const list = sentences(read);
    if (list.flatMap(words).length < 100) continue; // too short for an average to mean anything
    const age = readingAge(list);
    ages.push([age, path]);
    const most = volunteers(path) ? AGE_VOLUNTEERS : AGE_OTHERS;
    if (age > most) problems.push(`${path}: reading age ${age.toFixed(1)}, at most ${most}`);
  }
  ages.sort((a, b) => b[0] - a[0]);
  const middle = ages[Math.floor(ages.length / 2)]?.[0] ?? 0;
  console.log(`reading age: middle ${middle.toFixed(1)}, highest ${ages.slice(0, 3).map(([age, path]) => `${age.toFixed(1)} ${path}`).join(", ")}`);
  assert.deepEqual(problems, []);
});

test("sentences are short", () => {
  const problems = [];
  for (const { path, read } of all) {
    const list = sentences(read);
    const long = list.filter((sentence) => words(sentence).length > LONGEST);
    for (const sentence of list) {
      const count = words(sentence).length;
      if (count > EVER) problems.push(`${path}: ${count} words: ${sentence.slice(0, 90)} ...`);
    }
    if (long.length > 2 && long.length / list.length > SHARE_LONGER) {
      problems.push(`${path}: ${long.length} of ${list.length} sentences have more than ${LONGEST} words: ${long[0].slice(0, 90)} ...`);
    }
  }
  assert.deepEqual(problems, []);
});

// A figure is a number that claims something about the world. Dates, times of day, steps and pages are not.
const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const notFigures = [
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:${months})(?: \\d{4})?`, "g"),
  new RegExp(`\\b(?:${months}) \\d{4}`, "g"),
  /\b(?:19|20)\d\d(?:[-–/]\d{2,4})?\b/g,
  /\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b/g,
  /\b(?:step|steps|page|pages|part|table|form|choice|option|question|version|section|article|paragraph|band|stage|month|months|week|weeks|day|days|level) \d+(?:(?: to | and |-|, )\d+)*/gi,
  /\b\d means [a-z ]+ and \d means\b/g, // the ends of a scale
  /\b(?:FEV1|Med3|10 Year Health Plan)\b/g, // names
  /\b(?:WCAG|UTF|ISO|CC BY|Attribution|A4|Windows|GDPR|UTC|OAuth|IPv)[ -]?[\d.]+/g,
];

test("every figure in prose is among the figures of its page, with a source", () => {
  const problems = [];
  for (const { path, matter, body } of all) {
    const figures = matter.extra?.figures ?? [];
    for (const figure of figures) if (!figure.source || !figure.what || !figure.value) problems.push(`${path}: a figure lacks value, what or source`);
    const known = new Set(figures.flatMap((figure) => `${figure.value} ${figure.what}`.match(/\d[\d,.]*\d|\d/g) ?? []));
    let prose = sentences(body).join("\n");
    for (const pattern of notFigures) prose = prose.replace(pattern, " ");
    const loose = [...new Set((prose.match(/£?\d[\d,.]*\d%?|£?\d%?/g) ?? []).filter((n) => !known.has(n.replace(/[£%]/g, ""))))];
    if (loose.length > 0) problems.push(`${path}: ${loose.join(", ")}`);
  }
  assert.deepEqual(problems, []);
});
