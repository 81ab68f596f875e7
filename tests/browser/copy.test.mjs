// What happens to the files of the site in people's hands: one of them opened without the others, an address or a number
// copied with a mouse.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';
import { KINDS } from './site.mjs';

const setup = fixture({ pointer: 'mouse' });
const { site } = setup;
const isTold = () => /zip/.test(document.body.innerText);

describe('index.html', () => {
  it('alone, as from inside a zip, says what to do', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rightskit-alone-'));
    copyFileSync(path.join(site.root, 'index.html'), path.join(folder, 'index.html'));
    try {
      await inTab(setup.browser, { script: true }, async (tab) => {
        await tab.goto(`file://${folder}/index.html`);
        assert.ok(await tab.evaluate(isTold));
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('with its files says nothing of it', async () => {
    await inTab(setup.browser, { script: true }, async (tab) => {
      await tab.goto(`${site.fileBase}index.html`);
      assert.equal(await tab.evaluate(isTold), false);
    });
  });
});

it('a mail address can be pressed and copied with a mouse, and looks like a link', async () => {
  // Not the one in the foot of every page of an organisation.
  const main = (file) => site.read(file).split('<main')[1].split('</main>')[0];
  const withMail = site.pages.filter((file) => file.startsWith('directory/service/') && /href=["']?mailto:/.test(main(file)));
  assert.ok(withMail.length > 0);
  await inTab(setup.browser, { script: true }, async (tab) => {
    await tab.setViewport({ width: 1280, height: 800 });
    await tab.goto(site.fileBase + withMail[0]);
    const link = await tab.evaluate(() => {
      const mail = document.querySelector('main a[href^="mailto:"]');
      mail.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, right, top, bottom } = mail.querySelector('.u-address').getBoundingClientRect();
      const { pointerEvents, textDecorationLine, userSelect } = getComputedStyle(mail);
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return { hit: mail.contains(hit), pointerEvents, textDecorationLine, userSelect };
    });
    assert.deepEqual(link, { hit: true, pointerEvents: 'auto', textDecorationLine: 'underline', userSelect: 'auto' });
  });
});

/** How many numbers of a page are tried. */
const MOST = 12;

describe('with a mouse, a number', () => {
  const pages = KINDS.filter((file) => site.pages.includes(file));
  it('is no link to press, and can be selected whole', async () => {
    // One after the other: a mouse is in one tab.
    const faults = [];
    for (const file of pages) faults.push(...await inTab(setup.browser, { script: true }, (tab) => unselected(tab, file)));
    assert.deepEqual(faults, []);
  });
});

/** → the numbers of a page that a mouse cannot be drawn over, or presses. */
async function unselected(tab, file) {
  const faults = [];
  await tab.setViewport({ width: 1280, height: 800 });
  await tab.goto(site.fileBase + file);
  const digits = (text) => text.replace(/\D/g, '');
  for (let at = 0; at < MOST; at += 1) {
    const number = await tab.evaluate(placeOfNumber, at);
    if (!number) break;
    await tab.mouse.move(number.left + 1, number.y);
    await tab.mouse.down();
    await tab.mouse.move(number.right + 1, number.y, { steps: 3 });
    await tab.mouse.up();
    const selected = await tab.evaluate(() => getSelection().toString());
    if (digits(selected) !== digits(number.text)) faults.push(`${file}: ${number.text} gives “${selected}”`);
    if (number.isPressed) faults.push(`${file}: ${number.text} can be pressed`);
  }
  return faults;
}

/** Runs in the page. Shows the number `at` of those to call or text in the text, with nothing over it. → where it is. */
function placeOfNumber(at) {
  const links = [...document.querySelectorAll('main a:is([href^="tel:"], [href^="sms:"])')].filter((link) => link.checkVisibility());
  if (!links[at]) return null;
  const walker = document.createTreeWalker(links[at], NodeFilter.SHOW_TEXT);
  let text = walker.nextNode();
  while (!/\d/.test(text.data)) text = walker.nextNode();
  // What goes along with the page while it is scrolled stays out of the way.
  scrollTo({ top: 0, behavior: 'instant' });
  links[at].scrollIntoView({ block: 'center', behavior: 'instant' });
  getSelection().removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(text);
  const { left, right, top, bottom } = range.getClientRects()[0];
  const y = (top + bottom) / 2;
  return { text: text.data, left, right, y, isPressed: Boolean(document.elementFromPoint((left + right) / 2, y)?.closest('a')) };
}
