// The search in a real browser: it gives what `rightskit search` gives, from disk and over http, loads nothing before
// it is used and the same files whatever is typed, and leaves nothing in address, history or storage.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { click, inTab, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = process.env.RIGHTSKIT ?? `${process.env.CARGO_TARGET_DIR ?? `${HERE}/target`}/release/rightskit`;
const FIELD = '#search-field';
const ODD = [
  'Māori', 'maori', 'whānau', 'whanau', '"let go"', '"personal grievance" time', 'organization', 'behavior', 'follow-up',
  'don’t sign', '0800', '105', '+64 800 044', '044 334', 'x', '🙂', '<b>bullying</b>', '.*[', 'a'.repeat(300),
  'work place', 'time  limits ', '\u202erights', 'harrasment at wrok', 'what can i do', 'the', "ACC's",
];
const site = siteUnderTest();
const CHOICES = path.basename(site.root) === 'example' ? ['--agency', 'example', '--theme', 'example'] : [];

/** The queries of the site's own tests, the start of each, and each with two letters swapped. */
function queries() {
  const file = readFileSync(`${HERE}/content/en/search-tests.yaml`, 'utf8');
  const written = [...file.matchAll(/query: "([^"]*)"/g)].map((match) => match[1]);
  const cut = written.map((query) => query.slice(0, Math.max(2, Math.floor((query.length * 2) / 3))));
  const swapped = written.filter((query) => query.length > 5).map((query) => query.replace(/^(..)(.)(.)/, '$1$3$2'));
  return [...written, ...cut, ...swapped, ...ODD].filter((query) => query.trim());
}

let chromium;
let host;
before(async () => {
  chromium = await launch();
  host = await serve(site.root, '/some/sub/path/');
});
after(async () => {
  await host.close();
  await chromium.close();
});

async function ready(tab) {
  await tab.focus(FIELD);
  await tab.waitForFunction(() => window.rightskitSearch.index, { timeout: 10_000 });
}

describe('finds what the command line finds', () => {
  for (const [name, base] of [['on disk', () => site.fileBase], ['over http', () => host.base]]) {
    it(name, async () => {
      const asked = queries();
      assert.ok(asked.length >= 200, `${asked.length} queries`);
      const wanted = JSON.parse(execFileSync(PROGRAM, ['-C', HERE, 'search', '--each', '--json', ...CHOICES, '--', ...asked], { maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] }));
      await inTab(chromium.browser, { script: true }, async (tab) => {
        await tab.goto(`${base()}index.html`);
        await ready(tab);
        const found = await tab.evaluate((all) => all.map((query) => {
          const { index } = window.rightskitSearch;
          return index.search(query, 10).hits.map((hit) => {
            const one = index.documents[hit.document];
            return [index.pages[one.page][1] + (one.anchor ? `#${one.anchor}` : ''), hit.score / 1000];
          });
        }), asked);
        // Half a character cannot be handed to a program; it must do no harm.
        assert.ok(await tab.evaluate(() => window.rightskitSearch.index.search('\ud800 fired', 10).hits.length));
        found.forEach((hits, at) => {
          assert.deepEqual(hits, wanted[at].map((hit) => [hit.url, hit.score]), asked[at]);
        });
      });
    });
  }
});

describe('in use', () => {
  it('loads nothing before, the same files whatever is typed, and leaves nothing', async () => {
    const seen = [];
    for (const query of ['fired', 'sexual harassment']) {
      await inTab(chromium.browser, { script: true }, async (tab) => {
        const loaded = [];
        tab.on('request', (request) => loaded.push(request.url()));
        await tab.goto(`${host.base}guide/support.html`);
        assert.deepEqual(loaded.filter((url) => /\/search/.test(url)), [], 'before the first use');
        const address = await tab.evaluate(() => [location.href, history.length]);
        await tab.type(FIELD, query);
        await tab.waitForSelector('.c-search__link');
        seen.push(loaded.filter((url) => /\/search/.test(url)).sort());
        assert.deepEqual(await tab.evaluate(() => [location.href, history.length]), address);
        assert.equal(await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
        assert.match(await tab.$eval('.c-search__status', (line) => line.textContent), /\d+ results? for/);
        await tab.keyboard.press('ArrowDown');
        assert.ok(await tab.evaluate(() => document.activeElement.matches('.c-search__link')));
        await tab.keyboard.press('Escape');
        assert.equal(await tab.$eval(FIELD, (field) => field.value), '');
        assert.equal((await tab.$$('.c-search__link')).length, 0);
      });
    }
    assert.deepEqual(seen[0], seen[1]);
    assert.equal(seen[0].length, 4);
  });

  it('says so when the index is missing or cut off, and offers the list from A to Z', async () => {
    for (const body of [null, 'rightskitSearch.ranking({"ignored']) {
      await inTab(chromium.browser, { script: true }, async (tab) => {
        await tab.setRequestInterception(true);
        tab.on('request', (request) => {
          if (!/search-index/.test(request.url())) request.continue();
          else if (body === null) request.respond({ status: 404 });
          else request.respond({ contentType: 'text/javascript', body });
        });
        await tab.goto(`${host.base}index.html`);
        await tab.focus(FIELD);
        await tab.waitForSelector('.c-search__status a[href$="a-z.html"]');
      });
    }
  });
});

it('without script a link leads to the list from A to Z', async () => {
  await inTab(chromium.browser, { script: false }, async (tab) => {
    await tab.goto(`${host.base}index.html`);
    assert.equal(await tab.evaluate((field) => document.querySelector(field), FIELD), null);
    await Promise.all([tab.waitForNavigation(), click(tab, '.c-search__az')]);
    assert.ok((await tab.evaluate(() => document.querySelectorAll('main li a').length)) > 100);
  });
});
