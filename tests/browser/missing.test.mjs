// The page for an address that leads nowhere: hosts show it at any depth, so it must stand alone.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';
import { visit } from './visit.mjs';

const setup = fixture();

for (const address of ['none.html', 'guide/none.html', 'no/such/place/at/all/', '../../outside.html']) {
  it(`answers ${address}, styled, asking for nothing else`, async () => {
    setup.host.log.length = 0;
    const url = new URL(address, setup.host.base).href;
    await inTab(setup.browser, { script: false }, async (tab) => {
      const { problems, links } = await visit(tab, url, url, { status: 404 });
      assert.deepEqual(problems, []);
      assert.match(await tab.evaluate(() => document.body.innerText), /\b111\b/, 'numbers stand in the text');
      assert.notEqual(await tab.evaluate(() => getComputedStyle(document.body).maxWidth), 'none', 'its style is in force');
      // A relative link would mean another file at each depth.
      assert.deepEqual(links.filter(({ href }) => !/^(https|tel|sms):/.test(href)), []);
    });
    assert.equal(setup.host.log.length, 1, JSON.stringify(setup.host.log));
  });
}
