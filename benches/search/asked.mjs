#!/usr/bin/env node
// What the phrases under `asked` cost a browser on its first use of the kit's search: the kit is built twice, with all of
// them and with none, and what is loaded is packed by `gzip -9`.
//
// Usage: asked.mjs RIGHTSKIT

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const KIT = fileURLToPath(new URL('../../', import.meta.url));
const PARTS = ['site.yaml', 'directory.yaml', 'conformance.yaml', 'addresses.lock', 'triage.lock', 'content', 'agencies', 'themes'];
const LOADED = /^search-(?:rank|\w+-(?:index|texts|start))\.\w+\.js$/;
const [program] = process.argv.slice(2);

/** A text of YAML without its lists of phrases, and how many phrases they had. */
function bare(text) {
  let phrases = 0;
  const found = text.replace(/^( *)asked(?:_sections)?:\n(?:\1 +\S.*\n)+/gm, (list) => {
    phrases += list.match(/^ +- /gm).length;
    return '';
  });
  return { text: found, phrases };
}

/** Bytes of all that is loaded on first use. */
function bytes(site) {
  execFileSync(program, ['-C', site, 'build', '--no-pdf'], { stdio: 'pipe' });
  const assets = path.join(site, 'public/assets');
  const files = readdirSync(assets).filter((name) => LOADED.test(name));
  return files.reduce((sum, name) => sum + execFileSync('gzip', ['-9', '-c', name], { cwd: assets }).length, 0);
}

const site = mkdtempSync(path.join(tmpdir(), 'rightskit-asked-'));
for (const part of PARTS) cpSync(path.join(KIT, part), path.join(site, part), { recursive: true });
const full = bytes(site);
let phrases = 0;
const pages = readdirSync(path.join(site, 'content'), { recursive: true }).map(String).filter((name) => name.endsWith('.md'));
for (const name of ['directory.yaml', ...pages.map((page) => path.join('content', page))]) {
  const file = path.join(site, name);
  const found = bare(readFileSync(file, 'utf8'));
  phrases += found.phrases;
  writeFileSync(file, found.text);
}
const without = bytes(site);
rmSync(site, { recursive: true });
console.log(`${phrases} phrases: first use ${full} bytes, ${without} without them, so they cost ${full - without}`);
