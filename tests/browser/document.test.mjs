// Templates as an administrator fills them in: details once for every document, many copies from a list, files to take away.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, open } from "./support/browser.mjs";
import { parts, tokens, wordText } from "./support/files.mjs";
import { dist, serve } from "./support/server.mjs";
import { sound } from "./support/sound.mjs";

/** Word files with the text that each has to say: `tests/exports/check_docx.py` opens them with another reader. */
const WORD_FILES = fileURLToPath(new URL("../output/word/", import.meta.url));
let browser;
let server;
let folder;

before(async () => {
  server = await serve("/toolkit/");
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "toolkit-"));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const press = (page, name) => page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).click();
const field = (page, label) => page.getByLabel(label, { exact: true });
const paper = (page) => page.getByRole("article", { name: "The document" });
const said = (page) => page.getByRole("status");

/** The parts of an email, each decoded. */
const mailParts = (mail) => [...mail.matchAll(/Content-Transfer-Encoding: base64\r\n\r\n([A-Za-z0-9+/=\r\n]*)/g)]
  .map(([, coded]) => Buffer.from(coded, "base64").toString("utf8"));

/** Opens a template's page and waits until it can be filled in and saved. */
async function template(id, options, address = server.url(`templates/${id}/index.html`)) {
  const opened = await open(browser, options);
  await opened.page.goto(address);
  await ready(opened.page);
  return opened;
}

