// Sets of phrases: cries for help by what they should raise, and harmless ones.

import { readFileSync } from 'node:fs';

/** Phrases of a file of lists: [{text, under}]. */
export function lists(file) {
  const found = [];
  let under = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const item = line.match(/^\s+- (.*)$/);
    if (item) found.push({ text: item[1].startsWith('"') ? JSON.parse(item[1]) : item[1], under });
    else if (/^\s*[^#\s][^#]*:/.test(line)) under = line.trim().replace(/:.*/, '');
  }
  return found;
}
