// Ten people walk through the questionnaire on a small phone: the first card stands whole on the first screen of their
// plan, they read few words before they unfold anything, and a link leaves the plan where it is. The same people as in
// `tests/it/triage/walks.json`, where the program says what comes first.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { click, inTab, inTabs } from './browser.mjs';
import { PAGE } from './questionnaire.mjs';
import { fixture } from './fixture.mjs';

const WALKS = JSON.parse(readFileSync(new URL('../it/triage/walks.json', import.meta.url), 'utf8'));
const PHONE = { width: 360, height: 740, hasTouch: true, isMobile: true };
const MOST_WORDS = 500;

const setup = fixture();
const { site } = setup;

/** Ticks the answers and opens the plan. */
const openPlan = (tab, answers) => tab.evaluate((ids) => {
  for (const id of ids) document.getElementById(id).click();
  document.querySelector('.c-triage__on [data-go=plan]').click();
}, answers.map((answer) => answer.replace('=', '_')));

it('the first card is whole on the first screen of a phone, and the plan is short until it is unfolded', async () => {
  const seen = await inTabs(setup.browser, WALKS, { script: true }, async (tab, { answers }) => {
    await tab.setViewport(PHONE);
    await tab.goto(site.fileBase + PAGE);
    await openPlan(tab, answers);
    return tab.evaluate(() => {
      const cards = [...document.querySelectorAll('.c-plan-item.is-card')];
      const plan = document.querySelector('.c-plan');
      return {
        first: cards.map((card) => card.id.slice(2)),
        line: cards[0].querySelector('.c-plan-card__text').textContent,
        bottoms: cards.map((card) => Math.ceil(card.getBoundingClientRect().bottom)),
        top: Math.floor(cards[0].getBoundingClientRect().top),
        words: plan.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
        screens: plan.getBoundingClientRect().height / innerHeight,
        scrolled: scrollY,
        sideways: document.documentElement.scrollWidth - innerWidth,
      };
    });
  });
  for (const [at, walk] of WALKS.entries()) {
    const { first, line, bottoms, top, words, screens, scrolled, sideways } = seen[at];
    console.log(`${String(words).padStart(4)} words ${screens.toFixed(1)} screens, cards end at ${bottoms.join(', ')} px  ${walk.persona}`);
    assert.deepEqual(first, walk.first, walk.persona);
    assert.equal(line, walk.card, walk.persona);
    assert.equal(scrolled, 0);
    assert.ok(sideways <= 0, walk.persona);
    assert.ok(top >= 0 && bottoms[0] <= PHONE.height, `${walk.persona}: the first card ends at ${bottoms[0]} px`);
    assert.ok(screens <= walk.screens, `${walk.persona}: ${screens.toFixed(1)} screens`);
  }
  const median = seen.map(({ words }) => words).sort((a, b) => a - b)[Math.floor(seen.length / 2)];
  console.log(`median ${median} words before anything is unfolded`);
  assert.ok(median <= MOST_WORDS, `${median} words`);
});

it('a card shows the last day once it is worked out, and what is folded unfolds on paper', async () => {
  await inTab(setup.browser, { script: true }, async (tab) => {
    await tab.setViewport(PHONE);
    await tab.goto(site.fileBase + PAGE);
    await openPlan(tab, WALKS.find(({ clocks }) => clocks.includes('dismissal-90')).answers);
    const card = () => tab.evaluate(() => document.querySelector('.is-card .c-plan-card--day').innerText);
    assert.match(await card(), /losing the job/);
    assert.match(await card(), /within 90 days/);
    assert.ok(await click(tab, '.is-card [data-day]'));
    assert.equal(await tab.evaluate(() => document.activeElement.dataset.part), 'day');
    await tab.evaluate(() => {
      const box = document.activeElement.closest('.c-deadline');
      const day = new Date(Date.now() - 80 * 86_400_000);
      const values = { day: day.getDate(), month: day.getMonth() + 1, year: day.getFullYear() };
      for (const [part, value] of Object.entries(values)) box.querySelector(`[data-part=${part}]`).value = String(value);
      box.querySelector('[data-part=work-out]').click();
    });
    assert.match(await card(), /losing the job\s+by \w+day,? \d+ \w+ 20\d\d/);
    const open = () => tab.evaluate(() => [...document.querySelectorAll('.c-plan details')].map((part) => part.open));
    const before = await open();
    assert.ok(before.includes(false));
    await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.ok((await open()).every(Boolean), 'all is unfolded');
    await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.deepEqual(await open(), before);
  });
});

for (const [name, base] of [['from a stick', () => site.fileBase], ['from a host', () => setup.host.base]]) {
  it(`a link opens beside the plan, and the way out there empties both, ${name}`, async () => {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(base() + PAGE);
      await openPlan(tab, WALKS[1].answers);
      const kept = () => tab.evaluate(() => document.querySelectorAll('#triage :checked').length);
      const ticked = await kept();
      assert.ok(ticked > 5);
      const popup = new Promise((tell) => { tab.once('popup', tell); });
      await tab.evaluate(() => {
        for (const part of document.querySelectorAll('.c-plan details')) part.open = true;
        document.querySelector('.c-plan-item__more a[rel=opener]').click();
      });
      const beside = await popup;
      await beside.waitForSelector('[data-module=exit]');
      assert.equal(await kept(), ticked, 'the plan is still there');
      assert.ok(await tab.evaluate(() => document.querySelector('.c-plan').checkVisibility()));
      // Where there is no network, each leads to the page that comes with the site.
      for (const page of [tab, beside]) await page.evaluate(() => { Object.defineProperty(navigator, 'onLine', { value: false }); });
      await beside.evaluate(() => {
        document.querySelector('a[data-module=exit]').click();
      });
      for (const page of [beside, tab]) await page.waitForFunction(() => location.pathname.endsWith('/leave.html'));
      await beside.close();
    });
  });
}

it('a question says what to tick when one does not know, in the words of its own answers', async () => {
  await inTab(setup.browser, { script: true }, async (tab) => {
    await tab.goto(site.fileBase + PAGE);
    const said = await tab.evaluate(() => {
      const texts = {};
      document.querySelector('[data-go=begin]').click();
      for (let turns = 0; turns < 30; turns += 1) {
        const open = [...document.querySelectorAll('.c-question')].find((part) => !part.hidden);
        if (!open) break;
        document.querySelector('.c-triage__on .c-button--main').click();
        texts[open.id.slice(2)] = document.querySelector('.c-triage__error a').textContent;
        document.querySelector('.c-triage__error button').click();
      }
      return texts;
    });
    assert.match(said.danger, /do not know, choose “I[’']m not sure”/);
    assert.match(said.needs, /If nothing does, tick “None of these”/);
    for (const text of Object.values(said)) assert.doesNotMatch(text, /[{}]/);
  });
});
