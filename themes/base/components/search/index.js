/* What an index that came whole and one in parts have in common: packed lists made ready (`src/domain/search/export`). */
(function () {
  'use strict';
  var search = window.rightskitSearch, f32 = Math.fround;

  function lists(read) {
    return Array.from({ length: read.next() }, function () {
      return Array.from({ length: read.next() }, read.next);
    });
  }

  /* The rules of a group of synonyms, as `src/domain/search/synonyms.rs` makes them. */
  function rules(index, words, means, group) {
    function meaning(from) {
      var to = new Map();
      (means.length ? means : words).forEach(function (target) {
        if (target.join() === from.join()) return;
        target.forEach(function (term) {
          var weight = f32(target.length === 1 ? index.tuning.synonym : index.tuning.synonymPart);
          if (from.indexOf(term) < 0 && !(to.get(term) >= weight)) to.set(term, weight);
        });
      });
      return to;
    }
    words.forEach(function (from, place) {
      var to = meaning(from);
      if (from.length && to.size) index.rules.push({ from: from, to: to, group: group, own: means.length ? -1 : place });
    });
    index.bare.forEach(function (one) { if (one[1] === group) one[2] = meaning([]); });
  }

  /* What both kinds of index start with. */
  search.base = function (data) {
    var index = { tuning: data.tuning, ignored: new Set(data.ignored.split(' ')), roles: new Set(data.apart[0].split(' ')), known: search.filter(data.apart[1]), said: (search.bodies || data).said, rules: [], bare: data.bare, misses: 0 };
    search.tuning = data.tuning;
    var read = search.reader(data.synonyms), count;
    for (var group = 0; read.more(); group++) rules(index, lists(read), lists(read), group);
    /* For each entry its first document, weight and kind; for each document its entry. */
    index.first = []; index.weights = []; index.unreachable = []; index.groups = []; index.owner = [];
    read = search.reader(data.entries);
    while (read.more()) {
      var entry = read.next();
      index.first.push(index.owner.length);
      index.weights.push(entry % 20 / 10);
      index.unreachable.push(entry % 40 >= 20);
      index.groups.push(Math.floor(entry % 120 / 40));
      for (count = Math.floor(entry / 120); count; count--) index.owner.push(index.weights.length - 1);
    }
    var total = index.owner.length;
    index.fields = data.fields.map(function (field) {
      return { boost: f32(field[0]), average: f32(f32(field[1]) / f32(total)), byEntry: field[2], norms: new Float32Array(total) };
    });
    return index;
  };

  /* The part of BM25 that depends on a document's length alone. */
  search.norm = function (index, field, length) {
    var b = f32(index.tuning.b);
    return f32(f32(index.tuning.k1) * f32(f32(1 - b) + f32(f32(b * length) / field.average)));
  };

  /* Reads the postings of one term after the other: documents, each with how often the term stands there. Some
     fields count entries; before the last, terms without postings are counted. `seen` is told each
     document. */
  search.postings = function (index, field, posts, times, seen) {
    var byEntry = index.fields[field].byEntry, read = search.reader(posts), often = search.reader(times), run = often.more() ? often.next() : -1;
    function next() {
      if (run--) return 1;
      var found = often.next() + 2;
      run = often.more() ? often.next() : -1;
      return found;
    }
    var empty = -1;
    function size() {
      if (field === index.fields.length - 1) return read.next();
      if (empty < 0) empty = read.more() ? read.next() : Infinity;
      return empty-- ? 0 : read.next() + 1;
    }
    return function () {
      var list = [], at = 0;
      for (var count = size(); count; count--, at++) {
        at += read.next();
        var found = next(), doc = byEntry ? index.first[at] : at, end = byEntry ? index.first[at + 1] : at + 1;
        if (end === undefined) end = index.owner.length;
        seen(doc, end);
        for (; doc < end; doc++) list.push(doc, found);
      }
      return Int32Array.from(list);
    };
  };

  search.forms = function (packed, classes, each) {
    var ends = search.reader(packed[1]), start = '', forms = [];
    classes = classes.map(function (text) {
      return text.split('|').map(function (endings) { return endings === '*' ? [] : endings.split(','); });
    });
    (packed[0].match(/[A-Z][^A-Z]*/g) || []).forEach(function (rest) {
      start = start.slice(0, rest.charCodeAt(0) - 65) + rest.slice(1);
      var term = each();
      classes[ends.next()].forEach(function (some, made) {
        some.forEach(function (ending) { forms.push({ text: start + ending, term: term, own: !made }); });
      });
    });
    return forms.sort(function (a, b) { return a.text < b.text ? -1 : a.text > b.text ? 1 : 0; });
  };

  /* The forms of a sorted list that start with a text. */
  search.within = function (forms, start) {
    var low = 0, high = forms.length, found = [];
    while (low < high) {
      var middle = (low + high) >> 1;
      if (forms[middle].text < start) low = middle + 1; else high = middle;
    }
    while (low < forms.length && forms[low].text.startsWith(start)) found.push(forms[low++]);
    return found;
  };

  /* What the lines of an entry's sections say. */
  search.sections = function (lines) {
    var above = '';
    return lines.split('\n').map(function (line) {
      var parts = line.split('\t'), level = parts.length - 1;
      if (level === 1) above = parts[0];
      return { trail: level === 2 ? [above, parts[0]] : level ? [parts[0]] : [], anchor: parts[level] };
    });
  };
})();
