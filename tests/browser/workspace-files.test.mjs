// A list as offices keep it: an Excel workbook, text of an older Windows, and what is no list at all.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import JSZip from "jszip";
import { dist } from "./support/server.mjs";
import { alert, begin, pairs, press, result, says } from "./support/workspace.mjs";

let at;
before(async () => {
  at = await begin();
});
after(() => at?.end());

const rows = [
  ["name", "email", "phone", "profession", "side", "organisation", "preference_1"],
  ["Siân Poe", "sian@surgery.example", "07700900123", "GP", "general practice", "Quay Surgery", "consultant"],
  ["Ben Holt", "ben@hospital.example", "", "consultant", "hospital", "Saltmarsh General", "Siân Poe"],
];

/** A workbook as another program writes it: cells with their words in them, and a second sheet. */
async function workbook(name) {
  const column = (place) => String.fromCharCode(65 + place);
  const cell = (text, row, place) => (text ? `<c r="${column(place)}${row}" t="inlineStr"><is><t>${text}</t></is></c>` : "");
  const sheet = (rows) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map((cells, row) => `<row r="${row + 1}">${cells.map((text, place) => cell(text, row + 1, place)).join("")}</row>`)
      .join("")}</sheetData></worksheet>`;
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packed = "http://schemas.openxmlformats.org/package/2006/relationships";
  const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const zip = new JSZip();
  zip.file(
    "[Content_Types].xml",
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${content}.worksheet+xml"/></Types>`,
  );
  zip.file("_rels/.rels", `<Relationships xmlns="${packed}"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  zip.file(
    "xl/workbook.xml",
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="People" sheetId="1" r:id="r1"/><sheet name="Rooms" sheetId="2" r:id="r2"/></sheets></workbook>`,
  );
  zip.file(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packed}"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relation}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
  );
  zip.file("xl/worksheets/sheet1.xml", sheet(rows));
  zip.file("xl/worksheets/sheet2.xml", sheet([["Seminar room"]]));
  const path = join(at.folder, name);
  await writeFile(path, await zip.generateAsync({ type: "nodebuffer" }));
  return path;
}

for (const [place, address] of [
  ["on a host", undefined],
  ["opened from a folder", pathToFileURL(join(dist, "workspace/index.html")) + "#pair"],
]) {
  test(`an Excel workbook is read as it is, ${place}`, async () => {
    const { page, guard, context } = await at.workspace({}, address);
    await page.getByLabel("Volunteers file").setInputFiles(await workbook("volunteers.xlsx"));
    await page.getByText("Read from volunteers.xlsx").waitFor();
    const said = await says(page);
    assert.match(said, /Only the sheet "People" was read\. The workbook also has "Rooms"\./);
    await press(page, "Pair volunteers");
    await result(page).waitFor();
    const saved = await at.saved(page, () => press(page, "Download pairs (CSV)"));
    const [line, ...more] = pairs(saved.text);
    assert.deepEqual(more, []);
    assert.ok(line.includes("Siân Poe,sian@surgery.example,Ben Holt,ben@hospital.example"), line);
    await guard.clean();
    await context.close();
  });
}

test("text of an older Windows is read, with the words to check", async () => {
  const { page, guard, context } = await at.workspace();
  const path = join(at.folder, "older.csv");
  await writeFile(path, Buffer.from(rows.map((cells) => cells.join(";")).join("\r\n"), "latin1"));
  await page.getByLabel("Volunteers file").setInputFiles(path);
  await page.getByText("Read from older.csv").waitFor();
  assert.match(await says(page), /saved in an older way \(Windows-1252\)\. Check these words: Siân/);
  await guard.clean();
  await context.close();
});

test("what is no list says what it is and how to get one, and the list before it stays", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByLabel("Volunteers file").setInputFiles(await workbook("volunteers.xlsx"));
  await page.getByText("Read from volunteers.xlsx").waitFor();
  const path = join(at.folder, "minutes.pdf");
  await writeFile(path, "%PDF-1.7\n");
  const input = page.getByLabel("Volunteers file");
  if (!(await input.isVisible())) await page.getByText("Use another list").first().click();
  await input.setInputFiles(path);
  await alert(page).waitFor();
  assert.match(
    await alert(page).innerText(),
    /This is a PDF\. Open the spreadsheet that it was made from in Excel, choose File, then Save As, then the type "Excel Workbook \(\.xlsx\)", and choose the new file here\. Nothing was imported\./,
  );
  assert.match(await says(page), /Read from volunteers\.xlsx/);
  await guard.clean();
  await context.close();
});
