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

  /* Reads the postings of one term after the other: documents, each with how often the term stands there. `packed` holds
     how many each term has, the postings, and times. Some fields count entries. `order` has the number of each place,
     where that is another. `seen` is told each document. */
  search.postings = function (index, field, packed, order, seen) {
    var byEntry = index.fields[field].byEntry, sizes = search.reader(packed[0]), read = search.reader(packed[1]), often = search.reader(packed[2]), run, more;
    function begin() {
      var number = often.more() ? often.next() : -4;
      run = Math.floor(number / 4);
      more = number % 4;
      if (more === 3) more += often.next();
    }
    function next() {
      if (run--) return 1;
      var found = more + 2;
      begin();
      return found;
    }
    begin();
    return function () {
      var list = [], some = [], at = 0;
      for (var count = sizes.next(); count; count--, at++) {
        at += read.next();
        some.push([order ? order[at] : at, next()]);
      }
      some.sort(function (a, b) { return a[0] - b[0]; }).forEach(function (one) {
        var doc = byEntry ? index.first[one[0]] : one[0], end = byEntry ? index.first[one[0] + 1] : doc + 1;
        if (end === undefined) end = index.owner.length;
        seen(doc, end);
        for (; doc < end; doc++) list.push(doc, one[1]);
      });
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
