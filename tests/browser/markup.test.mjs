// Every HTML file of the built site, redirect stubs too, through the Nu HTML checker.

import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { markupProblems } from './markup.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();

it(`finds no error in ${site.html.length} files`, async () => {
  assert.deepEqual(await markupProblems(site.html.map((file) => path.join(site.root, file))), []);
});
