// One visit to one page, watched from outside: what it asked for, what failed, what it complained of, what it left in
// storage and in the history. A visit returns problems as sentences; an empty list is a good page.

import { setTimeout } from 'node:timers/promises';
import { ENGINE } from './browser.mjs';
import { Bidi } from './watch-bidi.mjs';
import { DevTools } from './watch-devtools.mjs';

/** Milliseconds after which a page that is still waiting for something is a bad one. */
const LONGEST = 30_000;

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
    Object.assign(watch, { tab, base, status, problems: [], requests: new Map(), opened: 0, begun: false });
    watch.ears = await (ENGINE === 'firefox' ? Bidi : DevTools).listen(tab, {
      request: (id, news) => {
        // On a busy machine word of the page before comes late, when another watch has begun.
        watch.begun ||= news.url !== undefined && news.url === watch.first;
        if (watch.begun) watch.requests.set(id, { ...watch.requests.get(id), ...news });
      },
      problem: (text) => watch.problems.push(text),
    });
    return watch;
  }

  async open(url) {
    this.opened += 1;
    this.first ??= url.split('#')[0];
    // Firefox tells of no file, the page itself among them: nothing says when it begins.
    this.begun ||= ENGINE === 'firefox' && url.startsWith('file:');
    await this.tab.goto(url, { waitUntil: 'load' });
    await this.quiet();
  }

  /**
   * Waits until all that the page asked for has come, pictures further down too, and for 50 ms nothing more is asked
   * for. What has not come after `LONGEST` is a problem. A test calls it before it leaves a page: what is cut off by
   * the test says nothing of the page.
   */
  async quiet() {
    const under = () => [...this.requests.values()].filter(({ url, ended }) => url && !ended && !url.startsWith('data:')).map(({ url }) => url);
    const until = Date.now() + LONGEST;
    let missing = await this.pictures();
    for (let calm = 0; calm < 50; await setTimeout(10)) {
      if (Date.now() > until) {
        this.problems.push(...new Set([...under(), ...missing].map((url) => `did not get ${url} within ${LONGEST / 1000} s`)));
        return;
      }
      if (missing.length) missing = await this.pictures();
      calm = missing.length || under().length ? 0 : calm + 10;
    }
  }

  /** Pictures that have not come. A redirect stub may lead on while it is asked: then the page after it is asked next. */
  async pictures() {
    try {
      return await this.tab.evaluate(unfinishedPictures);
    } catch (error) {
      if (!/context|navigat|realm|frame/i.test(error.message)) throw error;
      return ['what comes after a page that led on'];
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

/** Runs in the page. Has pictures that wait to be scrolled to come at once. → addresses of those that have not come. */
function unfinishedPictures() {
  for (const picture of document.images) if (picture.loading === 'lazy') picture.loading = 'eager';
  return [...document.images].filter((picture) => !picture.complete).map((picture) => picture.src);
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
