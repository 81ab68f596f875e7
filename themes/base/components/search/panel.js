/* What is found, as an ordinary list of headings and links under the field. */
(function () {
  'use strict';
  var search = window.rightskitSearch, field = search.field, root = search.root;
  var say, index, before = null, most, timer, topic = -1, region = -1, filters = null;
  var PAGES = 'pages', SERVICES = 'services', KINDS = [PAGES, PAGES, SERVICES, 'handouts'];

  function make(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = 'c-search__' + className;
    if (text) made.textContent = text;
    return made;
  }

  function button(className, text, press) {
    var made = make('button', className, text);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  /* A piece of the text round the first word that matters, with such words marked. */
  function snippet(hit, slots) {
    var text = index.body(hit.document).split('\t').slice(2).join(' ').replace(/([^.!?:;,…])\n/g, '$1. ').replace(/\n/g, ' ');
    var found = search.words(text, true).filter(function (word) {
      var form = index.peek(word.folded);
      return form && slots.some(function (slot) { return slot.get(form.term) >= 0.3; });
    });
    var from = found.length ? Math.max(0, found[0].from - 60) : 0;
    if (from) from = text.indexOf(' ', from) + 1;
    var to = Math.min(text.length, from + 170);
    if (to < text.length) to = Math.max(from, text.lastIndexOf(' ', to));
    if (to <= from) to = Math.min(text.length, from + 170);
    var line = make('p', 'text', from ? '… ' : ''), at = from;
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
    var one = index.document(hit.document), entry = index.entry(index.owner[hit.document]), made = make('li', 'item');
    var link = make('a', 'link', entry[0]);
    link.href = root + entry[1] + (one.anchor ? '#' + one.anchor : '');
    made.appendChild(link);
    if (one.trail.length) made.appendChild(make('p', 'trail', one.trail.join(' › ')));
    made.appendChild(snippet(hit, slots));
    if (entry[5]) {
      var call = make('a', 'call', fill(say.call, { number: entry[5][0] }));
      call.href = entry[5][1];
      made.appendChild(call);
    }
    return made;
  }

  function group(kind, list) {
    search.results.appendChild(make('h2', 'group', say[kind]));
    search.results.appendChild(list);
  }

  /* Services that answer people in distress, for when nothing is found. */
  function helplines() {
    var list = make('ul', 'list');
    index.weights.forEach(function (weight, entry) {
      if (weight > 1 && list.children.length < 4 && index.entry(entry)[2] === 2) list.appendChild(item({ document: index.first[entry] }, []));
    });
    return list;
  }

  /* Words that are near what was typed, each a button that puts it in its place. */
  function nearest(words, query) {
    var line = make('p', 'near', say.nearest + ' ');
    words.forEach(function (pair) {
      line.appendChild(button('word', pair[1], function () {
        field.value = search.words(query, true).reduceRight(function (text, word) {
          return word.folded === pair[0] ? text.slice(0, word.from) + pair[1] + text.slice(word.to) : text;
        }, query);
        field.focus();
        refresh();
      }));
    });
    search.results.appendChild(line);
  }

  /* Choosing a topic or a region leaves other services out; pages stay. */
  function wanted(entry) {
    var one = index.entry(entry);
    if (one[2] !== 2) return true;
    return (topic < 0 || one[6].indexOf(topic) >= 0)
      && (region < 0 || one[7].indexOf(region) >= 0 || one[7].indexOf(search.bodies.everywhere) >= 0);
  }

  function choice(label, names, place, choose) {
    var made = make('label', 'filter', label + ' '), select = make('select', 'choice');
    select.setAttribute('autocomplete', 'off');
    select.appendChild(new Option(say.any, -1));
    var used = new Set();
    index.weights.forEach(function (_, entry) { (index.entry(entry)[place] || []).forEach(function (one) { used.add(one); }); });
    names.forEach(function (name, at) {
      if (used.has(at) && !(place === 7 && at === search.bodies.everywhere)) select.appendChild(new Option(name, at));
    });
    select.addEventListener('change', function () { choose(+select.value); refresh(); });
    made.appendChild(select);
    return made;
  }

  /* The filters stand above the results while services are among them. */
  function offer(services) {
    if (!filters && services && search.bodies) {
      filters = make('div', 'filters');
      filters.appendChild(choice(say.region, search.bodies.regions, 7, function (one) { region = one; }));
      filters.appendChild(choice(say.topic, search.bodies.topics, 6, function (one) { topic = one; }));
      search.box.insertBefore(filters, search.results);
    }
    if (filters) filters.hidden = !services && topic < 0 && region < 0;
  }

  function show(answer, query) {
    var groups = {}, expanded = answer.expanded, count = answer.hits.length;
    search.results.textContent = '';
    var line = fill(count === 1 ? say.one : count ? say.many : say.none, { count: count, query: query });
    expanded.corrected.forEach(function (pair) {
      line += ' ' + fill(say.instead, { typed: pair[0], taken: pair[1] });
    });
    if (count && expanded.also.length) line += ' ' + fill(say.also, { words: expanded.also.slice(0, 4).join(', ') });
    search.status.textContent = line;
    answer.hits.forEach(function (hit) {
      var kind = KINDS[index.entry(index.owner[hit.document])[2]];
      groups[kind] = groups[kind] || make('ul', 'list');
      groups[kind].appendChild(item(hit, expanded.words));
    });
    offer(groups[SERVICES]);
    Object.keys(groups).forEach(function (kind) { group(kind, groups[kind]); });
    if (answer.total > count) search.results.appendChild(button('more', say.more, function () {
      var links = search.results.querySelectorAll('.c-search__link'), old = new Set(Array.from(links).map(String));
      most += index.step;
      before = null;
      draw(function () {
        var fresh = Array.from(search.results.querySelectorAll('.c-search__link')).find(function (link) { return !old.has(String(link)); });
        if (fresh) fresh.focus();
      });
    }));
    if (!count) {
      var words = search.nearest(expanded, index), lines = helplines();
      if (index.fetch) index.fetch(refresh);
      if (words.length) nearest(words, query);
      if (lines.children.length) group(SERVICES, lines);
    }
    var all = make('a', 'all', search.link.textContent);
    all.href = search.link.href;
    search.results.appendChild(all);
  }

  /* Asks the index and shows what it says; where a part of it is missing, once that has arrived. */
  function draw(after) {
    var query = field.value;
    if (search.failed || query === before) return;
    if (!search.words(query).length) {
      before = query;
      search.status.textContent = search.results.textContent = '';
      offer(false);
      return;
    }
    function again() { draw(after); }
    var answer = search.rank(query, index, most, topic < 0 && region < 0 ? null : wanted), misses = index.misses;
    if (answer) answer.hits.forEach(function (hit) { index.document(hit.document); });
    if (!answer || index.misses > misses) {
      index.fetch(again);
      return;
    }
    before = query;
    show(answer, query.slice(0, index.tuning.longestQuery).trim());
    if (after) after();
  }

  function refresh() {
    before = null;
    most = index.step;
    draw();
  }

  search.update = function () {
    if (search.failed || !search.ready()) return;
    if (!index) {
      index = search.index = search.make();
      say = (search.bodies || search.data).says;
    }
    if (field.value === before) return;
    clearTimeout(timer);
    if (index.pause && field.value) timer = setTimeout(refresh, index.pause); else refresh();
  };

  search.clear = function () {
    clearTimeout(timer);
    before = null;
    topic = region = -1;
    if (filters) filters.remove();
    filters = null;
    search.status.textContent = search.results.textContent = '';
  };

  search.box.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      search.clear();
      return;
    }
    if (event.target.tagName === 'SELECT' || event.target.tagName === 'BUTTON') return;
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
