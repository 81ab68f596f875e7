// What the scripts of the themes share, as `tests/run lint` checks it. They are plain scripts: each bundle finds the
// others' work in `window.rightskitSearch`, which `src/output/render/search_script.rs` declares with the settings.

interface Window {
  rightskitSearch: RightskitSearch;
}

interface RightskitSearch {
  // Settings of the language.
  files: string[];
  parts?: string;
  label: string;
  failing: string;

  // start.js: the field and what stands around it, and how files come.
  link: HTMLAnchorElement;
  root: string;
  failed: boolean;
  field: HTMLInputElement;
  box: HTMLElement;
  status: HTMLElement;
  card: HTMLElement;
  results: HTMLElement;
  ranking(value: any): void;
  texts(value: any): void;
  load(url: string, arrived: () => unknown): void;
  write(to: Element, text: string): void;

  // What came: the index that ranks, and the texts of one that is loaded whole.
  data: any;
  bodies: any;
  index: any;
  tuning: any;

  // words.js
  reader(text: string): Reader;
  print(text: string): number;
  filter(packed: string): { has(word: string): boolean };
  words(text: string, spans?: boolean): Word[];
  eachWord(text: string, take: (word: { exact: string; folded: string }) => void): void;
  flat(text: string): string;
  number(text: string): string | null;
  phrases(query: string): string[];
  holds(parts: string[], phrases: string[]): boolean;
  slips(a: ArrayLike<string>, b: ArrayLike<string>, limit: number): number;

  // index.js, whole.js, split.js: an index that can be asked.
  ready(): unknown;
  make(): any;
  part(one: any): void;
  base(data: any): any;
  norm(index: any, field: any, length: number): number;
  postings(index: any, field: any, posts: any, times: any, seen?: any): any;
  forms(packed: any, classes: any, each: any): any;
  within(forms: any, start: string): any;
  sections(lines: any): any;

  // expand.js, rank.js, intents.js, card.js: what a query means and finds.
  expand(query: string, index: any): any;
  nearest(expanded: any, index: any): any;
  rank(query: any, index: any, limit: number, wanted?: any): any;
  fitting(query: string, data: any): any;
  answer(query: string): any;

  // panel.js: what is shown.
  update?(): void;
  clear(): void;
}

/** A word as it was written, where that was asked for, or where it stands in its text. */
interface Word {
  folded: string;
  exact?: string;
  from?: number;
  to?: number;
}

/** A field of a page, of whatever kind. */
type Field = HTMLInputElement & { options?: HTMLCollectionOf<HTMLOptionElement> };

/** Numbers and texts of a packed list, one after the other. */
interface Reader {
  next(): any;
  more(): boolean;
}
