// Judges whether anything on an open page ran that is not the site's own, or could: `ran` is what payloads call.

import { setTimeout } from 'node:timers/promises';

/** Before a page is opened. → {finish}, what is wrong with the page that is open, as sentences. */
export async function watchCode(tab, foreign) {
  const faults = [];
  tab.on('dialog', (dialog) => {
    faults.push(`a dialog says ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  tab.on('request', (request) => {
    if (request.url().startsWith(foreign)) faults.push(`asks for ${request.url()}`);
  });
  await tab.evaluateOnNewDocument(() => {
    window.__ran = 0;
    window.ran = () => {
      window.__ran += 1;
    };
    window.print = () => {};
  });
  return {
    async finish() {
      const found = await tab.evaluate(readCode);
      await tab.evaluate(touchAll);
      await setTimeout(30); // links with code run it a moment later
      const ran = await tab.evaluate(() => window.__ran);
      return [...faults.splice(0), ...found, ...(ran ? [`code ran, ${ran} times`] : [])];
    },
  };
}

/** Runs in the page. → what in it could run, load or lead away, and is not the site's own. */
function readCode() {
  const faults = [];
  const home = location.origin;
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    // Data in a script runs nothing, and a page that stands alone brings its style along.
    const own = (name === 'script' && (element.type === 'application/ld+json' || (element.getAttribute('src') && new URL(element.src).origin === home)))
      || (name === 'style' && element.parentElement === document.head && !/@|url/.test(element.textContent.replace(/@media/g, '')));
    const told = element.outerHTML.slice(0, 120);
    if (/^(script|style|iframe|frame|object|embed|base|template|math|marquee)$/.test(name) && !own) faults.push(`holds ${told}`);
    if (name === 'meta' && /^refresh$/i.test(element.httpEquiv)) faults.push(`leads away: ${told}`);
    if (name === 'link' && /^http/.test(element.href) && new URL(element.href).origin !== home) faults.push(`prepares a foreign load: ${told}`);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^(style|srcdoc|formaction|autofocus|ping)$/i.test(attribute)) faults.push(`has ${attribute}: ${told}`);
      // What a browser makes of an address, with the signs it leaves out.
      if (!/^(xlink:)?href$|^(src|action|data|poster|background)$/i.test(attribute)) continue;
      if (!/^(https?|file|tel|sms|mailto):$/.test(new URL(value, location.href).protocol) && !/^data:(,$|image\/svg)/.test(value)) faults.push(`leads to ${value}: ${told}`);
    }
  }
  return faults;
}

/** Runs in the page. Focuses, points at, opens and clicks everything, but goes nowhere. */
function touchAll() {
  addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href]');
    if (link && /^(https?|file|tel|sms|mailto):$/.test(/** @type {HTMLAnchorElement} */ (link).protocol)) event.preventDefault();
  }, true);
  addEventListener('submit', (event) => {
    if (!/^javascript:/i.test(/** @type {HTMLFormElement} */ (event.target).action)) event.preventDefault();
  }, true);
  for (const element of document.querySelectorAll('body, body *')) {
    // What the page took away meanwhile hears nothing of this, and a link of it would lead away.
    if (!element.isConnected) continue;
    if (element.localName === 'details') element.open = true;
    for (const type of ['pointerover', 'pointerenter', 'mouseover', 'mouseenter']) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    if (element.matches('a, button, input, select, textarea, summary, [tabindex], [contenteditable], [onfocus]')) element.focus({ preventScroll: true });
    // The site's own way out goes by script.
    if (!element.closest('[data-module=exit]')) element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
}
