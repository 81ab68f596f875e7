// The ways that matter most, with scripts off and no mouse: from the home page to a number, a right, a time limit.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTab } from './browser.mjs';
import { skipToContent, stop, tabTo } from './keyboard.mjs';
import { fixture } from './fixture.mjs';
import { Watch } from './visit.mjs';

const setup = fixture();

// Over the pages named, in at most three, to a number that calls, or to a page with the words.
const WALKS = [
  { to: 'a helpline', over: [], call: 'tel:1737' },
  { to: 'a right, then a support person', over: ['guide/index.html', 'guide/support.html', 'situations/support-person.html'], says: /support person/i },
  { to: 'the time limits, then the Authority', over: ['guide/time-limits.html', 'directory/service/employment-relations-authority.html'], says: /Employment Relations Authority/ },
  { to: 'a helpline by topic', over: ['directory/index.html', 'directory/topic/sexual-harm.html'], call: 'tel:0800044334' },
];

for (const [name, base] of [['from a stick', () => setup.site.fileBase], ['from a host', () => setup.host.base]]) {
  for (const script of [false, true]) {
    describe(`${name}, by keyboard, scripts ${script ? 'on' : 'off'}`, () => {
      for (const { to, over, call, says } of WALKS) {
        it(`home → ${to}`, async () => {
          await inTab(setup.browser, { script }, async (tab) => {
            await tab.setViewport({ width: 360, height: 640 });
            const watch = await Watch.start(tab, base());
            await watch.open(`${base()}index.html`);
            for (const file of over) {
              await skipToContent(tab);
              await tabTo(tab, ({ href }) => href.split('#')[0] === base() + file, file);
              await watch.quiet();
              watch.opened += 1 + 1; // to the content, and to the page
              await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
            }
            if (call) {
              await skipToContent(tab);
              watch.opened += 1;
              await tabTo(tab, ({ href }) => href === call, call);
              assert.equal((await stop(tab)).href, call);
            } else {
              assert.match(await tab.evaluate(() => document.querySelector('h1').textContent), says);
            }
            assert.deepEqual(await watch.finish(), []);
          });
        });
      }
    });
  }
}

// At 400 % zoom a phone's bar would cover half of what is left of the window.
for (const window of [{ width: 1280, height: 800 }, { width: 320, height: 256 }]) {
  it(`every stop can be seen on a page of each kind, ${window.width} × ${window.height}`, async () => {
    const kinds = ['index.html', 'guide/time-limits.html', 'directory/index.html', 'directory/service/police.html', 'law/where-to-complain.html'];
    for (const file of kinds) {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.setViewport(window);
        await tab.goto(setup.site.fileBase + file);
        const last = await tab.evaluate(() => [...document.querySelectorAll('footer a')].at(-1).href);
        await tabTo(tab, ({ href }) => href === last, 'the last link');
      });
    }
  });
}
