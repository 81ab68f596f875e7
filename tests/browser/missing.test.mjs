// The page for an address that leads nowhere: hosts show it at any depth, so it must stand alone.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTab, launch } from './chromium.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';
import { visit } from './visit.mjs';

const site = siteUnderTest();
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

for (const address of ['none.html', 'guide/none.html', 'no/such/place/at/all/', '../../outside.html']) {
  it(`answers ${address}, styled, asking for nothing else`, async () => {
    host.log.length = 0;
    const url = new URL(address, host.base).href;
    await inTab(chromium.browser, { script: false }, async (tab) => {
      const { problems, links } = await visit(tab, url, url, { status: 404 });
      assert.deepEqual(problems, []);
      assert.match(await tab.$eval('main', (main) => main.innerText), /\b111\b/, 'numbers stand in the text');
      assert.notEqual(await tab.$eval('body', (body) => getComputedStyle(body).maxWidth), 'none', 'its style is in force');
      // A relative link would mean another file at each depth.
      assert.deepEqual(links.filter(({ href }) => !/^(https|tel|sms):/.test(href)), []);
    });
    assert.equal(host.log.length, 1, JSON.stringify(host.log));
  });
}
