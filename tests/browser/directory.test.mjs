// Narrowing the directory to services for some people: by keyboard, with scripts off, and with nothing left of it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';
import { Watch } from './visit.mjs';

const setup = fixture();

/** What a reader sees of the list: names of services, and how many topics. */
function seen(tab) {
  return tab.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return {
      services: [...new Set(shown('.c-index__name').map((link) => link.textContent))],
      topics: shown('.c-topic').length,
      always: shown('[data-always]').length > 0,
      says: shown('.c-filter__more').length === 1,
    };
  });
}

describe('in the directory', () => {
  for (const [name, base] of [['from a stick', () => setup.site.fileBase], ['from a host', () => setup.host.base]]) {
    it(`${name}: a press of a key narrows it, and a reload forgets`, async () => {
      await inTab(setup.browser, { script: false }, async (tab) => {
        const watch = await Watch.start(tab, base());
        await watch.open(`${base()}directory/index.html`);
        const all = await seen(tab);
        assert.ok(all.services.length > 40 && !all.says, JSON.stringify(all));
        await tab.focus('.c-narrow > summary');
        await tab.keyboard.press('Enter'); // where there is no room, the filters are folded
        await tab.evaluate(() => document.querySelector('#only-all').focus());
        const address = tab.url();
        for (let presses = 0; presses < 8 && !(await tab.evaluate(() => document.activeElement.id === 'only-rainbow')); presses++) {
          await tab.keyboard.press('ArrowDown');
        }
        const some = await seen(tab);
        assert.ok(some.services.includes('RainbowYOUTH') && some.services.includes('New Zealand Police'), JSON.stringify(some));
        assert.ok(!some.services.includes('Netsafe') && !some.services.includes('1737 Need to talk?'));
        assert.ok(some.always && some.says && some.topics < all.topics);
        await tab.keyboard.press('Enter'); // would send an ordinary form
        assert.equal(tab.url(), address);
        await watch.quiet();
        await tab.reload();
        assert.deepEqual(await seen(tab), all);
        assert.deepEqual(await watch.finish(), []);
      });
    });
  }
});
