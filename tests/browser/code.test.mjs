// No text becomes code: whatever an author types, in whatever place, the browser that opens the page runs nothing of
// it and asks no foreign host. The pages are opened without their policy, which would hide what gets through.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PROGRAM } from '../search/program.mjs';
import { inTab, inTabs, launch } from './browser.mjs';
import { ADDRESSES, FOREIGN, MARKUP } from './payloads.mjs';
import { watchCode } from './running.mjs';
import { serve } from './server.mjs';
import { Site } from './site.mjs';

/** How many payloads share a value; two share a page: one each would take minutes. */
const TOGETHER = 6;

let machine;
let kit;
let host;
before(async () => {
  kit = kitOf();
  [machine, host] = await Promise.all([launch(), serve(kit.site.root, '/')]);
});
after(async () => {
  await Promise.all([machine.close(), host.close()]);
  rmSync(kit.folder, { recursive: true });
});

describe('no text becomes code', () => {
  it('many payloads reach a page, and the rest is refused', (test) => {
    test.diagnostic(`${kit.tried} texts, of which ${kit.refused} are refused`);
    assert.ok(MARKUP.length + ADDRESSES.length > 90);
    assert.ok(kit.refused < kit.tried / 3, `${kit.refused} of ${kit.tried} are refused`);
  });

  it('nothing runs on any page, touched all over', async () => {
    // Whatever a page says of itself: a text may make it look like one that leads on.
    const pages = kit.site.html;
    assert.ok(pages.length > (MARKUP.length + ADDRESSES.length) / 2, `${pages.length} pages`);
    const watches = new WeakMap();
    const found = await inTabs(machine.browser, pages, { script: true }, async (tab, file) => {
      if (!watches.has(tab)) watches.set(tab, await watchCode(tab, FOREIGN));
      await tab.goto(host.base + file, { waitUntil: 'load' });
      return (await watches.get(tab).finish()).map((fault) => `${file}: ${fault}`);
    });
    assert.deepEqual(found.flat(), []);
    assert.deepEqual(machine.outside.filter((name) => FOREIGN.endsWith(name)), []);
  });

  it('nothing runs in what the search finds', async () => {
    const found = await inTab(machine.browser, { script: true }, async (tab) => {
      const watch = await watchCode(tab, FOREIGN);
      await tab.goto(`${host.base}index.html`, { waitUntil: 'load' });
      await tab.focus('#search-field');
      await tab.evaluate(() => {
        const field = document.querySelector('#search-field');
        field.value = 'calm';
        field.dispatchEvent(new Event('input'));
      });
      await tab.waitForFunction(() => document.querySelectorAll('.c-search__link').length > 3, { timeout: 20_000, polling: 100 });
      return watch.finish();
    });
    assert.deepEqual(found, []);
  });
});

