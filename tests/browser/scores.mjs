// What Lighthouse says of four pages, served with the site's own headers: all points for accessibility, best practices
// and being found. How fast they are depends on the machine, so `benches/pages` tells that.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { lighthouseBrowser, robots } from './lighthouse.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

const PAGES = ['index.html', 'guide/support.html', 'directory/service/safe-to-talk.html', 'directory/index.html'];
const JUDGED = ['accessibility', 'best-practices', 'seo'];

let host;
let judge;
before(async () => {
  host = await serve(siteUnderTest().root);
  judge = await lighthouseBrowser();
});
after(async () => {
  await judge.close();
  await host.close();
});

for (const file of PAGES) {
  it(`${file}: 100 in ${JUDGED.join(', ')}`, async () => {
    const { scores, faults } = await judge.look(host.base + file, JUDGED);
    assert.deepEqual(scores, Object.fromEntries(JUDGED.map((name) => [name, 100])), faults.join('\n'));
  });
}

it('robots.txt is sound', async () => assert.equal(await robots(`${host.base}robots.txt`), 1));
