// Ten thousand pages of made-up words that are spread as words of a language are: a few stand nearly everywhere, most
// hardly anywhere. Deterministic: the same count gives the same bytes on any machine.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const VOCABULARY = 30_000;
const ONSETS = 'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ee ie oa oo ou'.split(' ');
const CODAS = ['', '', '', 'b', 'ck', 'd', 'g', 'l', 'm', 'n', 'nd', 'nt', 'p', 'r', 'rd', 'rm', 'ss', 'st', 't'];
const ENDINGS = ['', '', '', '', '', 's', 's', 'ed', 'ing'];

/** A small generator of even numbers below one. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function vocabulary(next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const words = new Set();
  while (words.size < VOCABULARY) {
    let word = '';
    // The commonest words are the shortest.
    const syllables = words.size < 200 ? 1 : 2 + Math.floor(next() * 2);
    for (let at = 0; at < syllables; at += 1) word += pick(ONSETS) + pick(VOWELS) + (at + 1 === syllables ? pick(CODAS) : '');
    words.add(word);
  }
  return [...words];
}

/** Writes `count` pages below `folder`. → {pages: [{url, words}]}, the words of each page without their endings. */
export function write(folder, count) {
  const next = random(20_261_123);
  const words = vocabulary(next);
  const sums = [];
  let total = 0;
  for (let rank = 1; rank <= words.length; rank += 1) {
    total += 1 / (rank + 2.7) ** 1.05;
    sums.push(total);
  }
  const draw = () => {
    const wanted = next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low];
  };
  const pages = [];
  for (let number = 0; number < count; number += 1) {
    const used = new Set();
    const word = () => {
      const drawn = draw();
      used.add(drawn);
      return drawn + ENDINGS[Math.floor(next() * ENDINGS.length)];
    };
    const phrase = (length) => Array.from({ length }, word).join(' ');
    const sentence = () => {
      const text = phrase(7 + Math.floor(next() * 10));
      return `${text[0].toUpperCase()}${text.slice(1)}.`;
    };
    const paragraph = (length) => Array.from({ length }, sentence).join(' ');
    const title = phrase(4);
    const text = `---\ntitle: ${title}\n---\n${paragraph(4)}\n\n## ${phrase(4)}\n\n${paragraph(5)}\n\n- ${sentence()}\n- ${sentence()}\n\n## ${phrase(3)}\n\n${paragraph(7)}\n`;
    const section = `s${String(Math.floor(number / 100)).padStart(3, '0')}`;
    const name = `p${String(number % 100).padStart(2, '0')}`;
    if (number % 100 === 0) mkdirSync(path.join(folder, section), { recursive: true });
    writeFileSync(path.join(folder, section, `${name}.md`), text);
    pages.push({ url: `${section}/${name}.html`, words: [...used] });
  }
  writeFileSync(path.join(folder, 'index.md'), `---\ntitle: Start\n---\n[First](s000/p00.md)\n`);
  return pages;
}

/** `count` queries of three words of one page each, all of middling frequency: on 0.5 to 1.5 of a hundred pages. */
export function queries(pages, count) {
  const frequency = new Map();
  for (const { words } of pages) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const middling = (word) => {
    const share = frequency.get(word) / pages.length;
    return share >= 0.005 && share <= 0.015;
  };
  const next = random(4);
  const found = [];
  while (found.length < count) {
    const words = pages[Math.floor(next() * pages.length)].words.filter(middling);
    if (words.length < 3) continue;
    const at = Math.floor(next() * (words.length - 2));
    found.push(words.slice(at, at + 3).join(' '));
  }
  return found;
}
