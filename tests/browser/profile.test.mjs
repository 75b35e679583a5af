// What a browser keeps on the disk of what a person enters: nothing but their own name, email, phone, job and organisation,
// and those only from forms that may be kept. Every form of the site is filled in, and the bytes of the profile are searched.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { profile } from "./support/profile.mjs";
import { dist, serve } from "./support/server.mjs";
import { pages } from "./support/site.mjs";

/** What a browser may remember, by form: the ids of the fields, and what each says that it is. */
const REMEMBERED = {
  "sign-up": { "q-name": "name", "q-email": "email", "q-phone": "tel", "q-profession": "organization-title", "q-organisation": "organization" },
  preferences: { "q-name": "name", "q-email": "email" },
};

let server;
let forms;

before(async () => {
  server = await serve("/toolkit/");
  forms = [];
  for (const page of (await pages()).filter((page) => /^forms\/[^/]+\/index\.html$/.test(page))) {
    if (/data-island="(form|link)"/.test(await readFile(join(dist, page), "utf8"))) forms.push(page);
  }
  assert.ok(forms.length >= 10, `only ${forms.length} forms are built`);
});
after(() => server?.close());

/** Names of forms by their addresses: "sign-up". */
const idOf = (page) => page.split("/")[1];

/** Every control of the page says what the browser may remember, which is nothing unless it is named above. */
async function judged(page, remembered = {}) {
  const said = await page.locator("main").evaluate((main) =>
    [...main.querySelectorAll("form, input, select, textarea")]
      .filter((one) => one.type !== "file")
      .map((one) => [`${one.tagName.toLowerCase()}#${one.id} ${one.name ?? ""}`, one.id, one.getAttribute("autocomplete")]),
  );
  for (const [name, id, says] of said) assert.equal(says, remembered[id] ?? "off", `${page.url()}: ${name}`);
  return said.length;
}

/**
 * Plants a word of its own in every field of text, the hidden ones too: each choice is made in turn, and what it opens is
 * filled in. In the end the last choice stands that opened a field.
 */
async function plant(page, mark, choices = true) {
  const words = new Map();
  for (;;) {
    const fields = await page.evaluate(async (choices) => {
      const seen = (self.planted ??= { fields: new Set(), choices: new Set(), opened: new Map() });
      const shown = () => [...document.querySelectorAll("main :is(input, textarea)")].filter((one) => one.checkVisibility() && !one.readOnly);
      const isChoice = (one) => ["radio", "checkbox"].includes(one.type);
      const fresh = () => shown().filter((one) => !isChoice(one) && one.type !== "file" && !seen.fields.has(one.id));
      const drawn = () => new Promise((done) => setTimeout(done));
      for (const one of document.querySelectorAll("main details:not([open]) > summary")) one.click();
      let last = null;
      while (choices && fresh().length === 0) {
        const choice = shown().find((one) => isChoice(one) && !/^keep-draft/.test(one.id) && !seen.choices.has(one.id));
        if (!choice) break;
        seen.choices.add(choice.id);
        if (!choice.checked) choice.click();
        last = choice;
        await drawn();
      }
      const found = fresh().map((one) => one.id);
      if (last && found.length) seen.opened.set(last.name, last.id);
      if (!found.length) {
        for (const id of seen.opened.values()) {
          const choice = document.getElementById(id);
          if (choice && !choice.checked) choice.click();
          await drawn();
        }
      }
      for (const id of found) seen.fields.add(id);
      return found;
    }, choices);
    if (!fields.length) return words;
    for (const id of fields) {
      const word = `${mark}f${words.size}q`;
      words.set(id, word);
      await page.evaluate((id) => document.getElementById(id)?.focus(), id);
      await page.keyboard.insertText(word);
    }
  }
}

/** Puts right what the form asks for, keeping the word where the field takes one. */
async function mend(page, words) {
  const wrong = await page.locator("#problem a").evaluateAll((links) => links.map((link) => link.getAttribute("href").slice(1)));
  for (const id of wrong) {
    const field = page.locator(`[id="${id}"]`);
    const word = words.get(id) ?? "";
    const kind = await field.evaluate((one) => (one.type === "text" ? `${one.inputMode} ${one.className}` : one.type));
    if (kind === "email") await field.fill(`${word}@hospital.example`);
    else if (kind === "tel") await field.fill("01632 960000");
    else if (/-(day|month|year)$/.test(id)) {
      for (const [part, value] of [["day", "27"], ["month", "1"], ["year", "2027"]]) {
        await page.locator(`[id="${id.replace(/(day|month|year)$/, part)}"]`).fill(value);
      }
    } else if (/decimal/.test(kind)) await field.fill("7");
    else if (/width-5/.test(kind)) await field.fill("10:30");
    else await field.fill("27 1 2027");
  }
}

