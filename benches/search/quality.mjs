// How many of the kit's own search tests each engine gets right, among the first three pages.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ranked } from './ours.mjs';

const PARTS = ['site.yaml', 'directory.yaml', 'conformance.yaml', 'addresses.lock', 'content', 'agencies', 'themes'];

/** The tests of the kit: [{query, wants: urls, top}]. */
export function tests(repository) {
  const text = readFileSync(path.join(repository, 'content/en/search-tests.yaml'), 'utf8');
  const found = [];
  for (const [, query, wants, top] of text.matchAll(/query: "([^"]*)", wants: \[([^\]]*)\](?:, top: (\d))?/g)) {
    const urls = wants.split(', ').map((want) => want.replaceAll('"', ''));
    const url = (want) => (want.startsWith('service:') ? `directory/service/${want.slice(8)}.html` : want.startsWith('triage:') ? `triage/${want.slice(7)}.html` : want.replace(/\.md$/, '.html'));
    found.push({ query, wants: urls.map(url), top: Number(top ?? 3) });
  }
  return found;
}

/** Share of the tests with a wanted page among the first three, and of all with it where the test asks for it. */
export function score(all, results) {
  const within = (test, at, count) => results[at].slice(0, count).some((url) => test.wants.includes(url));
  const share = (count) => all.filter((test, at) => within(test, at, count(test))).length / all.length;
  return { three: share(() => 3), asked: share((test) => test.top) };
}

/** What rightskit finds with the kit's synonyms, and without them. */
export function ours(program, repository, queries) {
  const bare = mkdtempSync(path.join(tmpdir(), 'rightskit-bare-'));
  for (const part of PARTS) cpSync(path.join(repository, part), path.join(bare, part), { recursive: true });
  const file = path.join(bare, 'content/en/synonyms.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^groups:[\s\S]*$/m, 'groups: []\n'));
  const found = { on: ranked(program, repository, queries), off: ranked(program, bare, queries) };
  rmSync(bare, { recursive: true });
  return found;
}
