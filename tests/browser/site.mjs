// The built site as files on disk: which pages it has, which addresses exist, what a file says.
// Knows nothing of the browser.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const DEFAULT = fileURLToPath(new URL('../../public', import.meta.url));

/** A page of each kind. */
export const KINDS = [
  'index.html', 'guide/index.html', 'guide/support.html', 'guide/time-limits.html', 'law/where-to-complain.html',
  'law/glossary.html', 'situations/index.html', 'situations/now/index.html', 'group-privacy.html', 'safety.html',
  'directory/index.html', 'directory/topic/online.html', 'directory/region/nz.html', 'directory/for/men.html',
  'directory/for/youth.html', 'directory/service/safe-to-talk.html', 'directory/service/police.html', 'a-z.html',
  'triage/first-steps.html', 'about/triage-first-steps.html', 'handouts.html', '404.html', 'leave.html',
];

export class Site {
  constructor(root) {
    this.root = path.resolve(root);
    this.files = new Set(listFiles(this.root));
    if (!this.files.has('index.html')) throw new Error(`${this.root} holds no built site: index.html is missing`);
    const html = [...this.files].filter((file) => file.endsWith('.html')).sort();
    // A redirect stub moves on by itself: it can be followed and validated, but not judged as a page.
    this.stubs = html.filter((file) => /http-equiv=["']?refresh/i.test(this.read(file)));
    this.pages = html.filter((file) => !this.stubs.includes(file));
    this.html = html;
  }

  read(file) {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  /** Address of the root folder when the site is opened from disk; ends in a slash. */
  get fileBase() {
    return `${pathToFileURL(this.root).href}/`;
  }

  /** The file that `url` (below `base`) names, or null when it leaves the site. */
  static fileOf(url, base) {
    const bare = url.split(/[?#]/)[0];
    return bare.startsWith(base) ? decodeURIComponent(bare.slice(base.length)) : null;
  }
}

/** The site to test: the folder named in RIGHTSKIT_SITE, else the repository's public/. */
export function siteUnderTest() {
  return new Site(process.env.RIGHTSKIT_SITE ?? DEFAULT);
}

function listFiles(root, folder = '') {
  if (!existsSync(root)) throw new Error(`${root} does not exist: build the site first`);
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = folder ? `${folder}/${name}` : name;
    return statSync(path.join(root, file)).isDirectory() ? listFiles(root, file) : [file];
  });
}
