// A plain static host on 127.0.0.1 that serves a folder below a path of its own, as cheap web space does:
// index.html for a folder, 404.html for what is not there. Keeps a log of what was asked for.

import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

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
};

/** Serves `root` below `prefix` (begins and ends with a slash). `log` holds every request as {path, status}. */
export async function serve(root, prefix = '/') {
  const log = [];
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const { status, file } = locate(root, prefix, asked);
    log.push({ path: asked, status });
    response.writeHead(status, { 'content-type': TYPES[path.extname(file ?? '')] ?? 'application/octet-stream' });
    if (file) createReadStream(file).pipe(response);
    else response.end();
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
