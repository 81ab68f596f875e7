// The search in real browsers: it gives what `rightskit search` gives, from disk and over http, loads nothing before it
// is used and, where people look for help, the same files whatever is typed; it leaves nothing in address, history or
// storage, and bears what is typed into it.

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, buildSite } from '../search/program.mjs';
import { click, inTab } from './browser.mjs';
import { serve } from './server.mjs';
import { Site } from './site.mjs';
import { fixture } from './fixture.mjs';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
const FIELD = '#search-field';
const LINK = '.c-search__link';
const ODD = [
  'Māori', 'maori', 'whānau', 'whanau', '"let go"', '"personal grievance" time', 'organization', 'behavior', 'follow-up',
  'don’t sign', '0800', '105', '+64 800 044', '044 334', 'x', '🙂', '<b>bullying</b>', '.*[', 'a'.repeat(300),
  'work place', 'time  limits ', '\u202erights', 'harrasment at wrok', 'what can i do', 'the', "ACC's", '"your rights"',
];
const setup = fixture();
const { site } = setup;
const CHOICES = path.basename(site.root) === 'example' ? ['--agency', 'example', '--theme', 'example'] : [];

/** The queries of the site's own tests, the start of each, and each with two letters swapped. */
function queries() {
  const file = readFileSync(`${HERE}/content/en/search-tests.yaml`, 'utf8');
  const written = [...file.matchAll(/query: "([^"]*)"/g)].map((match) => match[1]);
  const cut = written.map((query) => query.slice(0, Math.max(2, Math.floor((query.length * 2) / 3))));
  const swapped = written.filter((query) => query.length > 5).map((query) => query.replace(/^(..)(.)(.)/, '$1$3$2'));
  return [...written, ...cut, ...swapped, ...ODD].filter((query) => query.trim());
}

const asked = queries();
const wanted = answers(HERE, asked, { more: CHOICES });
const withTab = (work) => inTab(setup.browser, { script: true }, work);

const ready = async (tab) => {
  await tab.focus(FIELD);
  await tab.waitForFunction(() => window.rightskitSearch.index, { timeout: 20_000 });
};
/** Puts a query into the field at once, as a paste does; no limit of the field stands in its way. */
const paste = (tab, query) => tab.evaluate((selector, text) => {
  const field = document.querySelector(selector);
  field.value = text;
  field.dispatchEvent(new Event('input'));
}, FIELD, query);
const status = (tab) => tab.$eval('.c-search__status', (line) => line.textContent);
/** What is said once typing rests. */
const said = async (tab) => {
  await tab.waitForFunction(() => document.querySelector('.c-search__status').textContent, { timeout: 20_000 });
  return status(tab);
};

for (const [where, base] of [['on disk', () => site.fileBase], ['over http', () => setup.host.base]]) {
  it(`finds ${where} what the command line finds`, async () => {
    assert.ok(asked.length >= 200, `${asked.length} queries`);
    await withTab(async (tab) => {
      await tab.goto(`${base()}index.html`);
      await ready(tab);
      const found = await tab.evaluate((all) => all.map((query) => {
        const search = window.rightskitSearch;
        const { index } = search;
        return search.rank(query, index, 10).hits.map((hit) => {
          const anchor = index.document(hit.document).anchor;
          return [index.entry(index.owner[hit.document])[1] + (anchor ? `#${anchor}` : ''), hit.score / 1000];
        });
      }), asked);
      for (const [at, hits] of found.entries()) assert.deepEqual(hits, wanted[at], asked[at]);
    });
  });
}

