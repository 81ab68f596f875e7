#!/usr/bin/env node
// Makes the `weights` at the end of `content/en/intents.yaml`: what words, and pairs of words side by side, say about
// whether somebody is in need, and of what. Learned from phrases: the kit's own contract and those of `phrases*.yaml`.
//
// Usage: weigh.mjs [FILE…]    (more files of phrases, each with `raises` and `harmless`)
//
// Logistic regression with an L1 penalty, by coordinate descent (Friedman, Hastie, Tibshirani 2010: Regularization paths
// for generalized linear models via coordinate descent), so that few words are left. Both kinds of phrases count alike
// however many there are of each. Nothing is drawn by chance: the same phrases give the same weights.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { address, stories } from './quality.mjs';
import { lists } from './sets.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const KIT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = `${KIT}content/en/intents.yaml`;
// Words are cut, and slips counted, by the search's own script.
const search = { tuning: { longestWord: 40 } };
vm.runInNewContext(readFileSync(`${KIT}themes/base/components/search/words.js`, 'utf8'), { window: { rightskitSearch: search } });

/** How much each phrase counts beside the penalty: with more of it, more words are left. */
const NEED = 1.5;
const INTENT = 0.5;
/** A word or pair that fewer phrases have tells nothing. */
const LEAST = 2;
/** What says less about need, or for an intent, in tenths, is left out. */
const SMALLEST = { need: 3, intent: 2 };
/** How often the kit's own contract and its queries count: what `check` holds the search to must not give way to others. */
const PHRASES = 2;
const QUERIES = 4;
const SWEEPS = 150;