/** Fills a form in, checks it and goes to its last page. Gives back the words that no browser may keep. */
async function fill(page, address, mark) {
  const remembered = REMEMBERED[idOf(address)] ?? {};
  await page.goto(server.url(address));
  await page.getByRole("button", { name: "Start", exact: true }).click();
  const words = await plant(page, mark);
  const controls = await judged(page, remembered);
  assert.ok(controls > 1, `${address} has no controls`);
  const answers = page.getByRole("heading", { name: "Check your answers" });
  for (let tries = 0; tries < 4 && !(await answers.isVisible()); tries += 1) {
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await answers.or(page.locator("#problem")).first().waitFor();
    await mend(page, words);
  }
  await answers.waitFor();
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.getByRole("heading", { name: /Your (form|link) is ready/ }).waitFor();
  await judged(page);
  return [...words].filter(([id]) => !(id in remembered)).map(([, word]) => word);
}

/** The control: the same form, told by the test to remember. Whatever finds nothing of this finds nothing at all. */
async function remembering(page, mark) {
  page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
  // A session holds the fields of a page that was left, form history those of a form that went on.
  const leaves = () => page.goto(server.url("about/index.html"));
  const goesOn = async () => {
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByRole("heading", { name: "Check your answers" }).waitFor();
  };
  let word;
  for (const then of [leaves, goesOn]) {
    await page.goto(server.url("forms/equality-form/index.html"));
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("radio", { name: "England", exact: true }).waitFor();
    const words = await plant(page, mark);
    await page.locator("form, input").evaluateAll((all) => all.forEach((one) => one.setAttribute("autocomplete", "on")));
    word = words.get(await page.locator("main input[type=text]").first().getAttribute("id"));
    await then();
  }
  return word;
}

/** Documents that between them have every kind of field. */
const DOCUMENTS = ["business-case", "third-email", "agenda"];

async function fillDocument(page, id, mark) {
  await page.goto(server.url(`templates/${id}/index.html`));
  await page.getByRole("button", { name: "Save as a Word document" }).first().waitFor();
  const words = await plant(page, mark);
  await judged(page);
  return [...words.values()];
}

async function fillWorkspace(page, mark) {
  await page.goto(server.url("workspace/index.html"));
  const words = new Map();
  const here = async (at) => {
    for (const entry of await plant(page, `${mark}${at}`, false)) words.set(...entry);
    await judged(page);
  };
  await page.getByRole("button", { name: "Use sample volunteers" }).waitFor();
  await here("volunteers");
  await page.getByRole("button", { name: "Use sample volunteers" }).click();
  await page.getByRole("navigation", { name: "Stages" }).getByRole("link", { name: /^Pair/ }).click();
  await page.getByRole("button", { name: "Pair volunteers" }).click();
  await page.getByRole("heading", { name: "Result", exact: true }).waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await here(await tab.getAttribute("id"));
  }
  assert.ok(words.size >= 3, `only ${words.size} fields in the workspace`);
  return [...words.values()];
}

async function journey(browser, mark) {
  browser.context.on("page", (page) => page.on("dialog", (dialog) => dialog.accept()));
  const words = [];
  for (const [at, address] of forms.entries()) {
    // A page of its own for each: a session remembers only the newest places of each.
    words.push(...(await fill(await browser.context.newPage(), address, `${mark}p${at}`)));
  }
  assert.ok(words.length > 60, `only ${words.length} fields were filled in`);
  const control = await remembering(await browser.context.newPage(), `${mark}control`);
  return { words, control };
}

test("every control of every tool says that the browser is to remember nothing", async () => {
  // Fields that stand in the pages themselves.
  for (const address of await pages()) {
    const html = await readFile(join(dist, address), "utf8");
    for (const [control] of html.matchAll(/<(form|input|select|textarea)\b[^>]*>/g)) {
      assert.match(control, /autocomplete="?off/, `${address}: ${control}`);
    }
  }
  const browser = await profile();
  try {
    const words = [];
    for (const id of DOCUMENTS) words.push(...(await fillDocument(await browser.context.newPage(), id, `zqdocument${id}`)));
    assert.ok(words.length > 40, `only ${words.length} blanks were filled in`);
    words.push(...(await fillWorkspace(await browser.context.newPage(), "zqworkspace")));
    const search = await browser.context.newPage();
    await search.goto(server.url("search/index.html"));
    await search.getByRole("searchbox").or(search.getByRole("textbox")).first().waitFor();
    assert.ok((await judged(search)) > 0);
    const control = await remembering(await browser.context.newPage(), "zqtoolscontrol");
    await browser.written(control, /Sessions/);
    await browser.close();
    assert.deepEqual(Object.fromEntries(await browser.found(words)), {});
  } finally {
    await browser.context.close().catch(() => {});
    await browser.remove();
  }
});

for (const [how, end] of [["closed", "close"], ["killed", "kill"]]) {
  test(`no answer to any form is on the disk once the browser is ${how}`, async () => {
    const browser = await profile();
    try {
      const { words, control } = await journey(browser, `zq${end}`);
      await browser.written(control, /Web Data/, /Sessions/);
      await browser[end]();
      const places = (await browser.found([control])).get(control).join(" ");
      assert.match(places, /Web Data/, "the search finds form history");
      assert.match(places, /Sessions/, "the search finds sessions");
      assert.deepEqual(Object.fromEntries(await browser.found(words)), {});
    } finally {
      await browser.context.close().catch(() => {});
      await browser.remove();
    }
  });
}
