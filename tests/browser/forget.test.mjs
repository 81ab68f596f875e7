// Nothing that was ticked or typed is there again after leaving and coming back, on any page that asks for something:
// left by a link or by the way out, from a stick or a host, whether the browser kept the page as it was or not.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ENGINE, firstSeen, inTab, travel } from './browser.mjs';
import { fixture } from './fixture.mjs';

const setup = fixture();
const { site } = setup;
// Every page has the search; those that have fields of their own are found by what they are made of.
const PAGES = ['guide/support.html', ...site.pages.filter((file) => /<(input|select|textarea)\b/.test(site.read(file)))];

it('there are pages with fields of their own', () => {
  for (const file of ['directory/index.html', 'triage/first-steps.html']) assert.ok(PAGES.includes(file), file);
});

it('what is typed stays on the page: no service is asked to spell it, correct it or go on with it', async () => {
  for (const file of PAGES) {
    const asked = await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(site.fileBase + file);
      return tab.evaluate(() => {
        const typed = [...document.querySelectorAll('input:not([type=radio], [type=checkbox]), textarea')];
        return typed.map((field) => ({
          spellcheck: field.getAttribute('spellcheck'), autocorrect: field.getAttribute('autocorrect'), writingsuggestions: field.getAttribute('writingsuggestions'), autocomplete: field.autocomplete || field.form.autocomplete,
        }));
      });
    });
    assert.ok(asked.length > 0, file);
    for (const field of asked) assert.deepEqual(field, { spellcheck: 'false', autocorrect: 'off', writingsuggestions: 'false', autocomplete: 'off' }, file);
  }
});

const WAYS = {
  'by a link': async (tab, page) => {
    await press(tab, '.c-site-footer__links a');
    await arrival(tab, (href, from) => href !== from, page);
  },
  // The way out puts another page in place of the one it is pressed on, so Back then leads to the page before that.
  'by a link, then the way out': async (tab, page) => {
    await WAYS['by a link'](tab, page);
    // To the page that came along: those elsewhere are never reached.
    await tab.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
    await press(tab, '[data-module=exit]');
    await arrival(tab, (href) => href.endsWith('/leave.html'));
  },
};

for (const [where, base] of [['from a stick', () => site.fileBase], ['from a host', () => setup.host.base]]) {
  describe(where, () => {
    for (const [name, leave] of Object.entries(WAYS)) {
      for (const file of PAGES) {
        it(`${file}, left ${name}`, async () => {
          await inTab(setup.browser, { script: true }, async (tab) => {
            const page = base() + file;
            await tab.goto(`${base()}safety.html`);
            await tab.goto(page);
            const whole = await tab.evaluate(shown);
            const filled = await tab.evaluate(fill);
            assert.ok(filled > 0, 'something was filled in');
            await leave(tab, page);
            await travel(tab, 'back');
            await arrival(tab, (href, from) => href === from, page);
            assert.deepEqual(await tab.evaluate(left), []);
            assert.deepEqual(await tab.evaluate(shown), whole, 'the page is whole');
          });
        });
      }
    }
  });
}

// The browser keeps the page as it was, with its script and all, and shows that again. Chromium keeps none from a stick.
const KEEPERS = [['from a host', () => setup.host.base], ...(ENGINE === 'firefox' ? [['from a stick', () => site.fileBase]] : [])];
const ANSWERED = {
  'directory/index.html': ['#only-rainbow'],
  'triage/first-steps.html': ['#danger_later', '#who_me', '.c-triage__script [data-go=plan]'],
};

for (const [where, base] of KEEPERS) {
  describe(`kept by the browser, ${where}`, () => {
    for (const [file, answers] of Object.entries(ANSWERED)) {
      // What `pagehide` puts back might be filled in again after it: then `pageshow` alone is left to forget it.
      for (const again of [false, true]) {
        it(`${file}${again ? ', ticked again on the way out' : ''}`, async () => {
          await inTab(setup.browser, { script: true }, async (tab) => {
            const page = base() + file;
            await tab.goto(page, { waitUntil: 'load' });
            const whole = await tab.evaluate(shown);
            await tab.evaluate(tick, answers, again);
            const answered = await tab.evaluate(left);
            assert.ok(answers.every((answer) => !answer.startsWith('#') || answered.includes(answer.slice(1))), `answered: ${answered}`);
            assert.notDeepEqual(await tab.evaluate(shown), whole, 'an answer changes what is shown');
            await WAYS['by a link'](tab, page);
            await travel(tab, 'back');
            await arrival(tab, (href, from) => href === from, page);
            assert.equal(await tab.evaluate(() => document.documentElement.dataset.kept), 'true', 'the page was kept');
            assert.deepEqual(await tab.evaluate(left), []);
            assert.deepEqual(await tab.evaluate(shown), whole, 'the page is whole');
          });
        });
      }
    }
  });
}

/** Runs in the page: answers as a person does, and once `again` when the page has forgotten. Notes whether it was kept. */
function tick(answers, again) {
  const press = () => {
    for (const answer of answers) document.querySelector(answer).click();
  };
  press();
  if (again) addEventListener('pagehide', press);
  addEventListener('pageshow', (event) => {
    document.documentElement.dataset.kept = String(event.persisted);
  });
}

/** Presses a link by the page itself: what a search finds while the mouse is on its way would move it. */
async function press(tab, selector) {
  await Promise.race([tab.evaluate((wanted) => document.querySelector(wanted).click(), selector).catch(() => {}), setTimeout(2000, null, { ref: false })]);
}

/** Waits for a page whose address fits, all of it there, and a moment for what it does when it is come back to. */
async function arrival(tab, fits, ...given) {
  await firstSeen(tab, async (rule, from, last) => {
    const fitting = new Function(`return (${rule})`)();
    if (document.readyState !== 'complete' || !fitting(location.href, from, last)) return null;
    await new Promise((done) => setTimeout(done, 100));
    return true;
  }, String(fits), ...given);
}

/** Runs in the page: ticks and types everywhere. → how many fields. */
function fill() {
  const fields = [...document.querySelectorAll('input, textarea, select')];
  for (const field of fields) {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = true;
    else if (field.localName === 'select') field.selectedIndex = field.options.length - 1;
    else field.value = '7';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return fields.length;
}

/** Runs in the page. → what stands in a field and was not sent so. */
function left() {
  return [...document.querySelectorAll('input, textarea, select')].filter((field) => {
    if (field.localName === 'select') return [...field.options].some((option) => option.selected !== option.defaultSelected && field.selectedIndex > 0);
    return field.type === 'radio' || field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }).map((field) => field.id || field.name || field.type);
}

/** Runs in the page. → how much of it can be seen: services, questions, results of a search, last days. */
function shown() {
  const count = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility()).length;
  return {
    services: count('.c-index__item'),
    questions: count('.c-question'),
    answers: count('.c-triage__answers div'),
    start: count('.c-triage__start'),
    plan: count('.c-plan-item'),
    found: count('.c-search__link'),
    days: [...document.querySelectorAll('.c-deadline__result')].filter((part) => part.textContent).length,
    inputs: [...document.querySelectorAll('.c-deadline__fields > div')].filter((part) => part.hidden).length,
  };
}
