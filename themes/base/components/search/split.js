/* An index in parts (`src/domain/search/export/split.rs`): asked for what it has not got, it says "nothing" and notes which
   part it lacks; `fetch` loads the noted parts, after which the same question is asked again. */
(function () {
  'use strict';
  var search = window.rightskitSearch, NONE = new Int32Array(0);

  search.ready = function () { return search.data; };

  search.make = function () {
    var data = search.data, index = search.base(data), parts = {}, lacking = new Set(), loading = new Set();
    var starts = data.forms.split(' '), posts = sums(data.posts), texts = sums(data.texts);
    if (!data.forms) starts = [];

    function sums(text) {
      var read = search.reader(text), all = [0];
      while (read.more()) all.push(all[all.length - 1] + read.next());
      return all;
    }

    /* The last place whose value is not above `wanted`. */
    function place(list, wanted) {
      var low = 0, high = list.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (list[middle] <= wanted) low = middle + 1; else high = middle;
      }
      return low - 1;
    }

    function part(name) {
      if (!parts[name]) { lacking.add(name); index.misses++; }
      return parts[name];
    }

    /* Called by the files of the parts. */
    search.part = function (one) {
      var kind = one[0], number = one[1], value = one[2];
      parts[kind + number] = kind === 'f' ? forms(value) : kind === 'p' ? postings(value, posts[number]) : block(value, number);
    };

    function forms(value) {
      var numbers = search.reader(value[2]), terms = search.reader(value[4]), expected = 0, spelled = new Map();
      var all = search.forms(value[0], value[1], function () {
        var step = numbers.next();
        expected += step & 1 ? -(step + 1) / 2 : step / 2;
        return expected++;
      });
      value[3].split(' ').forEach(function (text) { if (text) spelled.set(text, terms.next()); });
      return { all: all, spelled: spelled, byText: new Map(all.map(function (form) { return [form.text, form]; })) };
    }

    function postings(value, first) {
      var titles = search.reader(value[1]), headings = search.reader(value[2]), terms = [];
      var fields = value[0].map(function (packed, number) {
        var field = index.fields[number], lengths = search.reader(packed[3]);
        return search.postings(index, number, packed, null, function (doc, end) {
          field.norms.fill(search.norm(index, field, lengths.next()), doc, end);
        });
      });
      function called(read) {
        var list = [];
        for (var count = read.next(); count; count--) list.push([read.next(), read.next()]);
        return list;
      }
      while (titles.more()) {
        var lists = fields.map(function (posts) { return posts(); });
        terms.push({ lists: lists, titles: called(titles), headings: called(headings) });
      }
      return { first: first, terms: terms };
    }

    function block(value, first) {
      var documents = [];
      value[0].forEach(function (entry) { documents = documents.concat(search.sections(entry[3])); });
      return { first: first, document: index.first[first], entries: value[0], documents: documents, bodies: value[1] };
    }

    function shelf(text) {
      var at = place(starts, text);
      return at < 0 ? null : part('f' + at);
    }

    function term(number) {
      var some = part('p' + place(posts, number));
      return some && some.terms[number - some.first];
    }

    function home(entry) { return part('t' + texts[place(texts, entry)]); }

    index.form = function (text) { var some = shelf(text); return some ? some.byText.get(text) : undefined; };
    index.peek = function (text) {
      var some = parts['f' + place(starts, text)];
      return some && some.byText.get(text);
    };
    index.spelled = function (word) { var some = shelf(word.folded); return some ? some.spelled.get(word.exact) : undefined; };
    index.starting = function (start) {
      var found = [];
      for (var at = Math.max(0, place(starts, start)); at < starts.length; at++) {
        if (starts[at] > start && !starts[at].startsWith(start)) break;
        var some = part('f' + at);
        if (some) found = found.concat(search.within(some.all, start));
      }
      return found;
    };
    index.list = function (field, number) { var one = term(number); return one ? one.lists[field] : NONE; };
    index.called = function (expanded) {
      var form = expanded.kept.length ? index.form(expanded.kept[0]) : undefined, one = form && term(form.term);
      var print = search.print(expanded.typed), titles = new Set(), headings = new Set();
      if (one) [[one.titles, titles], [one.headings, headings]].forEach(function (pair) {
        pair[0].forEach(function (known) { if (known[1] === print) pair[1].add(known[0]); });
      });
      return function (doc) {
        return titles.has(index.owner[doc]) ? index.tuning.wholeTitle : headings.has(doc) ? index.tuning.wholeHeading : 1;
      };
    };
    index.entry = function (entry) { var some = home(entry); return some && some.entries[entry - some.first]; };
    index.document = function (doc) { var some = home(index.owner[doc]); return some && some.documents[doc - some.document]; };
    index.body = function (doc) { var some = home(index.owner[doc]); return some && some.bodies[doc - some.document]; };
    index.holds = function (doc, phrases) {
      var body = index.body(doc);
      if (body === undefined) return false;
      var pieces = body.split('\t'), title = index.entry(index.owner[doc])[0];
      return search.holds([title, pieces[0]].concat(index.document(doc).trail, [pieces[1], pieces.slice(2).join('\t')]), phrases);
    };

    /* Loads the noted parts and calls `then` when all have arrived. */
    index.fetch = function (then) {
      var names = Array.from(lacking);
      lacking.clear();
      names.forEach(function (name) {
        if (loading.has(name)) return;
        loading.add(name);
        search.load(search.root + search.parts + 'search-' + name + '.js', function () {
          loading.delete(name);
          if (!loading.size && parts[name]) then();
          return parts[name];
        });
      });
    };
    /* A part is asked for when a word seems finished, not at every letter. */
    index.pause = 150;
    index.step = 5;
    return index;
  };
})();
