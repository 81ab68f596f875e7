// Starts Chromium so that nothing can leave this machine, and witnesses whatever tries: every connection that is not
// to 127.0.0.1 goes to a proxy of ours, which notes the address and hangs up. It sees what a page's own DevTools
// events do not show, such as a request made by a worker.

import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-default-apps', '--disable-domain-reliability',
];

/** Hosts that Chromium asks on its own account, whatever page is open (exact names: fonts.googleapis.com is no such). */
const CHROMIUM_ITSELF =
  /^(accounts\.google|clients\d\.google|(update|safebrowsing|optimizationguide-pa|content-autofill)\.googleapis)\.com$/;

/**
 * → {browser, outside, close}; `outside` lists the hosts that something on a page tried to reach.
 * `patience`: how long the proxy holds such a request before it hangs up, in ms, like a slow network.
 */
export async function launch({ patience = 0 } = {}) {
  const outside = [];
  const proxy = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const host = /^[A-Z]+ (?:https?:\/\/)?([^/: ]+)/.exec(data.toString('latin1'))?.[1] ?? 'unreadable request';
      if (!CHROMIUM_ITSELF.test(host)) outside.push(host);
      setTimeout(() => socket.destroy(), patience);
    });
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const profile = mkdtempSync(path.join(tmpdir(), 'rightskit-chromium-'));
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE,
    headless: true,
    userDataDir: profile,
    args: [
      ...QUIET,
      // Chromium's sandbox refuses to start for root, and only the site under test is opened.
      '--no-sandbox',
      `--proxy-server=http://127.0.0.1:${proxy.address().port}`,
    ],
  });
  return {
    browser,
    outside,
    async close() {
      await browser.close();
      await new Promise((resolve) => proxy.close(resolve));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Runs `work(tab)` in one tab of a fresh context, with nothing stored in it. */
export async function inTab(browser, { script }, work) {
  return (await inTabs(browser, [null], { script }, work))[0];
}

/** Runs `work(tab, item)` for every item in a fresh context, a few tabs at a time; → results in the items' order. */
export async function inTabs(browser, items, { script }, work) {
  const context = await browser.createBrowserContext();
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    const tab = await context.newPage();
    await tab.setJavaScriptEnabled(script);
    for (let at = next++; at < items.length; at = next++) results[at] = await work(tab, items[at]);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(4, items.length) }, worker));
  } finally {
    await context.close();
  }
  return results;
}
