// The way off the site. Without script it is a real link; with script it leaves nothing on the screen and nothing to
// go back to; opened from a stick it goes to the page that came along. The sites elsewhere are never reached: the
// browser is left waiting for a second, then fails, and its history tells where it went.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { inTab, launch } from './chromium.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

const EXIT = 'a[data-module=exit]';
const LEAVE = 'leave.html';
const PATIENCE = 1000;
const ALONE = ['404.html', LEAVE];
const site = siteUnderTest();

let chromium;
let host;
before(async () => {
  chromium = await launch({ patience: PATIENCE });
  host = await serve(site.root, '/some/sub/path/');
});
after(async () => {
  await host.close();
  await chromium.close();
});

it('stands on every page', () => {
  const without = site.pages.filter((file) => !ALONE.includes(file) && !/data-module=["']?exit\b/.test(site.read(file)));
  assert.deepEqual(without, []);
});

describe('with script', () => {
  it('from a host: the page goes blank at once, and back does not bring it again', async () => {
    await inTab(chromium.browser, { script: true }, async (tab) => {
      await tab.goto(`${host.base}index.html`);
      await tab.goto(`${host.base}guide/support.html`);
      const away = await tab.$eval(EXIT, (link) => link.href);
      const screen = screenAfterClick(tab);
      await tab.click(EXIT);
      assert.equal(await screen, '', 'while the other site is awaited');
      assert.deepEqual(await historyOnceAt(tab, away), ['about:blank', `${host.base}index.html`, away]);
    });
  });

  for (const file of ['index.html', 'guide/support.html']) {
    it(`from a stick: ${file} goes to the page that came along`, async () => {
      await inTab(chromium.browser, { script: true }, async (tab) => {
        await tab.goto(site.fileBase + file);
        await tab.click(EXIT);
        const leave = site.fileBase + LEAVE;
        assert.deepEqual(await historyOnceAt(tab, leave), ['about:blank', leave]);
      });
    });
  }

  it('from a host without a connection: goes to the page that came along', async () => {
    await inTab(chromium.browser, { script: true }, async (tab) => {
      await tab.goto(`${host.base}guide/support.html`);
      await tab.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
      await tab.click(EXIT);
      assert.equal((await historyOnceAt(tab, host.base + LEAVE)).at(-1), host.base + LEAVE);
    });
  });
});

describe('without script', () => {
  for (const [name, base] of [['host', () => host.base], ['stick', () => site.fileBase]]) {
    it(`from a ${name}: is a link that leads away`, async () => {
      await inTab(chromium.browser, { script: false }, async (tab) => {
        await tab.goto(`${base()}guide/support.html`);
        const away = await tab.$eval(EXIT, (link) => link.href);
        assert.ok(away === base() + LEAVE || away.startsWith('https://'), `${away} leads away`);
        await tab.click(EXIT);
        assert.equal((await historyOnceAt(tab, away)).at(-1), away);
      });
    });
  }
});

it('the page that came along says nothing of this site', async () => {
  await inTab(chromium.browser, { script: false }, async (tab) => {
    await tab.goto(`${site.fileBase}index.html`);
    const name = await tab.$eval('header a', (link) => link.textContent.trim());
    await tab.goto(site.fileBase + LEAVE);
    assert.ok(!(await tab.content()).includes(name));
    assert.deepEqual(await tab.$$eval('a', (links) => links.map((link) => link.href)), []);
  });
});

/** What can be read on the page right after a click. The page itself must tell: a tab that is leaving answers nobody. */
async function screenAfterClick(tab) {
  let told;
  const screen = new Promise((resolve) => {
    told = resolve;
  });
  await tab.exposeFunction('tellTheTest', told);
  await tab.evaluate(() => {
    addEventListener('click', () => setTimeout(() => globalThis.tellTheTest(document.body.innerText.trim())), true);
  });
  return screen;
}

/** The addresses that Back and Forward lead to, once the tab is at `url`, even if only to say it cannot reach it. */
async function historyOnceAt(tab, url) {
  const cdp = await tab.createCDPSession();
  let entries;
  for (let waited = 0; waited < 10 * PATIENCE && entries?.at(-1) !== url; waited += 50) {
    await setTimeout(50);
    entries = (await cdp.send('Page.getNavigationHistory')).entries.map((entry) => entry.url);
  }
  return entries;
}
