// How the built site looks to axe-core and on a small phone: every page once, one page of each kind in every look.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { launch } from './chromium.mjs';
import { judgeLook } from './crawl.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const KINDS = [
  'index.html', 'guide/index.html', 'guide/support.html', 'guide/time-limits.html', 'group-privacy.html', 'safety.html',
  'directory/index.html', 'directory/topic/online.html', 'directory/region/nz.html', 'directory/service/safe-to-talk.html',
  '404.html', 'leave.html',
];

let chromium;
before(async () => {
  chromium = await launch();
});
after(() => chromium.close());

it('has a page of every kind', () => assert.deepEqual(KINDS.filter((file) => !site.pages.includes(file)), []));

it(`axe finds nothing on all ${site.pages.length} pages`, async () => {
  assert.deepEqual(await judgeLook(chromium.browser, site.fileBase, site.pages, { width: 1280 }), []);
});

it('no page scrolls sideways on a small phone', async () => {
  assert.deepEqual(await judgeLook(chromium.browser, site.fileBase, site.pages, { width: 320, axe: false }), []);
});

for (const look of [{ width: 320, scheme: 'light' }, { width: 320, scheme: 'dark' }, { width: 1280, scheme: 'dark' }]) {
  it(`axe finds nothing on a page of each kind at ${look.width} px, ${look.scheme}`, async () => {
    assert.deepEqual(await judgeLook(chromium.browser, site.fileBase, KINDS, look), []);
  });
}
