// Every component by itself: the pages of `build --styleguide`, in the looks that readers have.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { launch } from './chromium.mjs';
import { judgeLook } from './crawl.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const pages = site.pages.filter((file) => file.startsWith('styleguide/'));

let chromium;
before(async () => {
  chromium = await launch();
});
after(() => chromium.close());

it('has a page for every component and one for all', () => {
  assert.ok(pages.includes('styleguide/index.html'));
  assert.ok(pages.length > 20, `${pages.length} pages`);
});

for (const look of [{ width: 320, scheme: 'light' }, { width: 320, scheme: 'dark' }, { width: 1280, scheme: 'light' }]) {
  it(`axe finds nothing at ${look.width} px, ${look.scheme}`, async () => {
    assert.deepEqual(await judgeLook(chromium.browser, site.fileBase, pages, look), []);
  });
}
