// Ears for Firefox, through WebDriver BiDi. What it does not tell is asked of the page itself: the driver's scripts run
// even where a page's own may not. On file:// Firefox tells of no request for a part of a page, so those are looked at.

import { scriptsRun } from './tabs.mjs';

/** As `DevTools`: what a watch hears and can ask. */
export class Bidi {
  static async listen(tab, { request: note, problem }) {
    const ears = Object.assign(new Bidi(), { tab, problem });
    const heard = {
      request: (request) => note(request, { url: request.url() }),
      response: (response) => note(response.request(), { status: response.status() }),
      requestfinished: (request) => note(request, { ended: true }),
      requestfailed: (request) => note(request, { ended: true, failed: request.failure()?.errorText ?? 'failed' }),
      console: (message) => {
        if (['error', 'warn', 'warning', 'assert'].includes(message.type())) {
          problem(`console ${message.type()}: ${message.text()}`);
        }
      },
      // Blocked loads and scripts that fail alike.
      pageerror: (error) => problem(`${/^Content-Security-Policy/.test(error.message) ? 'security' : 'script failed'}: ${error}`),
    };
    for (const [event, hear] of Object.entries(heard)) tab.on(event, hear);
    ears.stop = async () => { for (const [event, hear] of Object.entries(heard)) tab.off(event, hear); };
    // The first page takes the place of the blank one that a new tab starts with.
    ears.before = tab.url() === 'about:blank' ? 0 : await tab.evaluate(() => history.length);
    return ears;
  }

  async entries() {
    return (await this.tab.evaluate(() => history.length)) - this.before;
  }

  async leftovers() {
    const missing = await this.tab.evaluate(() => {
      const pictures = [...document.images].filter((image) => image.complete && !image.naturalWidth);
      return pictures.map((image) => image.src);
    });
    for (const url of missing) this.problem(`did not get ${url}`);
    const cookies = (await this.tab.browserContext().cookies()).map((cookie) => cookie.name);
    // Without scripts a page can keep cookies only.
    return scriptsRun(this.tab) ? { cookies, ...(await this.tab.evaluate(readStorage)) } : { cookies };
  }
}

/** Runs in the page. */
async function readStorage() {
  const tried = async (ask) => {
    try {
      return await ask();
    } catch {
      return []; // not to be had on this page, so nothing can be kept there
    }
  };
  return {
    localStorage: await tried(() => Object.keys(localStorage)),
    sessionStorage: await tried(() => Object.keys(sessionStorage)),
    IndexedDB: await tried(async () => (await indexedDB.databases()).map(({ name }) => name)),
    CacheStorage: await tried(() => caches.keys()),
    'service workers': await tried(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)),
  };
}
