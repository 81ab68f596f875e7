// What most tests start from: the built site, a browser, and a host that serves the site below a path of its own.

import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

/** → {site, browser, outside, host}; browser and host are there while tests run. */
export function stage(options) {
  const scene = { site: siteUnderTest() };
  before(async () => {
    Object.assign(scene, await launch(options));
    scene.host = await serve(scene.site.root, '/some/sub/path/');
  });
  after(async () => {
    await scene.host.close();
    await scene.close();
  });
  return scene;
}
