// Runs programs and says how long they took; knows the compressed size of a file. Knows nothing of searching.

import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';

/** Runs a command to its end. → seconds from start to exit */
export function timed(command, args, options = {}) {
  const started = process.hrtime.bigint();
  const ended = spawnSync(command, args, { stdio: 'pipe', maxBuffer: 1e9, ...options });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (ended.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${ended.status}: ${ended.error ?? ended.stderr}`);
  return seconds;
}

/** Bytes as a web server sends them. */
export const gzip = (bytes) => gzipSync(bytes, { level: 6 }).length;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function most(numbers) {
  return Math.max(...numbers);
}

export const load = () => loadavg()[0];
export const say = (what) => process.stderr.write(`${what}\n`);