/** A kit with the payloads in every place, as far as the program lets them. → {folder, site, tried, refused} */
function kitOf() {
  const folder = mkdtempSync(path.join(tmpdir(), 'rightskit-code-'));
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const files = new Map();
  const sections = readFileSync(new URL('../it/kit.txt', import.meta.url), 'utf8').split(/^-- (.+) --\n/m).slice(1);
  for (let at = 0; at < sections.length; at += 2) files.set(sections[at], sections[at + 1]);
  const replace = (file, from, to) => {
    assert.ok(files.get(file).includes(from), `${file}: ${from}`);
    files.set(file, files.get(file).replace(from, () => to));
  };
  for (const [file, text] of files) write(file, text);
  // A picture that cannot be shown, so that `onerror` would run.
  write('content/en/lift.png', 'x');

  // Each text on a page of its own first, to learn which are refused.
  const texts = [...MARKUP.map(bodiesOf), ...ADDRESSES.map(linksOf)];
  const payloads = [...MARKUP, ...ADDRESSES];
  const trial = new Map();
  for (const [number, bodies] of texts.entries()) {
    trial.set(`content/en/try-${number}-head.md`, pageOf(`Calm ${payloads[number]}`, `Calm ${payloads[number]}`.slice(0, 150), 'Text.'));
    for (const [part, body] of bodies.entries()) trial.set(`content/en/try-${number}-${part}.md`, pageOf('Try', 'A page to try.', body));
  }
  for (const [file, text] of trial) write(file, text);
  const refused = refusals(folder, trial);
  for (const file of trial.keys()) rmSync(path.join(folder, file));
  const calm = (number) => !refused.has(`content/en/try-${number}-head.md`);
  for (let first = 0; first < texts.length; first += 2) {
    const both = [first, first + 1].filter((number) => number < texts.length);
    const kept = both.flatMap((number) => texts[number].filter((_, part) => !refused.has(`content/en/try-${number}-${part}.md`)));
    const head = `Calm ${both.filter(calm).map((number) => payloads[number]).join(' ')}`;
    write(`content/en/calm-${first}.md`, pageOf(head, head.slice(0, 150), kept.join('\n\nBetween.\n\n')));
  }

  // Values: many payloads share one.
  const values = [];
  for (let at = 0; at < MARKUP.length; at += TOGETHER) values.push(`Calm ${MARKUP.slice(at, at + TOGETHER).join(' ')}`);
  const all = JSON.stringify(`Calm ${MARKUP.join(' ')}`);
  const line = files.get('directory.yaml').match(/^ {2}- id: line\n(?: {4}.*\n)+/m)[0];
  const services = values.map((value, at) => {
    const said = JSON.stringify(value);
    return line.replace('id: line', `id: calm-${at}`).replace('crisis: true\n', 'crisis: false\n')
      .replace('name: Help Line', () => `name: ${said}`).replace('Somebody to talk to.', () => said)
      .replace('cost: Free', () => `cost: ${said}`).replace('hours: 24 hours, 7 days', () => `hours: ${said}`);
  });
  replace('directory.yaml', line, line + services.join(''));
  for (const from of ['name: Line Trust', 'about: Help with work.', 'publisher: Test Ministry']) replace('directory.yaml', from, `${from.split(':')[0]}: ${all}`);
  for (const from of ['name: Filled Agency', 'about: An agency for tests.']) replace('agencies/filled.yaml', from, `${from.split(':')[0]}: ${all}`);
  replace('site.yaml', 'name: English', `name: ${all}`);
  replace('site.yaml', 'title: Test kit', `title: ${JSON.stringify(values[0])}`);
  replace('site.yaml', 'minify: false', 'search: whole');
  for (const file of ['directory.yaml', 'agencies/filled.yaml', 'site.yaml']) write(file, files.get(file));

  const output = path.join(folder, 'public');
  execFileSync(PROGRAM, ['-C', folder, 'build', '--no-pdf', '--out', output], { stdio: 'pipe' });
  const site = new Site(output);
  for (const file of site.html) {
    const html = site.read(file);
    const bare = html.replace(/http-equiv="?Content-Security-Policy"?/, 'name=policy');
    assert.notEqual(bare, html, `${file} has a policy`);
    writeFileSync(path.join(output, file), bare);
  }
  return { folder, site, tried: trial.size, refused: refused.size };
}

/** Which of the pages the program refuses. */
function refusals(folder, pages) {
  const said = spawnSync(PROGRAM, ['-C', folder, 'check', '--json'], { encoding: 'utf8', maxBuffer: 1e9 });
  const errors = JSON.parse(said.stdout).problems.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ place }) => place.path).filter((file) => pages.has(file)));
}

function pageOf(title, description, body) {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n${body}\n`;
}

/** The payload in each place of a text. */
function bodiesOf(payload) {
  const title = payload.replace(/["\n]/g, (sign) => (sign === '"' ? '\\"' : ' '));
  return [
    payload,
    `<div>\n${payload}\n</div>`,
    `Text ${payload} and *${payload}* and \`${payload}\`.`,
    `## Heading ${payload.replace(/\n/g, ' ')}`,
    `![${payload}](lift.png)`,
    `[about us](about.md "${title}") and ![Lift](lift.png "${title}")`,
    `[about ${payload}](about.md)`,
    `| a | ${payload} |\n|---|---|\n| ${payload} | b |`,
    `> [!NOTE] ${payload}\n> ${payload}\n\nTerm ${payload}\n: Meaning ${payload}`,
    `\`\`\`${payload}\n${payload}\n\`\`\``,
    `<b title="${payload}" class='${payload}'>bold</b>`,
  ];
}

/** The address in each place that takes one. */
function linksOf(address) {
  return [
    `[the list](<${address}>)`,
    `[the list][a]\n\n[a]: <${address}> "list"`,
    `![The lift](<${address}>)`,
    `Go to <${address}> or ${address} now.`,
    `<a href="${address}">the list</a>`,
    `A <a href='${address}'>list</a>, <b cite='${address}'>bold</b>.`,
  ];
}
