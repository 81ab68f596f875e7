// How many of the kit's own search tests, and of stories that it was not tuned on, each engine gets right among the first
// three pages.

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
    found.push({ query, wants: urls.map(address), top: Number(top ?? 3) });
  }
  return found;
}

/** Stories that nobody tuned the search on: [{query, wants: urls, top}]. */
export function stories(repository, file = 'stories.yaml') {
  const text = readFileSync(path.join(repository, 'benches/search', file), 'utf8');
  const lines = text.matchAll(/query: ("(?:[^"\\]|\\.)*"), wants: \[([^\]]*)\]/g);
  return [...lines].map(([, query, wants]) => ({ query: JSON.parse(query), wants: wants.split(', ').map((want) => address(want.replaceAll('"', ''))), top: 1 }));
}

/** The groups of the kit's synonyms: [{words, means}], each a list of texts in lower case. */
export function synonyms(repository) {
  const text = readFileSync(path.join(repository, 'content/en/synonyms.yaml'), 'utf8');
  const list = (texts) => (texts ?? '').split(', ').map((one) => one.replaceAll('"', '').toLowerCase()).filter(Boolean);
  const groups = text.matchAll(/^ {2}- \{words: \[([^\]]*)\](?:, means: \[([^\]]*)\])?\}/gm);
  return [...groups].map(([, words, means]) => ({ words: list(words), means: list(means ?? words) }));
}

/** Where a page, a service or a questionnaire stands. */
export function address(want) {
  if (want.startsWith('service:')) return `directory/service/${want.slice(8)}.html`;
  return want.startsWith('triage:') ? `triage/${want.slice(7)}.html` : want.replace(/\.md$/, '.html');
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
