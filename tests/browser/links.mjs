// Where the links of the site lead, judged over the whole site once every page has been visited.

import { Site } from './site.mjs';

const ELSEWHERE = /^(https|tel|sms|mailto):/;

/** `pages`: [{file, links, ids}] as visited below `base`. → problems as sentences. */
export function brokenLinks(site, base, pages) {
  const ids = new Map(pages.map((page) => [page.file, new Set(page.ids)]));
  return pages.flatMap(({ file, links }) => links
    .map((link) => ({ ...link, fault: faultOf(site, base, ids, link.href) }))
    .filter(({ fault }) => fault)
    .map(({ href, text, fault }) => `${file}: link "${text}" to ${href} ${fault}`));
}

function faultOf(site, base, ids, href) {
  const target = Site.fileOf(href, base);
  if (target === null) return ELSEWHERE.test(href) ? null : 'leaves the site for an address that is not https';
  // A folder opens a page on a host but a listing from a stick, so a link must name the file.
  if (!site.files.has(target)) return 'has no file behind it';
  const anchor = decodeURIComponent(new URL(href).hash.slice(1));
  if (anchor && ids.has(target) && !ids.get(target).has(anchor)) return 'names an anchor that is not there';
  return null;
}
