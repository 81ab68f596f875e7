// A right-to-left edition of the project, made for the tests: its own words are English behind an Arabic one (and a letter that the list from A to Z knows), so that
// every number stands where the direction of the text around it decides how it is read.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROGRAM, ROOT } from '../search/program.mjs';
import { Site } from './site.mjs';

/** What the project is made of. */
const SOURCES = ['site.yaml', 'directory.yaml', 'conformance.yaml', 'addresses.lock', 'triage.lock', 'agencies', 'content', 'themes'];

/** Has Arabic letters; `tests/install` brings it. */
const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';

const HOME = `---
title: A حقوقك عندما تشكو
description: اتصل أو اقرأ.
layout: home
role: home
order: 0
reviewed: 2026-11-23
review_by: 2027-05-23
---

## A هل أنت في خطر الآن؟ {#danger}

**اتصل [111](service:police)** اطلب الشرطة.

## A تحدث مع شخص اليوم {#talk}

- **اتصل [0800 044 334](service:safe-to-talk)** مجاني.
- **[1737](service:1737)** مجاني.

رقم آخر: [0800 733 843](service:womens-refuge) أو [0800 842 846](service:victim-support).

![](helplines:crisis)
`;

/** → {site, close}; its pages are those below `ar/`. */
export function rightToLeft() {
  const folder = mkdtempSync(path.join(tmpdir(), 'rightskit-rtl-'));
  for (const name of SOURCES) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const config = readFileSync(path.join(folder, 'site.yaml'), 'utf8');
  write('site.yaml', config.replace(/^languages:\n(?: {2}- .*\n)+/m, '$&  - {id: ar, name: العربية, locale: ar, dir: rtl}\n'));
  const english = readFileSync(path.join(folder, 'themes/default/i18n/en.ftl'), 'utf8');
  write('themes/default/i18n/ar.ftl', `# reviewer: the tests\n${english.replace(/^([a-z][\w-]* = )/gm, '$1A اتصل ')}`);
  write('content/ar/index.md', HOME);
  // Handouts of a language must be able to show its letters, even where none are made.
  cpSync(FONT, path.join(folder, 'themes/base/fonts', path.basename(FONT)));
  const base = readFileSync(path.join(folder, 'themes/base/theme.yaml'), 'utf8');
  write('themes/base/theme.yaml', base.replace('signs: Noto Sans Symbols 2', 'signs: DejaVu Sans'));
  const output = path.join(folder, 'public');
  execFileSync(PROGRAM, ['-C', folder, 'build', '--no-pdf', '--out', output], { stdio: 'pipe' });
  return { site: new Site(output), close: () => rmSync(folder, { recursive: true, force: true }) };
}
