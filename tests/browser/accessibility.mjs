// What axe-core finds on an open page, and whether the page is wider than the window. → problems as sentences.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The tab must let scripts run. axe comes in through the DevTools protocol, which a page's CSP does not bind. */
export async function axeProblems(tab) {
  await tab.evaluate(AXE);
  const violations = await tab.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(' ')) }));
  });
  return violations.map(({ id, help, at }) => `axe ${id}: ${help} (${at.slice(0, 5).join(', ')}${at.length > 5 ? ', …' : ''})`);
}

/** Names the elements that make the page scroll sideways; what scrolls in a box of its own is no problem. */
export function overflowProblems(tab) {
  return tab.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => `${element.localName}.${element.className || '-'}`);
    return [`is ${document.documentElement.scrollWidth} px wide in a window of ${width} px: ${wide.slice(0, 5).join(', ')}`];
  });
}
