/* An index that came whole, in two files (`src/search/export/whole.rs`), made ready. */
(function () {
  'use strict';
  var search = window.rightskitSearch;

  /* Whether all that an index is made of has arrived. */
  search.ready = function () { return search.data && search.bodies; };

  search.make = function () {
    var data = search.data, texts = search.bodies, index = search.base(data), term = 0;
    var forms = search.forms(data.forms, data.classes, function () { return term++; });
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

    index.fields.forEach(function (field, number) {
      var packed = data.fields[number], lengths = search.reader(packed[2]), length;
      field.norms.forEach(function (_, doc) {
        if (number || doc === index.first[index.owner[doc]]) length = search.norm(index, field, lengths.next());
        field.norms[doc] = length;
      });
      var posts = search.postings(index, number, packed[3], packed[4], function () {});
      field.terms = Array.from({ length: term }, posts);
    });
    index.list = function (field, term) { return index.fields[field].terms[term]; };
    index.step = 10;
    return index;
  };
})();
