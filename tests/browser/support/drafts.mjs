// What the tests of drafts have in common: the choice, and what is stored.
import assert from "node:assert/strict";

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const choice = (page) => page.getByRole("checkbox", { name: /^Keep a draft on this (computer|phone)$/ });
export const kept = (page) => page.getByText(/Kept on this (computer|phone) \d\d:\d\d$/).waitFor();
export const name = (page) => page.getByLabel("What is your name?");
export const scheme = (page) => page.getByLabel("Name of the scheme", { exact: true });
export const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));

/** Opens the sign-up form at its questions, or where a draft was found, at them too. */
export async function questions(page, server, id = "sign-up") {
  await page.goto(server.url(`forms/${id}/index.html`));
  await page.getByRole("button", { name: /^(Start|Go on)$/ }).click();
  await name(page).waitFor();
}

/** Opens a template, with the choice to keep a draft unfolded. */
export async function template(page, server, id = "third-email") {
  await page.goto(server.url(`templates/${id}/index.html`));
  await page.locator("summary").filter({ hasText: "Keep or open your work" }).click();
  await choice(page).waitFor();
}

/** Everything in the drafts' store, by key. Nothing when there is no database. */
async function stored() {
  if (!(await indexedDB.databases()).some((one) => one.name === "workplace-exchange")) return {};
  return new Promise((done, fail) => {
    const opening = indexedDB.open("workplace-exchange");
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const store = opening.result.transaction("drafts").objectStore("drafts");
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      values.onsuccess = () => {
        opening.result.close();
        done(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]])));
      };
    };
  });
}
export const records = (page) => page.evaluate(stored);

/** Waits until what is stored is as it should be. */
export async function until(page, right, what) {
  const late = Date.now() + 15_000;
  for (;;) {
    const texts = await records(page);
    if (right(texts)) return;
    assert.ok(Date.now() < late, `${what}: ${JSON.stringify(texts)}`);
  }
}
/** Waits until no draft is in the store. */
export const emptied = (page) => until(page, (texts) => Object.keys(texts).length === 0, "still there");
/** Waits until one of the copies holds this text. */
export const holds = (page, text) => until(page, (texts) => Object.values(texts).some((one) => one.includes(text)), `without ${text}`);

/** Writes every stored copy anew, as `change` makes it from the text of the work, with a checksum that is right. */
export async function rewrite(page, change) {
  const all = await records(page);
  for (const [key, stored] of Object.entries(all)) {
    const [schema, generation, at] = stored.split("\n");
    const text = change(stored.split("\n").slice(4).join("\n"));
    let sum = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(`${generation} ${at} ${text}`)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
    all[key] = [schema, generation, at, sum.toString(16).padStart(16, "0"), text].join("\n");
  }
  await put(page, all);
}

/** Puts these texts into the store, by key. */
export function put(page, all) {
  return page.evaluate((all) => new Promise((done, fail) => {
    const opening = indexedDB.open("workplace-exchange");
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("drafts", "readwrite");
      for (const [key, text] of Object.entries(all)) transaction.objectStore("drafts").put(text, key);
      transaction.oncomplete = () => { opening.result.close(); done(); };
    };
  }), all);
}
