// Photographs of a built site, to be looked at by a person: a page of each kind and every component, in the windows
// and looks that readers have. Usage: node photographs.mjs FOLDER (the site: RIGHTSKIT_SITE). Judges nothing.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inTab, launch } from './chromium.mjs';
import { KINDS, siteUnderTest } from './site.mjs';

/** A name for the file, the window, and what the device or the person asks for. */
export const LOOKS = [
  ...[320, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ name: `${width}-${scheme}`, width, scheme }))),
  { name: '1280-forced-colours', width: 1280, scheme: 'dark', forced: true },
  { name: 'print', width: 794, media: 'print' },
  { name: 'zoom-400', width: 320, height: 256, scheme: 'light', scale: 2 },
  { name: '390-finger', width: 390, height: 844, scheme: 'light', touch: true },
];

/** One photograph of the whole page. → its bytes, as PNG. */
export async function photograph(tab, url, { width, height = 900, scheme = 'light', forced, media = 'screen', touch, scale = 1 }) {
  await tab.setViewport({ width, height, deviceScaleFactor: scale, hasTouch: Boolean(touch), isMobile: Boolean(touch) });
  await tab.emulateMediaType(media);
  const cdp = await tab.createCDPSession();
  await cdp.send('Emulation.setEmulatedMedia', {
    media,
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      ...(forced ? [{ name: 'forced-colors', value: 'active' }] : []),
    ],
  });
  await tab.goto(url, { waitUntil: 'load' });
  const bytes = await tab.screenshot({ fullPage: true, captureBeyondViewport: true });
  await cdp.detach();
  return bytes;
}

if (process.argv[1] === import.meta.filename) {
  const [folder = 'photographs', ...only] = process.argv.slice(2);
  const site = siteUnderTest();
  const pages = [...KINDS, ...site.pages.filter((file) => file.startsWith('styleguide/'))]
    .filter((file) => site.pages.includes(file) && (!only.length || only.some((part) => file.includes(part))));
  mkdirSync(folder, { recursive: true });
  const chromium = await launch();
  await inTab(chromium.browser, { script: true }, async (tab) => {
    for (const file of pages) {
      for (const look of LOOKS) {
        const name = `${file.replace('.html', '').replaceAll('/', '-')}@${look.name}.png`;
        writeFileSync(path.join(folder, name), await photograph(tab, site.fileBase + file, look));
      }
    }
  });
  await chromium.close();
  console.log(`${pages.length} pages in ${LOOKS.length} looks: ${path.resolve(folder)}`);
}
