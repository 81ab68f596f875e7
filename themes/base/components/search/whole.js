/* An index that came whole, in two files (`src/domain/search/export/whole.rs`), made ready. */
(function () {
  'use strict';
  var search = window.rightskitSearch;

  /* Whether all that an index is made of has arrived. */
  search.ready = function () { return search.data && search.bodies; };

  /* Texts that are written as numbers of words, and of what stands between two words (`export/coded.rs`). */
  function decode(coded, known) {
    var words = known.concat(coded.words.split(' ').filter(Boolean)), ranked = [[], [], [], []];
    words.concat(coded.between).forEach(function (piece, at) { ranked[coded.ranks[at]].push([piece, at < words.length]); });
    var list = ranked[1].concat(ranked[2], ranked[3]), read = search.reader(coded.numbers), text = '', word = false, capital = false;
    while (read.more()) {
      var one = list[read.next()], piece = one[0];
      if (one[1]) text += (word ? ' ' : '') + (capital ? piece[0].toUpperCase() + piece.slice(1) : piece);
      else text += piece.replace('\u0002', '');
      word = one[1];
      capital = !word && piece.slice(-1) === '\u0002';
    }
    return text.split('\u0001');
  }

  /* Puts coded texts where texts stand that are not coded: those of each entry, then of its documents. */
  function told(texts, known) {
    var all = decode(texts.coded, known), at = 0;
    texts.bodies = [];
    texts.entries = texts.entries.map(function (rest) {
      var title = all[at++], url = all[at++], start = all[at++], lines = all[at++];
      lines.split('\n').forEach(function () { texts.bodies.push(start + all[at++]); });
      return [title, url, rest[0], lines].concat(rest.slice(1));
    });
    texts.coded = null;
  }

  search.make = function () {
    var data = search.data, texts = search.bodies, index = search.base(data), term = 0;
    var forms = search.forms(data.forms, data.classes, function () { return term++; });
    if (texts.coded) {
      told(texts, data.ignored.split(' ').concat(forms.filter(function (form) {
        return form.own && /^[ -~]*$/.test(form.text);
      }).map(function (form) { return form.text; })));
    }
    var byText = new Map(forms.map(function (form) { return [form.text, form]; }));
    var spelled = new Map();
    data.spelled.split(' ').forEach(function (text) { if (text) spelled.set(text, term++); });
    index.form = index.peek = function (text) { return byText.get(text); };
    index.spelled = function (word) { return spelled.get(word.exact); };
    index.starting = function (start) { return search.within(forms, start); };

    var documents = [];
    index.numbers = [];
    texts.entries.forEach(function (one, entry) {
      (one[4] || '').split(' ').forEach(function (digits) { if (digits) index.numbers.push([digits, index.first[entry]]); });
      search.sections(one[3]).forEach(function (section) {
        section.title = search.flat(one[0]);
        section.heading = search.flat(section.trail[section.trail.length - 1] || '');
        documents.push(section);
      });
    });
    index.entry = function (entry) { return texts.entries[entry]; };
    index.document = function (doc) { return documents[doc]; };
    index.body = function (doc) { return texts.bodies[doc]; };
    index.called = function (expanded) {
      return function (doc) {
        var one = documents[doc];
        return one.title === expanded.typed ? index.tuning.wholeTitle : one.heading === expanded.typed ? index.tuning.wholeHeading : 1;
      };
    };
    index.holds = function (doc, phrases) {
      var parts = texts.bodies[doc].split('\t'), title = texts.entries[index.owner[doc]][0];
      return search.holds([title, parts[0]].concat(documents[doc].trail, [parts[1], parts.slice(2).join('\t')]), phrases);
    };

    /* What a field shows of a document: where it shows nothing, its postings came with the index. */
    var SHOWN = {
      0: function (doc, parts) { return texts.entries[index.owner[doc]][0] + '\n' + parts[0]; },
      1: function (doc, parts) { return documents[doc].trail.join('\n') + '\n' + parts[1]; },
      4: function (_, parts) { return parts.slice(2).join('\n'); }
    };

    /* The postings of a field that is shown. */
    function shown(field, text) {
      var lists = Array.from({ length: term }, function () { return []; }), times;
      function count(term) { times.set(term, (times.get(term) || 0) + 1); }
      function word(one) {
        var form = byText.get(one.folded), own = spelled.get(one.exact);
        if (form) count(form.term);
        if (own !== undefined) count(own);
      }
      index.owner.forEach(function (entry, doc) {
        if (!field.byEntry || doc === index.first[entry]) {
          times = new Map();
          search.eachWord(text(doc, texts.bodies[doc].split('\t')), word);
        }
        times.forEach(function (count, term) { lists[term].push(doc, count); });
      });
      return lists.map(function (list) { return Int32Array.from(list); });
    }

    index.fields.forEach(function (field, number) {
      var packed = data.fields[number], read = search.reader(packed[3]), lengths = [], norm;
      field.norms.forEach(function (_, doc) {
        if (!field.byEntry || doc === index.first[index.owner[doc]]) norm = search.norm(index, field, lengths[lengths.push(read.next()) - 1]);
        field.norms[doc] = norm;
      });
      /* The longest stand first. */
      var order = lengths.map(function (_, at) { return at; }).sort(function (a, b) { return lengths[b] - lengths[a] || a - b; });
      var posts = search.postings(index, number, packed.slice(4), order, function () {});
      field.terms = SHOWN[number] ? shown(field, SHOWN[number]) : Array.from({ length: term }, posts);
    });
    index.list = function (field, term) { return index.fields[field].terms[term]; };
    index.step = 10;
    return index;
  };
})();
