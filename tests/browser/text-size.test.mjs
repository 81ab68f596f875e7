// Numbers at every size of text, width of window and direction of writing: 111 and the way out are wholly on the
// screen, every number's digits stand in their order, and nothing has to be scrolled sideways.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGINE, inTab, inTabs, launch } from './browser.mjs';
import { rightToLeft } from './rtl.mjs';
import { KINDS, siteUnderTest } from './site.mjs';

/** What readers set in their browser, in px: its usual size to 200 %. */
const SIZES = [16, 24, 32];
/** Small phones, a large one, and one at 200 % zoom. */
const WIDTHS = [412, 360, 320, 206];
const HEIGHT = 740;
/** WCAG 1.4.12: what a page must bear when readers space out its text. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }';

/** Pages as they open, and what shows numbers only after somebody has done something. */
const VIEWS = [
  ...KINDS.filter((file) => !/^about\//.test(file)).map((file) => ({ file })),
  { file: 'triage/first-steps.html', name: 'the plan', prepare: openPlan },
  { file: 'index.html', name: 'what the search finds', prepare: openSearch },
];

const site = siteUnderTest();
const editions = [['left to right', '', () => site], ['right to left', 'ar/', () => arabic.site]];
let arabic;
before(() => {
  arabic = rightToLeft();
});
after(() => arabic.close());

for (const size of SIZES) {
  describe(`text of ${size} px`, () => {
    let machine;
    before(async () => {
      machine = await launch({ fontSize: size });
    });
    after(() => machine.close());

    it('is what pages start from', async () => {
      await inTab(machine.browser, { script: true }, async (tab) => {
        await tab.goto(`${site.fileBase}index.html`);
        assert.equal(await tab.evaluate(() => getComputedStyle(document.documentElement).fontSize), `${size}px`);
      });
    });

    for (const [direction, folder, edition] of editions) {
      it(`${direction}: nothing is cut off, covered or out of order at ${WIDTHS.join(', ')} px`, async () => {
        const base = edition().fileBase + folder;
        const views = VIEWS.filter(({ file }) => edition().files.has(folder + file));
        assert.ok(views.length > 20);
        const found = await inTabs(machine.browser, views, { script: true }, async (tab, { file, name = file, prepare }) => {
          await tab.setViewport({ width: WIDTHS[0], height: HEIGHT });
          await tab.goto(base + file, { waitUntil: 'load' });
          if (prepare) await prepare(tab);
          const faults = [];
          for (const width of WIDTHS) {
            await tab.setViewport({ width, height: HEIGHT });
            for (const spaced of ['', SPACED]) {
              const said = await tab.evaluate(readPage, spaced);
              faults.push(...said.map((fault) => `${name} at ${width} px${spaced && ', spaced'}: ${fault}`));
            }
          }
          return faults;
        });
        assert.deepEqual(found.flat(), []);
      });
    }
  });
}

it('on paper every number stands in its order, right to left too', { skip: ENGINE === 'firefox' && 'its driver cannot print to the screen' }, async () => {
  const machine = await launch();
  try {
    const views = VIEWS.filter(({ file, prepare }) => !prepare && arabic.site.files.has(`ar/${file}`));
    const found = await inTabs(machine.browser, views, { script: true }, async (tab, { file }) => {
      await tab.setViewport({ width: 660, height: 1000 });
      await tab.emulateMediaType('print');
      await tab.goto(`${arabic.site.fileBase}ar/${file}`, { waitUntil: 'load' });
      return (await tab.evaluate(readPage, '')).map((fault) => `${file}: ${fault}`);
    });
    assert.deepEqual(found.flat(), []);
  } finally {
    await machine.close();
  }
});

async function openPlan(tab) {
  await tab.evaluate(() => {
    for (const id of ['danger_later', 'who_me', 'happened_touched', 'work_public']) document.getElementById(id).click();
    document.querySelector('.c-triage__script [data-go=plan]').click();
  });
}

async function openSearch(tab) {
  await tab.focus('#search-field');
  await tab.evaluate(() => {
    const field = document.querySelector('#search-field');
    field.value = 'police';
    field.dispatchEvent(new Event('input'));
  });
  // A tab in the background draws no frames, so frames cannot say when to look.
  await tab.waitForFunction(() => document.querySelector('.c-search__call'), { timeout: 20_000, polling: 100 });
  await tab.evaluate(() => document.activeElement.blur());
}

/** Runs in the page, with a reader's own style. → what is wrong with its numbers, as sentences. */
function readPage(style) {
  const own = new CSSStyleSheet();
  own.replaceSync(style);
  document.adoptedStyleSheets = [own];
  scrollTo(0, 0);
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return !element.closest('.table, pre') && (box.right > width + 0.5 || box.left < -0.5);
    });
    faults.push(`is ${document.documentElement.scrollWidth} px wide: ${wide.slice(0, 4).map((element) => `${element.localName}.${element.className || '-'}`).join(', ')}`);
  }

  /** Whether a box is on the screen and nothing lies over it. */
  const isOpen = (box, element) => {
    if (box.left < -0.5 || box.right > width + 0.5 || box.top < -0.5 || box.bottom > innerHeight + 0.5) return false;
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return Boolean(hit) && (element.contains(hit) || hit.contains(element));
  };
  const ways = [['the emergency number', '.c-emergency'], ['the way out', '[data-module=exit]']];
  const lookAt = (when, wanted) => {
    for (const [name, selector] of wanted) {
      const element = document.querySelector(selector);
      if (!element?.checkVisibility()) continue;
      const boxes = [...element.getClientRects()];
      if (!boxes.length || !boxes.every((box) => isOpen(box, element))) faults.push(`${name} is not open to press ${when}: ${boxes.map(({ left, right, top, bottom }) => `${left.toFixed()}…${right.toFixed()} × ${top.toFixed()}…${bottom.toFixed()}`)}`);
    }
  };
  lookAt('at the top', ways);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder.checkVisibility({ visibilityProperty: true }) || holder.closest('.visually-hidden, .u-skip, option, script')) continue;
    const scrolls = holder.closest('.table, pre');
    for (const { 0: text, index } of node.data.matchAll(/\+?\d[\d\u00a0 ]*\d/g)) {
      if (text.replace(/\D/g, '').length < 3) continue;
      let before = null;
      for (let at = 0; at < text.length; at += 1) {
        if (!/\d/.test(text[at])) continue;
        const range = document.createRange();
        range.setStart(node, index + at);
        range.setEnd(node, index + at + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (!scrolls && (box.left < -0.5 || box.right > width + 0.5)) {
          faults.push(`“${text}” in ${holder.localName}.${holder.className || '-'} is cut off`);
          break;
        }
        const sameLine = before && Math.abs(box.top - before.top) < box.height / 2;
        if (before && (sameLine ? box.left <= before.left : box.top <= before.top)) {
          faults.push(`“${text}” in ${holder.localName}.${holder.className || '-'} is read in another order`);
          break;
        }
        before = box;
      }
    }
  }
  scrollTo(0, document.documentElement.scrollHeight);
  lookAt('at the end', [ways[1]]);
  return faults;
}
