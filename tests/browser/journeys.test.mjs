// The ways people go through the built site, by clicking, with scripts off: a number in three taps, from a stick and
// from a host.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { click, inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';
import { Watch } from './visit.mjs';

const setup = fixture();

// Each goes from the home page over the pages named to a number that can be called.
const JOURNEYS = [
  { to: 'a service', over: ['directory/index.html', 'directory/service/safe-to-talk.html'], call: '0800 044 334' },
  { to: 'help, by what happened', over: ['directory/index.html', 'directory/topic/online.html'], call: null },
  { to: 'support, by a right', over: ['guide/index.html', 'guide/support.html', 'directory/service/community-law.html'], call: null },
  { to: 'safety', over: ['safety.html'], call: '111' },
];

for (const [name, base] of [['from a stick', () => setup.site.fileBase], ['from a host', () => setup.host.base]]) {
  describe(name, () => {
    for (const { to, over, call } of JOURNEYS) {
      it(`home → ${to}`, async () => {
        await inTab(setup.browser, { script: false }, async (tab) => {
          await tab.setViewport({ width: 360, height: 740 });
          const watch = await Watch.start(tab, base());
          await watch.open(`${base()}index.html`);
          for (const file of over) await follow(tab, watch, base() + file);
          const numbers = await visibleNumbers(tab);
          assert.ok(numbers.some((text) => text.includes(call ?? '')), `${call ?? 'a number'} among ${numbers.join(', ') || 'none'}`);
          assert.deepEqual(await watch.finish(), []);
        });
      });
    }
  });
}

/** Clicks the first link on the page that leads to `url`. */
async function follow(tab, watch, url) {
  await watch.quiet();
  const [, clicked] = await Promise.all([tab.waitForNavigation({ timeout: 10_000 }), click(tab, 'main a[href]', url)]);
  assert.ok(clicked, `${tab.url()} has no link to ${url}`);
  watch.opened += 1;
}

/** What the links that call say, on the open page. */
function visibleNumbers(tab) {
  return tab.evaluate(() => [...document.querySelectorAll('a[href^="tel:"]')]
    .filter((link) => link.checkVisibility())
    .map((link) => link.textContent.replace(/\s+/g, ' ').trim()));
}
