// A built site's search without a browser: its own scripts, run as they are against a page of a few lines.
// Knows nothing of how results are shown.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** The search of the site in `root`. → {rank(query, limit), expand(query), nearest(query), loads, index, search} */
export function openSearch(root, { language = 'en' } = {}) {
  const assets = path.join(root, 'assets');
  const names = readdirSync(assets, { recursive: true }).map(String);
  const find = (test) => names.find((name) => test.test(name));
  const script = find(/^search-(rank|split)\.\w+\.js$/);
  const files = [script, find(new RegExp(`^search-${language}-index\\.`)), find(new RegExp(`^search-${language}-texts\\.`))];
  const parts = find(new RegExp(`^search-${language}\\.\\w+$`));
  const search = { field: { value: '' }, root: '', parts: `${parts}/`, results: {}, status: {} };
  search.box = { addEventListener() {} };
  search.card = {};
  search.ranking = (value) => { search.data = value; };
  search.texts = (value) => { search.bodies = value; };
  const loads = [];
  const context = vm.createContext({ window: { rightskitSearch: search }, rightskitSearch: search, clearTimeout, setTimeout });
  const run = (name) => {
    const text = readFileSync(path.join(assets, name), 'utf8');
    loads.push({ name, text });
    vm.runInContext(text, context, { filename: name });
  };
  search.load = (url, arrived) => { run(url); arrived(); };
  // The index goes first: the script's last part shows results as soon as there is one.
  for (const name of files.filter(Boolean).reverse()) run(name);
  search.index ??= search.make();
  const index = search.index;
  /** Asks again until no part is missing, as the page does. */
  const settled = (ask) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const before = index.misses;
      const found = ask();
      if (index.misses === before) return found;
      index.fetch(() => {});
    }
    throw new Error('parts of the index are still missing after twenty turns');
  };
  const address = (hit) => {
    const anchor = index.document(hit.document).anchor;
    return index.entry(index.owner[hit.document])[1] + (anchor ? `#${anchor}` : '');
  };
  return {
    search, index, loads,
    expand: (query) => settled(() => search.expand(query, index)),
    nearest: (query) => settled(() => search.nearest(search.expand(query, index), index)),
    rank: (query, limit) => settled(() => search.rank(query, index, limit)?.hits.map((hit) => ({ hit, ok: index.document(hit.document) })))
      .map(({ hit }) => [address(hit), hit.score / 1000]),
  };
}
