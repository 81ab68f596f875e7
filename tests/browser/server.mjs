// A plain static host on 127.0.0.1 that serves a folder below a path of its own, as cheap web space does: index.html
// for a folder, 404.html for what is not there, text compressed, and the headers that the site's own `_headers` asks
// for. Keeps a log of what was asked for.

import { existsSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
  '.pdf': 'application/pdf',
};
const TEXT = /^text\/|\/(json|xml|svg\+xml)/;

/** Serves `root` below `prefix` (begins and ends with a slash). `log` holds every request as {path, status}. */
export async function serve(root, prefix = '/') {
  const log = [];
  const headers = headerRules(root);
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const { status, file } = locate(root, prefix, asked);
    log.push({ path: asked, status });
    const type = TYPES[path.extname(file ?? '')] ?? 'application/octet-stream';
    const zip = TEXT.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    let body = file ? readFileSync(file) : Buffer.alloc(0);
    if (zip) body = gzipSync(body);
    response.writeHead(status, {
      ...headers(`/${asked.slice(prefix.length)}`),
      'content-type': type,
      'content-length': body.length,
      ...(zip ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}${prefix}`,
    log,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

function locate(root, prefix, asked) {
  if (asked.startsWith(prefix)) {
    let file = path.join(root, path.normalize(`/${asked.slice(prefix.length)}`));
    if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html');
    if (existsSync(file)) return { status: 200, file };
  }
  const missing = path.join(root, '404.html');
  return { status: 404, file: existsSync(missing) ? missing : null };
}

/**
 * The rules of a `_headers` file: a path in which * stands for anything and :name for one part, then indented headers.
 * → path → headers.
 */
function headerRules(root) {
  const file = path.join(root, '_headers');
  const rules = [];
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (line.startsWith('#')) continue;
    if (/^\S/.test(line)) {
      const pattern = line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replace(/:\w+/g, '[^/]+');
      rules.push({ pattern: new RegExp(`^${pattern}$`), set: [] });
    } else if (line.trim()) {
      const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
      rules.at(-1).set.push([name.toLowerCase(), value]);
    }
  }
  return (asked) => {
    const found = {};
    for (const { pattern, set } of rules) {
      // Hosts join what two rules say of the same header.
      if (pattern.test(asked)) for (const [name, value] of set) found[name] = found[name] ? `${found[name]}, ${value}` : value;
    }
    return found;
  };
}
