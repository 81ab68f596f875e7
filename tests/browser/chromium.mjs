// Starts Chromium so that nothing can leave this machine, and logs whatever tries.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { requestLog } from './request-log.mjs';

export { inTab, inTabs } from './tabs.mjs';

export const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-default-apps', '--disable-domain-reliability',
];

/** What Chromium finds out from a real mouse: one that can hover (2) and is fine (4). */
const MOUSE = 'primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';

/** Hosts that Chromium asks on its own account (exact names: fonts.googleapis.com is no such). */
const ITSELF =
  /^(accounts\.google|clients\d\.google|(update|safebrowsing|optimizationguide-pa|content-autofill)\.googleapis)\.com$/;

/**
 * → {browser, outside, close}; `outside` and `delay` as the request log has them.
 * `fontSize`: the size of text that the reader has set for every page, in px. `pointer: 'mouse'`: pages are told of one.
 */
export async function launch({ delay, fontSize, pointer } = {}) {
  const proxy = await requestLog({ itself: ITSELF, delay });
  const profile = mkdtempSync(path.join(tmpdir(), 'rightskit-chromium-'));
  if (fontSize) {
    mkdirSync(path.join(profile, 'Default'));
    writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify({ webkit: { webprefs: { default_font_size: fontSize } } }));
  }
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE,
    headless: true,
    protocolTimeout: 90_000,
    userDataDir: profile,
    args: [
      ...QUIET,
      // Chromium's sandbox refuses to start for root, and only the site under test is opened.
      '--no-sandbox',
      ...(pointer === 'mouse' ? [`--blink-settings=${MOUSE}`] : []),
      `--proxy-server=http://127.0.0.1:${proxy.port}`,
    ],
  });
  return {
    browser,
    outside: proxy.outside,
    async close() {
      await browser.close();
      await proxy.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
