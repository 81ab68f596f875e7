// What a browser that dies leaves on the disk. Firefox writes the ticks of a form into its session file unless the form
// forbids it; the test ticks, kills the browser, and reads the file. A form that forbids nothing shows that it would.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { ENGINE } from './browser.mjs';
import { EXECUTABLE } from './firefox.mjs';
import { PAGE } from './questionnaire.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();

it('Firefox has no answer in its session file after it is killed', { skip: ENGINE !== 'firefox' }, async () => {
  const open = mkdtempSync(path.join(tmpdir(), 'rightskit-open-form-'));
  writeFileSync(path.join(open, 'form.html'), '<!doctype html><title>x</title><form><input type="checkbox" id="ordinary_tick"></form>');
  try {
    const control = await sessionAfter(`file://${open}/form.html`, ['ordinary_tick']);
    assert.match(control, /ordinary_tick/, 'the file is written and can be read');
    const own = await sessionAfter(site.fileBase + PAGE, ['danger_later', 'happened_touched', 'safety_self']);
    assert.match(own, /first-steps/, 'the page itself is in the file');
    assert.doesNotMatch(own, /danger_later|happened_touched|safety_self/);
  } finally {
    rmSync(open, { recursive: true, force: true });
  }
});

/** The text of the session file once `ids` were ticked at `url` and the browser was killed. */
async function sessionAfter(url, ids) {
  const profile = mkdtempSync(path.join(tmpdir(), 'rightskit-session-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: EXECUTABLE,
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: {
      'browser.sessionstore.interval': 500,
      'browser.sessionstore.interval.idle': 500,
      'browser.sessionstore.resume_from_crash': true,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
    },
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(url);
    await tab.evaluate((wanted) => { for (const id of wanted) document.getElementById(id).click(); }, ids);
    const file = path.join(profile, 'sessionstore-backups', 'recovery.jsonlz4');
    for (let waited = 0; waited < 20_000; waited += 500) {
      await setTimeout(500);
      if (existsSync(file) && unpacked(readFileSync(file)).includes(path.basename(url)) && waited > 3_000) break;
    }
    browser.process().kill('SIGKILL');
    await setTimeout(300);
    return existsSync(file) ? unpacked(readFileSync(file)) : '';
  } finally {
    await browser.close().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The text in a file that Firefox packed: a mark of eight bytes, the length, then one LZ4 block. */
function unpacked(bytes) {
  const out = Buffer.alloc(bytes.readUInt32LE(8));
  let at = 12;
  let to = 0;
  const more = (length) => {
    for (let next = 255; length >= 15 && next === 255;) {
      next = bytes[at++];
      length += next;
      if (next !== 255) break;
    }
    return length;
  };
  while (at < bytes.length) {
    const token = bytes[at++];
    const literals = more(token >> 4);
    bytes.copy(out, to, at, at + literals);
    at += literals;
    to += literals;
    if (at >= bytes.length) break;
    const from = to - bytes.readUInt16LE(at);
    at += 2;
    const length = more(token & 15) + 4;
    for (let n = 0; n < length; n += 1) out[to + n] = out[from + n];
    to += length;
  }
  return out.toString('utf8');
}
