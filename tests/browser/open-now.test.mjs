// "Open now" on the first page: right for Auckland whatever the device's zone, silent where nobody can know, and
// never there without script.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTab, launch } from './browser.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const SCRIPT = [...site.files].find((file) => /^assets\/home\.[^.]+\.js$/.test(file));
const ALWAYS = { open: 'always' };
const OFFICE = { open: '12345 09:00-17:00', rule: 'closed' };
const UNSURE = { open: '0123456 07:00-23:59' };
const NIGHT = { open: '5 22:00-06:00', rule: 'open' };

let machine;
before(async () => {
  machine = await launch();
});
after(() => machine.close());

/** What the script says of each service at a moment (with its zone), as words: open, closed or ''. */
async function said(moment, services, zone = 'America/New_York') {
  return inTab(machine.browser, { script: true }, async (tab) => {
    await tab.emulateTimezone(zone);
    await tab.goto('about:blank');
    await tab.evaluate((at, items) => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [at])); }
      };
      document.body.innerHTML = `<ul data-module="open-now" data-until="2027-12-31" data-open-now="open" data-closed-now="closed"
        data-holidays="2026-12-25 2027-02-01?">${items.map((item) => `<li class="c-helplines__item" data-open="${item.open}"
        ${item.rule ? `data-on-holidays="${item.rule}"` : ''}><span class="c-helplines__hours">Hours</span></li>`).join('')}</ul>`;
    }, moment, services);
    await tab.evaluate(site.read(SCRIPT));
    return tab.$$eval('li', (items) => items.map((item) => item.querySelector('.c-helplines__now')?.textContent ?? ''));
  });
}

describe('with script', () => {
  const cases = [
    ['a Monday morning', '2026-11-23T09:00:00+13:00', [ALWAYS, OFFICE, UNSURE, NIGHT], ['open', 'open', 'open', 'closed']],
    ['a minute before and the minute of closing', '2026-11-23T17:00:00+13:00', [OFFICE], ['closed']],
    ['winter time', '2027-07-05T16:59:00+12:00', [OFFICE], ['open']],
    ['a Sunday', '2026-11-22T12:00:00+13:00', [ALWAYS, OFFICE, UNSURE], ['open', 'closed', 'open']],
    ['a public holiday', '2026-12-25T12:00:00+13:00', [ALWAYS, OFFICE, UNSURE], ['open', 'closed', '']],
    ['a regional holiday', '2027-02-01T12:00:00+13:00', [ALWAYS, OFFICE, UNSURE], ['open', '', '']],
    ['past midnight, from yesterday evening', '2026-11-28T02:00:00+13:00', [NIGHT], ['open']],
    ['the last day of the list', '2027-12-31T23:30:00+13:00', [ALWAYS], ['open']],
    ['the day after', '2028-01-01T00:30:00+13:00', [ALWAYS, OFFICE], ['', '']],
  ];
  for (const [name, moment, services, expected] of cases) {
    it(name, async () => assert.deepEqual(await said(moment, services), expected));
  }

  it('says the same in every zone', async () => {
    for (const zone of ['Pacific/Auckland', 'Europe/London', 'Pacific/Honolulu']) {
      assert.deepEqual(await said('2026-11-23T09:00:00+13:00', [OFFICE], zone), ['open'], zone);
    }
  });
});

it('without script the hours stand in words, and nothing claims that anyone answers now', async () => {
  await inTab(machine.browser, { script: false }, async (tab) => {
    await tab.goto(`${site.fileBase}index.html`);
    const items = await tab.evaluate(() => [...document.querySelectorAll('.c-helplines__item')].map((item) => item.textContent));
    assert.ok(items.length > 2);
    for (const item of items) {
      assert.match(item, /hours|am|pm/);
      assert.doesNotMatch(item, /open now|closed now/);
    }
  });
});
