// A browser with a profile folder of its own, and a search through all that it has written there.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { chromium } from "playwright-core";
import { executablePath, quiet } from "./browser.mjs";

/** Calls `look` until it gives something, for at most so many milliseconds. */
async function eventually(look, what, within = 20_000) {
  const end = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    assert.ok(Date.now() < end, `${what}: not within ${within} ms`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** Starts a browser that writes to a new folder. */
export async function profile() {
  const folder = await mkdtemp(join(tmpdir(), "toolkit-profile-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: quiet,
    viewport: { width: 1280, height: 900 },
  });
  const ended = new Promise((done) => context.once("close", done));
  return {
    context,
    folder,

    /** Closes it as a person does. */
    close: () => context.close(),

    /** Ends it as a crash or a power cut does. Chromium names its process in the lock of the folder. */
    async kill() {
      const id = Number((await readlink(join(folder, "SingletonLock"))).split("-").pop());
      process.kill(id, "SIGKILL");
      await ended;
    },

    /** Waits until a word is on the disk, in a file of each of these names. */
    written: (word, ...files) =>
      eventually(async () => {
        const places = (await found(folder, [word])).get(word) ?? [];
        return files.every((name) => places.some((place) => name.test(place)));
      }, `${word} in ${files}`),
    found: (words) => found(folder, words),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/**
 * Which of the words stand in which files of a folder, in UTF-8 or in UTF-16 (lower byte first). Read are the bytes of every
 * file: form history and the browser's history (SQLite), sessions, caches, and the logs of its databases all hold text as it
 * is. Only the tables that LevelDB makes of older logs are packed; in a folder so young there are none, and if that changes
 * this says so.
 */
async function found(folder, words) {
  const places = new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    assert.ok(![".ldb", ".sst"].includes(extname(path)), `${path} is packed and cannot be searched`);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const word of words) {
      if (["utf8", "utf16le"].some((encoding) => bytes.includes(Buffer.from(word, encoding)))) {
        places.set(word, [...(places.get(word) ?? []), relative(folder, path)]);
      }
    }
  }
  return places;
}
