// The questionnaire in real browsers: style sheet, script and program agree on every plan; nothing is asked for, kept or
// put into the address; it works without script, with one that fails, by keyboard alone, and with every number of turns.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { axeProblems, overflowProblems } from './accessibility.mjs';
import { click, firstSeen, inTab, travel } from './browser.mjs';
import { PAGE, examples, plans, someTicks } from './questionnaire.mjs';
import { Site } from './site.mjs';
import { fixture } from './fixture.mjs';
import { Watch } from './visit.mjs';

const setup = fixture();
const { site } = setup;
const journeys = examples(site);
// What an answer means does not depend on where the page is: from a host a part of the sets is enough.
const BASES = [['from a stick', () => site.fileBase, 1_000, journeys], ['from a host', () => setup.host.base, 100, journeys.slice(0, 6)]];
// The browser asks for the icon when it pleases.
const askedFor = (watch) => [...watch.requests.values()].filter(({ url }) => !/\/icon\.[^/]*svg$/.test(url ?? '')).length;
const isBegun = (tab) => tab.evaluate(() => document.querySelector('#triage').hasAttribute('data-live'));

/** The questions and answers of the page: [{many, ids}]. */
const formOf = (tab) => tab.evaluate(() => [...document.querySelectorAll('.c-question')].map((question) => ({
  many: question.dataset.many === 'true',
  ids: [...question.querySelectorAll('input')].map((box) => box.id),
})));

/** Sets each of `sets` on the page, one after the other on the same form, and tells what can be seen each time. */
const seenWith = (tab, sets, open) => tab.evaluate((all, opener) => {
  const boxes = [...document.querySelectorAll('.c-question input')];
  const sorted = [...document.querySelectorAll('.c-plan-item[id]')].map((part) => part.id.slice(2));
  const seen = (selector) => [...document.querySelectorAll(selector)]
    .filter((part) => getComputedStyle(part).display !== 'none').map((part) => part.id.slice(2));
  return all.map((ticks) => {
    for (const box of boxes) if (box.checked !== ticks.includes(box.id)) box.checked = !box.checked;
    if (opener) document.querySelector(opener).click();
    // In the order of the file, in which the page was sent: the script moves what comes first to the cards.
    return {
      asked: seen('.c-question'),
      shown: seen('.c-plan-item[id]').sort((a, b) => sorted.indexOf(a) - sorted.indexOf(b)),
      first: seen('.c-plan-item.is-card'),
      clocks: [...document.querySelectorAll('.c-plan-item[id]')].filter((part) => getComputedStyle(part).display !== 'none')
        .flatMap((part) => [...part.querySelectorAll('.c-deadline__clock')]).filter((part) => getComputedStyle(part).display !== 'none')
        .map((part) => part.id.split('_')[2]),
    };
  });
}, sets, open);

function agree(sets, seen, wanted, parts) {
  assert.equal(seen.length, sets.length);
  sets.forEach((ticks, at) => {
    for (const part of parts) assert.deepEqual(seen[at][part], wanted[at][part], `${part} after ${ticks.join(' ') || 'nothing'}`);
  });
}

