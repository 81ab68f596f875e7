// Scripts in the syntax that the oldest browser served can read (docs/decisions/0019-syntax-of-scripts.md): one sign that
// it does not know, and nothing of a file runs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'acorn';
import { ROOT } from '../search/program.mjs';
import { ENGINE } from './browser.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const isScript = (file) => file.endsWith('.js');
const read = (text, level) => parse(text, { ecmaVersion: level, sourceType: 'script' });
/** What tells letters of every script apart, and the file that holds it. Where it cannot be read, the list from A to Z is offered. */
const LETTERS = /\/(expand|words)\.js$|\/search-(rank|split)\./;
const levelOf = (file, usual) => (LETTERS.test(file) ? 2018 : usual);

// What can be read does not depend on the engine under test.
describe('no newer syntax than is written down', { skip: ENGINE !== 'chromium' }, () => {
  const themes = path.join(ROOT, 'themes');
  for (const file of readdirSync(themes, { recursive: true }).filter(isScript)) {
    it(`themes/${file}`, () => assert.ok(read(readFileSync(path.join(themes, file), 'utf8'), levelOf(`/${file}`, 5))));
  }
  // Minifying makes template literals of joined strings.
  for (const file of [...site.files].filter(isScript)) {
    it(`${file}, as it is sent`, () => assert.ok(read(site.read(file), levelOf(`/${file}`, 2015))));
  }
  it('is found where it stands', () => {
    for (const newer of ['const one = 1;', 'var one = () => 1;', 'var one = `1`;']) assert.throws(() => read(newer, 5), SyntaxError);
    for (const newer of ['var one = two?.three;', 'var one = two ?? three;', 'one ||= two;']) assert.throws(() => read(newer, 2018), SyntaxError);
  });
});
