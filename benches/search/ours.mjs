// rightskit's side: builds a site, and drives its search as a page does.

import { execFileSync } from 'node:child_process';
import { openSearch } from '../../tests/search/site.mjs';

/** What the texts file of an index holds, as sections for the peers: [{id, url, title, names, heading, labels, body}]. */
export function sections(output) {
  const { entries, bodies } = openSearch(output).search.bodies;
  const found = [];
  for (const [title, url, , lines] of entries) {
    for (const line of lines.split('\n')) {
      const [names, labels, ...body] = bodies[found.length].split('\t');
      found.push({ id: found.length, url, title, names, heading: line.split('\t')[0], labels, body: body.join(' ') });
    }
  }
  return found;
}

/** The pages that the program finds for each query, best first. */
export function ranked(program, source, queries, limit = 3) {
  const args = ['-C', source, 'search', '--each', '--json', '--limit', String(limit), '--', ...queries];
  const text = execFileSync(program, args, { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(text).map((hits) => hits.map((hit) => hit.url.split('#')[0]));
}

/** Starts the search of an open page. */
export async function start(tab) {
  await tab.focus('#search-field');
  await tab.waitForFunction(() => window.rightskitSearch.index, { timeout: 60_000 });
}

/** Types a query at once and waits for its results. */
export async function ask(tab, query) {
  await tab.evaluate((text) => {
    const { field, results } = window.rightskitSearch;
    results.textContent = '';
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }, query);
  await tab.waitForSelector('.c-search__link', { timeout: 60_000 });
}

/** Milliseconds of ranking for each query once everything it needs is loaded. */
export function rankingTimes(tab, queries) {
  return tab.evaluate(async (all) => {
    const search = window.rightskitSearch;
    const { index } = search;
    const settled = async (query) => {
      while (!search.rank(query, index, 10)) await new Promise((resolve) => index.fetch(resolve));
    };
    for (const query of all) await settled(query);
    return all.map((query) => {
      const from = performance.now();
      search.rank(query, index, 10);
      return performance.now() - from;
    });
  }, queries);
}

/** Milliseconds for each keystroke, from the event to the results in the page: the middle one of three times. */
export function keystrokeTimes(tab, queries) {
  return tab.evaluate((all) => {
    const { field } = window.rightskitSearch;
    const typed = all.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
    const pass = () => typed.map((text) => {
      field.value = text;
      const from = performance.now();
      field.dispatchEvent(new Event('input'));
      return performance.now() - from;
    });
    const passes = [pass(), pass(), pass()];
    return typed.map((_, at) => passes.map((one) => one[at]).sort((a, b) => a - b)[1]);
  }, queries);
}
