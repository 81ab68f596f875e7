// Every page of a site, each opened once below `base`. → problems as sentences, each with its file.

import { setTimeout } from 'node:timers/promises';
import { ENGINE, inTabs } from './browser.mjs';
import { brokenLinks } from './links.mjs';
import { axeProblems, overflowProblems } from './accessibility.mjs';
import { Site } from './site.mjs';
import { visit, Watch } from './visit.mjs';

/** Opens every page: requests, console, storage, history, links. */
export async function crawl(browser, site, base, { script }) {
  const pages = await inTabs(browser, site.pages, { script }, async (tab, file) => {
    return { file, ...(await visit(tab, base + file, base)) };
  });
  return [...pages.flatMap(({ file, problems }) => named(file, problems)), ...brokenLinks(site, base, pages)];
}

/** Opens every redirect stub: it must move on to a page of the site, in the place of its own history entry. */
export async function followStubs(browser, site, base, { script }) {
  const found = await inTabs(browser, site.stubs, { script }, async (tab, file) => {
    const watch = await Watch.start(tab, base);
    await watch.open(base + file);
    for (let wait = 0; wait < 100 && tab.url() === base + file; wait++) await setTimeout(50);
    const problems = await watch.finish();
    const arrived = Site.fileOf(tab.url(), base);
    if (!site.pages.includes(arrived)) problems.push(`leads to ${tab.url()}, which is no page of the site`);
    return named(file, problems);
  });
  return found.flat();
}

/** Opens `files` in the given look: axe, and no scrolling sideways. */
export async function judgeLook(browser, base, files, { width, scheme = 'light', axe = true }) {
  const found = await inTabs(browser, files, { script: true }, async (tab, file) => {
    await tab.setViewport({ width, height: 900 });
    if (ENGINE === 'chromium') await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await tab.goto(base + file, { waitUntil: 'load' });
    const problems = [...(await overflowProblems(tab)), ...(axe ? await axeProblems(tab) : [])];
    return named(`${file} (${width} px, ${scheme})`, problems);
  });
  return found.flat();
}

function named(file, problems) {
  return problems.map((problem) => `${file}: ${problem}`);
}
