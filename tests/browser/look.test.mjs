// How the built site looks to axe-core and on a small phone: every page once, one page of each kind in every look.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { ENGINE, launch } from './browser.mjs';
import { judgeLook } from './crawl.mjs';
import { KINDS, siteUnderTest } from './site.mjs';

const site = siteUnderTest();

let machine;
before(async () => {
  machine = await launch();
});
after(() => machine.close());

it('has a page of every kind', () => assert.deepEqual(KINDS.filter((file) => !site.pages.includes(file)), []));

// What axe judges does not depend on the engine, and a second time over every page takes minutes.
const axe = { skip: ENGINE !== 'chromium' };

it(`axe finds nothing on all ${site.pages.length} pages`, axe, async () => {
  assert.deepEqual(await judgeLook(machine.browser, site.fileBase, site.pages, { width: 1280 }), []);
});

it('no page scrolls sideways on a small phone', async () => {
  assert.deepEqual(await judgeLook(machine.browser, site.fileBase, site.pages, { width: 320, axe: false }), []);
});

for (const look of [{ width: 320, scheme: 'light' }, { width: 320, scheme: 'dark' }, { width: 1280, scheme: 'dark' }]) {
  it(`axe finds nothing on a page of each kind at ${look.width} px, ${look.scheme}`, axe, async () => {
    assert.deepEqual(await judgeLook(machine.browser, site.fileBase, KINDS, look), []);
  });
}
