/* Puts the search field in place of the link to the list from A to Z. Loads the search when it is first used: of an
   index that is loaded whole, the same files whatever is typed. */
(function () {
  'use strict';
  var link = /** @type {HTMLAnchorElement} */ (document.querySelector('.c-search__az')), search = window.rightskitSearch, started = false;
  var src = document.currentScript && document.currentScript.getAttribute('src');
  /* Where the script stands twice, the first has done it all. */
  if (!link || !search || !src || search.link) return;
  search.ranking = keep('data');
  search.texts = keep('bodies');
  search.link = link;
  search.failed = false;
  /* From this page to the top of the site, as the script's own address goes: hosts shorten those of pages. */
  search.root = src.slice(0, src.lastIndexOf('assets/'));

  function keep(name) {
    return function (value) {
      search[name] = value;
      if (search.update) search.update();
    };
  }

  function fail() {
    search.failed = true;
    search.status.textContent = search.failing;
    search.status.appendChild(document.createTextNode(' '));
    search.status.appendChild(again());
  }

  function again() {
    var copy = document.createElement('a');
    copy.href = link.href;
    copy.textContent = link.textContent;
    return copy;
  }

  /* Loads a script; what has not `arrived` then, has failed. */
  search.load = function (url, arrived) {
    var script = document.createElement('script');
    script.src = url;
    script.async = false;
    script.onload = script.onerror = function () { if (!arrived()) fail(); };
    document.head.appendChild(script);
  };

  /* The style sheet, the script, what ranks and, of an index that is loaded whole, the texts. */
  function start() {
    if (started) return;
    started = true;
    var files = search.files.map(function (path) { return search.root + path; });
    var style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = files[0];
    document.head.appendChild(style);
    search.load(files[1], function () { return search.make; });
    search.load(files[2], function () { return search.data; });
    if (files[3]) search.load(files[3], function () { return search.bodies; });
  }

  /* Text in which numbers keep the order of their digits, whatever the direction of writing. */
  search.write = function (to, text) {
    text.split(/(\+?\d[\d ]+\d)/).forEach(function (part, at) {
      var one = at % 2 ? /** @type {any} */ (document.createElement('bdi')) : document.createTextNode(part);
      if (at % 2) {
        one.dir = 'ltr';
        one.translate = false;
        one.textContent = part;
      }
      to.appendChild(one);
    });
    return to;
  };

  /* A form, so that what is typed is forgotten with all forms of the page (`forget.js`). It is never sent. */
  var box = document.createElement('form');
  box.className = 'c-search';
  box.setAttribute('role', 'search');
  box.setAttribute('autocomplete', 'off');
  box.addEventListener('submit', function (event) { event.preventDefault(); });
  box.addEventListener('reset', function () { if (search.clear) search.clear(); });
  var label = document.createElement('label');
  label.className = 'c-search__label';
  label.htmlFor = 'search-field';
  label.textContent = search.label;
  var field = document.createElement('input');
  field.id = 'search-field';
  field.className = 'c-search__field';
  field.type = 'search';
  [['autocomplete', 'off'], ['autocapitalize', 'off'], ['autocorrect', 'off'], ['spellcheck', 'false'],
    ['writingsuggestions', 'false'], ['enterkeyhint', 'search'], ['maxlength', '200']].forEach(function (pair) {
    field.setAttribute(pair[0], pair[1]);
  });
  search.field = field;
  search.box = box;
  search.status = document.createElement('p');
  search.status.className = 'c-search__status';
  search.status.setAttribute('role', 'status');
  search.card = document.createElement('div');
  search.card.setAttribute('aria-live', 'polite');
  search.results = document.createElement('div');
  search.results.className = 'c-search__results';
  [label, field, search.card, search.status, search.results].forEach(function (part) { box.appendChild(part); });
  link.parentNode.replaceChild(box, link);
  field.addEventListener('focus', start);
  field.addEventListener('input', function () { start(); if (search.update) search.update(); });
})();
