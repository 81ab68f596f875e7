#!/usr/bin/env node
// The search beside Pagefind, MiniSearch and lunr: benches/README.md says what is compared and how.
//
// Exit code 0: every goal met. 1: a goal missed. 2: could not run.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${HERE}node_modules/.package-lock.json`)) spawnSync('npm', ['ci', '--silent'], { cwd: HERE, stdio: 'inherit' });
try {
  const { main } = await import('./main.mjs');
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`error: ${error.stack}`);
  process.exitCode = 2;
}
