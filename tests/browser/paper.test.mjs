// Pages on paper, in a browser whose styles cannot unfold what is folded: nothing of the text is missing.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';
import { KINDS } from './site.mjs';

const setup = fixture();
const { site } = setup;
const pages = KINDS.filter((file) => site.pages.includes(file) && /<details\b/.test(site.read(file).split('<main')[1] ?? ''));

it('what is folded is unfolded to print, and folded again', async () => {
  assert.ok(pages.length > 5);
  for (const file of pages) {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(site.fileBase + file);
      const open = () => tab.evaluate(() => [...document.querySelectorAll('main details')].map((part) => part.open));
      const before = await open();
      await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.ok((await open()).every(Boolean), file);
      await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
      assert.deepEqual(await open(), before, file);
    });
  }
});