it('loads nothing before it is used, then the same files whatever is typed, and leaves nothing', async () => {
  const seen = [];
  for (const query of ['fired', 'sexual harassment', 'polizze']) {
    seen.push(await withTab(async (tab) => {
      const loaded = [];
      tab.on('request', (request) => loaded.push(request.url()));
      await tab.goto(`${setup.host.base}guide/support.html`);
      // What puts the field there comes with the page.
      const ofSearch = () => loaded.filter((url) => /\/search/.test(url) && !/\/search-en-start\.\w+\.js$/.test(url));
      assert.deepEqual(ofSearch(), [], 'before the first use');
      const address = await tab.evaluate(() => [location.href, history.length]);
      await tab.type(FIELD, query);
      await tab.waitForSelector(LINK);
      const files = ofSearch().sort();
      assert.deepEqual(await tab.evaluate(() => [location.href, history.length]), address);
      assert.equal(await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
      return files;
    }));
  }
  assert.equal(seen.length, 3);
  assert.deepEqual(seen[0], seen[1]);
  assert.deepEqual(seen[0], seen[2]);
  assert.equal(seen[0].length, 4);
});

it('shows groups of links with the match marked, and can be used by keyboard', async () => {
  await withTab(async (tab) => {
    await tab.goto(`${setup.host.base}index.html`);
    for (const [attribute, value] of [['autocomplete', 'off'], ['spellcheck', 'false'], ['writingsuggestions', 'false']]) {
      assert.equal(await tab.$eval(FIELD, (field, one) => field.getAttribute(one), attribute), value);
    }
    await tab.type(FIELD, 'boss bullies me ');
    await tab.waitForSelector(LINK);
    assert.match(await said(tab), /^\d+ results? for “boss bullies me”\..* Also looked for manager/);
    assert.ok((await tab.$$('.c-search__text mark')).length > 3);
    assert.ok((await tab.$$('.c-search h2')).length >= 1);
    assert.equal((await tab.$$('.c-search [role=listbox], .c-search [role=option]')).length, 0);
    const underlined = await tab.$$eval(LINK, (links) => links.every((link) => getComputedStyle(link).textDecorationLine.includes('underline')));
    assert.ok(underlined, 'links look like links');
    await tab.keyboard.press('ArrowDown');
    assert.ok(await tab.evaluate((link) => document.activeElement.matches(link), LINK));
    await tab.keyboard.press('ArrowUp');
    assert.equal(await tab.evaluate(() => document.activeElement.id), FIELD.slice(1));
    const before = (await tab.$$(LINK)).length;
    await tab.click('.c-search__more');
    assert.ok((await tab.$$(LINK)).length > before);
    assert.equal(await tab.evaluate((link) => [...document.querySelectorAll(link)].indexOf(document.activeElement) >= 0, LINK), true);
    await tab.keyboard.press('Escape');
    assert.equal(await tab.$eval(FIELD, (field) => field.value), '');
    assert.equal((await tab.$$(LINK)).length, 0);
  });
});

it('narrows services by region and topic, in the page alone', async () => {
  await withTab(async (tab) => {
    await tab.goto(`${setup.host.base}index.html`);
    await tab.type(FIELD, 'counselling support ');
    await tab.waitForSelector('.c-search__choice');
    const address = await tab.evaluate(() => [location.href, history.length]);
    const places = await tab.$$eval('.c-search__choice', (all) => all.map((one) => [...one.options].map((option) => option.value)));
    for (const [at, kind] of [[0, 7], [1, 6]]) {
      const value = places[at][1];
      await tab.evaluate((place, chosen) => {
        const select = document.querySelectorAll('.c-search__choice')[place];
        select.value = chosen;
        select.dispatchEvent(new Event('change'));
      }, at, value);
      const right = await tab.$$eval('.c-search__item .c-search__call', (calls, what, chosen) => calls.every((call) => {
        const { index, bodies } = window.rightskitSearch;
        const url = call.parentElement.querySelector('a').getAttribute('href');
        const entry = bodies.entries.find((one) => url.endsWith(one[1]));
        return index && (entry[what].includes(chosen) || (what === 7 && entry[what].includes(bodies.everywhere)));
      }), kind, Number(value));
      assert.ok(right, `every service fits choice ${at}`);
    }
    assert.deepEqual(await tab.evaluate(() => [location.href, history.length]), address);
  });
});

it('offers the nearest words and the helplines where nothing is found', async () => {
  await withTab(async (tab) => {
    await tab.goto(`${setup.host.base}index.html`);
    await tab.type(FIELD, 'polizze ');
    await tab.waitForSelector('.c-search__word');
    assert.ok((await tab.$$('.c-search__call')).length >= 2, 'helplines');
    await tab.click('.c-search__word');
    assert.equal(await tab.$eval(FIELD, (field) => field.value), 'police');
    assert.ok((await tab.$$(LINK)).length > 1);
  });
});

it('says once what was found when typing rests, under a folded filter, and where to go on', async () => {
  await withTab(async (tab) => {
    await tab.setViewport({ width: 360, height: 640 });
    await tab.goto(`${setup.host.base}index.html`);
    await ready(tab);
    await tab.evaluate(() => {
      window.heard = [];
      const line = document.querySelector('.c-search__status');
      new MutationObserver(() => window.heard.push(line.textContent)).observe(line, { childList: true });
    });
    await tab.type(FIELD, 'counselling support');
    await tab.waitForFunction(() => window.heard.length, { timeout: 20_000 });
    assert.equal((await tab.evaluate(() => window.heard)).length, 1);
    assert.equal(await tab.$eval('.c-search__filters', (filters) => filters.open), false);
    const top = await tab.evaluate(() => document.querySelector('.c-search__item').getBoundingClientRect().top - document.querySelector('#search-field').getBoundingClientRect().top);
    assert.ok(top <= 320, `the first result stands ${top} px under the field`);
    const links = (selector) => tab.$$eval(selector, (all) => all.map((link) => link.getAttribute('href')));
    assert.ok((await links('.c-search__unsure .c-search__link'))[0].endsWith('triage/first-steps.html'));
    assert.ok((await links('.c-search__unsure .c-search__call')).includes('tel:1737'));
    assert.equal(await tab.$eval('.c-search__unsure', (line) => line === line.parentElement.firstElementChild), false, 'under what fits');
    await paste(tab, 'pavlova recipe with kiwifruit');
    assert.ok(await tab.$eval('.c-search__unsure', (line) => line === line.parentElement.firstElementChild), 'above what does not');
  });
});

it('puts whom to call above everything for somebody in need, and takes it away again', async () => {
  await withTab(async (tab) => {
    await tab.goto(`${setup.host.base}guide/support.html`);
    await ready(tab);
    for (const [query, numbers] of [
      ['suicide', ['tel:1737']], ['kill myself', ['tel:1737']], ['i want to die', ['tel:1737']], ['i was raped', ['tel:0800044334']],
      ['he hit me', ['tel:0800733843', 'tel:111']],
    ]) {
      await paste(tab, query);
      const first = await tab.$eval('.c-search a[href]', (link) => link.closest('section') !== null);
      assert.ok(first, `${query}: the card comes before every other link`);
      const number = await tab.$eval('.c-search__card .c-search__call', (link) => link.getAttribute('href'));
      assert.ok(numbers.includes(number), `${query}: ${number}`);
      const said = await tab.$eval('.c-search__card .c-search__call', (link) => link.innerText);
      assert.match(said, /^\S+ [\d ]+$/, 'the word and the number stand apart');
      assert.ok(await tab.$eval('.c-search__card', (card) => card.getAttribute('aria-labelledby') === card.querySelector('h2').id && card.parentElement.getAttribute('aria-live') === 'polite'));
    }
    await paste(tab, 'netsafe');
    assert.match(await tab.$eval('.c-search__call', (link) => link.innerText), /^\S+ [\d ]+$/, 'in a result too');
    await paste(tab, 'dead end job');
    assert.equal(await tab.$('.c-search__card'), null, 'harmless');
    await paste(tab, 'suicide');
    await tab.focus(FIELD);
    await tab.keyboard.press('Escape');
    assert.equal(await tab.$('.c-search__card'), null, 'emptied');
  });
});

it('bears whatever is typed', async () => {
  await withTab(async (tab) => {
    const faults = [];
    tab.on('pageerror', (error) => faults.push(error.message));
    await tab.goto(`${setup.host.base}index.html`);
    await ready(tab);
    const odd = [
      'x'.repeat(10_000), 'bullying '.repeat(2_000), '🙂🙂🙂', '\u202e\u200fbullying\u202c', '<img src=x onerror="document.title=1">bullying',
      '.*+?^${}()|[]\\bullying', '\\u0000', '"', '""""', '\ud800', '\ud800 bullying', 'e\u0301'.repeat(300), '٠٨٠٠', '霸凌', '\u0000bullying',
    ];
    for (const query of odd) {
      await paste(tab, query);
      assert.equal((await tab.$$('.c-search__results img')).length, 0, query);
      const said = await status(tab);
      assert.ok(!said || /result|found/i.test(said), `${query}: ${said}`);
      if (query.includes('bullying')) assert.ok((await tab.$$(LINK)).length > 0, query);
    }
    assert.deepEqual(faults, []);
  });
});

it('says so when a file is missing or cut off, and offers the list from A to Z', async () => {
  for (const file of ['search-en-index', 'search-en-texts', 'search-rank']) {
    for (const length of [0, 400]) {
      await withTab(async (tab) => {
        await tab.setRequestInterception(true);
        tab.on('request', (request) => {
          if (!request.url().includes(file)) return request.continue();
          if (!length) return request.respond({ status: 404 });
          const real = readFileSync(path.join(site.root, new URL(request.url()).pathname.replace('/some/sub/path/', '')), 'utf8');
          return request.respond({ contentType: 'text/javascript', body: real.slice(0, length) });
        });
        await tab.goto(`${setup.host.base}index.html`);
        await tab.focus(FIELD);
        await tab.waitForSelector('.c-search__status a[href$="a-z.html"]');
      });
    }
  }
});

describe('with an index in parts', () => {
  let built;
  let away;
  before(async () => {
    built = buildSite('split');
    away = await serve(built.output);
  });
  after(async () => {
    await away.close();
    rmSync(built.source, { recursive: true });
  });
  const words = ['harassment ', 'whānau ', 'discriminatoin ', 'team leader ', '"personal grievance" ', 'Counselling ', 'dismiss'];

  it('finds what the command line finds, from disk and over http', async () => {
    const right = answers(built.source, words, { limit: 5 });
    for (const base of [new Site(built.output).fileBase, away.base]) {
      await withTab(async (tab) => {
        await tab.goto(`${base}index.html`);
        for (const [at, query] of words.entries()) {
          await paste(tab, '');
          await tab.focus(FIELD);
          await paste(tab, query);
          await tab.waitForSelector(LINK);
          const links = await tab.$$eval(LINK, (all) => all.map((link) => link.getAttribute('href')));
          assert.deepEqual(links.slice().sort(), right[at].map(([url]) => url).sort(), query);
        }
      });
    }
  });

  it('says so when a part is missing', async () => {
    await withTab(async (tab) => {
      await tab.setRequestInterception(true);
      tab.on('request', (request) => (/search-p\d/.test(request.url()) ? request.respond({ status: 404 }) : request.continue()));
      await tab.goto(`${away.base}index.html`);
      await tab.type(FIELD, 'harassment ');
      await tab.waitForSelector('.c-search__status a[href$="a-z.html"]');
    });
  });
});

it('without script a link leads to the list from A to Z', async () => {
  await inTab(setup.browser, { script: false }, async (tab) => {
    await tab.goto(`${setup.host.base}index.html`);
    assert.equal(await tab.evaluate((field) => document.querySelector(field), FIELD), null);
    await Promise.all([tab.waitForNavigation(), click(tab, '.c-search__az')]);
    assert.ok((await tab.evaluate(() => document.querySelectorAll('main li a').length)) > 100);
  });
});
