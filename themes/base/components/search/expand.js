/* What a query means: says in JavaScript what `src/domain/search/expand.rs` says in Rust, and where it says it. An index
   gives `form`, `spelled` and `starting`. `tests/search/expand.json` holds both to the same meaning. */
(function () {
  'use strict';
  var search = window.rightskitSearch, f32 = Math.fround, LETTER = /[\p{Alphabetic}\p{N}]/u;

  function add(slot, term, weight) {
    weight = f32(weight);
    if (!(slot.get(term) >= weight)) slot.set(term, weight);
  }

  function start(text, length, index, slot) {
    var tuning = index.tuning, known = slot.size > 0;
    if (known && !tuning.startedBeside) return;
    index.starting(text).map(function (form) { return { form: form, long: Array.from(form.text).length }; })
      .filter(function (one) { return one.long > length; })
      .sort(function (a, b) { return a.long - b.long || (a.form.text < b.form.text ? -1 : 1); })
      .slice(0, tuning.mostStarted).forEach(function (one) {
        var share = f32(length / one.long);
        add(slot, one.form.term, known
          ? f32(tuning.startedBeside) * share
          : f32(tuning.startedLeast) + f32(f32(tuning.startedShare) * share));
      });
  }

  function halves(signs, index, slot) {
    function own(form) { return form && form.own && form; }
    var tuning = index.tuning;
    for (var cut = tuning.leastHalf; cut <= signs.length - tuning.leastHalf; cut++) {
      var left = own(index.form(signs.slice(0, cut).join('')));
      var right = left && own(index.form(signs.slice(cut).join('')));
      if (right) {
        add(slot, left.term, tuning.half);
        add(slot, right.term, tuning.half);
        return;
      }
    }
  }

  /* Own forms with the same first letter within some slips, with how many it takes. */
  function near(signs, limit, index) {
    var found = [];
    index.starting(signs[0]).forEach(function (form) {
      var slips = form.own ? search.slips(signs, Array.from(form.text), limit) : -1;
      if (slips >= 0) found.push([slips, form]);
    });
    return found;
  }

  /* Of words within some slips, those that are fewest slips away; only those that `fits` lets through. */
  function nearest(signs, index, slot, fits) {
    var tuning = index.tuning, misses = index.misses, found = near(signs, signs.length < tuning.twoSlipsFrom ? 1 : 2, index).filter(fits);
    var least = Math.min.apply(null, found.map(function (one) { return one[0]; }));
    found = found.filter(function (one) { return one[0] === least; }).slice(0, tuning.mostCorrected);
    if (index.misses > misses) return [];
    found.forEach(function (one) { add(slot, one[1].term, least <= 1 ? tuning.oneSlip : tuning.twoSlips); });
    return found;
  }

  function correct(text, signs, index, slot, corrected) {
    var found = nearest(signs, index, slot, function () { return true; });
    if (found.length) corrected.push([text, found[0][1].text]);
  }

  /* Words of one family differ in their last letters only. */
  function kin(signs, index, slot) {
    nearest(signs, index, slot, function (one) {
      var other = Array.from(one[1].text), same = 0;
      while (same < signs.length && signs[same] === other[same]) same++;
      return same >= index.tuning.kinFrom && same + index.tuning.kinEnd >= Math.max(signs.length, other.length);
    });
  }

  function meanings(word, typing, index, corrected) {
    var tuning = index.tuning, slot = new Map(), text = word.folded, signs = Array.from(text);
    var misses = index.misses, own = index.spelled(word), form = index.form(text);
    if (own !== undefined) add(slot, own, 1);
    if (form) add(slot, form.term, own === undefined ? 1 : tuning.foldedBeside);
    else tuning.american.forEach(function (pair) {
      var at = text.lastIndexOf(pair[0]);
      var british = at >= 0 && index.form(text.slice(0, at) + pair[1] + text.slice(at + pair[0].length));
      if (british) add(slot, british.term, tuning.british);
    });
    /* What is not loaded yet is not unknown. */
    if (index.misses > misses) return slot;
    if (typing && signs.length >= tuning.startedFrom) start(text, signs.length, index, slot);
    if (!slot.size && index.misses === misses) halves(signs, index, slot);
    if (!slot.size && index.misses === misses && signs.length >= tuning.correctedFrom && !/^[0-9]/.test(text)) {
      if (index.known.has(text)) kin(signs, index, slot); else correct(text, signs, index, slot, corrected);
    }
    return slot;
  }

  function synonyms(slots, index) {
    var added = [], also = [];
    index.rules.forEach(function (rule) {
      for (var at = 0; at + rule.from.length <= slots.length; at++) {
        if (!rule.from.every(function (term, next) { return slots[at + next].get(term) >= index.tuning.sure; })) continue;
        rule.from.forEach(function (_, next) {
          rule.to.forEach(function (weight, term) { added.push([at + next, term, weight]); });
        });
        index.said[rule.group].forEach(function (text, place) {
          if (place !== rule.own && also.indexOf(text) < 0) also.push(text);
        });
      }
    });
    added.forEach(function (one) { add(slots[one[0]], one[1], one[2]); });
    return also;
  }

  /* A query of stop words alone may stand for something as a whole. */
  function bare(typed, slots, index) {
    var known = index.bare.find(function (one) { return one[0] === typed; });
    if (known) slots.push(new Map(known[2]));
    return known ? index.said[known[1]].slice() : [];
  }

  /* Where other words stand beside them, words that nearly everybody types say little. */
  function lighten(slots, words, index) {
    if (words.every(function (word) { return index.roles.has(word); })) return;
    words.forEach(function (word, at) {
      if (index.roles.has(word)) slots[at].forEach(function (weight, term) { slots[at].set(term, f32(weight * f32(index.tuning.role))); });
    });
  }

  search.expand = function (query, index) {
    var tuning = index.tuning;
    query = Array.from(query).slice(0, tuning.longestQuery).join('');
    var all = search.words(query), open = LETTER.test(Array.from(query).pop() || ''), corrected = [];
    var kept = all.map(function (word, at) { return { word: word, typing: open && at + 1 === all.length }; })
      .filter(function (one) { return !index.ignored.has(one.word.folded); }).slice(0, tuning.mostWords);
    var slots = kept.map(function (one) { return meanings(one.word, one.typing, index, corrected); });
    var words = kept.map(function (one) { return one.word.folded; });
    for (var at = 1; at < kept.length; at++) {
      var joined = index.form(words[at - 1] + words[at]);
      if (joined) [at - 1, at].forEach(function (side) { add(slots[side], joined.term, tuning.joined); });
    }
    var also = kept.length ? synonyms(slots, index) : null;
    lighten(slots, words, index);
    var phrases = search.phrases(query), typed = all.map(function (word) { return word.folded; }).join(' ');
    return {
      words: slots, kept: words, number: search.number(query), phrases: phrases, corrected: corrected,
      quoted: words.map(function (word) {
        return phrases.some(function (phrase) { return phrase.split(' ').indexOf(word) >= 0; });
      }),
      also: also || bare(typed, slots, index),
      typed: typed
    };
  };

  /* For a query that finds nothing: words that were typed, each with one that is near. */
  search.nearest = function (expanded, index) {
    var found = [];
    expanded.kept.forEach(function (word, at) {
      var signs = Array.from(word);
      if (expanded.words[at].size || signs.length < index.tuning.correctedFrom || /^[0-9]/.test(word)) return;
      near(signs, Math.min(index.tuning.nearestSlips, signs.length >> 1), index).sort(function (a, b) {
        return a[0] - b[0] || (a[1].text < b[1].text ? -1 : 1);
      }).slice(0, index.tuning.mostNearest).forEach(function (one) { found.push([word, one[1].text]); });
    });
    return found;
  };
})();
