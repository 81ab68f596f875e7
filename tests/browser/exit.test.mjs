// The way off the site. Without script it is a real link; with script it leaves nothing on the screen and nothing to
// go back to; opened from a stick it goes to the page that came along. The sites elsewhere are never reached: the
// browser is left waiting for a second, then fails, and its history tells where it went.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ENGINE, click, inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';

const EXIT = 'a[data-module=exit]';
const LEAVE = 'leave.html';
const DELAY = 1000;
const NOTE = 'rightskit test';
const ALONE = ['404.html', LEAVE];
const setup = fixture({ delay: DELAY });
const { site } = setup;

it('stands on every page', () => {
  const without = site.pages.filter((file) => !ALONE.includes(file) && !/data-module=["']?exit\b/.test(site.read(file)));
  assert.deepEqual(without, []);
});

describe('with script', () => {
  it('from a host: the page goes blank at once, and back does not bring it again', async () => {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(`${setup.host.base}index.html`);
      await tab.goto(`${setup.host.base}guide/support.html`);
      const away = await linkOf(tab);
      await noteScreenAtClick(tab);
      setup.outside.length = 0;
      await click(tab, EXIT);
      // A click that never came to the page was lost on its way there, so asking for it once more hides nothing of the page.
      if (!(await wasClicked(tab))) await click(tab, EXIT);
      if (ENGINE === 'firefox') assert.ok(await wasAskedFor(away));
      else assert.deepEqual(await historyOnceAt(tab, away), [`${setup.host.base}index.html`, away]);
      await tab.goto(setup.host.base + LEAVE);
      assert.equal(await noted(tab), '', 'what could be read while the other site was awaited');
    });
  });

  for (const file of ['index.html', 'guide/support.html']) {
    it(`from a stick: ${file} goes to the page that came along`, async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(site.fileBase + file);
        await click(tab, EXIT);
        const leave = site.fileBase + LEAVE;
        assert.deepEqual(await historyOnceAt(tab, leave), [leave]);
      });
    });
  }

  it('from a host without a connection: goes to the page that came along', async () => {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(`${setup.host.base}guide/support.html`);
      await tab.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
      await click(tab, EXIT);
      assert.equal((await historyOnceAt(tab, setup.host.base + LEAVE)).at(-1), setup.host.base + LEAVE);
    });
  });
});

describe('without script', () => {
  for (const [name, base] of [['host', () => setup.host.base], ['stick', () => site.fileBase]]) {
    it(`from a ${name}: is a link that leads away`, async () => {
      await inTab(setup.browser, { script: false }, async (tab) => {
        await tab.goto(`${base()}guide/support.html`);
        const away = await linkOf(tab);
        assert.ok(away === base() + LEAVE || away.startsWith('https://'), `${away} leads away`);
        setup.outside.length = 0;
        await click(tab, EXIT);
        if (ENGINE === 'firefox' && away.startsWith('https:')) assert.ok(await wasAskedFor(away));
        else assert.equal((await historyOnceAt(tab, away)).at(-1), away);
      });
    });
  }
});

it('the page that came along says nothing of this site', async () => {
  await inTab(setup.browser, { script: false }, async (tab) => {
    await tab.goto(`${site.fileBase}index.html`);
    const name = await tab.evaluate(() => document.querySelector('header a').textContent.trim());
    await tab.goto(site.fileBase + LEAVE);
    assert.ok(!(await tab.content()).includes(name));
    assert.equal(await tab.evaluate(() => document.querySelectorAll('a').length), 0);
  });
});

/** Has the page write down what can be read on it right after a click: a tab that is leaving answers nobody. */
function noteScreenAtClick(tab) {
  return tab.evaluate((note) => {
    // The last to hear of the click, after the way out itself; on a slow machine a timer would never run.
    addEventListener('click', () => sessionStorage.setItem(note, document.body.innerText.trim()));
  }, NOTE);
}

/** What was written down, on a page of the same host; `null` for nothing. */
function noted(tab) {
  return tab.evaluate((note) => sessionStorage.getItem(note), NOTE);
}

/** Whether a click came to the page. One that does not say has left. */
async function wasClicked(tab) {
  const said = await Promise.race([noted(tab).catch(() => ''), setTimeout(2 * DELAY, '')]);
  return said !== null;
}

/** Where the way out leads when nothing hurries it. */
function linkOf(tab) {
  return tab.evaluate((selector) => document.querySelector(selector).href, EXIT);
}

/** Whether a place elsewhere is asked for. Firefox tells nothing of a page that it could not get. */
async function wasAskedFor(url) {
  for (let waited = 0; waited < 10 * DELAY && !setup.outside.includes(new URL(url).hostname); waited += 50) await setTimeout(50);
  return setup.outside.includes(new URL(url).hostname);
}

/** The addresses that Back leads to, the page itself last, once the tab is at `url`, even if only to say it cannot reach it. */
async function historyOnceAt(tab, url) {
  const trail = await (ENGINE === 'firefox' ? trailByGoingBack : trailByDevTools)(tab);
  let entries;
  for (let waited = 0; waited < 10 * DELAY && entries?.at(-1) !== url; waited += 50) {
    await setTimeout(50);
    entries = await trail(url);
  }
  return entries?.filter((entry) => entry !== 'about:blank');
}

async function trailByDevTools(tab) {
  const cdp = await tab.createCDPSession();
  return async () => {
    try {
      return (await cdp.send('Page.getNavigationHistory')).entries.map((entry) => entry.url);
    } catch {
      return []; // between two pages
    }
  };
}

/** Firefox keeps its history to itself, so the test presses Back until there is nothing more. */
async function trailByGoingBack(tab) {
  return async (url) => {
    if (tab.url() !== url) return [tab.url()];
    const trail = [url];
    for (;;) {
      const before = tab.url();
      await tab.goBack({ timeout: 5000, waitUntil: 'domcontentloaded' }).catch(() => {});
      if (tab.url() === before) return trail;
      trail.unshift(tab.url());
    }
  };
}
