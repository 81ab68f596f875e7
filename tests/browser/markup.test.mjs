// Every HTML file of the built site, redirect stubs too, through the Nu HTML checker.

import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { ENGINE } from './browser.mjs';
import { markupProblems } from './markup.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();

// The checker knows no engine.
it(`finds no error in ${site.html.length} files`, { skip: ENGINE !== 'chromium' }, async () => {
  assert.deepEqual(await markupProblems(site.html.map((file) => path.join(site.root, file))), []);
});
