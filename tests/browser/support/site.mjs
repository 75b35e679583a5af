// What the built site holds, read from the folder itself so that a new page is tested without being listed.
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { dist } from "./server.mjs";

/** Addresses of all pages, relative to the site's root: "", "guide/index.html" and so on. */
export async function pages(root = dist) {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name.endsWith(".html"))
    .map((file) => relative(root, join(file.parentPath ?? file.path, file.name)).split(sep).join("/"))
    .sort();
}
