// A link to a form, prepared by an administrator, carried by an email or a poster, and opened by a volunteer on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import jsQR from "jsqr";
import { launch, open } from "./support/browser.mjs";
import { dist, serve } from "./support/server.mjs";
import { sound } from "./support/sound.mjs";

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
let browser;
let server;

before(async () => {
  server = await serve("/toolkit/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heading = (page, name) => page.getByRole("heading", { name }).waitFor();
const whole = (page) => page.getByLabel("The whole link").inputValue();

async function tool(options, address = server.url("forms/prepare/index.html")) {
  const opened = await open(browser, options);
  await opened.page.goto(address);
  await opened.page.getByRole("button", { name: "Start", exact: true }).waitFor();
  return opened;
}

async function day(page, name, [date, month, year]) {
  const group = page.getByRole("group", { name });
  await group.getByLabel("Day").fill(date);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}

/** Answers the questions at a desk; `names` are pasted as they are. */
async function fill(page, form, names) {
  await press(page, "Start");
  await page.getByRole("radio", { name: form }).check();
  await page.getByLabel("What is the scheme called?").fill("Harbour & Marsh <b>");
  await page.getByLabel("Who is the link from?").fill("Robin Éxample");
  await day(page, /visits start/, ["1", "March", "2027"]);
  await day(page, /visits end/, ["30", "jun", "2027"]);
  await page.getByLabel("Which email address does the form go to?").fill("exchange@harbour.example");
  await day(page, /want the form back/, ["12", "2", "2027"]);
  if (names) await page.getByLabel("Which people can be chosen?").fill(names);
}

/** What a QR code says that stands in a picture, read by a program that had no part in making it. */
async function decoded(source) {
  const { page, context } = await open(browser);
  const { data, side } = await page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const side = 1200;
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const drawing = canvas.getContext("2d");
    drawing.fillStyle = "#fff";
    drawing.fillRect(0, 0, side, side);
    const scale = side / Math.max(image.naturalWidth, image.naturalHeight);
    drawing.drawImage(image, 0, 0, image.naturalWidth * scale, image.naturalHeight * scale);
    // As one text: a list of millions of numbers takes a minute on its way out of the browser.
    const { data } = drawing.getImageData(0, 0, side, side);
    let text = "";
    for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
    return { data: btoa(text), side };
  }, source);
  await context.close();
  return jsQR(Uint8ClampedArray.from(Buffer.from(data, "base64")), side, side)?.data;
}

test("a link is made at a desk, its QR code decoded, and the form arrives filled in on a phone", async () => {
  const { page, guard, context } = await tool();
  await page.waitForLoadState("networkidle");
  const before = guard.requests.length;
  await sound(page, "the first page");
  await press(page, "Start");
  await press(page, "Continue");
  for (const text of ["Choose a form", "Enter the name of the scheme", "Enter your name, or the name of your team"]) {
    assert.ok(await page.getByRole("link", { name: text }).isVisible(), text);
  }
  assert.equal(await page.getByLabel("Which people can be chosen?").count(), 0, "asked before the form is known to use it");
  await press(page, "Back");
  await fill(page, "Choose whom you would like to meet", "Dr Ash\tash@hospital.example\n\nBo Lee\ndr ash\n");
  await sound(page, "the questions");
  await press(page, "Continue");
  await heading(page, "Check your answers");
  await press(page, "Finish");
  await heading(page, "Your link is ready");
  const code = page.getByRole("img", { name: "QR code that opens the form" });
  await code.waitFor();
  await sound(page, "the link");
  const link = await whole(page);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/toolkit\/forms\/preferences\/index\.html#s=[\w-]+$/);
  assert.equal(await page.getByRole("link", { name: "Try the link in a new tab" }).getAttribute("href"), link);
  const email = await page.getByLabel("Subject and text").inputValue();
  assert.match(email, /^Harbour & Marsh <b>: Choose whom you would like to meet\n\nDear colleague,\n/);
  for (const line of [link, "Send the file to exchange@harbour.example.", "Please send it by 12 February 2027.", "The visits are from 1 March 2027 to 30 June 2027.", "Robin Éxample"]) {
    assert.ok(email.split("\n").includes(line), line);
  }
  const draft = await page.getByRole("link", { name: "Open an email draft" }).getAttribute("href");
  assert.ok(decodeURIComponent(draft).includes(link), "the draft has the whole link");

  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Save the QR code as a picture")]);
  assert.equal(download.suggestedFilename(), "preferences-qr.svg");
  const svg = await readFile(await download.path());
  assert.equal(await decoded(`data:image/svg+xml;base64,${svg.toString("base64")}`), link);

  // The poster has the paper to itself, and its code is read from there too.
  await page.emulateMedia({ media: "print" });
  const poster = page.locator(".app-poster");
  const words = await page.locator("main").innerText();
  assert.match(words, /Harbour & Marsh <b>\s+Choose whom you would like to meet/);
  assert.match(words, /Send your form to exchange@harbour\.example\./);
  assert.doesNotMatch(words, /Your link is ready|Copy|Related pages|Prepare a link/);
  const picture = await poster.getByRole("img", { name: "QR code that opens the form" }).screenshot();
  assert.equal(await decoded(`data:image/png;base64,${picture.toString("base64")}`), link);
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  assert.equal(sheets.length, 1, "the poster is one sheet");
  await page.emulateMedia({ media: null });
  assert.deepEqual(guard.requests.slice(before).filter((url) => !/^(blob|data):/.test(url)), [], "the tool asked for something");
  await guard.clean();

  const volunteer = await open(browser, phone);
  await volunteer.page.goto(link);
  const brought = volunteer.page.getByRole("region", { name: "What your link brought" });
  await brought.waitFor();
  for (const text of ["Robin Éxample", "Harbour & Marsh <b>", "1 March 2027 to 30 June 2027", "12 February 2027", "exchange@harbour.example", "People to choose from: 2"]) {
    assert.ok(await brought.getByText(text).isVisible(), text);
  }
  await press(volunteer.page, "Start");
  await volunteer.page.getByLabel("What is your name?").fill("Ana Poe");
  await volunteer.page.getByLabel("What is your work email address?").fill("ana@surgery.example");
  await press(volunteer.page, "Continue");
  await volunteer.page.getByRole("radio", { name: "Yes, I have one or more choices" }).check();
  assert.deepEqual(await volunteer.page.locator("datalist option").evaluateAll((all) => all.map((one) => one.value)), ["Dr Ash", "Bo Lee"]);
  assert.ok(volunteer.guard.requests.every((url) => !url.includes("s=")), "the link's part was sent");
  await volunteer.guard.clean();
  await volunteer.context.close();

  // What was entered opens again, for the next round.
  const [kept] = await Promise.all([page.waitForEvent("download"), press(page, "Save a file to open here again")]);
  const path = await kept.path();
  const again = await tool(phone);
  await again.page.getByText("Open a saved response").click();
  await again.page.getByLabel("Choose a saved response").setInputFiles({ name: "a.response.json", mimeType: "application/json", buffer: await readFile(path) });
  await heading(again.page, "Check your answers");
  await press(again.page, "Finish");
  await heading(again.page, "Your link is ready");
  assert.equal(await whole(again.page), link);
  await again.page.getByRole("img", { name: "QR code that opens the form" }).waitFor();
  await sound(again.page, "the link on a phone");
  await again.context.close();
  await context.close();
});

test("a link that is too long for a code, or for a link, or that contradicts itself, says so and the way out", async () => {
  const { page, guard, context } = await tool();
  const names = (count) => Array.from({ length: count }, (_, at) => `Dr Number ${at}`).join("\n");
  await fill(page, "Choose whom you would like to meet", names(150));
  await press(page, "Continue");
  await press(page, "Finish");
  await page.getByText("This is too long for a QR code, which holds about 2,300 letters.").waitFor();
  assert.ok(await page.getByText(/^The link has \d,\d{3} letters\. Some mail programs cut links of more than 2,000\./).isVisible());
  assert.equal(await page.getByRole("link", { name: "Open an email draft" }).count(), 0);
  assert.ok((await whole(page)).length > 2300);
  await sound(page, "a long link");

  await press(page, "Go back to my answers");
  await page.getByRole("link", { name: /Change the answer to “Which people can be chosen/ }).click();
  await page.getByLabel("Which people can be chosen?").fill(names(450));
  await press(page, "Continue");
  await press(page, "Finish");
  await heading(page, "There is no link yet");
  assert.ok(await page.getByRole("alert").getByText(/^The link would be 1\d KB long, and can have 8 KB\. Take names away,/).isVisible());
  await sound(page, "no link");

  await press(page, "Go back to my answers");
  await page.getByRole("link", { name: /Change the answer to “When do the visits end/ }).click();
  await day(page, /visits end/, ["1", "2", "2027"]);
  await page.getByLabel("Which people can be chosen?").fill("Dr Ash");
  await press(page, "Continue");
  await press(page, "Finish");
  assert.ok(await page.getByRole("alert").getByText("The visits end before they start. Change one of the two days.").isVisible());

  // A form that takes no names is not asked for any, and what was typed for another one stays out of the link.
  await press(page, "Go back to my answers");
  await page.getByRole("link", { name: /Change the answer to “Which form is the link for/ }).click();
  await page.getByRole("radio", { name: "Sign up to take part" }).check();
  assert.equal(await page.getByLabel("Which people can be chosen?").count(), 0);
  await page.getByLabel("Which jobs can be chosen?").fill("GP\nWard sister");
  await day(page, /visits end/, ["30", "6", "2027"]);
  await press(page, "Continue");
  await press(page, "Finish");
  const carried = JSON.parse(Buffer.from((await whole(page)).split("#s=")[1], "base64url").toString());
  assert.deepEqual([carried.form, carried.others, carried.jobs], ["sign-up", undefined, ["GP", "Ward sister"]]);
  await guard.clean();
  await context.close();
});

test("from a folder there is no code and a warning; without script the page says another way", async () => {
  const { page, context } = await tool({}, pathToFileURL(join(dist, "forms/prepare/index.html")).href);
  await fill(page, "Choose whom you would like to meet", "Dr Ash");
  await press(page, "Continue");
  await press(page, "Finish");
  assert.match(await whole(page), /^file:\/\/\/.*\/forms\/preferences\/index\.html#s=/);
  assert.ok(await page.getByText("This page was opened from a folder. The link works only on computers that find the toolkit in the same folder.").isVisible());
  assert.ok(await page.getByText("A phone cannot open a folder of this computer, so there is no QR code.").isVisible());
  await context.close();

  const without = await open(browser, { ...phone, javaScriptEnabled: false });
  await without.page.goto(server.url("forms/prepare/index.html"));
  assert.ok(await without.page.getByRole("heading", { name: "Without this tool" }).isVisible());
  await without.context.close();
});
