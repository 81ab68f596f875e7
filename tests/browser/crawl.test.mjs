// Every page of the built site, from disk and from two kinds of web space, with scripts on and off: nothing asked of
// anyone else, nothing failed, nothing complained of, nothing left behind, every link leads somewhere.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGINE, launch } from './browser.mjs';
import { crawl, followStubs } from './crawl.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
let machine;
const hosts = [];
const bases = { 'from disk': site.fileBase };

before(async () => {
  machine = await launch();
  for (const [name, prefix] of [['from a host', '/'], ['from a sub-path of a host', '/some/sub/path/']]) {
    const host = await serve(site.root, prefix);
    hosts.push(host);
    bases[name] = host.base;
  }
});
after(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  await machine.close();
});

// One kind of host is enough the second time.
for (const name of ['from disk', ...(ENGINE === 'firefox' ? [] : ['from a host']), 'from a sub-path of a host']) {
  for (const script of [true, false]) {
    describe(`${name}, script ${script ? 'on' : 'off'}`, () => {
      it(`opens all ${site.pages.length} pages without a problem`, async () => {
        assert.deepEqual(await crawl(machine.browser, site, bases[name], { script }), []);
      });
      it(`follows all ${site.stubs.length} redirect stubs`, { skip: site.stubs.length === 0 }, async () => {
        assert.deepEqual(await followStubs(machine.browser, site, bases[name], { script }), []);
      });
    });
  }
}

it('was never asked by a page for a file it does not have', () => {
  const missed = hosts.flatMap((host) => host.log.filter(({ status }) => status !== 200));
  assert.deepEqual(missed, []);
});

it('let no request leave the machine', () => assert.deepEqual(machine.outside, []));
