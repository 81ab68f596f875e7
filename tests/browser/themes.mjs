// A finished theme besides the default one: a page of each of four kinds, in narrow and wide windows, light and dark.
// What does not depend on a theme is tested with the default one.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { axeProblems, overflowProblems } from './accessibility.mjs';
import { inTab, launch } from './chromium.mjs';
import { markupProblems } from './markup.mjs';
import { siteUnderTest } from './site.mjs';

const PAGES = ['index.html', 'guide/support.html', 'directory/index.html', 'triage/first-steps.html'];
const LOOKS = [320, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));
/** WCAG 2.5.5: the least height of anything to press, in px. */
const FINGER = 44;

const site = siteUnderTest();

let chromium;
before(async () => {
  chromium = await launch();
});
after(() => chromium.close());

it('the check of the way out bites', async () => {
  await inTab(chromium.browser, { script: true }, async (tab) => {
    await open(tab, PAGES[1], { width: 1280, height: 740 });
    assert.deepEqual(await exitProblems(tab), []);
    for (const style of ['display: none', 'position: absolute', 'position: fixed; inset-inline-start: -99em', 'padding: 0; min-block-size: 0']) {
      await tab.evaluate((text) => {
        // The page's policy refuses an attribute, and not this.
        document.querySelector('[data-module=exit]').style.cssText = text;
        document.querySelector('.l-strip').style.position = text.includes('absolute') ? 'static' : '';
      }, style);
      assert.notDeepEqual(await exitProblems(tab), [], style);
    }
  });
});

it('the markup is valid', async () => {
  assert.deepEqual(await markupProblems(PAGES.map((file) => path.join(site.root, file))), []);
});

for (const { width, scheme } of LOOKS) {
  it(`nothing is wrong at ${width} px, ${scheme}`, async () => {
    assert.deepEqual(await judge({ width, height: 740, scheme, axe: true }), []);
  });
}

it('nothing is wrong at 400 % zoom', async () => {
  assert.deepEqual(await judge({ width: 320, height: 256 }), []);
});

for (const width of [320, 1280]) {
  it(`nothing is wrong from right to left at ${width} px`, async () => {
    assert.deepEqual(await judge({ width, height: 740, dir: 'rtl' }), []);
  });
}

it('on paper nothing is wider than the sheet, and all is black on white', async () => {
  const found = [];
  await inTab(chromium.browser, { script: true }, async (tab) => {
    for (const file of PAGES) {
      await open(tab, file, { width: 660, height: 1000 });
      await tab.emulateMediaType('print');
      const problems = [...(await overflowProblems(tab)), ...(await tab.evaluate(inkProblems))];
      found.push(...problems.map((problem) => `${file}: ${problem}`));
    }
  });
  assert.deepEqual(found, []);
});

async function open(tab, file, { width, height, scheme = 'light', dir }) {
  await tab.setViewport({ width, height });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(site.fileBase + file, { waitUntil: 'load' });
  if (dir) await tab.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);
}

/** Opens each of the pages in one look. → problems as sentences */
async function judge({ axe, ...look }) {
  const found = [];
  await inTab(chromium.browser, { script: true }, async (tab) => {
    for (const file of PAGES) {
      await open(tab, file, look);
      const problems = [...(await overflowProblems(tab)), ...(await exitProblems(tab))];
      if (axe) problems.push(...(await axeProblems(tab)));
      found.push(...problems.map((problem) => `${file}: ${problem}`));
    }
  });
  return found;
}

/** Whether the way out can be pressed at the top of the page and at its end. */
function exitProblems(tab) {
  return tab.evaluate((finger) => {
    const exit = document.querySelector('[data-module=exit]');
    const problems = [];
    for (const [when, to] of [['at the top', 0], ['at the end', document.documentElement.scrollHeight]]) {
      scrollTo(0, to);
      const box = exit.getBoundingClientRect();
      const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      const inside = box.left >= 0 && box.top >= 0 && box.right <= document.documentElement.clientWidth && box.bottom <= innerHeight;
      if (!inside || !hit || !exit.contains(hit)) problems.push(`the way out is not in reach ${when}`);
      if (box.height < finger) problems.push(`the way out is ${box.height} px high`);
    }
    scrollTo(0, 0);
    return problems;
  }, FINGER);
}

/** Runs in the page. → what would print in a colour, or on one */
function inkProblems() {
  const problems = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('svg, img')) continue;
    const { color, backgroundColor, backgroundImage, boxShadow } = getComputedStyle(element);
    if (color !== 'rgb(0, 0, 0)') problems.add(`${element.localName}.${element.className || '-'} prints in ${color}`);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)' || backgroundImage !== 'none' || boxShadow !== 'none') problems.add(`${element.localName}.${element.className || '-'} prints on a ground`);
  }
  return [...problems];
}