const often = (all, times) => Array.from({ length: times }, () => all).flat();
const phrases = [...often([`${KIT}content/en/intent-tests.yaml`], PHRASES), ...['', '-2', '-3', '-4'].map((set) => `${HERE}cries${set}.yaml`), `${HERE}phrases.yaml`, ...process.argv.slice(2)].flatMap(lists);
// Stories and the queries of the kit's contract, but for those that want one of whom a card speaks.
const text = readFileSync(FILE, 'utf8');
const ofCards = [...text.matchAll(/^ {4}(?:services|page): (.*)$/gm)].flatMap(([, names]) => names.replace(/[[\]"]/g, '').split(', '));
const needy = new Set([...ofCards.map((name) => address(name.endsWith('.md') ? name : `service:${name}`)), 'situations/sexual-harm.html']);
const told = ['', '-2', '-3', '-4'].flatMap((set) => stories(KIT, `stories${set}.yaml`)).filter(({ wants }) => !wants.some((want) => needy.has(want)));
const tested = [...readFileSync(`${KIT}content/en/search-tests.yaml`, 'utf8').matchAll(/\{query: "(.*?)", wants: \[(.*?)\]/g)];
const contract = tested.map(([, query, wants]) => ({ query, wants: wants.replace(/"/g, '').split(', ').map(address) })).filter(({ wants }) => !wants.some((want) => needy.has(want)));
const all = [...phrases, ...[...told, ...often(contract, QUERIES)].map(({ query }) => ({ text: query, under: 'harmless' }))];

const cut = (text) => Array.from(search.words(text), ({ folded }) => folded);
const used = new Set(all.flatMap(({ text }) => cut(text)));

/** The word that others are inflections of, where the phrases have it. */
function base(word) {
  if (word.length < 4) return word;
  for (const [ending, instead] of [['ing', ''], ['ing', 'e'], ['ed', ''], ['ed', 'e'], ['es', ''], ['s', ''], ['ies', 'y'], ['ied', 'y']]) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    const found = [stem + instead, stem.replace(/(.)\1$/, '$1')].find((one) => one.length > 2 && used.has(one));
    if (found) return found;
  }
  return word;
}

function features(text) {
  const words = cut(text).map(base);
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
}

const counts = new Map();
const sets = all.map(({ text }) => features(text));
for (const set of sets) for (const one of set) counts.set(one, (counts.get(one) ?? 0) + 1);

// A slip that several people make is no word of its own: the search takes it for the word of a pattern that was meant.
const [head] = text.split(/^# Made by weigh/m);
const patterns = new Set(cut(head.replace(/^#.*$|^ {4}(?:say|services|page):.*$/gm, '')));
const known = new Set(cut(readFileSync(`${KIT}content/en/synonyms.yaml`, 'utf8')));
const ofPatterns = [...patterns];
const slip = new Map();
function isSlip(word) {
  if (!slip.has(word)) {
    const near = (one) => one[0] === word[0] && search.slips([...one], [...word], word.length < 8 ? 1 : 2) >= 0;
    slip.set(word, word.length > 3 && !patterns.has(word) && !known.has(word) && ofPatterns.some(near));
  }
  return slip.get(word);
}

const kept = [...counts].filter(([one, count]) => count >= LEAST && !one.split(' ').some(isSlip)).map(([one]) => one).sort();

/** The weights of `names` that tell the rows of `is` from the others, and what every row weighs before. */
function fit(names, rows, is, strength, { start, smallest }) {
  const columns = new Map(names.map((name) => [name, []]));
  rows.forEach((set, row) => { for (const one of set) columns.get(one)?.push(row); });
  const count = is.filter(Boolean).length;
  const share = is.map((one) => (strength * rows.length) / (2 * (one ? count : rows.length - count)));
  const sums = new Float64Array(rows.length);
  const weights = new Map(names.map((name) => [name, 0]));
  const step = (column, now, penalty) => {
    let slope = 0;
    let bend = 0;
    for (const row of column) {
      slope += share[row] * (1 / (1 + Math.exp(-sums[row])) - (is[row] ? 1 : 0));
      bend += share[row] / 4;
    }
    const wish = now - slope / bend;
    const next = Math.sign(wish) * Math.max(0, Math.abs(wish) - penalty / bend);
    for (const row of column) sums[row] += next - now;
    return next;
  };
  const every = rows.map((_, row) => row);
  let before = 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    if (start) before = step(every, before, 0);
    for (const [name, column] of columns) weights.set(name, step(column, weights.get(name), 1));
  }
  return { start: before, weights: new Map([...weights].map(([name, weight]) => [name, Math.round(weight * 10)]).filter(([, weight]) => Math.abs(weight) >= smallest)) };
}

const need = fit(kept, sets, all.map(({ under }) => under !== 'harmless'), NEED, { start: true, smallest: SMALLEST.need });
const cries = all.map((one, at) => ({ ...one, set: sets[at] })).filter(({ under }) => under !== 'harmless');
const ids = [...text.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => id);
const names = [...need.weights.keys()];
const intents = ids.map((id) => [id, fit(names, cries.map(({ set }) => set), cries.map(({ under }) => under === id), INTENT, { start: false, smallest: SMALLEST.intent }).weights]);

/** A map of YAML in lines that are not too long. */
function map(weights, indent) {
  const safe = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z ]*$/;
  const lines = [''];
  for (const [name, weight] of [...weights].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const item = `${safe.test(name) ? name : JSON.stringify(name)}: ${weight},`;
    if (indent.length + lines.at(-1).length + item.length > 119) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) && ' ') + item;
  }
  return `{\n${lines.map((line) => `${indent}${line}\n`).join('')}${indent.slice(2)}}`;
}

const old = text.match(/^ {2}least: (-?\d+)$/m);
writeFileSync(FILE, `${head.trimEnd()}

# Made by weigh.mjs in benches/search, which says how. What every query weighs at first, what it must weigh to raise a card
# when no pattern fits, what each word or pair of words says about need, and for which intent it speaks.
weights:
  start: ${Math.round(need.start * 10)}
  least: ${old ? old[1] : 5}
  need: ${map(need.weights, '    ')}
  intents:
${intents.map(([id, weights]) => `    ${id}: ${map(weights, '      ')}`).join('\n')}
`);
console.log(`${all.length} phrases, ${cries.length} of need; ${need.weights.size} of ${kept.length} words and pairs, ${intents.reduce((sum, [, weights]) => sum + weights.size, 0)} weights for intents`);
