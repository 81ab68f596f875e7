// Going through a page by keyboard alone: one press of Tab after another, looking at each stop whether a person can see
// where they are. Works with scripts off: what is asked of the page is asked by the driver.

import assert from 'node:assert/strict';

const MOST_STOPS = 400;

/** What has the focus: {href, text, faults}; faults are sentences, none when the focus can be seen. */
export function stop(tab) {
  return tab.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const faults = [];
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faults.push('has no outline');
    const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    const seen = boxes.some((box) => {
      // The middle of what is in the window: a table that scrolls by itself may be taller than that.
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      if (x < box.left || y < box.top || x > box.right || y > box.bottom) return false;
      const hit = document.elementFromPoint(x, y);
      // A number is no target for a mouse, so what is hit there is what holds it.
      return hit && (element.contains(hit) || hit.contains(element));
    });
    if (!seen) faults.push('is out of the window or covered');
    return { href: element.href ?? '', text: (element.textContent || element.name || element.id).trim().replace(/\s+/g, ' '), faults };
  });
}

/** Fails unless a person can see where they are. */
function look(tab, { text, faults }) {
  assert.ok(faults.length === 0, `${tab.url()}: “${text}” ${faults.join(', ')}`);
}

/** Presses Tab until `wanted(stop)`; every stop on the way must be seen. → number of presses. */
export async function tabTo(tab, wanted, what) {
  for (let presses = 1; presses <= MOST_STOPS; presses++) {
    await tab.keyboard.press('Tab');
    const at = await stop(tab);
    if (!at) continue;
    look(tab, at);
    if (wanted(at)) return presses;
  }
  assert.fail(`${tab.url()}: ${MOST_STOPS} presses of Tab do not lead to ${what}`);
}

/** Past the menu, by the link that is there for it. */
export async function skipToContent(tab) {
  await tab.keyboard.press('Tab');
  const first = await stop(tab);
  assert.match(first.href, /#main$/, 'the first stop skips to the content');
  look(tab, first);
  await tab.keyboard.press('Enter');
}
