/* Scores of terms to the order of results: says in JavaScript what `src/domain/search/rank.rs` says in Rust. An index gives
   `list`, `called` and `holds`, and counts in `misses` how often it could not say because a part of it has not been
   loaded. Loads nothing itself, keeps nothing. */
(function () {
  'use strict';
  var search = window.rightskitSearch, f32 = Math.fround;

  function bm25(index, expanded) {
    var total = index.owner.length, sums = new Float64Array(total), matched = new Uint8Array(total), quoted = new Uint16Array(total);
    expanded.words.forEach(function (slot, bit) {
      var word = new Float64Array(total), doc;
      index.fields.forEach(function (field, number) {
        var best = new Float32Array(total);
        slot.forEach(function (weight, term) {
          var list = index.list(number, term), count = list.length / 2;
          if (!count) return;
          var idf = f32(Math.log(f32(1 + f32(f32(total - count + 0.5) / f32(count + 0.5)))));
          var worth = f32(f32(idf * f32(1 + f32(index.tuning.k1))) * f32(weight * field.boost));
          for (var at = 0; at < list.length; at += 2) {
            var times = list[at + 1], score = f32(worth * f32(times / f32(times + field.norms[list[at]])));
            if (score > best[list[at]]) best[list[at]] = score;
          }
        });
        for (doc = 0; doc < total; doc++) word[doc] += best[doc];
      });
      for (doc = 0; doc < total; doc++) if (word[doc] > 0) {
        sums[doc] += word[doc];
        matched[doc]++;
        if (expanded.quoted[bit]) quoted[doc] |= 1 << bit;
      }
    });
    return { sums: sums, matched: matched, quoted: quoted };
  }

  function byNumber(index, digits) {
    var best = {};
    if (digits) (index.numbers || []).forEach(function (pair) {
      var at = pair[0].indexOf(digits);
      if (at < 0) return;
      var score = (at ? index.tuning.number : index.tuning.numberStart) * (digits.length / pair[0].length);
      best[pair[1]] = Math.max(best[pair[1]] || 0, score);
    });
    return best;
  }

  /* Of the entries that come first, the documents that hold the phrases. */
  function withPhrases(found, expanded, index) {
    var read = new Set(), most = index.tuning.phrasePages;
    return found.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; }).filter(function (one) {
      var entry = index.owner[one[0]];
      if (!read.has(entry) && read.size === most) return false;
      read.add(entry);
      return index.holds(one[0], expanded.phrases);
    }).sort(function (a, b) { return a[0] - b[0]; });
  }

  /* The order in which results are shown: the best as they rank, those that follow by kind, the kind of the best first. */
  function byKind(hits, index) {
    var kinds = [], rest = hits.splice(index.tuning.bestFirst);
    function kind(hit) { return index.groups[index.owner[hit.document]]; }
    rest.forEach(function (hit) { if (kinds.indexOf(kind(hit)) < 0) kinds.push(kind(hit)); });
    return hits.concat.apply(hits, kinds.map(function (one) { return rest.filter(function (hit) { return kind(hit) === one; }); }));
  }

  /* The best results, one an entry, of those entries that `wanted` lets through; null while parts are missing. */
  search.rank = function (query, index, limit, wanted) {
    var tuning = index.tuning, misses = index.misses, expanded = search.expand(query, index), scored = bm25(index, expanded);
    var numbers = byNumber(index, expanded.number), called = index.called(expanded), found = [], mask = 0;
    if (index.misses > misses) return null;
    expanded.quoted.forEach(function (yes, bit) { if (yes) mask |= 1 << bit; });
    index.owner.forEach(function (entry, doc) {
      var weight = index.weights[entry], score = 0;
      if (scored.matched[doc]) {
        var share = scored.matched[doc] / expanded.words.length;
        score = scored.sums[doc] * share * share * weight;
      }
      if (numbers[doc]) score = Math.max(score, numbers[doc] * weight);
      if (score > 0 && scored.quoted[doc] === mask) found.push([doc, expanded.kept.length ? score * called(doc) : score]);
    });
    if (expanded.phrases.length) found = withPhrases(found, expanded, index);
    if (index.misses > misses) return null;
    var entries = new Map();
    found.forEach(function (one) {
      var entry = index.owner[one[0]], known = entries.get(entry), score = one[1];
      if (!known) entries.set(entry, { document: one[0], first: score, second: 0 });
      else if (score > known.first) { known.second = known.first; known.first = score; known.document = one[0]; }
      else if (score > known.second) known.second = score;
    });
    var hits = [];
    entries.forEach(function (one, entry) {
      if (wanted && !wanted(entry)) return;
      hits.push({ document: one.document, score: Math.round((one.first + one.second * tuning.second) * 1000) });
    });
    hits.sort(function (a, b) { return b.score - a.score || a.document - b.document; });
    /* A service that nobody can reach is never the first result. */
    var first = hits.findIndex(function (hit) { return !index.unreachable[index.owner[hit.document]]; });
    if (first > 0) hits.unshift(hits.splice(first, 1)[0]);
    /* Whether even the first fits badly. */
    var weak = !hits.length || hits[0].score < tuning.weak * expanded.words.length;
    return { expanded: expanded, total: hits.length, weak: weak, hits: byKind(hits.slice(0, limit), index) };
  };
})();