for (const [name, base, count, walked] of BASES) {
  describe(`${name}, without script`, () => {
    it('the style sheet shows what the program says', async () => {
      await inTab(setup.browser, { script: false }, async (tab) => {
        await tab.goto(base() + PAGE);
        const sets = [[], ...journeys.map(({ ticks }) => ticks), ...someTicks(await formOf(tab), count, 7)];
        agree(sets, await seenWith(tab, sets), plans(site, sets), ['asked', 'shown', 'clocks']);
      });
    });

    it('the page can be gone through by clicking, and asks for and keeps nothing', async () => {
      await inTab(setup.browser, { script: false }, async (tab) => {
        const watch = await Watch.start(tab, base());
        await watch.open(base() + PAGE);
        const asked = askedFor(watch);
        for (const id of ['danger_later', 'who_me', 'happened_touched', 'work_public', 'began_recent']) {
          assert.ok(await click(tab, `label[for="${id}"]`), `${id} can be seen and clicked`);
        }
        const item = () => tab.evaluate(() => getComputedStyle(document.querySelector('#i_safe-to-talk')).display);
        assert.notEqual(await item(), 'none');
        assert.ok(await click(tab, '.c-clear'));
        assert.equal(await item(), 'none', 'after clearing');
        assert.equal(tab.url(), base() + PAGE);
        assert.equal(askedFor(watch), asked);
        assert.deepEqual(await watch.finish(), []);
      });
    });
  });

  describe(`${name}, with script`, () => {
    it('the script shows what the program says', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(base() + PAGE);
        assert.ok(await isBegun(tab));
        const sets = [[], ...journeys.map(({ ticks }) => ticks), ...someTicks(await formOf(tab), count, 11)];
        agree(sets, await seenWith(tab, sets, '.c-triage__on [data-go=plan]'), plans(site, sets), ['shown', 'first', 'clocks']);
      });
    });

    it('every example can be walked, with no request, nothing kept, and the address as it was', async () => {
      const wanted = plans(site, walked.map(({ ticks }) => ticks));
      for (const [at, { name: title, ticks }] of walked.entries()) {
        await inTab(setup.browser, { script: true }, async (tab) => {
          const watch = await Watch.start(tab, base());
          await watch.open(base() + PAGE);
          const before = askedFor(watch);
          const { asked, shown } = await walk(tab, ticks);
          assert.deepEqual(asked, wanted[at].asked, `${title}: questions`);
          assert.deepEqual(shown.sort(), wanted[at].shown.toSorted(), `${title}: plan`);
          assert.equal(tab.url(), base() + PAGE);
          assert.equal(askedFor(watch), before, `${title}: requests after load`);
          watch.opened += 1; // its one entry in the history
          assert.deepEqual(await watch.finish(), [], title);
        });
      }
    });

    it('Back goes to the question before, on the page and in the browser; answers can be changed', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(`${base()}index.html`);
        await tab.goto(base() + PAGE);
        await click(tab, '[data-go=begin]');
        await answer(tab, ['danger_later']);
        await answer(tab, ['safety_none']);
        assert.equal(await question(tab), 'who');
        await click(tab, '[data-go=back]');
        assert.equal(await question(tab), 'safety');
        await travel(tab, 'back');
        await tab.waitForFunction(() => !document.querySelector('#q_danger').hidden);
        assert.equal(tab.url(), base() + PAGE);
        assert.ok(await tab.evaluate(() => document.querySelector('#danger_later').checked), 'answers stay while one goes back');
        await tab.evaluate(() => document.querySelector('#danger_now').click());
        await click(tab, '.c-triage__on .c-button--main');
        assert.equal(await screen(tab), 'check', 'danger now ends the questions');
        await click(tab, '.c-triage__check [data-go=plan]');
        assert.ok((await shownItems(tab)).includes('call-111'));
        assert.ok(!(await shownItems(tab)).includes('danger-later'));
      });
    });

    it('a step back shows its question, wherever the page was scrolled to', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.setViewport({ width: 390, height: 700 });
        await tab.goto(base() + PAGE);
        await click(tab, '[data-go=begin]');
        await answer(tab, ['danger_later']);
        await answer(tab, ['safety_none']);
        await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await travel(tab, 'back');
        await tab.waitForFunction(() => !document.querySelector('#q_safety').hidden);
        // The browser moves the page, if it does, with the next picture.
        const top = await tab.evaluate(() => new Promise((tell) => {
          requestAnimationFrame(() => requestAnimationFrame(() => tell(document.querySelector('#q_safety h2').getBoundingClientRect().top)));
        }));
        assert.ok(top >= 0 && top < 600, `the question is ${top} px from the top of a window of 700 px`);
      });
    });

    it('an answer that is changed in the list comes back to the list', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(base() + PAGE);
        await walk(tab, ['danger_later', 'safety_none', 'who_witness', 'happened_online', 'work_public', 'saw_none', 'needs_none'], 'check');
        const rows = await tab.evaluate(() => [...document.querySelectorAll('.c-triage__answers dt')].map((row) => row.textContent));
        assert.equal(rows.length, 7);
        assert.ok(rows.every((row) => row.endsWith('?')), rows.join(' | '));
        await tab.evaluate(() => document.querySelectorAll('.c-triage__answers button')[3].click());
        assert.equal(await question(tab), 'happened');
        await answer(tab, ['happened_hit'], { keep: true });
        assert.equal(await screen(tab), 'check');
      });
    });

    it('a question without an answer says so and leads to the answers', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(base() + PAGE);
        await click(tab, '[data-go=begin]');
        await click(tab, '.c-triage__on .c-button--main');
        assert.equal(await question(tab), 'danger');
        const focused = () => tab.evaluate(() => document.activeElement.className || document.activeElement.id);
        assert.match(await focused(), /c-triage__error/);
        await click(tab, '.c-triage__error a');
        assert.equal(await focused(), 'danger_now');
        assert.equal(tab.url(), base() + PAGE);
      });
    });

    it('a reload says that answers were not kept, and a page back from elsewhere starts clean', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(base() + PAGE);
        await click(tab, '[data-go=begin]');
        await answer(tab, ['danger_later']);
        await tab.reload();
        const state = () => tab.evaluate(() => ({
          ticked: document.querySelectorAll('#triage :checked').length,
          lost: !document.querySelector('.c-triage__lost').hidden,
          start: !document.querySelector('.c-triage__start').hidden,
        }));
        assert.deepEqual(await state(), { ticked: 0, lost: true, start: true });
        await click(tab, '[data-go=begin]');
        await answer(tab, ['danger_later']);
        await tab.goto(`${base()}index.html`);
        await travel(tab, 'back');
        const ticked = await firstSeen(tab, (page) => (location.href === page && document.readyState === 'complete'
          ? document.querySelectorAll('#triage :checked').length : null), base() + PAGE);
        assert.equal(ticked, 0);
        // A page that the browser kept is there, without answers, a moment before it hears of it.
        await tab.waitForFunction(() => !document.querySelector('.c-triage__start').hidden);
        assert.equal((await state()).ticked, 0);
      });
    });

    it('after the way out, neither Back nor Forward shows an answer', async () => {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(`${base()}index.html`);
        await tab.goto(base() + PAGE);
        await walk(tab, ['danger_later', 'safety_assault'], 'plan');
        await tab.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
        await click(tab, 'a[data-module=exit]');
        await tab.waitForFunction(() => location.pathname.endsWith('/leave.html'));
        for (const way of ['back', 'forward', 'forward', 'back', 'back']) {
          await travel(tab, way);
          await setTimeout(250);
          const kept = await firstSeen(tab, () => (document.readyState === 'complete' ? {
            ticked: document.querySelectorAll(':checked').length,
            plan: Boolean(document.querySelector('[data-live] .c-plan:not([hidden])')),
          } : null));
          assert.deepEqual(kept, { ticked: 0, plan: false }, way);
        }
      });
    });
  });
}

