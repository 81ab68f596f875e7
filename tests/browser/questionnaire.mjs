// The site's questionnaire as the program knows it: its examples, and the plan for any set of ticks.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = process.env.RIGHTSKIT ?? `${process.env.CARGO_TARGET_DIR ?? `${ROOT}/target`}/release/rightskit`;
export const PAGE = 'triage/first-steps.html';

const run = (site, args, input) => {
  const example = path.basename(site.root) === 'example' ? ['--agency', 'example', '--theme', 'example'] : [];
  return JSON.parse(execFileSync(PROGRAM, ['-C', ROOT, 'triage', ...example, ...args], { input, maxBuffer: 1e9, stdio: ['pipe', 'pipe', 'ignore'] }));
};

/** The examples of the file: [{name, ticks}], ticks as ids on the page. */
export function examples(site) {
  const { questionnaires } = run(site, ['prove', '--json']);
  return questionnaires[0].examples.map(({ name, answers }) => ({ name, ticks: answers }));
}

/** For each set of ticks: {asked, shown}, ids of questions and of items. */
export function plans(site, sets) {
  const line = (ticks) => ticks.map((tick) => tick.replace('_', '=')).join(' ');
  return run(site, ['plan', '--lines'], `${sets.map(line).join('\n')}\n`);
}

/** Numbers by chance, the same for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Sets of ticks as a page can hold them, odd and partial ones among them. `form` is [{many, ids}], one a question. */
export function someTicks(form, count, seed) {
  const below = chance(seed);
  return Array.from({ length: count }, () => {
    const reach = 1 + below(form.length); // a partial set ends early
    return form.slice(0, reach).flatMap(({ many, ids }) => {
      if (!many) return below(5) ? [ids[below(ids.length)]] : [];
      return ids.filter(() => below(4) === 0);
    });
  });
}
