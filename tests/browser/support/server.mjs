// Serves the built site as a plain static host would, under a path, with no header beyond the type: a host that
// can set headers must not be needed.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const dist = fileURLToPath(new URL("../../../dist/", import.meta.url));

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/**
 * Starts the server on a free port. `base` is the path the site lives under, such as "/toolkit/"; `headers` go with each file.
 * With `packed` a browser that takes brotli is given the compressed copies, as a well-kept host does. `first` sees each request
 * before anything else, and answers it itself where it gives back true.
 */
export async function serve(base = "/toolkit/", root = dist, headers = {}, { packed = false, first = () => false } = {}) {
  const server = createServer(async (request, response) => {
    if (await first(request, response)) return;
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const file = path.startsWith(base) ? normalize(join(root, path.slice(base.length))) : "";
    const inside = file === normalize(root) || file.startsWith(normalize(root).replace(/[\\/]*$/, sep));
    try {
      if (!inside) throw new Error("outside");
      const target = (await stat(file)).isDirectory() ? join(file, "index.html") : file;
      const brotli = packed && /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && existsSync(`${target}.br`);
      const body = await readFile(brotli ? `${target}.br` : target);
      const type = { "content-type": types[extname(target)] ?? "application/octet-stream" };
      response.writeHead(200, { ...headers, ...type, ...(brotli ? { "content-encoding": "br" } : {}) });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found");
    }
  });
  // A handshake for a socket is no ordinary request.
  server.on("upgrade", async (request, socket) => {
    await first(request);
    socket.destroy();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, url: (path = "") => `${origin}${base}${path}`, close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))) };
}
