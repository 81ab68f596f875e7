// Judges an open page: the numbers on it, the emergency number above it, and the way out.

/**
 * Runs in the page, with a reader's own style. `whole`: whether the page must show the emergency number and the way out.
 * → what is wrong with its numbers, as sentences.
 */
export function readNumbers(style, whole) {
  const own = new CSSStyleSheet();
  own.replaceSync(style);
  document.adoptedStyleSheets = [own];
  scrollTo(0, 0);
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return !element.closest('.table, pre') && (box.right > width + 0.5 || box.left < -0.5);
    });
    faults.push(`is ${document.documentElement.scrollWidth} px wide: ${wide.slice(0, 4).map((element) => `${element.localName}.${element.className || '-'}`).join(', ')}`);
  }

  /** Whether a box is on the screen and nothing lies over it. */
  const isOpen = (box, element) => {
    if (box.left < -0.5 || box.right > width + 0.5 || box.top < -0.5 || box.bottom > innerHeight + 0.5) return false;
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return Boolean(hit) && (element.contains(hit) || hit.contains(element));
  };
  const ways = [['the emergency number', '.c-emergency[href="tel:111"]'], ['the way out', '[data-module=exit]']];
  const lookAt = (when, wanted) => {
    for (const [name, selector] of wanted) {
      const element = document.querySelector(selector);
      if (!element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
        if (whole) faults.push(`${name} is not to be seen ${when}`);
        continue;
      }
      const boxes = [...element.getClientRects()];
      if (!boxes.length || !boxes.every((box) => isOpen(box, element))) faults.push(`${name} is not open to press ${when}: ${boxes.map(({ left, right, top, bottom }) => `${left.toFixed()}…${right.toFixed()} × ${top.toFixed()}…${bottom.toFixed()}`)}`);
    }
  };
  lookAt('at the top', ways);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder.checkVisibility({ visibilityProperty: true }) || holder.closest('.visually-hidden, .u-skip, option, script')) continue;
    const scrolls = holder.closest('.table, pre');
    for (const { 0: text, index } of node.data.matchAll(/\+?\d[\d\u00a0 ]*\d/g)) {
      if (text.replace(/\D/g, '').length < 3) continue;
      let before = null;
      for (let at = 0; at < text.length; at += 1) {
        if (!/\d/.test(text[at])) continue;
        const range = document.createRange();
        range.setStart(node, index + at);
        range.setEnd(node, index + at + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (!scrolls && (box.left < -0.5 || box.right > width + 0.5)) {
          faults.push(`“${text}” in ${holder.localName}.${holder.className || '-'} is cut off`);
          break;
        }
        const sameLine = before && Math.abs(box.top - before.top) < box.height / 2;
        if (before && (sameLine ? box.left <= before.left : box.top <= before.top)) {
          faults.push(`“${text}” in ${holder.localName}.${holder.className || '-'} is read in another order`);
          break;
        }
        before = box;
      }
    }
  }
  scrollTo(0, document.documentElement.scrollHeight);
  lookAt('at the end', [ways[1]]);
  return faults;
}
