// Forms as a volunteer fills them in: on a phone part after part, at a desk on one page, with nothing sent anywhere.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { fits, sound } from "./support/sound.mjs";

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
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

/** Opens the first page of a form and waits until the client is in. */
async function form(id, options = phone, fragment = "") {
  const opened = await open(browser, options);
  await opened.page.goto(server.url(`forms/${id}/index.html${fragment}`));
  await opened.page.getByRole("button", { name: "Start" }).waitFor();
  return opened;
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heading = (page, name) => page.getByRole("heading", { name }).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement.id);

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path, text: await readFile(path, "utf8") };
}

/** The part of a link that an administrator prepares. */
const prepared = (value) => `#s=${Buffer.from(JSON.stringify({ v: 1, ...value })).toString("base64url")}`;

test("a volunteer chooses on a phone, puts an error right, checks and takes the form away", async () => {
  const { page, guard, context } = await form("preferences");
  await page.waitForLoadState("networkidle");
  const before = guard.requests.length;
  assert.ok(await page.getByText("Who sees it").isVisible());
  await sound(page, "the first page");

  await press(page, "Start");
  await heading(page, /About you/);
  assert.ok(!(await page.getByText("Who sees it").isVisible()), "the first page is gone");
  await press(page, "Continue");
  await heading(page, "There is a problem");
  assert.equal(await focused(page), "problem");
  assert.match(await page.title(), /^Error: /);
  await sound(page, "the errors");
  await page.getByRole("link", { name: "Enter your name" }).click();
  assert.equal(await focused(page), "q-name");
  await page.keyboard.type("Ana <b>Poe</b>");
  await page.getByLabel("What is your work email address?").fill("ana@surgery.example");
  await press(page, "Continue");

  await heading(page, /Your choices/);
  assert.doesNotMatch(await page.title(), /Error/);
  assert.equal(await focused(page), "form-heading");
  await page.getByRole("radio", { name: "Yes, I have one or more choices" }).check();
  await page.getByLabel("First choice").fill("Cardiology");
  await page.getByLabel("Second choice").fill(" cardiology");
  await page.getByRole("checkbox", { name: "Something else" }).check();
  await page.getByLabel("Please say").fill("We trained together");
  await press(page, "Continue");
  await page.getByRole("link", { name: "Your first and second choices are the same. Change one" }).click();
  await page.getByLabel("Second choice").fill("Renal medicine");
  await sound(page, "the choices");
  await press(page, "Continue");

  await heading(page, /When you are free/);
  await page.getByRole("group", { name: /When could you visit/ }).getByLabel("Friday afternoon").check();
  await sound(page, "the half days");
  await page.goBack();
  await heading(page, /Your choices/);
  assert.equal(await page.getByLabel("First choice").inputValue(), "Cardiology", "the browser's Back loses nothing");
  await page.goForward();
  await press(page, "Continue");
  await press(page, "Continue");

  await heading(page, "Check your answers");
  await sound(page, "the answers");
  await page.getByRole("link", { name: /Change the answer to “What is your name/ }).click();
  assert.equal(await focused(page), "q-name");
  await page.getByLabel("What is your name?").fill("Ana Poe");
  await press(page, "Continue");
  await heading(page, "Check your answers");
  assert.ok(await page.getByText("Ana Poe", { exact: true }).isVisible());
  await press(page, "Finish");

  await heading(page, "Your form is ready");
  await sound(page, "the last page");
  const response = await saved(page, "Save the file to send back");
  assert.equal(response.name, "preferences.response.json");
  const { answers, form: id } = JSON.parse(response.text);
  assert.equal(id, "preferences");
  assert.deepEqual(answers.preferences, { ranked: ["Cardiology", "Renal medicine"] });
  assert.deepEqual(answers.visit_days.choices.ids, ["Fri PM"]);
  const text = await saved(page, "Save as plain text");
  assert.match(text.text, /What is your name\?\r\nAna Poe\r\n/);
  assert.match(text.text, /Something else: We trained together/);
  const draft = await page.getByRole("link", { name: "Open an email draft" }).getAttribute("href");
  assert.match(decodeURIComponent(draft), /^mailto:\?subject=Choose whom you would like to meet&body=[^]*Ana Poe/);

  assert.deepEqual(guard.requests.slice(before).filter((url) => !url.startsWith("blob:")), [], "the form asked for something");
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie]);
  assert.deepEqual(kept, [0, 0, 0, ""], "something was kept on the device");
  await guard.clean();
  await context.close();

  // The file opens again, and another form refuses it.
  const again = await form("preferences");
  await again.page.getByText("Open a saved response").click();
  await again.page.getByLabel("Choose a saved response").setInputFiles(response.path);
  await heading(again.page, "Check your answers");
  assert.ok(await again.page.getByText("1. Cardiology").isVisible());
  await again.context.close();
  const other = await form("reflection");
  await other.page.getByText("Open a saved response").click();
  await other.page.getByLabel("Choose a saved response").setInputFiles(response.path);
  await heading(other.page, "There is a problem");
  const why = "This response is for the form “preferences”, not for “reflection”. Open it on that form's page.";
  assert.ok(await other.page.getByRole("link", { name: why }).isVisible());
  await sound(other.page, "the refusal");
  await other.context.close();
});

