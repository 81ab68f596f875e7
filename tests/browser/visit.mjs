// One visit to one page, watched from outside: what it asked for, what failed, what it complained of, what it left in
// storage and in the history. A visit returns problems as sentences; an empty list is a good page.

import { setTimeout } from 'node:timers/promises';
import { ENGINE } from './browser.mjs';
import { Bidi } from './watch-bidi.mjs';
import { DevTools } from './watch-devtools.mjs';

/** Opens `url`, a page of the site below `base`. → {problems, links, ids} */
export async function visit(tab, url, base, { status = 200 } = {}) {
  const watch = await Watch.start(tab, base, status);
  await watch.open(url);
  const { links, ids, faults } = await tab.evaluate(readPage);
  watch.problems.push(...faults);
  return { problems: await watch.finish(), links, ids };
}

/** Watches a tab from `start` to `finish`; in between a test may open pages and press things. */
export class Watch {
  static async start(tab, base, status = 200) {
    const watch = new Watch();
    Object.assign(watch, { tab, base, status, problems: [], requests: new Map(), opened: 0 });
    watch.ears = await (ENGINE === 'firefox' ? Bidi : DevTools).listen(tab, {
      request: (id, news) => watch.requests.set(id, { ...watch.requests.get(id), ...news }),
      problem: (text) => watch.problems.push(text),
    });
    return watch;
  }

  async open(url) {
    this.opened += 1;
    await this.tab.goto(url, { waitUntil: 'load' });
    await this.quiet();
  }

  /** Waits for 50 ms with no request under way: enough for what a script starts after load. At most 3 s. */
  async quiet() {
    for (let waited = 0, calm = 0; calm < 50 && waited < 3000; waited += 10) {
      await setTimeout(10);
      calm = [...this.requests.values()].every(({ ended }) => ended) ? calm + 10 : 0;
    }
  }

  async finish() {
    for (const request of this.requests.values()) this.judge(request);
    const entries = await this.ears.entries();
    if (entries !== this.opened) {
      this.problems.push(`history: ${entries} entries after ${this.opened} page(s) were opened`);
    }
    for (const [place, names] of Object.entries(await this.ears.leftovers())) {
      if (names.length) this.problems.push(`leaves in ${place}: ${names.join(', ')}`);
    }
    await this.ears.stop();
    return this.problems;
  }

  judge({ url, status, failed }) {
    // Without an address, the request was one of the page before.
    if (!url || url.startsWith('data:')) return;
    if (!url.startsWith(this.base)) this.problems.push(`asks for ${url}, outside the site (${failed ?? 'got it'})`);
    else if (failed) this.problems.push(`did not get ${url}: ${failed}`);
    else if (status && status !== this.status) this.problems.push(`got status ${status} for ${url}`);
  }
}

/** Runs in the page. Its faults are loads that browsers make or prepare at times of their own choosing. */
function readPage() {
  const faults = [];
  for (const link of document.querySelectorAll('link[rel][href]')) {
    const early = /preconnect|prefetch|preload|prerender/.test(link.rel);
    if (early && new URL(link.href).origin !== location.origin) faults.push(`prepares a foreign load: ${link.outerHTML}`);
  }
  for (const found of document.querySelectorAll('a[ping], script[type=speculationrules]')) {
    faults.push(`prepares a foreign load: ${found.outerHTML}`);
  }
  const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content;
  // Ours starts from default-src 'none': without img-src in it, browsers do not load an icon of their own accord either.
  if (!document.querySelector('link[rel~=icon]') && /^$|img-src/.test(policy ?? '')) {
    faults.push('names no icon, so browsers ask the host for /favicon.ico');
  }
  return {
    faults,
    links: [...document.querySelectorAll('a[href]')].map((a) => ({ href: a.href, text: a.textContent.trim() })),
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
  };
}
