/* Search: the index's own ranking in the browser. Says in JavaScript what `src/search/expand.rs` and `rank.rs` say
   in Rust; a test holds both to the same results. Loads nothing, keeps nothing. */
(function () {
  'use strict';
  var f32 = Math.fround;
  var SIGNS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ !#$%&\'()*+,-./:;=>?@[]^_`{|}~';
  var VALUES = {};
  SIGNS.split('').forEach(function (sign, at) { VALUES[sign] = at; });
  var LETTER = /[\p{Alphabetic}\p{N}]/u, PART = /[\p{Alphabetic}\p{N}\p{M}]/u, MARK = /\p{M}/gu;
  var SILENT = '\'\u2018\u2019\u00ad\u200b';
  var FOLDS = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ı': 'i' };
  var AMERICAN = [['iz', 'is'], ['yz', 'ys'], ['or', 'our'], ['ense', 'ence'], ['ler', 'ller'], ['led', 'lled'], ['ling', 'lling'], ['ment', 'ement']];

  function reader(text) {
    var at = 0;
    return {
      next: function () {
        var number = 0, scale = 1, digit = VALUES[text[at++]];
        while (digit >= 46) { number += (digit - 46 + 46) * scale; scale *= 46; digit = VALUES[text[at++]]; }
        return number + digit * scale;
      },
      more: function () { return at < text.length; }
    };
  }

  function fold(word) {
    /* eslint-disable-next-line no-control-regex */
    if (/^[\x00-\x7f]*$/.test(word)) return word;
    return Array.from(word.normalize('NFKD').replace(MARK, '')).map(function (sign) {
      return FOLDS[sign] || sign.toLowerCase().replace(MARK, '');
    }).join('');
  }

  /* The words of a text with where they stand in it. */
  function words(text, spans) {
    var found = [], word = '', length = 0, from = 0, at = 0;
    function flush(to) {
      if (length && length <= 40) {
        var folded = fold(word);
        if (folded) found.push(spans ? { folded: folded, from: from, to: to } : { exact: word, folded: folded });
      }
      word = ''; length = 0;
    }
    var signs = spans ? text : text.normalize('NFC');
    for (var sign of signs) {
      if (PART.test(sign)) {
        if (!length) from = at;
        word += sign.toLowerCase(); length++;
      } else if (SILENT.indexOf(sign) < 0) flush(at);
      at += sign.length;
    }
    flush(at);
    return found;
  }

  function flat(text) {
    return words(text).map(function (word) { return word.folded; }).join(' ');
  }

  function number(text) {
    text = text.trim();
    if (!/^[0-9 +\-()./\u00a0]+$/.test(text)) return null;
    var digits = text.replace(/[^0-9]/g, '');
    if (text[0] === '+' && digits.slice(0, 2) === '64') digits = '0' + digits.slice(2);
    return digits.length >= 2 ? digits : null;
  }

  function phrases(query) {
    return query.split(/["\u201c\u201d\u00ab\u00bb]/).filter(function (_, at) { return at % 2; }).map(flat).filter(Boolean);
  }

  function slips(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return -1;
    var before = [], last = [], i, j;
    for (j = 0; j <= b.length; j++) last.push(j);
    for (i = 1; i <= a.length; i++) {
      var row = [i], least = i;
      for (j = 1; j <= b.length; j++) {
        var cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > limit) return -1;
      before = last; last = row;
    }
    return last[b.length] <= limit ? last[b.length] : -1;
  }

  /* The index as it came, made ready. */
  function Index(data, texts) {
    var self = this;
    this.ignored = new Set(data.ignored.split(' '));
    this.forms = [];
    var classes = data.classes.map(function (text) {
      return text.split('|').map(function (endings) { return endings.split(','); });
    });
    var start = '', term = 0;
    var shares = reader(data.forms[0]), ends = reader(data.forms[1]);
    data.forms[2].split(' ').forEach(function (rest) {
      if (!shares.more()) return;
      start = start.slice(0, shares.next()) + rest;
      var endings = classes[ends.next()];
      endings.forEach(function (some, made) {
        some.forEach(function (ending) { self.forms.push({ text: start + ending, term: term, own: !made }); });
      });
      term++;
    });
    this.forms.sort(function (a, b) { return a.text < b.text ? -1 : a.text > b.text ? 1 : 0; });
    this.byText = new Map(this.forms.map(function (form) { return [form.text, form]; }));
    this.spelled = new Map();
    data.spelled.split(' ').forEach(function (text) { if (text) self.spelled.set(text, term++); });
    this.rules = [];
    var read = reader(data.synonyms), count, rule;
    while (read.more()) {
      rule = { from: [], to: [] };
      for (count = read.next(); count; count--) rule.from.push(read.next());
      for (count = read.next(); count; count--) rule.to.push([read.next(), f32(read.next() / 100)]);
      this.rules.push(rule);
    }
    var weights = reader(data.pages);
    this.texts = texts;
    this.pages = texts.pages;
    this.weights = texts.pages.map(function () { return weights.next() % 20 / 10; });
    this.documents = [];
    texts.pages.forEach(function (one, page) {
      var above = '';
      one[3].split('\n').forEach(function (line) {
        var parts = line.slice(1).split('\t'), level = +line[0];
        var trail = level === 2 ? [above, parts[0]] : level ? [parts[0]] : [];
        if (level === 1) above = parts[0];
        self.documents.push({ page: page, trail: trail, anchor: parts[1], title: flat(one[0]), heading: flat(trail[trail.length - 1] || '') });
      });
    });
    var total = this.documents.length;
    this.fields = data.fields.map(function (field) {
      var average = f32(f32(field[1]) / f32(total)), lengths = reader(field[2]), posts = reader(field[3]);
      var norms = new Float32Array(total), at, terms = [];
      for (at = 0; at < total; at++) norms[at] = f32(f32(1.2) * f32(f32(0.25) + f32(f32(0.75 * lengths.next()) / average)));
      while (posts.more()) {
        var count = posts.next(), list = new Int32Array(count * 2), doc = 0;
        for (at = 0; at < count; at++) {
          var step = posts.next();
          doc += step >> 1;
          list[at * 2] = doc;
          list[at * 2 + 1] = step & 1 ? posts.next() : 1;
        }
        terms.push(list);
      }
      return { boost: f32(field[0]), norms: norms, terms: terms };
    });
    this.numbers = texts.numbers.split(' ').filter(Boolean).map(function (pair) { return pair.split(':'); });
  }

  Index.prototype.starting = function (start) {
    var low = 0, high = this.forms.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (this.forms[middle].text < start) low = middle + 1; else high = middle;
    }
    var found = [];
    while (low < this.forms.length && this.forms[low].text.startsWith(start)) found.push(this.forms[low++]);
    return found;
  };

  function add(slot, term, weight) {
    weight = f32(weight);
    if (!(slot.get(term) >= weight)) slot.set(term, weight);
  }

  Index.prototype.meanings = function (word, typing, corrected) {
    var self = this, slot = new Map(), text = word.folded, signs = Array.from(text), length = signs.length;
    var own = this.spelled.get(word.exact), form = this.byText.get(text);
    if (own !== undefined) add(slot, own, 1);
    if (form) add(slot, form.term, own === undefined ? 1 : 0.9);
    else AMERICAN.forEach(function (pair) {
      var at = text.lastIndexOf(pair[0]);
      var british = at < 0 ? null : self.byText.get(text.slice(0, at) + pair[1] + text.slice(at + pair[0].length));
      if (british) add(slot, british.term, 0.95);
    });
    var known = slot.size > 0;
    if (typing && length >= 2) {
      this.starting(text).map(function (form) { return { form: form, long: Array.from(form.text).length }; })
        .filter(function (one) { return one.long > length; })
        .sort(function (a, b) { return a.long - b.long || (a.form.text < b.form.text ? -1 : 1); })
        .slice(0, 24).forEach(function (one) {
          var share = f32(length / one.long);
          add(slot, one.form.term, known ? f32(0.3) * share : f32(0.4) + f32(f32(0.4) * share));
        });
    }
    if (!slot.size) {
      for (var cut = 3; cut <= length - 3; cut++) {
        var left = this.byText.get(signs.slice(0, cut).join('')), right = this.byText.get(signs.slice(cut).join(''));
        if (left && left.own && right && right.own) { add(slot, left.term, 0.6); add(slot, right.term, 0.6); break; }
      }
    }
    if (!slot.size && length >= 4 && !/^[0-9]/.test(text)) {
      var limit = length < 8 ? 1 : 2, near = [];
      this.starting(signs[0]).forEach(function (form) {
        if (!form.own) return;
        var found = slips(signs, Array.from(form.text), limit);
        if (found < 0) return;
        if (found < limit) limit = found;
        near.push([found, form]);
      });
      near = near.filter(function (one) { return one[0] === limit; }).slice(0, 4);
      near.forEach(function (one) { add(slot, one[1].term, one[0] <= 1 ? 0.7 : 0.5); });
      if (near.length) corrected.push([text, near[0][1].text]);
    }
    return slot;
  };

  Index.prototype.expand = function (query) {
    var self = this;
    query = Array.from(query).slice(0, 200).join('');
    var all = words(query), open = LETTER.test(Array.from(query).pop() || '');
    var expanded = {
      words: [], number: number(query), phrases: phrases(query), corrected: [],
      typed: all.map(function (word) { return word.folded; }).join(' ')
    };
    var kept = all.map(function (word, at) { return { word: word, typing: open && at + 1 === all.length }; })
      .filter(function (one) { return !self.ignored.has(one.word.folded); }).slice(0, 12);
    var slots = expanded.words = kept.map(function (one) { return self.meanings(one.word, one.typing, expanded.corrected); });
    for (var at = 1; at < kept.length; at++) {
      var joined = this.byText.get(kept[at - 1].word.folded + kept[at].word.folded);
      if (joined) { add(slots[at - 1], joined.term, 0.9); add(slots[at], joined.term, 0.9); }
    }
    var added = [];
    this.rules.forEach(function (rule) {
      for (var at = 0; at + rule.from.length <= slots.length; at++) {
        if (!rule.from.every(function (term, next) { return slots[at + next].get(term) >= 0.5; })) continue;
        rule.from.forEach(function (_, next) {
          rule.to.forEach(function (to) { added.push([at + next, to[0], to[1]]); });
        });
      }
    });
    added.forEach(function (one) { add(slots[one[0]], one[1], one[2]); });
    return expanded;
  };

  Index.prototype.search = function (query, limit) {
    var self = this, expanded = this.expand(query), total = this.documents.length;
    var sums = new Float64Array(total), matched = new Uint8Array(total);
    expanded.words.forEach(function (slot) {
      var word = new Float64Array(total);
      self.fields.forEach(function (field) {
        var best = new Float32Array(total);
        slot.forEach(function (weight, term) {
          var list = field.terms[term], count = list.length / 2;
          if (!count) return;
          var idf = f32(Math.log(f32(1 + f32(f32(total - count + 0.5) / f32(count + 0.5)))));
          var worth = f32(f32(idf * f32(2.2)) * f32(weight * field.boost));
          for (var at = 0; at < list.length; at += 2) {
            var times = list[at + 1], score = f32(worth * f32(times / f32(times + field.norms[list[at]])));
            if (score > best[list[at]]) best[list[at]] = score;
          }
        });
        for (var doc = 0; doc < total; doc++) word[doc] += best[doc];
      });
      for (var doc = 0; doc < total; doc++) if (word[doc] > 0) { sums[doc] += word[doc]; matched[doc]++; }
    });
    var digits = expanded.number, byNumber = {};
    if (digits) this.numbers.forEach(function (pair) {
      var at = pair[0].indexOf(digits);
      if (at < 0) return;
      var score = (at ? 20 : 40) * (digits.length / pair[0].length);
      byNumber[pair[1]] = Math.max(byNumber[pair[1]] || 0, score);
    });
    var pages = new Map();
    for (var doc = 0; doc < total; doc++) {
      var document = this.documents[doc], weight = this.weights[document.page], score = 0;
      if (matched[doc]) {
        var share = matched[doc] / expanded.words.length;
        score = sums[doc] * share * share * weight;
      }
      if (byNumber[doc]) score = Math.max(score, byNumber[doc] * weight);
      if (!(score > 0)) continue;
      if (expanded.phrases.length && !this.holds(doc, expanded.phrases)) continue;
      if (expanded.typed && document.title === expanded.typed) score *= 1.5;
      else if (expanded.typed && document.heading === expanded.typed) score *= 1.3;
      var known = pages.get(document.page);
      if (!known) pages.set(document.page, { document: doc, first: score, second: 0 });
      else if (score > known.first) { known.second = known.first; known.first = score; known.document = doc; }
      else if (score > known.second) known.second = score;
    }
    var hits = Array.from(pages.values()).map(function (one) {
      return { document: one.document, score: Math.round((one.first + one.second * 0.25) * 1000) };
    });
    hits.sort(function (a, b) { return b.score - a.score || a.document - b.document; });
    return { expanded: expanded, total: hits.length, hits: hits.slice(0, limit) };
  };

  Index.prototype.holds = function (doc, wanted) {
    var one = this.documents[doc], parts = this.texts.bodies[doc].split('\t');
    var all = [this.pages[one.page][0], parts[0]].concat(one.trail, [parts[1], parts.slice(2).join('\t')]);
    var text = ' ' + all.map(function (part) { var words = flat(part); return (words && words + ' ') + '| '; }).join('');
    return wanted.every(function (phrase) { return text.indexOf(' ' + phrase + ' ') >= 0; });
  };

  var search = window.rightskitSearch;
  search.words = words;
  search.fold = fold;
  search.make = function (data, texts) { return new Index(data, texts); };
})();
