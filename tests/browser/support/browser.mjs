// One Chromium for a test file, and a page that remembers everything a person should never meet.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Background services are off, so that a request seen is a request of ours. */
export const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium. */
export function launch(more = []) {
  return chromium.launch({ executablePath, args: [...quiet, ...more] });
}

/**
 * Starts Chromium on the profile in this folder. `kill()` ends it as a power cut would: no part of it is told, and nothing is
 * tidied up.
 */
export async function launchOn(profile) {
  const port = join(profile, "DevToolsActivePort");
  await rm(port, { force: true });
  const child = spawn(executablePath, [...quiet, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const address = await new Promise((done, fail) => {
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) done(found[1]);
    });
    child.once("exit", () => fail(new Error(`Chromium did not start: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  return {
    context,
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
  };
}

/**
 * Opens a page that notes console errors, page errors, policy violations and requests.
 * `guard.clean()` asserts that there was nothing wrong and no request to another origin.
 */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  const requests = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`page error: ${error.message}`));
  // A link to the mail program is no request of the page's; without a mail program here it fails.
  const toMail = (request) => request.url().startsWith("mailto:");
  page.on("requestfailed", (request) => {
    if (!toMail(request)) wrong.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("request", (request) => {
    if (!toMail(request)) requests.push(request.url());
  });
  await page.addInitScript(() => {
    globalThis.policyViolations = [];
    addEventListener("securitypolicyviolation", (event) =>
      globalThis.policyViolations.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  const guard = {
    requests,
    wrong,
    async clean() {
      const violations = await page.evaluate(() => globalThis.policyViolations);
      assert.deepEqual([...wrong, ...violations.map((what) => `policy: ${what}`)], []);
      const origin = new URL(page.url()).origin;
      const elsewhere = requests.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== origin);
      assert.deepEqual(elsewhere, [], "a request went to another origin");
    },
  };
  return { context, page, guard };
}

/** Waits until the office of a tool's page is there, or has failed, and says which. Whoever leaves earlier breaks off its loading. */
export async function settled(page) {
  const state = await page.waitForFunction(() => self.toolkitOffice && self.toolkitOffice.state !== "loading" && self.toolkitOffice.state);
  return state.jsonValue();
}