test("a reflection at a desk, returned without a name, holds no trace of it", async () => {
  const { page, guard, context } = await form("reflection", { colorScheme: "dark" });
  await press(page, "Start");
  await page.getByRole("radio", { name: "A visit that I made" }).check();
  const date = page.getByRole("group", { name: /When was the visit/ });
  await date.getByLabel("Day").fill("27");
  await date.getByLabel("Month").fill("jan");
  await date.getByLabel("Year").fill("2027");
  const long = "Ünïcode 😀 <script>alert(1)</script> \u05d0\u05d1\u05d2";
  await page.getByLabel(/What surprised you/).fill(long);
  await page.getByLabel(/What is your name/).fill("Zebedee Quill");
  await page.getByRole("group", { name: /May we share your words/ }).getByLabel("Yes", { exact: true }).check();
  await sound(page, "the whole form");
  await press(page, "Continue");
  await heading(page, "Check your answers");
  assert.ok(await page.getByText("27 January 2027").isVisible());
  await sound(page, "the answers");
  await press(page, "Finish");
  const named = await saved(page, "Save the file to send back");
  assert.match(named.text, /Zebedee/);
  await page.getByRole("radio", { name: "Return it without my name" }).check();
  await sound(page, "the last page");
  for (const name of ["Save the file to send back", "Save as plain text"]) {
    const file = await saved(page, name);
    assert.doesNotMatch(file.text, /Zebedee|Quill|jan|January|2026|2027/, "a name, a date or a time is in the file");
    assert.ok(file.text.includes("Ünïcode 😀") && file.text.includes("\u05d0\u05d1\u05d2"), file.text);
  }
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator("main").innerText();
  assert.match(paper, /Ünïcode/);
  assert.doesNotMatch(paper, /Zebedee|Save as plain text|Your form is ready/);
  await guard.clean();
  await context.close();
});

