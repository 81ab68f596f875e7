// The Nu HTML checker over files on disk, all in one call. → problems as sentences.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

export async function markupProblems(paths) {
  // Errors only: on file: the checker warns that a sibling file breaks 'self' in the CSP, which browsers let through.
  const args = ['-jar', JAR, '--errors-only', '--exit-zero-always', '--format', 'json', ...paths];
  const { stderr } = await promisify(execFile)('java', args, { maxBuffer: 64 << 20 });
  const { messages } = JSON.parse(stderr);
  return messages.map(({ url, lastLine, lastColumn, message }) => `${url}:${lastLine}:${lastColumn}: ${message}`);
}
