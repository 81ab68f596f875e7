// The last day of a time limit, worked out on the page from a date that a person types as they write dates.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { click, inTab } from './browser.mjs';
import { PAGE } from './questionnaire.mjs';
import { fixture } from './fixture.mjs';

const setup = fixture();
const { site } = setup;

describe('the last day of a time limit', () => {
  // Days from the law (day 1 is the day itself) and from a calendar; the clock of the page stands in 2035.
  const CASES = [
    [90, 'day', '23 11 2026', '20 February 2027'], [90, 'day', '2 3 2026', '30 May 2026'], [90, 'day', '31 7 2026', '28 October 2026'],
    [90, 'day', '1 12 2026', '28 February 2027'], [90, 'day', '15 1 2027', '14 April 2027'], [90, 'day', '3 12 2027', '1 March 2028'],
    [12, 'month', '23 11 2026', '22 November 2027'], [12, 'month', '29 2 2028', '28 February 2029'], [12, 'month', '1 12 2026', '30 November 2027'],
    [12, 'month', '15 1 2027', '14 January 2028'], [12, 'month', '28 2 2027', '27 February 2028'],
  ];
  const onDay = (work) => inTab(setup.browser, { script: true }, async (tab) => {
    await tab.goto(`${site.fileBase}leave.html`);
    await tab.evaluateOnNewDocument(() => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : ['2035-06-15T00:30:00+12:00'])); }
      };
    });
    await tab.goto(site.fileBase + PAGE);
    await click(tab, '.c-triage__script [data-go=plan]');
    await work(tab);
  });
  const enter = (tab, count, unit, date, only = false) => tab.evaluate((n, of, text, month) => {
    const clock = document.querySelector('#c_time-limits_grievance-90');
    const box = clock.closest('.c-deadline');
    Object.assign(clock.dataset, { count: n, unit: of });
    const part = (name) => box.querySelector(`[data-part="${name}"]`);
    const [day, ...rest] = text.split(' ');
    part('day').value = day;
    part('month').value = rest[0] ?? '';
    part('year').value = rest[1] ?? '';
    if (part('only').checked !== month) part('only').click();
    part('work-out').click();
    return box.querySelector('.c-deadline__wrong').textContent || clock.querySelector('.c-deadline__result').textContent;
  }, count, unit, date, only);

  it('is right at the ends of months and in leap years', () => onDay(async (tab) => {
    for (const [count, unit, date, last] of CASES) {
      const said = await enter(tab, count, unit, date);
      assert.match(said, new RegExp(`\\b${last}\\b`), `${date}, ${count} ${unit}s: ${said}`);
      assert.match(said, /exception/);
      assert.doesNotMatch(said, /too late/i);
    }
  }));

  it('is said with a reminder while it is to come, by the day in New Zealand', () => onDay(async (tab) => {
    // 15 June 2035 there, while it is still the 14th in most of the world.
    assert.match(await enter(tab, 90, 'day', '15 6 2035'), /12 September 2035/);
    assert.match(await enter(tab, 90, 'day', '16 6 2035'), /not come yet/);
    await enter(tab, 90, 'day', '15 6 2035');
    const name = await tab.evaluate(() => document.querySelector('#c_time-limits_grievance-90 .c-deadline__result a').download);
    assert.equal(name, 'reminder.ics');
    assert.doesNotMatch(await enter(tab, 90, 'day', '18 3 2035'), /exception/, 'the last day itself has not passed');
    assert.match(await enter(tab, 90, 'day', '17 3 2035'), /exception/);
  }));

  it('takes the first day of a month, and no date that is none', () => onDay(async (tab) => {
    assert.match(await enter(tab, 90, 'day', '31 7 2026', true), /28 September 2026/);
    for (const date of ['31 6 2026', '29 2 2027', '0 1 2027', '1 13 2027', 'x 1 2027', '1 1 270', '1 1 ', '1.5 1 2027', '1 Ju 2027', '1 Mon 2027']) {
      assert.match(await enter(tab, 90, 'day', date), /not a date/, date);
    }
  }));

  it('is read as people write dates', () => onDay(async (tab) => {
    for (const date of ['23 Nov 2026', '23 november 2026', '23rd NOV. 2026', '２３ １１ ２０２６', '23 11 26', '023 011 2026', '23. 11 ’26']) {
      assert.match(await enter(tab, 90, 'day', date), /23 November 2026.*20 February 2027/, date);
    }
    assert.match(await enter(tab, 90, 'day', '1 Mar 99'), /1 March 1999/);
    assert.match(await enter(tab, 90, 'day', '1 Sept 2026'), /1 September 2026/);
  }));

  it('that cannot be worked out says which field is wrong, and goes there', () => onDay(async (tab) => {
    // Without answers no time limit is shown, and what is not shown takes no focus.
    await tab.evaluate(() => {
      for (let part = document.querySelector('#c_time-limits_grievance-90').parentElement; part; part = part.parentElement) {
        part.hidden = false;
        if ('open' in part) part.open = true;
        part.style.display = 'block';
      }
    });
    const at = () => tab.evaluate(() => [document.activeElement, ...document.querySelectorAll('[aria-invalid=true]')].map((field) => field.dataset.part));
    for (const [date, names, fields] of [
      ['31 11 2026', 'Day', ['day']], ['23 13 2026', 'Month', ['month']], ['23 11 2', 'Year', ['year']],
      ['0 Ju 2026', 'Day, Month', ['day', 'month']], ['x y z', 'the day, the month and the year', ['day', 'month', 'year']],
    ]) {
      assert.match(await enter(tab, 90, 'day', date), new RegExp(`Check:? ${names}\\.$`), date);
      assert.deepEqual(await at(), [fields[0], ...fields], date);
    }
    assert.match(await enter(tab, 90, 'day', '23 11 2026'), /23 November 2026/);
    assert.equal(await tab.evaluate(() => document.querySelectorAll('[aria-invalid=true]').length), 0);
  }));
});
