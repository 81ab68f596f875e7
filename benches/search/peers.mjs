// The peers, each set up as well as its manual says: Pagefind, MiniSearch and lunr. They get the same sections or the
// same finished pages. None of them has synonyms of its own.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { gzip, timed } from './machine.mjs';

const require = createRequire(import.meta.url);
const BOOST = { title: 3, names: 3, heading: 2, labels: 2, body: 1 };
const FIELDS = Object.keys(BOOST);

/** → {name, seconds, bytes, find(query) → urls} */
export function minisearch(sections) {
  const options = {
    fields: FIELDS,
    storeFields: ['url', 'title', 'heading', 'body'],
    searchOptions: { boost: BOOST, prefix: true, fuzzy: 0.2 },
  };
  const started = performance.now();
  const index = new MiniSearch(options);
  index.addAll(sections);
  const json = JSON.stringify(index);
  const seconds = (performance.now() - started) / 1000;
  const script = readFileSync(path.join(path.dirname(require.resolve('minisearch')), '../umd/index.js'));
  return {
    name: 'MiniSearch',
    seconds,
    bytes: gzip(script) + gzip(json),
    find: (query) => pages(index.search(query).map((hit) => hit.url)),
    time: (query) => index.search(query).slice(0, 10),
  };
}

/** A peer that is also asked for what the words of a query mean. */
export function withSynonyms(peer, groups) {
  const meant = (query) => {
    const text = ` ${query.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    const known = groups.filter(({ words }) => words.some((word) => text.includes(` ${word} `)));
    return [query, ...known.flatMap(({ means }) => means)].join(' ');
  };
  return { ...peer, name: `${peer.name}, with our synonyms`, find: (query) => peer.find(meant(query)) };
}

export function lunrIndex(sections) {
  const started = performance.now();
  const index = lunr(function build() {
    this.ref('id');
    for (const field of FIELDS) this.field(field, { boost: BOOST[field] });
    for (const section of sections) this.add(section);
  });
  const texts = sections.map(({ url, title, heading, body }) => [url, title, heading, body]);
  const json = JSON.stringify([index, texts]);
  const seconds = (performance.now() - started) / 1000;
  const script = readFileSync(path.join(path.dirname(require.resolve('lunr')), 'lunr.min.js'));
  // The manual's advice for a field that people type into: exact first, then beginnings, then one slip.
  const ask = (query) => index.query((wanted) => {
    for (const token of lunr.tokenizer(query)) {
      wanted.term(token, { boost: 100 });
      wanted.term(token, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      if (token.toString().length > 3) wanted.term(token, { boost: 1, usePipeline: false, editDistance: 1 });
    }
  });
  return {
    name: 'lunr',
    seconds,
    bytes: gzip(script) + gzip(json),
    find: (query) => pages(ask(query).map((hit) => sections[hit.ref].url)),
    time: (query) => ask(query).slice(0, 10),
  };
}

/** A page that gives Pagefind to whoever drives it. */
export const PAGEFIND_PAGE = `<!DOCTYPE html><meta charset="utf-8"><title>Pagefind</title><link rel="icon" href="data:,">
<script type="module">
import * as pagefind from '/pagefind/pagefind.js';
await pagefind.init();
window.pagefind = pagefind;
window.ask = async (query, most) => {
  const found = await pagefind.search(query);
  const shown = await Promise.all(found.results.slice(0, most).map((one) => one.data()));
  return shown.map((one) => one.url);
};
</script>`;

/** Indexes the finished pages in `output`. → seconds */
export function pagefind(cache, output) {
  const venv = path.join(cache, 'pagefind');
  const python = path.join(venv, 'bin', 'python');
  if (!existsSync(path.join(venv, 'installed'))) {
    mkdirSync(cache, { recursive: true });
    timed('python3', ['-m', 'venv', venv]);
    timed(python, ['-m', 'pip', 'install', '-q', '-r', new URL('requirements.txt', import.meta.url).pathname]);
    writeFileSync(path.join(venv, 'installed'), '');
  }
  return timed(python, ['-m', 'pagefind', '--site', output, '--root-selector', 'main', '--quiet']);
}

/** Each page once. */
function pages(urls) {
  return [...new Set(urls)];
}
