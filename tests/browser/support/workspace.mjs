// The workspace as a person uses it: open it, bring a list in, pair, take files away.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

/** A browser, a server and a folder for one file of tests. */
export async function begin() {
  const [browser, server] = [await launch(), await serve("/toolkit/")];
  const folder = await mkdtemp(join(tmpdir(), "toolkit-"));
  return {
    browser,
    server,
    folder,
    async end() {
      await browser.close();
      await server.close();
    },

    /** Opens the pairing stage and waits until the client has taken the place of the words. */
    async workspace(options, address = server.url("workspace/index.html#pair")) {
      const opened = await open(browser, options);
      await opened.page.goto(address);
      await opened.page.getByRole("button", { name: "Use sample volunteers" }).waitFor();
      return opened;
    },

    /** Writes a file for a person to choose; lines end as a spreadsheet ends them. */
    async written(name, lines) {
      const path = join(folder, name);
      await writeFile(path, lines.map((line) => `${line}\r\n`).join(""));
      return path;
    },

    /** What was handed over when the button was pressed, and where it is saved. */
    async saved(page, pressed, under = "") {
      const [download] = await Promise.all([page.waitForEvent("download"), pressed()]);
      const path = join(folder, under + download.suggestedFilename());
      await download.saveAs(path);
      return { name: download.suggestedFilename(), path, text: await readFile(path, "utf8") };
    },
  };
}

export const button = (page, name) => page.getByRole("button", { name });
export const press = (page, name) => button(page, name).click();
export const tab = (page, name) => page.getByRole("tab", { name }).click();
export const panel = (page) => page.getByRole("tabpanel");
export const result = (page) => page.getByRole("heading", { name: "Result", exact: true });
export const alert = (page) => page.getByRole("alert").filter({ hasText: "There is a problem" });

/** The lines of a file of pairs, without its headings. */
export const pairs = (text) => text.trim().split(/\r\n/).slice(1);

/** All that the page says. */
export const says = (page) => page.locator("main").innerText();

/** Reads a list in, and pairs it. */
export async function paired(page, list) {
  if (list) await page.getByLabel("Volunteers file").setInputFiles(list);
  else await press(page, "Use sample volunteers");
  await press(page, "Pair volunteers");
  await result(page).waitFor();
}

/** Opens what stands under a pair: why they meet, and what can be done about it. */
export async function openPair(page, both) {
  await page.locator("summary").filter({ hasText: both }).click();
  await page.getByRole("button", { name: new RegExp(`^Lock this pair.*${both}`) }).waitFor();
}

/** Presses the button that starts a run, and waits until its result is there. */
export async function run(page, name) {
  await press(page, name);
  await page.getByText("Out of date.").waitFor({ state: "detached" });
  await button(page, "Pair volunteers").waitFor();
}
