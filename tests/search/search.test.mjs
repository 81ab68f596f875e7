// The script that browsers run and the program understand every query of the fixture alike, and find the same with the
// same scores, whether the index is loaded whole or in parts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import vm from 'node:vm';
import { SPLIT_FROM, answers, buildSite } from './program.mjs';
import { openSearch } from './site.mjs';

const FIXTURE = JSON.parse(readFileSync(new URL('expand.json', import.meta.url), 'utf8'));

for (const delivery of ['whole', 'split']) {
  describe(`an index that is ${delivery}`, () => {
    const { source, output } = buildSite(delivery);
    after(() => rmSync(source, { recursive: true }));
    const search = openSearch(output);

    it('gives each query the meaning that the fixture has for it', () => {
      const meanings = FIXTURE[delivery].map(({ query }) => ({ query, expanded: search.expand(query), nearest: search.nearest(query) }));
      // Only now, so that a split index loads no more than its queries ask for.
      const names = termNames(search.index);
      for (const [at, { query, expanded, nearest }] of meanings.entries()) {
        const words = expanded.words.map((slot, word) => {
          const own = search.index.spelled({ exact: exactOf(query, expanded.kept[word], search), folded: expanded.kept[word] });
          return Object.fromEntries([...slot].map(([term, weight]) => {
            const name = names.get(term) ?? (term === own ? `${exactOf(query, expanded.kept[word], search)}'` : `term ${term}`);
            return [name, Math.round(weight * 1000) / 1000];
          }));
        });
        const { number, phrases, corrected, also, typed } = expanded;
        const found = { query, words, number, phrases, corrected, also, typed, nearest };
        assert.deepEqual(JSON.parse(JSON.stringify(found)), FIXTURE[delivery][at]);
      }
    });

    it('ranks as the program does', () => {
      const queries = FIXTURE[delivery].map(({ query }) => query).filter(Boolean);
      const wanted = answers(source, queries);
      for (const [at, query] of queries.entries()) assert.deepEqual(JSON.parse(JSON.stringify(search.rank(query, 10))), wanted[at], query);
    });
  });
}

it('a split index loads little before it is asked, and for a query only what that needs', () => {
  const { source, output } = buildSite('split');
  const search = openSearch(output);
  const parts = () => search.loads.filter(({ name }) => /search-[fpt]\d+\.js$/.test(name)).length;
  assert.equal(parts(), 0);
  search.rank('harassment ', 5);
  assert.ok(parts() > 0 && parts() <= 8, `${parts()} parts`);
  const before = parts();
  search.rank('harassment ', 5);
  assert.equal(parts(), before, 'nothing is loaded twice');
  rmSync(source, { recursive: true });
});

it('a large index that is whole holds its texts as they are, and ranks as the program does', () => {
  const { source, output } = buildSite('whole', SPLIT_FROM);
  const search = openSearch(output);
  assert.ok(search.loads.some(({ name, text }) => name.includes('-texts.') && text.includes('Treated worse because of who you are.')));
  for (const query of ['harassment ', 'whānau', '"who you are"', 'in the workplace ']) {
    assert.deepEqual(JSON.parse(JSON.stringify(search.rank(query, 10))), answers(source, [query])[0], query);
  }
  rmSync(source, { recursive: true });
});

it('the texts of a small one come back as they were, with their signs and capitals', () => {
  const { source, output } = buildSite('whole');
  const { search, loads } = openSearch(output);
  assert.ok(loads.every(({ text }) => !text.includes('Treated worse because')), 'they travel as numbers');
  const { bodies, entries } = search.bodies;
  assert.ok(bodies.some((body) => body.includes('Whānau can come. A Māori worker may speak te reo at work.')));
  assert.ok(entries.some(([title, url, , lines]) => title === 'What counts as discrimination?' && url === 'discrimination.html' && lines.includes('In the workplace\t\tin-the-workplace')));
  rmSync(source, { recursive: true });
});

it('half a character in a query does no harm', () => {
  const { source, output } = buildSite('whole');
  const search = openSearch(output);
  assert.match(search.rank('\ud800 harassment ', 3)[0][0], /^harassment\.html/);
  rmSync(source, { recursive: true });
});

/** A term is called by its shortest own form, the first of equals. */
function termNames(index) {
  const names = new Map();
  let forms = index.starting('');
  index.fetch?.(() => {});
  forms = index.starting('');
  for (const { text, term, own } of forms) {
    if (own && (!names.has(term) || [...text].length < [...names.get(term)].length)) names.set(term, text);
  }
  return names;
}

/** How a query spells the word that folds to `folded`. */
function exactOf(query, folded, { search }) {
  return search.words(query).find((word) => word.folded === folded)?.exact;
}

it('starts from wherever its page lies, and once', () => {
  const { source, output } = buildSite('whole');
  const assets = path.join(output, 'assets');
  const name = readdirSync(assets).find((file) => file.startsWith('search-en-start.'));
  const text = readFileSync(path.join(assets, name), 'utf8');
  for (const [root, href] of [['', 'a-z.html'], ['../../', '../../a-z'], ['/some/sub/path/', '/some/sub/path/a-z']]) {
    const page = stubPage(href);
    // As in a browser, what a script declares is the window's own.
    const window = { addEventListener() {}, document: page.document };
    window.window = window;
    const context = vm.createContext(window);
    page.document.currentScript = { getAttribute: () => `${root}assets/${name}` };
    vm.runInContext(text, context);
    vm.runInContext(text, context);
    assert.equal(page.replaced, 1, 'the field stands once');
    for (const listener of page.listeners.focus) listener();
    assert.equal(page.asked.length, 4);
    for (const url of page.asked) {
      assert.ok(url.startsWith(root) && existsSync(path.join(output, url.slice(root.length))), url);
    }
  }
  rmSync(source, { recursive: true });
});

/** As much of a page as the start of the search touches: a link to the list, and a head that notes what it is given. */
function stubPage(href) {
  const page = { asked: [], listeners: {}, replaced: 0 };
  const element = () => ({
    setAttribute() {},
    appendChild() {},
    addEventListener(kind, listener) { page.listeners[kind] = [...(page.listeners[kind] ?? []), listener]; },
  });
  const link = { href, textContent: 'A to Z', getAttribute: () => href, parentNode: { replaceChild() { page.replaced += 1; } } };
  page.document = {
    querySelector: () => link,
    createElement: element,
    createTextNode: (text) => text,
    head: { appendChild: (child) => page.asked.push(child.src ?? child.href) },
  };
  return page;
}