async function ready(page) {
  await page.getByRole("button", { name: "Save as a Word document", exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
}

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const path = join(folder, `${Math.random().toString(36).slice(2)}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path };
}

for (const [name, options] of Object.entries({
  "on a phone": { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "at a desk in the dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
})) {
  test(`what is typed stands in the document at once, ${name}`, async () => {
    const { page, guard, context } = await template("third-email", options);
    await sound(page, "the empty document");
    const requests = guard.requests.length;
    await field(page, "Name of the scheme").fill("Harbour <b>&</b> Marsh");
    await field(page, "First profession").fill("advanced nurse practitioner");
    await field(page, "Name of the person you write to").fill("Dr Robin Example");
    await paper(page).getByText("Dear Dr Robin Example,").waitFor();
    await paper(page).getByText("To reach an advanced nurse practitioner:").waitFor();
    assert.ok(await paper(page).getByText("Harbour <b>&</b> Marsh").first().isVisible(), "what is typed stays text");

    // A blank in the document leads to its field.
    await paper(page).getByRole("button", { name: "Fill in: [Their partner's name]" }).first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "blank-partner_name");
    await page.keyboard.type("Dr Jo Specimen");
    await paper(page).getByText("meet your partner, Dr Jo Specimen").waitFor();

    // One document can differ, and come back.
    await press(page, /^Make it different in this document.*Name of the scheme$/);
    await field(page, "Name of the scheme").fill("Another name");
    await paper(page).getByText("taking part in Another name").waitFor();
    await press(page, /^Use what the scheme has.*Name of the scheme$/);
    await paper(page).getByText("taking part in Harbour <b>&</b> Marsh").waitFor();
    await press(page, /^Undo.*“Name of the scheme” as in the scheme$/);
    await paper(page).getByText("taking part in Another name").waitFor();
    await sound(page, "the document half filled in");
    assert.equal(guard.requests.length, requests, "nothing was asked of anybody");
    await guard.clean();
    await context.close();
  });
}

test("the business case works out its costs and assumes nothing", async () => {
  const { page, guard, context } = await template("business-case");
  const worked = (label) => page.locator(".app-worked", { hasText: label }).locator(".app-worked__result").first();
  assert.equal(await worked("Total cost").textContent(), "Not worked out yet");
  for (const [label, value] of [
    ["Number of pairs you plan", "20"],
    ["Half days of cover for each person, first profession", "1"],
    ["Cost of cover for a half day, first profession", "£350"],
    ["Half days of cover for each person, second profession", "2"],
    ["Cost of cover for a half day, second profession", "1,200.50"],
    ["Coordination, hours a week", "3.5"],
    ["Coordination, number of weeks", "16"],
    ["Cost of an hour of coordination", "18.35"],
  ]) await field(page, label).fill(value);
  await page.getByText("Still needed: Cost of the closing event.").waitFor();
  assert.equal(await worked("Total cost").textContent(), "Not worked out yet");
  await field(page, "Cost of the closing event").fill("0");
  assert.equal(await worked("Total cost").textContent(), "£56,047.60");
  await paper(page).getByText("The total cost is £56,047.60, set out below.").waitFor();

  // The context chooser takes passages in and leaves them out.
  const passage = paper(page).getByText("A new pathway here moves care between community and hospital teams.");
  assert.equal(await passage.count(), 0);
  await page.getByRole("group", { name: "Context: a new pathway between community and hospital" }).getByLabel("Include").check();
  await passage.waitFor();
  await field(page, "Question 3: what do you hope to achieve?").fill("Fewer lost letters.\n- one\n- two");
  assert.equal(await paper(page).getByRole("listitem").filter({ hasText: /^two$/ }).count(), 1);
  await guard.clean();
  await context.close();
});

test("details are filled in once, kept by choice, and gone when that is unticked", async () => {
  const { page, context } = await template("third-email");
  await field(page, "Name of the scheme").fill("Harbour and Marsh");
  const choice = () => page.getByRole("checkbox", { name: "Keep a draft on this computer" });
  await page.getByText("Keep or open your work").click();
  assert.equal(await choice().isChecked(), false, "nothing is kept unless somebody asks for it");
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name)), []);
  await choice().check();
  await page.getByText(/Kept on this computer \d\d:\d\d/).waitFor();

  // A second tab reads, and says that it does not keep.
  const second = await context.newPage();
  await second.goto(server.url("templates/agenda/index.html"));
  await ready(second);
  assert.equal(await field(second, "Name of the scheme").inputValue(), "Harbour and Marsh");
  await second.getByText("This work is open in another tab, and that tab keeps it.").waitFor();
  await second.close();

  await page.goto(server.url("templates/agenda/index.html"));
  await ready(page);
  assert.equal(await field(page, "Name of the scheme").inputValue(), "Harbour and Marsh", "another document has it");
  await field(page, "Name of the scheme").fill("Harbour, Marsh and Quay");
  await page.getByText(/Kept on this computer \d\d:\d\d/).waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await field(page, "Name of the scheme").inputValue(), "Harbour, Marsh and Quay");

  await page.getByText("Keep or open your work").click();
  await press(page, "Clear everything on this computer");
  await said(page).getByText("Nothing is kept on this computer any more.").waitFor();
  assert.equal(await field(page, "Name of the scheme").inputValue(), "Harbour, Marsh and Quay", "the page still has it");
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name)), []);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await ready(page);
  assert.equal(await field(page, "Name of the scheme").inputValue(), "");
  await context.close();
});

test("a computer that keeps nothing says so, and the work still goes into a file", async () => {
  const { page, context } = await open(browser);
  await page.addInitScript(() => {
    indexedDB.open = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
  });
  await page.goto(server.url("templates/agenda/index.html"));
  await ready(page);
  await field(page, "Name of the scheme").fill("Harbour and Marsh");
  await page.getByText("Keep or open your work").click();
  await page.getByRole("checkbox", { name: "Keep a draft on this computer" }).click();
  await page.getByText("There is no room left on this computer, so your work is not kept on it. Nothing is lost: save it to a file.").waitFor();
  const file = await saved(page, () => press(page, "Save"));
  assert.equal(file.name, "harbour-and-marsh.exchange.json");
  assert.equal(JSON.parse(await readFile(file.path, "utf8")).parts.details.data.values["scheme.name"], "Harbour and Marsh");
  await context.close();
});

test("a saved scheme opens on another page, and what is no scheme is refused with nothing lost", async () => {
  const { page, guard, context } = await template("agenda");
  await field(page, "Name of the scheme").fill("Harbour and Marsh");
  await field(page, "Date of the closing event").fill("16 June 2027");
  const file = await saved(page, () => press(page, "Save"));
  await said(page).getByText("The scheme is saved with your downloads.").waitFor();
  await page.goto(server.url("templates/event-invitation/index.html"));
  await ready(page);
  await page.getByText("Keep or open your work").click();
  const wrong = join(folder, "wrong.exchange.json");
  await writeFile(wrong, '{"form":"reflection"}');
  await field(page, "Open a saved scheme").setInputFiles(wrong);
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  assert.match(await page.title(), /^Error: /);
  await page.getByRole("link", { name: "This is not a scheme saved here. Choose a file whose name ends in .exchange.json. Nothing was opened." }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "open-scheme");
  await field(page, "Open a saved scheme").setInputFiles(file.path);
  await paper(page).getByText("16 June 2027").first().waitFor();
  assert.doesNotMatch(await page.title(), /^Error: /);
  await guard.clean();
  await context.close();
});

test("one list makes a draft for each person, with the partner's details of that person alone", async () => {
  const { page, guard, context } = await template("third-email");
  const list = join(folder, "pairs.csv");
  const people = Array.from({ length: 6 }, (_, n) => `Dr A${n},a${n}@surgery.example,Dr B${n},b${n}@hospital.example,0163296000${n}`);
  await writeFile(list, `person_a,email_a,person_b,email_b,phone_b\n${people.join("\n")}\n`);
  await field(page, "Name of the scheme").fill("Harbour and Marsh");
  await page.getByText("Make a copy for each of many people").click();
  await field(page, "Choose a list of people").setInputFiles(list);
  await page.getByText("12 people", { exact: true }).waitFor();
  await paper(page).getByText("Dear Dr A0,").waitFor();
  await field(page, "Show the copy of").selectOption("Dr B3");
  await paper(page).getByText("Dear Dr B3,").waitFor();
  await paper(page).getByText("a3@surgery.example").waitFor();
  assert.equal(await paper(page).getByText("01632960003").count(), 0, "nobody gets their own number as their partner's");
  await sound(page, "the list");
  const file = await saved(page, () => press(page, "Make 12 email drafts"));
  assert.equal(file.name, "third-email.zip");
  await said(page).getByText("The files are saved with your downloads, as one zip.").waitFor();
  const drafts = await parts(await readFile(file.path));
  assert.deepEqual(Object.keys(drafts).sort(), [0, 1, 2, 3, 4, 5].flatMap((n) => [`Dr A${n}.eml`, `Dr B${n}.eml`]).sort());
  for (const [name, mail] of Object.entries(drafts)) {
    const [, side, n] = /Dr ([AB])(\d)/.exec(name);
    const [own, partner] = side === "A" ? [`a${n}@surgery`, `b${n}@hospital`] : [`b${n}@hospital`, `a${n}@surgery`];
    assert.match(mail, new RegExp(`^X-Unsent: 1\r\n[^]*To: "Dr ${side}${n}" <${own}.example>\r\n`));
    const [plain, html, ...enclosed] = mailParts(mail);
    for (const words of [plain, html]) {
      assert.ok(words.includes(`${partner}.example`) && !words.includes(`${own}.example`), `${name} names its partner alone`);
      assert.equal(words.includes(`0163296000${n}`), side === "A", name);
    }
    assert.equal(enclosed.length, 5, "five files go with it");
    assert.match(mail, /filename="patient-notice.docx"/);
  }

  // For Word's own mail merge: a row for each person.
  const merge = await saved(page, () => press(page, "Save a merge file (CSV)"));
  const table = await readFile(merge.path, "utf8");
  assert.ok(table.startsWith("\ufeffName,Email,Name of the scheme,"), "Excel needs the mark to read accents");
  const rows = table.trim().split("\r\n");
  assert.equal(rows.length, 13);
  assert.match(rows[1], /^Dr A0,a0@surgery.example,Harbour and Marsh,/);
  const excel = await saved(page, () => press(page, "Save a merge file (Excel)"));
  const sheet = (await parts(await readFile(excel.path)))["xl/sharedStrings.xml"];
  assert.match(sheet, /0163296000/, "a number keeps its zeros as text");
  await guard.clean();
  await context.close();
});

for (const [id, fill, kind] of [
  ["third-email", [["Name of the scheme", "Harbour & Marsh 😀 \u05d0\u05d1"], ["Name of the person you write to", "<b>Ann</b>"]], "email"],
  ["business-case", [["Number of pairs you plan", "20"], ["Question 3: what do you hope to achieve?", "Fewer lost letters.\n- one\n- two"]], "report"],
]) {
  test(`the ${kind} is taken away as a Word document with the words of the page`, async () => {
    const { page, guard, context } = await template(id);
    for (const [label, value] of fill) await field(page, label).fill(value);
    await page.getByText("Details of your scheme:").waitFor();
    await field(page, "First logo (optional)").setInputFiles(fileURLToPath(new URL("../../crates/files/tests/pictures/harbour.png", import.meta.url)));
    await field(page, "Whose logo is it?").fill("Harbour Primary Care");
    const file = await saved(page, () => press(page, "Save as a Word document"));
    assert.equal(file.name, `${id}.docx`);
    const bytes = await readFile(file.path);
    const shown = await paper(page).evaluate((article) => {
      const copy = article.cloneNode(true);
      copy.querySelectorAll(".nhsuk-u-visually-hidden, .app-document__subject, .app-document__logos").forEach((node) => node.remove());
      copy.querySelectorAll("p, li, h2, h3, h4, td, th, br").forEach((node) => node.after("\n"));
      return copy.textContent;
    });
    const title = kind === "report" ? "Business case\n" : "";
    assert.deepEqual(tokens(await wordText(bytes)), tokens(title + shown), "the document says what the page says");
    const inside = await parts(bytes);
    assert.match(inside["word/document.xml"], /w:highlight/, "what is still blank stands out");
    assert.ok(Object.keys(inside).some((name) => name.startsWith("word/media/")), "the logo is in it");
    assert.match(Object.entries(inside).find(([name]) => /header/.test(name))[1], /descr="Harbour Primary Care"/);
    assert.match(inside["docProps/core.xml"], /<dc:language>en-GB<\/dc:language>/);
    await mkdir(WORD_FILES, { recursive: true });
    await writeFile(join(WORD_FILES, `${id}-filled.docx`), bytes);
    await writeFile(join(WORD_FILES, `${id}-filled.txt`), title + shown);
    await guard.clean();
    await context.close();
  });
}

test("a picture that is none is refused, and a picture without words holds the document up in a sentence", async () => {
  const { page, context } = await template("agenda");
  const wrong = join(folder, "logo.png");
  await writeFile(wrong, "<svg/>");
  await field(page, "First logo (optional)").setInputFiles(wrong);
  await page.getByRole("link", { name: "The file logo.png is not a PNG or JPEG picture. Choose one whose name ends in .png, .jpg or .jpeg." }).waitFor();
  await field(page, "First logo (optional)").setInputFiles(fileURLToPath(new URL("../../crates/files/tests/pictures/harbour.png", import.meta.url)));
  await press(page, "Save as a Word document");
  await page.getByRole("link", { name: "The left logo has no alternative text. Say in a few words whose logo it is. No document was made." }).waitFor();
  await context.close();
});

test("once the list is taken away, and after Cancel, no more files are made and none is saved", async () => {
  const { page, guard, context } = await template("third-email");
  const list = join(folder, "many.csv");
  const people = Array.from({ length: 150 }, (_, n) => `Dr A${n},a${n}@surgery.example,Dr B${n},b${n}@hospital.example`);
  await writeFile(list, `person_a,email_a,person_b,email_b\n${people.join("\n")}\n`);
  const downloads = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  // Each slice of the work is a message of the page to itself.
  await page.evaluate(() => {
    self.slices = 0;
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...message) {
      self.slices += 1;
      return post.apply(this, message);
    };
  });
  const quiet = () => page.evaluate(async () => {
    const before = self.slices;
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    return self.slices - before;
  });
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.getByText("Make a copy for each of many people").click();
  await field(page, "Choose a list of people").setInputFiles(list);
  await page.getByText("300 people", { exact: true }).waitFor();
  await press(page, "Make 300 email drafts");
  await page.getByText(/^[1-9]\d* of 300 email drafts made$/).waitFor();
  assert.equal(await focused(), "cancel-files");
  await press(page, "Cancel");
  await said(page).getByText("Cancelled. No file was made.").waitFor();
  assert.equal(await focused(), "make-files");
  assert.equal(await quiet(), 0, "the work goes on after Cancel");

  await press(page, "Make 300 email drafts");
  await page.getByText(/^[1-9]\d* of 300 email drafts made$/).waitFor();
  await press(page, "Take the list away");
  await said(page).getByText("The list is taken away.").waitFor();
  assert.equal(await quiet(), 0, "the work goes on without the list");
  assert.equal(await focused(), "choose-list");
  assert.deepEqual(downloads, []);
  await press(page, /^Undo ?: the list taken away/);
  await page.getByText("300 people", { exact: true }).waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 0);
  await guard.clean();
  await context.close();
});

test("an email opens without a question about leaving, which leaving itself goes on asking", async () => {
  const { page, guard, context } = await template("third-email");
  await field(page, "Name of the scheme").fill("Harbour and Marsh");
  const questions = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    return dialog.dismiss();
  });
  // Hears of each attempt to leave after the tool has, and whether the tool asks.
  await page.evaluate(() => {
    self.asked = [];
    addEventListener("beforeunload", (event) => self.asked.push(event.defaultPrevented));
  });
  const link = page.getByRole("link", { name: /^Open in my email/ });
  for (const asked of [[false], [false, false]]) {
    await link.click();
    await page.waitForFunction((count) => self.asked.length >= count, asked.length);
    assert.deepEqual(await page.evaluate(() => self.asked), asked);
  }
  assert.deepEqual(questions, []);
  await page.getByRole("link", { name: "Templates" }).first().click();
  await page.waitForFunction(() => self.asked.length === 3);
  assert.equal(await page.evaluate(() => self.asked[2]), true);
  assert.deepEqual(questions, ["beforeunload"]);
  await guard.clean();
  await context.close();
});

test("the words are copied as text and with their tables", async () => {
  const { page, context } = await template("third-email", { permissions: ["clipboard-read", "clipboard-write"] });
  await field(page, "Name of the person you write to").fill("Ann");
  await press(page, "Copy");
  await said(page).getByText("The text is copied. Paste it where you want it.").waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (kind) => (await item.getType(kind)).text();
    return { text: await read("text/plain"), html: await read("text/html") };
  });
  assert.match(copied.text, /^Dear Ann,/);
  assert.match(copied.html, /<table/);
  await context.close();
});

test("opened from a folder the tool works, and keeps nothing", async () => {
  const address = pathToFileURL(join(dist, "templates/agenda/index.html")).href;
  const { page, guard, context } = await template("agenda", {}, address);
  await field(page, "Name of the scheme").fill("Harbour and Marsh");
  await page.getByText("Keep or open your work").click();
  assert.ok(await page.getByText("A page opened from a folder keeps nothing on this computer.").isVisible());
  assert.equal(await page.getByRole("checkbox", { name: "Keep a draft on this computer" }).count(), 0);
  const file = await saved(page, () => press(page, "Save as a Word document"));
  assert.equal(file.name, "agenda.docx");
  assert.deepEqual(guard.wrong, []);
  await context.close();
});

test("without script the blank document reads, prints and downloads", async () => {
  const { page, context } = await open(browser, { javaScriptEnabled: false });
  await page.goto(server.url("templates/third-email/index.html"));
  assert.ok(await page.getByText("[Name of the person you write to]").isVisible());
  const file = await saved(page, () => page.getByRole("link", { name: /Download the blank document \(Word, \d+ KB\)/ }).click());
  assert.equal(file.name, "third-email.docx");
  await context.close();
});
