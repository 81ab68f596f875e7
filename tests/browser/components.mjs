// Every component by itself: the pages of `build --styleguide`, in the looks that readers have. Each is photographed
// for people to look at; the machine judges what it can.

import assert from 'node:assert/strict';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { axeProblems, overflowProblems } from './accessibility.mjs';
import { inTab, launch } from './chromium.mjs';
import { LOOKS, photograph } from './photographs.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const pages = site.pages.filter((file) => file.startsWith('styleguide/'));
const FOLDER = path.resolve(site.root, '../photographs');

let chromium;
before(async () => {
  chromium = await launch();
  mkdirSync(FOLDER, { recursive: true });
});
after(() => chromium.close());

it('has a page for every component and one for all', () => {
  assert.ok(pages.includes('styleguide/index.html'));
  assert.ok(pages.length > 20, `${pages.length} pages`);
});

for (const look of LOOKS) {
  it(`nothing is wrong at ${look.name}; photographs are in ${FOLDER}`, async () => {
    const found = [];
    // In one tab: Chromium does not always draw one that stands behind others.
    await inTab(chromium.browser, { script: true }, async (tab) => {
      for (const file of pages) {
        const picture = path.join(FOLDER, `${file.replace('.html', '').replaceAll('/', '-')}@${look.name}.png`);
        writeFileSync(picture, await photograph(tab, site.fileBase + file, look));
        assert.ok(statSync(picture).size > 2000, `${picture} shows nothing`);
        const problems = look.media === 'print' ? [] : [...(await overflowProblems(tab)), ...(await axeProblems(tab))];
        found.push(...problems.map((problem) => `${file}: ${problem}`));
      }
    });
    assert.deepEqual(found, []);
  });
}