test("a prepared link shows what it brought as text, fills in names and the nation, and stays out of every request", async () => {
  const link = prepared({
    from: "Ana <img src=x onerror=alert(1)>",
    scheme: "Northtown exchange",
    to: "exchange@northtown.example",
    by: "2027-02-01",
    others: ["Dr Ash", "Bo Lee"],
  });
  const { page, guard, context } = await form("preferences", phone, link);
  const brought = page.getByRole("region", { name: "What your link brought" });
  for (const words of ["Ana <img src=x onerror=alert(1)>", "Northtown exchange", "exchange@northtown.example", "1 February 2027"]) {
    assert.ok(await brought.getByText(words).isVisible(), words);
  }
  await sound(page, "the first page");
  await press(page, "Start");
  assert.match(page.url(), /#s=/, "a reload keeps the link");
  assert.ok(guard.requests.every((url) => !url.includes("s=")), "the link was sent");
  await page.getByLabel("What is your name?").fill("Ana Poe");
  await page.getByLabel("What is your work email address?").fill("ana@surgery.example");
  await press(page, "Continue");
  await page.getByRole("radio", { name: "Yes, I have one or more choices" }).check();
  assert.deepEqual(await page.locator("datalist option").evaluateAll((all) => all.map((one) => one.value)), ["Dr Ash", "Bo Lee"]);
  await guard.clean();
  await context.close();

  const nation = await form("equality-form", phone, prepared({ nation: "Wales" }));
  await press(nation.page, "Start");
  await heading(nation.page, /Age and sex/);
  await nation.context.close();
  for (const [broken, words] of [
    ["#s=abc", /damaged or cut short/],
    [prepared({ colour: "red" }), /does not know \(“colour”\)/],
    [prepared({ to: "a@b.example?bcc=c@d.example" }), /is not one email address/],
  ]) {
    const refused = await form("preferences", phone, broken);
    assert.match(await refused.page.getByRole("alert").innerText(), words);
    await sound(refused.page, "the refused link");
    await press(refused.page, "Start");
    await heading(refused.page, /About you/);
    await refused.context.close();
  }
});

test("the equality form asks for the nation, has no email draft, and warns before it is left", async () => {
  const { page, guard, context } = await form("equality-form");
  await press(page, "Start");
  await heading(page, /Your nation/);
  await page.getByRole("radio", { name: "Scotland" }).check();
  await sound(page, "the nation");
  await press(page, "Continue");
  await page.getByRole("radio", { name: "30 to 34" }).check();
  await page.getByRole("button", { name: /Clear this answer/ }).click();
  assert.ok(!(await page.getByRole("radio", { name: "30 to 34" }).isChecked()));
  await page.getByRole("button", { name: /^Undo/ }).click();
  assert.ok(await page.getByRole("radio", { name: "30 to 34" }).isChecked());
  const asked = page.waitForEvent("dialog");
  const leaving = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await leaving;
  for (let part = 0; part < 5; part += 1) await press(page, "Continue");
  await heading(page, "Check your answers");
  await press(page, "Finish");
  await heading(page, "Your form is ready");
  assert.equal(await page.getByRole("link", { name: "Open an email draft" }).count(), 0);
  const file = await saved(page, "Save the file to send back");
  assert.deepEqual(Object.keys(JSON.parse(file.text).answers), ["age"]);
  await guard.clean();
  await context.close();
});

test("without script, and on paper, every form is there to write on", async () => {
  const { page, context } = await open(browser, { ...phone, javaScriptEnabled: false });
  for (const id of ["sign-up", "preferences", "reflection", "equality-form", "action-plan"]) {
    await page.goto(server.url(`forms/${id}/index.html`));
    const blank = page.locator(".app-blank");
    assert.ok(await blank.isVisible(), id);
    assert.ok((await blank.getByRole("heading", { level: 3 }).count()) > 3, id);
    await fits(page, `${id} without script`);
  }
  await context.close();
  const printed = await form("preferences");
  assert.ok(!(await printed.page.getByText("Who are your choices, in order?").isVisible()));
  await printed.page.emulateMedia({ media: "print" });
  assert.ok(await printed.page.getByText("Who are your choices, in order?").isVisible());
  assert.ok(!(await printed.page.getByRole("button", { name: "Start" }).isVisible()));
  await printed.context.close();
});

test("after the skip link each Back goes back one step, and the address goes on carrying the link", async () => {
  const link = prepared({ from: "Robin Example", to: "exchange@northtown.example" });
  const { page, guard, context } = await form("preferences", phone, link);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Skip to main content");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => history.state === "start" && history.length > 2);
  assert.ok(page.url().endsWith(link), "a reload would have lost the link");
  await press(page, "Start");
  await heading(page, /About you/);
  await page.getByLabel("What is your name?").fill("Ana Poe");
  await page.getByLabel("What is your work email address?").fill("ana@surgery.example");
  await page.keyboard.press("Enter");
  await heading(page, /Your choices/);
  await page.goBack();
  await heading(page, /About you/);
  assert.equal(await page.getByLabel("What is your name?").inputValue(), "Ana Poe");
  await page.getByLabel("What is your name?").fill("");
  await page.goForward();
  await heading(page, /Your choices/);
  await page.goBack();
  await page.goBack();
  await page.getByRole("button", { name: "Go on", exact: true }).waitFor();
  assert.equal(await focused(page), "form-start");
  await press(page, "Go on");
  assert.equal(await page.getByLabel("What is your work email address?").inputValue(), "ana@surgery.example");
  await guard.clean();
  await context.close();
});

test("a second link pasted in the same tab counts at once while nothing is filled in, and is asked about after that", async () => {
  const links = ["Ann", "Bob", "Cy"].map((from) => prepared({ from, to: `${from.toLowerCase()}@hospital.example` }));
  const { page, guard, context } = await form("preferences", phone, links[0]);
  const paste = (fragment) => page.goto(server.url(`forms/preferences/index.html${fragment}`));
  const brought = page.getByRole("region", { name: "What your link brought" });
  const asked = page.getByRole("group", { name: "You have opened another link" });
  await brought.getByText("Ann", { exact: true }).waitFor();
  await press(page, "Start");
  await paste(links[1]);
  await brought.getByText("Bob", { exact: true }).waitFor();
  assert.equal(await asked.count(), 0);

  await press(page, "Start");
  await page.getByLabel("What is your name?").fill("Ana Poe");
  await paste(links[2]);
  await asked.getByText("It says that it is from Cy and sends the form to cy@hospital.example.").waitFor();
  assert.equal(await focused(page), "new-link");
  await sound(page, "the question which link counts");
  await press(page, "Keep the link from before");
  await asked.waitFor({ state: "detached" });
  assert.equal(await focused(page), "form-heading");
  assert.ok(page.url().endsWith(links[1]), "a reload finds the link that is in use");
  assert.equal(await page.getByLabel("What is your name?").inputValue(), "Ana Poe");

  await paste("#s=abc");
  const broken = page.getByRole("group", { name: "The link that you opened could not be used" });
  await broken.getByText(/damaged or cut short/).waitFor();
  await press(page, "Keep the link from before");
  assert.ok(page.url().endsWith(links[1]));

  await paste(links[2]);
  await press(page, "Use the new link");
  await brought.getByText("Cy", { exact: true }).waitFor();
  assert.ok(page.url().endsWith(links[2]));
  await press(page, "Go on");
  assert.equal(await page.getByLabel("What is your name?").inputValue(), "Ana Poe");
  await page.getByRole("button", { name: /^Undo ?: the new link/ }).click();
  await page.waitForFunction((link) => location.hash === link, links[1]);
  await guard.clean();
  await context.close();
});
