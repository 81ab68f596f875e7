/* Text to words, as `src/domain/search/words.rs` and `phrase.rs` do it letter by letter; and packed numbers (`packed.rs`).
   `tests/search` holds both to the same. */
(function () {
  'use strict';
  var search = window.rightskitSearch;
  var SIGNS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ !#$%&\'()*+,-./:;=>?@[]^_`{|}~';
  var VALUES = {};
  SIGNS.split('').forEach(function (sign, at) { VALUES[sign] = at; });
  var PART = /[\p{Alphabetic}\p{N}\p{M}]/u, MARK = /\p{M}/gu;
  var SILENT = '\'\u2018\u2019\u00ad\u200b';
  var FOLDS = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ı': 'i' };

  /* Reads numbers one after the other. */
  search.reader = function (text) {
    var at = 0;
    return {
      next: function () {
        var number = 0, scale = 1, digit = VALUES[text[at++]];
        while (digit >= 46) { number += digit * scale; scale *= 46; digit = VALUES[text[at++]]; }
        return number + digit * scale;
      },
      more: function () { return at < text.length; }
    };
  };

  /* A print of a text, as `words.rs` makes it. */
  search.print = function (text) {
    var print = 0x811c9dc5;
    for (var at = 0; at < text.length; at++) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
    return print >>> 0;
  };

  /* Words of which only prints are kept (`word_filter.rs`). */
  search.filter = function (packed) {
    var read = search.reader(packed), range = packed ? read.next() : 1, prints = new Set(), next = 0;
    while (read.more()) {
      next += read.next() + 1;
      prints.add(next - 1);
    }
    return { has: function (word) { return prints.has(search.print(word) % range); } };
  };

  function fold(word) {
    if (/^[ -~]*$/.test(word)) return word;
    return Array.from(word.normalize('NFKD').replace(MARK, '')).map(function (sign) {
      return FOLDS[sign] || sign.toLowerCase().replace(MARK, '');
    }).join('');
  }

  /* The words of a text; with `spans`, where they stand in it. */
  search.words = function (text, spans) {
    var found = [], word = '', length = 0, from = 0, at = 0;
    function flush(to) {
      if (length && length <= search.tuning.longestWord) {
        var folded = fold(word);
        if (folded) found.push(spans ? { folded: folded, from: from, to: to } : { exact: word, folded: folded });
      }
      word = ''; length = 0;
    }
    for (var sign of spans ? text : text.normalize('NFC')) {
      if (PART.test(sign)) {
        if (!length) from = at;
        word += sign.toLowerCase(); length++;
      } else if (SILENT.indexOf(sign) < 0) flush(at);
      at += sign.length;
    }
    flush(at);
    return found;
  };

  /* The words of a long text: most of its pieces are plain, and quickly cut. */
  search.eachWord = function (text, take) {
    text.split(/[ \n]/).forEach(function (piece) {
      if (!/^[ -~]*$/.test(piece)) { search.words(piece).forEach(take); return; }
      piece.replace(/'/g, '').toLowerCase().split(/[^0-9a-z]+/).forEach(function (word) {
        if (word && word.length <= search.tuning.longestWord) take({ exact: word, folded: word });
      });
    });
  };

  search.flat = function (text) {
    return search.words(text).map(function (word) { return word.folded; }).join(' ');
  };

  search.number = function (text) {
    text = text.trim();
    if (!/^[0-9 +\-()./\u00a0]+$/.test(text)) return null;
    var digits = text.replace(/[^0-9]/g, '');
    if (text[0] === '+' && digits.slice(0, 2) === '64') digits = '0' + digits.slice(2);
    return digits.length >= 2 ? digits : null;
  };

  search.phrases = function (query) {
    return query.split(/["\u201c\u201d\u00ab\u00bb]/).filter(function (_, at) { return at % 2; }).map(search.flat).filter(Boolean);
  };

  /* A phrase in a text that `flat` words with bars between its parts. */
  search.holds = function (parts, phrases) {
    var text = ' ' + parts.map(function (part) { var words = search.flat(part); return (words && words + ' ') + '| '; }).join('');
    return phrases.every(function (phrase) { return text.indexOf(' ' + phrase + ' ') >= 0; });
  };

  /* Slips between two words within a limit, else -1. */
  search.slips = function (a, b, limit) {
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
  };
})();
