// What most tests start from: the built site, a browser, and a host that serves the site below a path of its own.

import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

/** → {site, browser, outside, host}; browser and host are there while tests run. */
export function fixture(options) {
  const setup = { site: siteUnderTest() };
  before(async () => {
    Object.assign(setup, await launch(options));
    setup.host = await serve(setup.site.root, '/some/sub/path/');
  });
  after(async () => {
    await setup.host.close();
    await setup.close();
  });
  return setup;
}
