// One Chromium for a test file, and a page that remembers everything a person should never meet.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Starts Chromium; background services are off, so that a request seen is a request of ours. */
export function launch() {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
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
  page.on("requestfailed", (request) => wrong.push(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("request", (request) => requests.push(request.url()));
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
