// Files that the site hands out, opened by readers that had no part in writing them.
import assert from "node:assert/strict";
import JSZip from "jszip";
import mammoth from "mammoth";

/** The words of a Word document, paragraph by paragraph. */
export async function wordText(bytes) {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value;
}

/** Words and numbers in lower case: what has to be the same in every kind of file. */
export const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every part of a zip by its name, as text, after the dates of its entries were looked at. */
export async function parts(bytes) {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const found = {};
  for (const entry of Object.values(zip.files)) {
    assert.equal(entry.date.toISOString(), "1980-01-01T00:00:00.000Z", `${entry.name} has a date`);
    assert.ok(!entry.comment, `${entry.name} has a comment`);
    found[entry.name] = await entry.async("string");
  }
  return found;
}

/** Nothing of who or when is in a Word document: not in its words, its properties or its raw bytes. */
export async function holdsNoTrace(bytes, words) {
  for (const [name, text] of Object.entries({ ...(await parts(bytes)), "the file itself": Buffer.from(bytes).toString("latin1") })) {
    assert.doesNotMatch(text, words, name);
    assert.doesNotMatch(text, /dc:creator|lastModifiedBy|dcterms:|<Application>|rsid/, name);
  }
}
