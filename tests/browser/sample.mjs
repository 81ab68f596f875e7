// A tiny site that passes every check, for the tests that damage it in one place and expect to be told.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Site } from './site.mjs';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const page = (root, title, body) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${root}assets/icon.svg">
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/site.js" defer></script>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const GOOD = {
  'index.html': page('', 'Sample', '<p class="first">A <a href="a/page.html#part">second page</a>, <a href="tel:111">111</a>.</p>'),
  'a/page.html': page('../', 'Second page', '<h2 id="part">A part</h2>\n<p>Back to the <a href="../index.html">start</a>.</p>'),
  'old.html': `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta http-equiv="refresh" content="0; url=a/page.html">
</head>
<body><p><a href="a/page.html">The second page</a></p></body>
</html>
`,
  'assets/site.css': ':root { color-scheme: light dark } body { color: CanvasText; background: Canvas } :focus-visible { outline: 3px solid }\n',
  'assets/site.js': '(function () { document.documentElement.dataset.ready = ""; })();\n',
  'assets/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n',
};

/** The good site; `damage` gets its files by name and changes what it likes. Writes to a fresh folder. */
export function sampleSite(damage = () => {}) {
  const files = { ...GOOD };
  damage(files);
  const root = mkdtempSync(path.join(tmpdir(), 'rightskit-sample-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return new Site(root);
}
