// The script that browsers run and the program hear the same cries for help: every phrase of the kit's own contract, as it
// stands there and misspelt, raises the same card in both, or none.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from './program.mjs';
import { openSearch } from './site.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const output = path.join(mkdtempSync(path.join(tmpdir(), 'rightskit-intents-')), 'public');
after(() => rmSync(path.dirname(output), { recursive: true }));

/** Every phrase of the contract; each with two letters swapped, one dropped, and one doubled; and long ones. */
function phrases() {
  const text = readFileSync(`${ROOT}/content/en/intent-tests.yaml`, 'utf8');
  const written = [...text.matchAll(/^ +- (.*)$/gm)].map((match) => match[1]);
  assert.ok(written.length >= 500, `${written.length} phrases`);
  const swapped = written.map((phrase) => phrase.replace(/(\S{2})(\S)(\S)(\S*)$/, '$1$3$2$4'));
  const dropped = written.map((phrase) => phrase.replace(/(\S{3})\S(\S*)$/, '$1$2'));
  const doubled = written.map((phrase) => phrase.replace(/^(\S)(\S)/, '$1$2$2'));
  return [...written, ...swapped, ...dropped, ...doubled, 'I don’t want to live', 'WHAKAMOMORI', '🙂 suicide', `${'word '.repeat(60)} suicide`];
}

it('raises the same cards', () => {
  execFileSync(PROGRAM, ['-C', ROOT, 'build', '--no-pdf', '--out', output], { stdio: 'pipe' });
  const { search } = openSearch(output);
  const { crisis } = search.bodies;
  const asked = phrases();
  const text = execFileSync(PROGRAM, ['-C', ROOT, 'search', '--each', '--json', '--limit', '1', '--', ...asked], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });
  const cards = JSON.parse(text).map((rows) => rows.filter((row) => row.kind === 'crisis'));
  let raised = 0;
  for (const [at, phrase] of asked.entries()) {
    const card = Array.from(search.fitting(phrase, crisis)).slice(0, 1).map((one) => crisis[2][one]);
    const wanted = card.flatMap(([, , services, page]) => [services[0][1], page[1], ...services.slice(1).map((one) => one[1])]);
    assert.deepEqual(cards[at].map((row) => row.url), Array.from(wanted), phrase);
    assert.deepEqual(cards[at].map((row) => row.trail), Array.from(wanted, () => [card[0][1]]), phrase);
    raised += card.length;
  }
  assert.ok(raised > 400, `${raised} cards`);
});