describe('a script that does not start leaves the page as it was', () => {
  const script = [...site.files].find((file) => /^assets\/triage\.[^.]+\.js$/.test(file));
  const text = site.read(script);
  // The thirtieth part of the page cannot be hidden: everything before it has been.
  const stumble = `(function(){var n=0,d=Object.getOwnPropertyDescriptor(HTMLElement.prototype,'hidden');Object.defineProperty(HTMLElement.prototype,'hidden',
    {configurable:true,get:d.get,set:function(v){n+=1;if(n===30)throw Error('stumbled');d.set.call(this,v)}})})();`;
  const faults = { missing: null, 'cut off': text.slice(0, text.length / 2), 'not understood': `const = ;\n${text}`, 'failing on its way': stumble + text };
  for (const [name, content] of Object.entries(faults)) {
    it(name, async () => {
      assert.notEqual(content, text);
      const folder = mkdtempSync(path.join(tmpdir(), 'rightskit-triage-'));
      cpSync(site.root, folder, { recursive: true });
      if (content === null) rmSync(path.join(folder, script));
      else writeFileSync(path.join(folder, script), content);
      try {
        await inTab(setup.browser, { script: true }, async (tab) => {
          await tab.goto(new Site(folder).fileBase + PAGE);
          assert.equal(await isBegun(tab), false);
          const sets = [[], ...journeys.map(({ ticks }) => ticks), ...someTicks(await formOf(tab), 50, 3)];
          agree(sets, await seenWith(tab, sets), plans(site, sets), ['asked', 'shown']);
          assert.ok(await tab.evaluate(() => document.querySelector('.c-triage__no-script').checkVisibility()));
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

it('axe finds nothing at any step, and nothing is wider than a small window', async () => {
  const ticks = journeys.reduce((longest, { ticks: more }) => (more.length > longest.length ? more : longest), []);
  await inTab(setup.browser, { script: true }, async (tab) => {
    await tab.setViewport({ width: 320, height: 640 });
    await tab.goto(site.fileBase + PAGE);
    const problems = [];
    const look = async (step) => {
      for (const problem of [...(await axeProblems(tab)), ...(await overflowProblems(tab))]) problems.push(`${step}: ${problem}`);
    };
    await look('start');
    await walk(tab, ticks, 'plan', look);
    await look('plan');
    await click(tab, '.c-plan__keep [data-go=check]');
    await look('check');
    assert.deepEqual(problems, []);
  });
  for (const width of [320, 1280]) {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.setViewport({ width, height: 800 });
      await tab.goto(site.fileBase + PAGE);
      // As it is sent: everything at once.
      await tab.evaluate(() => {
        document.querySelector('#triage').removeAttribute('data-live');
        for (const part of document.querySelectorAll('#triage [hidden]')) if (!part.closest('.c-deadline')) part.hidden = false;
      });
      assert.deepEqual([...(await axeProblems(tab)), ...(await overflowProblems(tab))], [], `all at ${width} px`);
    });
  }
});

it('can be gone through by keyboard alone', async () => {
  await inTab(setup.browser, { script: true }, async (tab) => {
    await tab.goto(site.fileBase + PAGE);
    const tabTo = async (wanted) => {
      for (let stops = 0; stops < 60; stops += 1) {
        if (await tab.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
        await tab.keyboard.press('Tab');
      }
      assert.fail(`Tab does not lead to ${wanted}`);
    };
    await tabTo('[data-go=begin]');
    await tab.keyboard.press('Enter');
    assert.equal(await question(tab), 'danger');
    assert.ok(await tab.evaluate(() => Boolean(document.activeElement.closest('#q_danger'))), 'the question has the focus');
    await tabTo('#danger_now');
    await tab.keyboard.press('ArrowDown');
    assert.ok(await tab.evaluate(() => document.querySelector('#danger_later').checked));
    await tabTo('.c-triage__on .c-button--main');
    await tab.keyboard.press('Enter');
    assert.equal(await question(tab), 'safety');
    await tabTo('#safety_none');
    await tab.keyboard.press(' ');
    await tabTo('.c-triage__on [data-go=plan]');
    await tab.keyboard.press('Enter');
    assert.equal(await screen(tab), 'plan');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'plan-title');
  });
});

/** Ticks what stands on the open question, none of it before unless `keep`, and goes on. */
async function answer(tab, ticks, { keep = false } = {}) {
  await tab.evaluate((wanted, add) => {
    const open = [...document.querySelectorAll('.c-question')].find((part) => !part.hidden);
    for (const box of open.querySelectorAll('input')) {
      if (wanted.includes(box.id) ? !box.checked : !add && box.checked) box.click();
    }
  }, ticks, keep);
  await click(tab, '.c-triage__on .c-button--main');
}

/** From the start through every question that is asked; those without a tick are skipped. */
async function walk(tab, ticks, to = 'plan', look = async () => {}) {
  const asked = [];
  await click(tab, '[data-go=begin]');
  for (let id = await question(tab); id; id = await question(tab)) {
    asked.push(id);
    await look(id);
    const own = ticks.filter((tick) => tick.startsWith(`${id}_`));
    if (own.length) await answer(tab, own);
    else await skip(tab);
    assert.ok(asked.length < 30, 'the questions end');
  }
  if (to === 'plan' && (await screen(tab)) !== 'plan') await click(tab, '.c-triage__check [data-go=plan]');
  return { asked, shown: await shownItems(tab) };
}

/** Past a question without an answer, by the way that the message offers. */
async function skip(tab) {
  await click(tab, '.c-triage__on .c-button--main');
  await click(tab, '.c-triage__error button');
}

const question = (tab) => tab.evaluate(() => [...document.querySelectorAll('.c-question')].find((part) => !part.hidden)?.id.slice(2) ?? null);
const screen = (tab) => tab.evaluate(() => ['check', 'plan', 'start'].find((name) => !document.querySelector(`[data-screen=${name}]`).hidden) ?? null);
const shownItems = (tab) => tab.evaluate(() => [...document.querySelectorAll('.c-plan-item[id]')].filter((part) => !part.hidden).map((part) => part.id.slice(2)));
