// The office: the second module, which reads and writes Word files, workbooks, zips and protected files. Loaded behind the
// page, called through the person's own controls in a form and directly where no tool uses it yet, and restarted after a trap.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, open, settled } from "./support/browser.mjs";
import { holdsNoTrace, parts, tokens, wordText } from "./support/files.mjs";
import { dist, serve } from "./support/server.mjs";
import { sound } from "./support/sound.mjs";

const WORD = "Save as a Word document";
/** Word files with the text that each has to say: `tests/exports/check_docx.py` opens them with another reader. */
const WORD_FILES = fileURLToPath(new URL("../output/word/", import.meta.url));
let browser;
let folder;
const servers = {};

before(async () => {
  servers.path = await serve("/toolkit/");
  servers.root = await serve("/");
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "toolkit-"));
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.close();
});

const places = {
  "under a path": (path) => servers.path.url(path),
  "at a root": (path) => servers.root.url(path),
  "opened from a folder": (path) => pathToFileURL(join(dist, path)).href,
};

/** Lines without the empty ones between them: a reader of Word files puts one after each paragraph. */
const lines = (text) => text.replace(/\n+/g, "\n").trim();

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heading = (page, name) => page.getByRole("heading", { name }).waitFor();

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  const bytes = await readFile(path);
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

/** Fills in a reflection up to its last page, with what a person may paste. */
async function reflect(page) {
  await press(page, "Start");
  await page.getByRole("radio", { name: "A visit that I made" }).check();
  const date = page.getByRole("group", { name: /When was the visit/ });
  await date.getByLabel("Day").fill("27");
  await date.getByLabel("Month").fill("jan");
  await date.getByLabel("Year").fill("2027");
  await page.getByLabel(/What surprised you/).fill("Two <b>lists</b> & 😀\n\nof \u05d0\u05d1\u05d2 names");
  await page.getByLabel(/What is your name/).fill("Zebedee Quill");
  await page.getByRole("group", { name: /May we share your words/ }).getByLabel("Yes", { exact: true }).check();
  await press(page, "Continue");
  await heading(page, "Check your answers");
  await press(page, "Finish");
  await heading(page, "Your form is ready");
}

/** Goes through a form whose questions are all optional, part after part. */
async function toTheEnd(page) {
  await press(page, "Start");
  const answers = page.getByRole("heading", { name: "Check your answers" });
  while (!(await answers.isVisible())) {
    const before = await page.locator("#form-heading").innerText();
    await press(page, "Continue");
    await page.waitForFunction((before) => document.getElementById("form-heading").innerText !== before, before);
  }
  await press(page, "Finish");
  await heading(page, "Your form is ready");
}

for (const [place, address] of Object.entries(places)) {
  test(`a form ${place} is taken away as a Word document that carries what the text, the paper and the response do`, async () => {
    const { page, guard, context } = await open(browser);
    await page.goto(address("forms/reflection/index.html"));
    assert.equal(await settled(page), "ready");
    const asked = guard.requests.length;
    await reflect(page);

    const word = await saved(page, WORD);
    assert.equal(word.name, "reflection.docx");
    const text = await saved(page, "Save as plain text");
    await mkdir(WORD_FILES, { recursive: true });
    for (const file of [word, text]) await writeFile(join(WORD_FILES, file.name), file.bytes);
    const wordWords = await wordText(word.bytes);
    assert.deepEqual(tokens(wordWords), tokens(text.text), "the document and the text say the same in the same order");
    assert.match(wordWords, /Two <b>lists<\/b> & 😀\n\n\n\nof \u05d0\u05d1\u05d2 names/);
    const main = (await parts(word.bytes))["word/document.xml"];
    for (const style of ["Title", "Heading1", "Question"]) assert.ok(main.includes(`<w:pStyle w:val="${style}"/>`), style);
    const core = (await parts(word.bytes))["docProps/core.xml"];
    assert.match(core, /<dc:title>[^<]+<\/dc:title><dc:language>en-GB<\/dc:language>/);
    const response = JSON.parse((await saved(page, "Save the file to send back")).text);
    for (const answer of Object.values(response.answers)) {
      if (typeof answer.text === "string") {
        assert.ok(lines(wordWords).includes(lines(answer.text)), answer.text);
      }
    }
    await page.emulateMedia({ media: "print" });
    const paper = new Set(tokens(await page.locator("main").innerText()));
    assert.deepEqual(tokens(wordWords).filter((token) => !paper.has(token)), [], "the paper lacks something");
    await page.emulateMedia({ media: "screen" });

    await page.getByRole("radio", { name: "Return it without my name" }).check();
    const trace = /Zebedee|Quill|\bjan\b|January|2027|2026/;
    const nameless = await saved(page, WORD);
    await holdsNoTrace(nameless.bytes, trace);
    for (const file of ["Save as plain text", "Save the file to send back"]) assert.doesNotMatch((await saved(page, file)).text, trace);
    assert.deepEqual(tokens(await wordText(nameless.bytes)), tokens((await saved(page, "Save as plain text")).text));
    assert.deepEqual((await saved(page, WORD)).bytes, nameless.bytes, "the same answers give the same bytes");

    assert.deepEqual(guard.requests.slice(asked).filter((url) => !url.startsWith("blob:")), [], "the page asked for something");
    await guard.clean();
    // The door is closed behind both modules: this is refused by the page's own policy, which says so.
    const refused = await page.evaluate(() => fetch(document.baseURI).then(() => "let through", () => "refused"));
    assert.equal(refused, "refused");
    await context.close();
  });
}

