// The questionnaire on paper, and in a browser that does not know :has(): an empty form is the whole form with its
// conditions in words; with answers only the plan is printed, or only its numbers.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ENGINE, inTab } from './browser.mjs';
import { PAGE, plans } from './questionnaire.mjs';
import { Site } from './site.mjs';
import { fixture } from './fixture.mjs';

const TICKS = ['danger_later', 'safety_none', 'who_me', 'happened_touched', 'work_public'];
const setup = fixture();
const { site } = setup;

/** What can be seen of the open page: ids of questions and items, and whether words, notes and contacts show. */
const seen = (tab) => tab.evaluate(() => {
  const ids = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility()).map((part) => part.id.slice(2));
  const any = (selector) => [...document.querySelectorAll(selector)].some((part) => part.checkVisibility());
  return {
    asked: ids('.c-question'),
    shown: ids('.c-plan-item[id]'),
    words: any('.t-words'),
    says: any('.c-plan-item__say'),
    contacts: any('.c-plan-item .c-contacts'),
    way: any('.l-strip, .c-site-header__menu, .c-button'),
  };
});
const all = (tab) => tab.evaluate(() => ({
  asked: [...document.querySelectorAll('.c-question')].map((part) => part.id.slice(2)),
  shown: [...document.querySelectorAll('.c-plan-item[id]')].map((part) => part.id.slice(2)),
}));

// Firefox's driver cannot print to the screen; its paper is Chromium's by the same style sheet.
describe('on paper', { skip: ENGINE === 'firefox' }, () => {
  for (const script of [false, true]) {
    it(`an empty form is the whole form, scripts ${script ? 'on' : 'off'}`, async () => {
      await inTab(setup.browser, { script }, async (tab) => {
        await tab.goto(site.fileBase + PAGE);
        await tab.emulateMediaType('print');
        const { asked, shown, words, way } = await seen(tab);
        assert.deepEqual({ asked, shown }, await all(tab));
        assert.ok(words, 'conditions in words');
        assert.equal(way, false, 'nothing to press');
        const text = await tab.evaluate(() => document.querySelector('#i_late').innerText);
        assert.match(text, /Read this if you ticked \d+[A-Z]/);
        assert.match(await tab.evaluate(() => document.querySelector('#q_began-sexual').innerText), /Answer this if you ticked/);
      });
    });

    it(`with answers it is the plan, scripts ${script ? 'on' : 'off'}`, async () => {
      const [wanted] = plans(site, [TICKS]);
      await inTab(setup.browser, { script }, async (tab) => {
        await tab.goto(site.fileBase + PAGE);
        await tab.evaluate((ticks) => ticks.forEach((id) => { document.getElementById(id).checked = true; }), TICKS);
        if (script) await tab.evaluate(() => document.querySelector('.c-triage__script [data-go=plan]').click());
        await tab.emulateMediaType('print');
        // What a browser says before it prints; the driver only changes the medium.
        if (script) await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
        const { asked, shown, words, says } = await seen(tab);
        // The cards stand before the rest.
        assert.deepEqual({ asked, shown: shown.sort(), words, says }, { asked: [], shown: wanted.shown.toSorted(), words: false, says: true });
      });
    });
  }

  it('the numbers alone, when that is chosen', async () => {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(site.fileBase + PAGE);
      await tab.evaluate((ticks) => {
        globalThis.print = () => {};
        ticks.forEach((id) => { document.getElementById(id).checked = true; });
        document.querySelector('.c-triage__script [data-go=plan]').click();
        document.querySelector('[data-print=numbers]').click();
      }, TICKS);
      await tab.emulateMediaType('print');
      const { says, contacts, words } = await seen(tab);
      assert.deepEqual({ says, contacts, words }, { says: false, contacts: true, words: false });
      const text = await tab.evaluate(() => document.querySelector('main').innerText);
      assert.match(text, /0800 044 334/);
      assert.doesNotMatch(text, /sexual|harass|touch/i, 'what happened is not on it');
    });
  });
});

it('a browser that does not know :has() shows everything, each part with its condition in words', async () => {
  const sheet = [...site.files].find((file) => /^assets\/triage-first-steps\.[^.]+\.css$/.test(file));
  const css = site.read(sheet);
  assert.match(css, /^@supports selector\(:has\(\*\)\)/);
  const folder = mkdtempSync(path.join(tmpdir(), 'rightskit-triage-'));
  cpSync(site.root, folder, { recursive: true });
  writeFileSync(path.join(folder, sheet), css.replace('selector(:has(*))', 'selector(:nobody-knows(*))'));
  try {
    await inTab(setup.browser, { script: false }, async (tab) => {
      await tab.goto(new Site(folder).fileBase + PAGE);
      const { asked, shown, words } = await seen(tab);
      assert.deepEqual({ asked, shown, words }, { ...(await all(tab)), words: true });
      const without = await tab.evaluate(() => [...document.querySelectorAll('.t-if')].filter((part) => !part.querySelector(part.matches('.c-option') ? 'label > .t-words ~ .t-words' : 'p.t-words')).map((part) => part.id));
      assert.deepEqual(without, []);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
