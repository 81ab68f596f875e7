// A static host on 127.0.0.1 that compresses what compresses, and counts the bytes of every answer.

import { readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };

/** Serves `root`; `pages` are files that stand only here. `log` holds {path, bytes} of every answer. */
export async function serve(root, pages = {}) {
  const log = [];
  const cache = new Map();
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const file = path.join(root, asked);
    let body;
    try {
      body = cache.get(asked) ?? (asked in pages ? Buffer.from(pages[asked]) : statSync(file).isFile() && readFileSync(file));
    } catch {
      response.writeHead(404).end();
      return;
    }
    cache.set(asked, body);
    const type = TYPES[path.extname(asked)] ?? 'application/octet-stream';
    // As hosts do: texts are compressed, anything else goes as it is.
    const packed = type.startsWith('application/octet') ? body : gzipSync(body, { level: 6 });
    const smaller = packed.length < body.length;
    log.push({ path: asked, bytes: smaller ? packed.length : body.length });
    response.writeHead(200, { 'content-type': type, ...(smaller ? { 'content-encoding': 'gzip' } : {}) });
    response.end(smaller ? packed : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}/`,
    log,
    /** Bytes since the last time it was asked. */
    taken: () => log.splice(0).reduce((sum, { bytes }) => sum + bytes, 0),
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