test("the last page says that the Word document is not ready yet, and offers it as soon as it is", async () => {
  const { page, guard, context } = await open(browser, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/office-form.*.wasm", async (route) => {
    await held;
    // As a host sends it that does not know the type.
    await route.fulfill({ body: await readFile(join(dist, new URL(route.request().url()).pathname.replace("/toolkit/", ""))), contentType: "application/octet-stream" });
  });
  await page.goto(servers.path.url("forms/equality-extra/index.html"));
  await page.getByRole("button", { name: "Start" }).waitFor();
  await toTheEnd(page);
  const waiting = page.getByRole("button", { name: `${WORD} (getting ready)` });
  await waiting.waitFor();
  assert.equal(await waiting.getAttribute("aria-disabled"), "true");
  await waiting.click({ force: true });
  const notYet = "The part of this tool that reads and writes files is not ready. Wait a moment, then try again.";
  await page.getByRole("status").filter({ hasText: notYet }).waitFor({ state: "attached" });
  await sound(page, "the page");
  release();
  await page.getByRole("button", { name: WORD, exact: true }).waitFor();
  assert.match((await saved(page, WORD)).name, /\.docx$/);
  await sound(page, "the page");
  await guard.clean();
  await context.close();
});

test("where the office cannot be loaded the form works, says what to do, and asks for nothing more", async () => {
  const { page, guard, context } = await open(browser);
  await page.route("**/office-form.*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(servers.path.url("forms/reflection/index.html"));
  assert.equal(await settled(page), "failed");
  await reflect(page);
  assert.equal(await page.getByRole("button", { name: /Word/ }).count(), 0);
  const why =
    "There is no Word document, because a part of this page could not be loaded. Save as plain text, or print. To try again: save the file to send back, reload this page, and open the file on its first page.";
  assert.ok(await page.getByText(why).isVisible());
  await sound(page, "the page");
  assert.match((await saved(page, "Save as plain text")).text, /Zebedee/);
  const refused = await page.evaluate(() => fetch(document.baseURI).then(() => "let through", () => "refused"));
  assert.equal(refused, "refused", "the door is closed here as well");
  assert.equal(guard.wrong.filter((what) => !/404|office|Failed to load|violates|Refused|Fetch/i.test(what)).join("\n"), "");
  await context.close();
});

/** Calls an export in the page; bytes go in and come out as arrays of numbers. A refusal comes back as its sentence. */
function run(page, name, ...args) {
  return page.evaluate(
    ([name, args]) => {
      const bytes = (value) => (value && typeof value === "object" && value.bytes ? Uint8Array.from(value.bytes) : value);
      const plain = (value) => (value instanceof Uint8Array ? { bytes: [...value] } : value);
      try {
        const given = args.map((arg) => (Array.isArray(arg) ? arg.map(bytes) : bytes(arg)));
        return { value: plain(self.toolkitOffice.run(name, given)) };
      } catch (error) {
        return { sentence: error.message };
      }
    },
    [name, args],
  );
}

for (const place of ["under a path", "opened from a folder"]) {
  test(`every reader and writer answers ${place}`, async () => {
    const { page, guard, context } = await open(browser);
    await page.goto(places[place]("workspace/index.html"));
    assert.equal(await settled(page), "ready");

    const rows = [["Name", "Phone"], ["Siân 😀", "07700900123"], ["=1+1", ""]];
    const book = (await run(page, "write_xlsx", "Volunteers", [["People", rows], ["Rota", [["Day"]]]])).value;
    assert.match((await parts(Buffer.from(book.bytes)))["xl/sharedStrings.xml"], />07700900123</);
    assert.deepEqual((await run(page, "read_table", "list.xlsx", book)).value, [
      ['Only the sheet "People" was read. The workbook also has "Rota".'],
      rows,
    ]);
    const csv = { bytes: [...Buffer.from("name;note\r\nSiân;\"a\nb\"\r\n\r\nBob;", "latin1")] };
    assert.deepEqual((await run(page, "read_table", "list.csv", csv)).value, [
      [
        'The file was saved in an older way (Windows-1252). Check these words: Siân. If they look wrong, save the file again as "CSV UTF-8 (Comma delimited)".',
      ],
      [["name", "note"], ["Siân", "a\nb"], [], ["Bob", ""]],
    ]);
    assert.deepEqual(await run(page, "read_table", "list.pdf", { bytes: [...Buffer.from("%PDF-1.7")] }), {
      sentence:
        'This is a PDF. Open the spreadsheet that it was made from in Excel, choose File, then Save As, then the type "Excel Workbook (.xlsx)", and choose the new file here. Nothing was imported.',
    });

    const secret = { bytes: [...Buffer.from("the whole scheme")] };
    const sealed = (await run(page, "seal", secret, "saltmarsh tide")).value;
    assert.match(Buffer.from(sealed.bytes).toString("latin1"), /^age-encryption\.org\/v1\n-> scrypt \S+ 1[5-8]\n/);
    assert.notDeepEqual((await run(page, "seal", secret, "saltmarsh tide")).value, sealed, "each seal has a key of its own");
    assert.deepEqual((await run(page, "unseal", sealed, "saltmarsh tide")).value, secret);
    assert.deepEqual(await run(page, "unseal", sealed, "saltmarsh"), {
      sentence: "The passphrase does not open this file. Check capital letters and spaces, and try again. Nothing was opened.",
    });

    const template = { id: "t", version: 1, kind: "letter", blank: [{ id: "name", label: "Name", type: "text" }], body: [{ paragraph: [{ text: "Dear " }, { blank: { id: "name" } }] }] };
    const letter = (await run(page, "template_docx", JSON.stringify(template), "Letter", JSON.stringify({ name: { text: "Ana & Bo" } }), undefined, "", undefined, "")).value;
    assert.equal(await wordText(letter.bytes), "Dear Ana & Bo\n\n", "a letter has its title among its properties alone");
    const logo = { bytes: [...(await readFile(new URL("../../crates/files/tests/pictures/harbour.png", import.meta.url)))] };
    const headed = (await run(page, "template_docx", JSON.stringify(template), "Letter", "{}", logo, "Harbour Hospitals", undefined, "")).value;
    assert.match((await parts(Buffer.from(headed.bytes)))["word/header1.xml"], /descr="Harbour Hospitals"/);
    const form = JSON.stringify({ id: "f", version: 1, purpose: "Why.", who_sees: "Us.", minutes: 1, return_to: "nobody", anonymous: "never", section: [{ id: "s", title: "Part", question: [{ id: "q", type: "date", label: "When?" }] }] });
    assert.match(await wordText((await run(page, "blank_form_docx", "A form", form)).value.bytes), /A form\n\nWhy\.[^]*Part\n\nWhen\?/);

    const pack = (await run(page, "zip", ["Ana/letter.docx", "list.csv"], [letter, csv])).value;
    const files = await parts(Buffer.from(pack.bytes));
    assert.deepEqual(Object.keys(files), ["Ana/letter.docx", "list.csv"]);
    assert.deepEqual(await run(page, "zip", ["../up"], [letter]), {
      sentence: '"../up" cannot be the name of a file in a zip. Give it another name. No file was made.',
    });
    const qr = (await run(page, "qr_svg", "https://toolkit.example/#s=abc")).value;
    assert.match(qr, /^<svg [^>]*><title>QR code: https:\/\/toolkit\.example\/#s=abc<\/title>/);
    assert.match((await run(page, "qr_svg", "x".repeat(9_000))).sentence, /^This is too long for a QR code/);
    await guard.clean();
    await context.close();
  });
}

test("a trap is reported, a fresh instance takes over, and the work goes on", async () => {
  const { page, guard, context } = await open(browser);
  await page.goto(servers.path.url("workspace/index.html"));
  assert.equal(await settled(page), "ready");
  const states = await page.evaluate(() => {
    self.states = [];
    // Each instance is made by a call of this.
    const glue = self.toolkitOfficeGlue;
    self.instances = 0;
    self.toolkitOfficeGlue = (exports) => ((self.instances += 1), glue(exports));
    addEventListener("toolkit-office", () => self.states.push(self.toolkitOffice.state));
    return self.states;
  });
  assert.deepEqual(states, []);
  // A file of 2 GB, which no module of 32 bits can take in: the call ends in a real trap.
  const stopped = await page.evaluate(() => {
    try {
      self.toolkitOffice.run("read_table", ["list.csv", new Uint8Array(2 ** 31)]);
      return "no trap";
    } catch (error) {
      return error.message;
    }
  });
  assert.equal(
    stopped,
    "The part of this tool that reads and writes files stopped at this file and was started again. Nothing that you entered is lost.",
  );
  assert.match(guard.wrong.join("\n"), /^console error: RuntimeError: unreachable/);
  assert.equal(await settled(page), "ready");
  assert.equal(await page.evaluate(() => self.instances), 1, "a fresh instance was made");
  const csv = { bytes: [...Buffer.from("name\nAna")] };
  assert.deepEqual((await run(page, "read_table", "list.csv", csv)).value, [[], [["name"], ["Ana"]]]);
  assert.deepEqual(await page.evaluate(() => self.states), [], "it was there again before the call came back");
  assert.equal(await page.getByText("This tool has stopped").count(), 0, "the tool itself goes on");
  await context.close();
});
