// What happens to the files of the site in people's hands: one of them opened without the others, an address copied
// with a mouse.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { inTab } from './browser.mjs';
import { fixture } from './fixture.mjs';

const setup = fixture();
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
