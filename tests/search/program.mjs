// The program under test, and small sites for it: `-- path --` sections of a text, as the tests in Rust read them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PROGRAM = process.env.RIGHTSKIT ?? `${process.env.CARGO_TARGET_DIR ?? `${ROOT}/target`}/release/rightskit`;
/** Fewer pages are never split: `SPLIT_FROM` of `src/domain/search.rs`. */
export const SPLIT_FROM = 500;

/** The site of `site.txt` in a fresh folder, delivered `whole` or `split`, with as many more pages as are asked for. → {source, output} */
export function buildSite(delivery, leaves = delivery === 'split' ? SPLIT_FROM : 0) {
  let text = readFileSync(new URL('site.txt', import.meta.url), 'utf8').replace('search: whole', `search: ${delivery}`);
  for (let number = 0; number < leaves; number += 1) {
    text += `-- content/en/leaves/leaf-${number}.md --\n---\ntitle: Leaf ${number}\n---\nA leaf.\n`;
  }
  const source = mkdtempSync(path.join(tmpdir(), 'rightskit-search-'));
  const parts = text.split(/^-- (.+) --\n/m).slice(1);
  for (let at = 0; at < parts.length; at += 2) {
    const file = path.join(source, parts[at]);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, parts[at + 1]);
  }
  const output = path.join(source, 'public');
  execFileSync(PROGRAM, ['-C', source, 'build', '--out', output], { stdio: 'pipe' });
  return { source, output };
}

/** What `rightskit search --json` gives for each query below a card: [[url, score], …] for each. */
export function answers(source, queries, { limit = 10, more = [] } = {}) {
  const args = ['-C', source, 'search', '--each', '--json', '--limit', String(limit), ...more, '--', ...queries];
  const text = execFileSync(PROGRAM, args, { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(text).map((hits) => hits.filter((hit) => hit.kind !== 'crisis').map((hit) => [hit.url, hit.score]));
}
