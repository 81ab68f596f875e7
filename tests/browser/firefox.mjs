// Starts Firefox, driven by WebDriver BiDi, so that nothing can leave this machine, and logs whatever tries.
// Firefox has no way to switch scripts off in a tab, so there is a second browser for that, started when it is needed.

import puppeteer from 'puppeteer-core';
import { requestLog } from './request-log.mjs';

export const EXECUTABLE = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Hosts that Firefox asks on its own account. */
const ITSELF = /^((firefox\.settings|push|location)\.services|content-signature-2\.cdn|aus5)\.mozilla\.(com|net|org)$|^detectportal\.firefox\.com$/;

/** → {browser, outside, close}, as Chromium's; `browser` is only for `inTab` and `inTabs`. */
export async function launch({ delay, fontSize, pointer } = {}) {
  const proxy = await requestLog({ itself: ITSELF, delay });
  const started = new Map();
  const start = (script) => puppeteer.launch({
    browser: 'firefox',
    executablePath: EXECUTABLE,
    headless: true,
    protocolTimeout: 90_000,
    // Lets the setting for the server of Firefox's own settings take effect, in place of hundreds of requests.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      'javascript.enabled': script,
      ...(fontSize ? Object.fromEntries(['x-western', 'x-unicode', 'ar'].map((group) => [`font.size.variable.${group}`, fontSize])) : {}),
      // Fine (2) and able to hover (4).
      ...(pointer === 'mouse' ? { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 } : {}),
      // As people have it; the driver would loosen it.
      'security.fileuri.strict_origin_policy': true,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'browser.sessionhistory.max_entries': 10_000,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '127.0.0.1',
    },
  });
  return {
    browser: {
      async forScript(script) {
        if (!started.has(script)) started.set(script, start(script));
        return started.get(script);
      },
    },
    outside: proxy.outside,
    async close() {
      await Promise.all([...started.values()].map(async (browser) => (await browser).close()));
      await proxy.close();
    },
  };
}
