// Lighthouse over a page of the built site, served with the site's own headers. → scores of 0 to 100, and figures.

import lighthouse from 'lighthouse';
import RobotsTxt from 'lighthouse/core/audits/seo/robots-txt.js';
import puppeteer from 'puppeteer-core';
import { EXECUTABLE } from './chromium.mjs';

/** What a phone of the middle range on a slow mobile connection feels: Lighthouse's own mobile setting. */
const SLOW_4G = { rttMs: 150, throughputKbps: 1638.4, cpuSlowdownMultiplier: 4 };

/** A browser for Lighthouse; `look(url, categories)` judges one page, `close` ends it. */
export async function lighthouseBrowser() {
  const browser = await puppeteer.launch({ executablePath: EXECUTABLE, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
  return {
    close: () => browser.close(),
    async look(url, categories) {
      const page = await browser.newPage();
      try {
        const { lhr } = await lighthouse(url, { logLevel: 'error', onlyCategories: categories }, {
          extends: 'lighthouse:default',
          // Lighthouse asks for robots.txt from within the page, where our policy lets nothing ask: see `robots`.
          settings: { skipAudits: ['robots-txt'], throttlingMethod: 'simulate', throttling: { ...SLOW_4G, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 } },
        }, page);
        if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
        return {
          scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)])),
          largestPaint: Math.round(lhr.audits['largest-contentful-paint']?.numericValue ?? 0),
          bytes: lhr.audits['total-byte-weight']?.numericValue,
          // What costs points, named so that a failure says what to mend.
          faults: Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs
            .filter(({ weight }) => weight > 0)
            .map(({ id }) => lhr.audits[id])
            .filter(({ score }) => score !== null && score < 1)
            .map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details?.items?.slice(0, 3) ?? [])}`)),
        };
      } finally {
        await page.close();
      }
    },
  };
}

/** What Lighthouse says of a robots.txt: 1 when it is sound. */
export async function robots(url) {
  const response = await fetch(url);
  return RobotsTxt.audit({ RobotsTxt: { status: response.status, content: await response.text() } }).score;
}
