/* What is found, as an ordinary list of headings and links under the field. */
(function () {
  'use strict';
  var search = window.rightskitSearch, field = search.field, root = search.root;
  var say, index, before = null, most, timer, telling, topic = -1, region = -1, filters = null;
  var SERVICES = 'services', KINDS = ['pages', SERVICES, 'handouts'], REST = 700;

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
      search.write(line, text.slice(at, word.from));
      line.appendChild(make('mark', '', text.slice(word.from, word.to)));
      at = word.to;
    });
    search.write(line, text.slice(at, to) + (to < text.length ? ' …' : ''));
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
      var call = make('a', 'call');
      /* In one box, or the button would take the space between word and number. */
      call.appendChild(search.write(document.createElement('span'), fill(say.call, { number: entry[5][0] })));
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
      if (weight > 1 && !index.unreachable[entry] && list.children.length < 4 && index.entry(entry)[2] === 2) list.appendChild(item({ document: index.first[entry] }, []));
    });
    return list;
  }

  /* Where to go on when this was not meant: the questionnaire, and somebody to talk to. */
  function wayOn() {
    var data = (search.bodies || search.data).unsure, line = make('p', 'unsure', say.unsure + ' ');
    if (!data) return null;
    [[data[0], root + data[1], 'link'], [say.talk, root + data[2][1], 'link']].concat(data[2][2].map(function (way) {
      return [way[0], way[1], 'call'];
    })).forEach(function (one) {
      var made = make('a', one[2]);
      made.appendChild(search.write(document.createElement('span'), one[0]));
      made.href = one[1];
      line.appendChild(made);
    });
    return line;
  }

  /* Says what was found once typing rests: read out at each key, it would never be heard to its end. */
  function tell(line) {
    clearTimeout(telling);
    telling = setTimeout(function () { search.status.textContent = line; }, REST);
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
        search.answer(field.value);
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
    select.appendChild(new Option(say.any, '-1'));
    var used = new Set();
    index.weights.forEach(function (_, entry) { (index.entry(entry)[place] || []).forEach(function (one) { used.add(one); }); });
    names.forEach(function (name, at) {
      if (used.has(at) && !(place === 7 && at === search.bodies.everywhere)) select.appendChild(new Option(name, at));
    });
    select.addEventListener('change', function () { choose(+select.value); refresh(); });
    made.appendChild(select);
    return made;
  }

  /* The filters stand folded above the results while services are among them. */
  function offer(services) {
    if (!filters && services && search.bodies) {
      filters = make('details', 'filters');
      filters.appendChild(make('summary', 'fold', say.filter));
      filters.appendChild(choice(say.region, search.bodies.regions, 7, function (one) { region = one; }));
      filters.appendChild(choice(say.topic, search.bodies.topics, 6, function (one) { topic = one; }));
      search.box.insertBefore(filters, search.results);
    }
    if (filters) filters.hidden = !services && topic < 0 && region < 0;
  }

  function show(answer, query) {
    var groups = {}, expanded = answer.expanded, count = answer.hits.length, way = wayOn(), services = false;
    search.results.textContent = '';
    var line = fill(count === 1 ? say.one : count ? say.many : say.none, { count: count, query: query });
    expanded.corrected.forEach(function (pair) {
      line += ' ' + fill(say.instead, { typed: pair[0], taken: pair[1] });
    });
    if (count && expanded.also.length) line += ' ' + fill(say.also, { words: expanded.also.slice(0, 4).join(', ') });
    tell(line);
    if (way && answer.weak) search.results.appendChild(way);
    answer.hits.forEach(function (hit, at) {
      var kind = KINDS[index.groups[index.owner[hit.document]]];
      services = services || kind === SERVICES;
      if (at < index.tuning.bestFirst) kind = 'best';
      groups[kind] = groups[kind] || make('ul', 'list');
      groups[kind].appendChild(item(hit, expanded.words));
    });
    offer(services);
    Object.keys(groups).forEach(function (kind) { group(kind, groups[kind]); });
    if (answer.total > count) search.results.appendChild(button('more', say.more, function () {
      var links = search.results.querySelectorAll('.c-search__link'), old = new Set(Array.from(links).map(String));
      most += index.step;
      before = null;
      draw(function () {
        var fresh = Array.from(search.results.querySelectorAll('.c-search__link')).find(function (link) { return !old.has(String(link)); });
        if (fresh) /** @type {HTMLElement} */ (fresh).focus();
      });
    }));
    if (!count) {
      var words = search.nearest(expanded, index), lines = helplines();
      if (index.fetch) index.fetch(refresh);
      if (words.length) nearest(words, query);
      if (lines.children.length) group(SERVICES, lines);
    }
    if (way && !answer.weak) search.results.appendChild(way);
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
      clearTimeout(telling);
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
    search.answer(field.value);
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
    clearTimeout(telling);
    before = null;
    search.answer('');
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
    var pressed = /** @type {Element} */ (event.target).tagName;
    if (pressed === 'SELECT' || pressed === 'BUTTON') return;
    var step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : event.key === 'Enter' && event.target === field ? 1 : 0;
    if (!step) return;
    var stops = [field].concat(Array.from(search.box.querySelectorAll('.c-search__link')));
    var at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement)), next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  search.update();
})();
