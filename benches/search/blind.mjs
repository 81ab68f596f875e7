#!/usr/bin/env node
// What the kit's search makes of queries that nobody tuned it on: stories by the page that should come first, cries for
// help by the card that should answer, and how often a match that is called weak is wrong.
//
// Usage: blind.mjs RIGHTSKIT [--misses SET …]
//
// `--misses` names what went wrong in a set. Whoever tunes never looks at one that README.md calls blind.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSearch } from '../../tests/search/site.mjs';
import { stories } from './quality.mjs';
import { lists } from './sets.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const KIT = fileURLToPath(new URL('../../', import.meta.url));
const STORIES = ['stories', 'stories-2', 'stories-3', 'stories-4', 'stories-6', 'queries-4', 'queries-6'];
const CRIES = ['cries', 'cries-2', 'cries-3', 'cries-4', 'cries-5', 'cries-6', 'cries-7'];
const [program, ...rest] = process.argv.slice(2);
const named = rest[0] === '--misses' ? rest.slice(1) : [];
const of = (count, all) => `${count} of ${all}, ${((100 * count) / all).toFixed(1)} %`;
const page = (row) => row.url.split('#')[0];
const isCard = (row) => row.kind === 'crisis';

function ask(queries) {
  const args = ['-C', KIT, 'search', '--each', '--json', '--', ...queries];
  return JSON.parse(execFileSync(program, args, { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }));
}

/**
 * What the page shows, by the scripts that a browser runs: whether the line "Talk to someone" beside "Find your next step"
 * stands above the results for a query, and whether it stands there at all.
 */
function screen() {
  const output = mkdtempSync(path.join(tmpdir(), 'rightskit-blind-'));
  execFileSync(program, ['-C', KIT, 'build', '--no-pdf', '--out', output], { stdio: 'pipe' });
  const { search, index } = openSearch(output);
  rmSync(output, { recursive: true });
  const line = Boolean(search.bodies.unsure);
  return (query) => ({ line, above: line && search.rank(query, index, 10).weak });
}

/** The id of the intent whose kind words a card has. */
function sayings() {
  const text = readFileSync(`${KIT}content/en/intents.yaml`, 'utf8');
  return new Map([...text.matchAll(/^ {2}- id: (\S+)\n {4}say: "(.*)"$/gm)].map(([, id, say]) => [say, id]));
}

/** Whom the card of an intent names first. */
function firsts() {
  const text = readFileSync(`${KIT}content/en/intents.yaml`, 'utf8');
  return new Map([...text.matchAll(/^ {2}- id: (\S+)\n {4}say: .*\n {4}services: \["?([^,"\]]+)/gm)].map(([, id, service]) => [id, service]));
}

/** Which more urgent cards answer as well, as the kit's own contract has it. */
function others() {
  const text = readFileSync(`${KIT}content/en/intent-tests.yaml`, 'utf8');
  const lines = text.slice(text.indexOf('\nor:')).matchAll(/^ {2}(\S+): \[(.*)\]$/gm);
  return new Map([...lines].map(([, id, ids]) => [id, ids.split(', ')]));
}

/** What stands where: the first service of a card and its page are one place, the others of a card follow the eye. */
function places(rows) {
  const card = rows.filter(isCard).slice(0, 2).map(page);
  const results = rows.filter((row) => !isCard(row)).map((row) => [page(row)]);
  return card.length ? [card, ...results] : results;
}

const ranked = (rows) => rows.filter((row) => !isCard(row)).map((row) => [page(row)]);

const shownFor = screen();
for (const set of STORIES) {
  const all = stories(KIT, `${set}.yaml`);
  const found = ask(all.map(({ query }) => query));
  const isRight = ({ wants }, at, count, shown) => shown(found[at]).slice(0, count).flat().some((url) => wants.includes(url));
  const right = (count, shown) => of(all.filter((one, at) => isRight(one, at, count, shown)).length, all.length);
  console.log(`${set}: right first ${right(1, ranked)}; among the first three ${right(3, ranked)}; with the card as the first place ${right(3, places)}`);
  const screens = all.map(({ query }) => shownFor(query));
  const helped = (count, line) => of(all.filter((one, at) => isRight(one, at, count, places) || line(screens[at])).length, all.length);
  console.log(`  the right page among the first three or the line above them ${helped(3, ({ above }) => above)}; the right page or the line on the screen ${helped(10, (one) => one.line)}`);
  if (named.includes(set)) {
    all.forEach((one, at) => {
      if (!isRight(one, at, 3, ranked)) console.log(`  ${one.query}\n    wanted ${one.wants.join(' ')}\n    found ${ranked(found[at]).slice(0, 3).join(' ')}`);
    });
  }
}

const say = sayings();
const or = others();
const first = firsts();
for (const set of CRIES) {
  const cries = lists(`${HERE}${set}.yaml`);
  const raised = ask(cries.map(({ text }) => text)).map((rows) => rows.filter(isCard).map((row) => say.get(row.trail[0]))[0]);
  // Who is named first, under whichever words.
  const leads = ({ under, card }) => card && [under, ...(or.get(under) ?? [])].some((one) => first.get(one) === first.get(card));
  const isRight = ({ under }, card) => (under === 'harmless' ? !card : card && (card === under || or.get(under)?.includes(card)));
  const some = cries.map((one, at) => ({ ...one, card: raised[at] }));
  const count = (harmless) => {
    const part = some.filter((one) => (one.under === 'harmless') === harmless);
    return of(part.filter((one) => isRight(one, one.card)).length, part.length);
  };
  const heard = some.filter((one) => one.under !== 'harmless');
  console.log(`${set}: the right card ${count(false)}; the right help first ${of(heard.filter(leads).length, heard.length)}; any card ${of(heard.filter((one) => one.card).length, heard.length)}; harmless without one ${count(true)}`);
  if (named.includes(set)) {
    for (const one of some) if (!isRight(one, one.card)) console.log(`  ${one.under}: ${one.text} → ${one.card ?? 'no card'}`);
  }
}
