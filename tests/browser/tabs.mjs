// Work in tabs of a fresh browser context, with nothing stored in it. Knows no engine: one that cannot switch scripts
// off in a tab (Firefox) offers a browser for each of the two ways.

import { setTimeout } from 'node:timers/promises';
import { ProtocolError } from 'puppeteer-core';

const scripting = new WeakMap();
/** Milliseconds that work in one tab may take: what waits for ever would hold up every test after it. */
const TIME_LIMIT = 120_000;

/** Whether pages in this tab may run scripts. */
export const scriptsRun = (tab) => scripting.get(tab);

/** Runs `work(tab)` in one tab. */
export async function inTab(browser, { script }, work) {
  return (await inTabs(browser, [null], { script }, work))[0];
}

/**
 * Runs `work(tab, item)` for every item, a few tabs at a time; → results in the items' order.
 * Work in which the driver failed, not the page, is done once more in a fresh tab, and said: in thousands of tabs a
 * driver loses a message now and then. A page that keeps the driver waiting does so twice, and what a test says of a
 * page stands the first time.
 */
export async function inTabs(browser, items, { script }, work) {
  const engine = browser.forScript ? await browser.forScript(script) : browser;
  const context = await engine.createBrowserContext();
  const results = new Array(items.length);
  let next = 0;
  const freshTab = async () => {
    const tab = await inTurn(() => newTab(context));
    if (!browser.forScript) await tab.setJavaScriptEnabled(script);
    scripting.set(tab, script);
    return tab;
  };
  const worker = async () => {
    let tab = await freshTab();
    for (let at = next++; at < items.length; at = next++) {
      try {
        results[at] = await limited(work(tab, items[at]));
      } catch (fault) {
        if (!(fault instanceof ProtocolError || fault instanceof NotDone)) throw fault;
        console.warn(`once more in a fresh tab, since the driver failed: ${fault.message}`);
        tab = await freshTab();
        results[at] = await limited(work(tab, items[at]));
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(4, items.length) }, worker));
  } finally {
    await inTurn(() => context.close());
  }
  return results;
}

// Tabs come and go one at a time: Firefox may lose a tab that it makes while others close.
let turn = Promise.resolve();

function inTurn(work) {
  const result = turn.then(work);
  turn = result.catch(() => {});
  return result;
}

/** No page has been opened in a tab that the driver could not make, so asking once more hides nothing of a page. */
function newTab(context) {
  return context.newPage().catch(() => context.newPage());
}

class NotDone extends Error {}

async function limited(work) {
  const done = new AbortController();
  const late = setTimeout(TIME_LIMIT, null, { signal: done.signal }).then(() => {
    throw new NotDone(`not done after ${TIME_LIMIT / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

/**
 * Clicks, as a mouse does, on the first element that `selector` finds and that can be seen; one that leads to `url`
 * (wherever in it) when that is given. → whether there is one.
 * The driver's own ways to find and click wait for a promise in the page, which Firefox never keeps where scripts are
 * off; plain `evaluate` works everywhere.
 */
export async function click(tab, selector, url) {
  const place = await tab.evaluate((wanted, leadsTo) => {
    for (const element of document.querySelectorAll(wanted)) {
      if (!element.checkVisibility() || (leadsTo && element.href.split('#')[0] !== leadsTo)) continue;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element.getClientRects()[0];
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    return null;
  }, selector, url);
  // A page that leaves at once may not answer any more.
  if (place) await Promise.race([tab.mouse.click(place.x, place.y), setTimeout(2000, null, { ref: false })]);
  return Boolean(place);
}

/** As the browser's Back and Forward do. A page that leaves at once may not answer any more. */
export async function travel(tab, way) {
  await Promise.race([tab.evaluate((to) => history[to](), way).catch(() => {}), setTimeout(2000, null, { ref: false })]);
}

/** → what `look` first says on a page that is there (`null` until then). While one page takes another's place, neither answers. */
export async function firstSeen(tab, look, ...given) {
  for (const until = Date.now() + 30_000; Date.now() < until; await setTimeout(50)) {
    const said = await tab.evaluate(look, ...given).catch(() => null);
    if (said !== null) return said;
  }
  throw new Error('no page was there within 30 s');
}
