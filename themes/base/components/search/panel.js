/* What is found, as an ordinary list of headings and links under the field. */
(function () {
  'use strict';
  var search = window.rightskitSearch, field = search.field, say = search.link.dataset, root = say.root;
  var index, before = null, MOST = 10, KINDS = ['page', 'page', 'service'];

  function make(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  /* A piece of the text round the first word that matters, with such words marked. */
  function snippet(hit, slots) {
    var text = search.bodies.bodies[hit.document].split('\t').slice(2).join(' ').replace(/\n/g, ' ');
    var found = search.words(text, true).filter(function (word) {
      var form = index.byText.get(word.folded);
      return form && slots.some(function (slot) { return slot.get(form.term) >= 0.3; });
    });
    var from = found.length ? Math.max(0, found[0].from - 60) : 0;
    if (from) from = text.indexOf(' ', from) + 1;
    var to = Math.min(text.length, from + 170);
    if (to < text.length) to = Math.max(from, text.lastIndexOf(' ', to));
    if (to <= from) to = Math.min(text.length, from + 170);
    var line = make('p', 'c-search__text', from ? '… ' : ''), at = from;
    found.forEach(function (word) {
      if (word.from < at || word.to > to) return;
      line.appendChild(document.createTextNode(text.slice(at, word.from)));
      line.appendChild(make('mark', '', text.slice(word.from, word.to)));
      at = word.to;
    });
    line.appendChild(document.createTextNode(text.slice(at, to) + (to < text.length ? ' …' : '')));
    return line;
  }

  function item(hit, slots) {
    var one = index.documents[hit.document], page = index.pages[one.page], made = make('li', 'c-search__item');
    var link = make('a', 'c-search__link', page[0]);
    link.href = root + page[1] + (one.anchor ? '#' + one.anchor : '');
    made.appendChild(link);
    if (one.trail.length) made.appendChild(make('p', 'c-search__trail', one.trail.join(' › ')));
    made.appendChild(snippet(hit, slots));
    var call = search.bodies.calls[hit.document];
    if (call) {
      var button = make('a', 'c-search__call', fill(say.call, { number: call[0] }));
      button.href = call[1];
      made.appendChild(button);
    }
    return made;
  }

  function helplines() {
    var list = make('ul', 'c-search__list');
    index.pages.forEach(function (page, number) {
      if (page[2] !== 2 || index.weights[number] <= 1 || list.children.length >= 4) return;
      var document = index.documents.findIndex(function (one) { return one.page === number; });
      list.appendChild(item({ document: document }, []));
    });
    return list;
  }

  function show(answer, query) {
    var groups = {}, order = [], results = search.results, expanded = answer.expanded;
    results.textContent = '';
    answer.hits.forEach(function (hit) {
      var kind = KINDS[index.pages[index.documents[hit.document].page][2]];
      if (!groups[kind]) { groups[kind] = make('ul', 'c-search__list'); order.push(kind); }
      groups[kind].appendChild(item(hit, expanded.words));
    });
    var count = answer.hits.length;
    var line = count ? fill(count === 1 ? say.one : say.many, { count: count, query: query }) : fill(say.none, { query: query });
    expanded.corrected.forEach(function (pair) {
      line += ' ' + fill(say.instead, { typed: pair[0], taken: pair[1] });
    });
    search.status.textContent = line;
    order.forEach(function (kind) {
      results.appendChild(make('h2', 'c-search__group', kind === 'service' ? say.services : say.pages));
      results.appendChild(groups[kind]);
    });
    if (!count && helplines().children.length) {
      results.appendChild(make('h2', 'c-search__group', say.services));
      results.appendChild(helplines());
    }
    var all = make('a', 'c-search__all', search.link.textContent);
    all.href = search.link.href;
    results.appendChild(all);
  }

  search.update = function () {
    if (!search.data || !search.bodies) return;
    if (!index) index = search.index = search.make(search.data, search.bodies);
    var query = field.value;
    if (query === before) return;
    before = query;
    if (!search.words(query).length) {
      search.status.textContent = search.results.textContent = '';
      return;
    }
    show(index.search(query, MOST), query.slice(0, 200).trim());
  };

  search.box.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      search.update();
      return;
    }
    var step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : event.key === 'Enter' && event.target === field ? 1 : 0;
    if (!step) return;
    var stops = [field].concat(Array.from(search.results.querySelectorAll('.c-search__link')));
    var next = stops[stops.indexOf(document.activeElement) + step];
    if (stops.indexOf(document.activeElement) < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  search.update();
})();
