#!/usr/bin/env node
// How fast four pages are for a person with a phone of the middle range on a slow mobile connection, as Lighthouse
// works it out: the median of five runs of each, over http with the site's own headers.
// Usage: benches/pages.mjs [RUNS] (the site: RIGHTSKIT_SITE, else public/; Node packages: tests/install). The exit code
// is 0 when every aim is met, 1 when one is missed, 2 when it could not run.

const AIM = { performance: 100, largestPaint: 1500 };
const PAGES = ['index.html', 'guide/support.html', 'directory/service/safe-to-talk.html', 'directory/index.html'];

async function main(runs) {
  const { lighthouseBrowser } = await import('../tests/browser/lighthouse.mjs');
  const { serve } = await import('../tests/browser/server.mjs');
  const { siteUnderTest } = await import('../tests/browser/site.mjs');
  const host = await serve(siteUnderTest().root);
  const judge = await lighthouseBrowser();
  let missed = 0;
  console.log(`| page | performance | largest paint | loaded |\n|---|---|---|---|`);
  for (const file of PAGES) {
    const found = [];
    for (let run = 0; run < runs; run++) found.push(await judge.look(host.base + file, ['performance']));
    const [performance, largestPaint, bytes] = [({ scores }) => scores.performance, (one) => one.largestPaint, (one) => one.bytes]
      .map((of) => median(found.map(of)));
    if (performance < AIM.performance || largestPaint >= AIM.largestPaint) missed += 1;
    console.log(`| ${file} | ${performance} | ${(largestPaint / 1000).toFixed(2)} s | ${(bytes / 1000).toFixed(1)} kB |`);
  }
  await judge.close();
  await host.close();
  console.log(`\nMedians of ${runs} runs. Aim: ${AIM.performance} points, largest paint under ${AIM.largestPaint / 1000} s.`);
  return missed ? 1 : 0;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

try {
  process.exitCode = await main(Number(process.argv[2] ?? 5));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
