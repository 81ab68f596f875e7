/* What somebody in need means: says in JavaScript what `src/domain/search/intents.rs` says in Rust.
   `tests/search/intents.test.mjs` holds both to the same. Needs no index, loads nothing, keeps nothing. */
(function () {
  'use strict';
  var search = window.rightskitSearch, ready;

  /* The words of the patterns by their forms, and what is known. */
  function prepare(data) {
    if (ready && ready.data === data) return ready;
    var number = 0;
    ready = { data: data, forms: new Map(), known: new Set(data[1].split(' ')), all: [] };
    search.forms(data[0][0], data[0][1], function () { return number++; }).forEach(function (form) {
      if (!ready.forms.has(form.text)) { ready.forms.set(form.text, []); ready.all.push([Array.from(form.text), form.text]); }
      ready.forms.get(form.text).push(form.term);
    });
    /* Of each intent its patterns, and what cancels them. */
    ready.intents = data[2].map(function (intent) {
      var read = search.reader(intent[0]);
      return [list(read, pattern), list(read, pattern)];
    });
    ready.weights = weights(search.reader(data[3]));
    return ready;
  }

  function list(read, one) { return Array.from({ length: read.next() }, function () { return one(read); }); }

  function pattern(read) { return list(read, group); }

  /* Single words lie in order, each as far from the one before; then come words side by side, each time how many are
     those of the one before, and the others. */
  function group(read) {
    var next = 0, before = [], base = search.tuning.intentWindow + 1;
    var single = list(read, function () { next += read.next() + 1; return [next - 1]; });
    return single.concat(list(read, function () {
      var count = read.next();
      before = before.slice(0, Math.floor(count / base));
      for (count %= base; count; count--) before.push(read.next());
      return before;
    }));
  }

  function meanings(typed, made) {
    var own = made.forms.get(typed), signs = Array.from(typed), tuning = search.tuning, near = [], least = 9;
    if (own) return new Set(own);
    if (/^[0-9]/.test(typed) || signs.length < tuning.correctedFrom || made.known.has(typed)) return new Set();
    made.all.forEach(function (one) {
      if (one[0][0] !== signs[0]) return;
      var slips = search.slips(signs, one[0], signs.length < tuning.twoSlipsFrom ? 1 : 2);
      if (slips < 0 || slips > least) return;
      if (slips < least) near = [];
      least = slips;
      near = near.concat(made.forms.get(one[1]));
    });
    return new Set(near);
  }

  /* Where an alternative of a group stands: its first word, and the one after its last. */
  function spans(group, meant) {
    var found = [];
    group.forEach(function (words) {
      for (var at = 0; at + words.length <= meant.length; at++) {
        if (words.every(function (word, next) { return meant[at + next].has(word); })) found.push([at, at + words.length]);
      }
    });
    return found;
  }

  /* What stands where each group of a pattern meets the others. */
  function covered(pattern, meant) {
    var groups = pattern.map(function (group) { return spans(group, meant); }), found = [];
    meant.forEach(function (_, start) {
      var met = groups.map(function (all) {
        return all.filter(function (span) { return span[0] >= start && span[1] <= start + search.tuning.intentWindow; });
      });
      if (met.length && met.every(function (all) { return all.length; })) found = found.concat.apply(found, met);
    });
    return found;
  }

  /* What every query weighs, what it must weigh, and each entry: its words, what it weighs, and for which intents. */
  function weights(read) {
    var made = { start: sign(read), least: sign(read), entries: group(read).map(function (words) { return { words: [words], need: 0, intents: [] }; }) };
    made.entries.forEach(function (entry) { entry.need = sign(read); });
    made.entries.forEach(function (entry) { entry.intents = list(read, function () { return [read.next(), sign(read)]; }); });
    return made;
  }

  function sign(read) {
    var number = read.next();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  }

  /* The intent of somebody in need, by what the words of a query weigh (`weights.rs`). */
  function weighed(made, meant) {
    var size = search.tuning.needWindow, best = null, found = [];
    var entries = made.weights.entries.map(function (entry) { return { entry: entry, spans: spans(entry.words, meant) }; })
      .filter(function (one) { return one.spans.length; });
    for (var from = 0; from <= Math.max(0, meant.length - size); from++) {
      var sum = made.weights.start, sums = made.intents.map(function () { return 0; });
      entries.forEach(function (one) {
        if (!one.spans.some(function (span) { return span[0] >= from && span[1] <= from + size; })) return;
        sum += one.entry.need;
        one.entry.intents.forEach(function (intent) { sums[intent[0]] += intent[1]; });
      });
      if (!best || sum > best.sum) best = { sum: sum, sums: sums };
    }
    if (entries.length && best.sum >= made.weights.least) found.push(best.sums.indexOf(Math.max.apply(null, best.sums)));
    return found;
  }

  /* The intents of a language that fit a query, the most urgent first. */
  search.fitting = function (query, data) {
    var made = prepare(data), found = [];
    var meant = search.words(Array.from(query).slice(0, search.tuning.longestQuery).join(''))
      .map(function (word) { return meanings(word.folded, made); });
    if (!meant.some(function (words) { return words.size; })) return found;
    made.intents.forEach(function (intent, number) {
      var left = meant.slice();
      intent[1].forEach(function (pattern) {
        covered(pattern, meant).forEach(function (span) {
          for (var at = span[0]; at < span[1]; at++) left[at] = new Set();
        });
      });
      if (intent[0].some(function (pattern) { return covered(pattern, left).length; })) found.push(number);
    });
    return found.length ? found : weighed(made, meant);
  };
})();
