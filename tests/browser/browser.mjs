// The engine under test: Chromium, or Firefox when RIGHTSKIT_BROWSER says so.

import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';

export { click, firstSeen, inTab, inTabs, travel } from './tabs.mjs';

const ENGINES = { chromium, firefox };
export const ENGINE = process.env.RIGHTSKIT_BROWSER ?? 'chromium';
if (!ENGINES[ENGINE]) throw new Error(`RIGHTSKIT_BROWSER is ${ENGINE}; it may be ${Object.keys(ENGINES).join(' or ')}`);

export const { launch } = ENGINES[ENGINE];
