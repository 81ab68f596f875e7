/* Leaves at once: empties the page, then goes away in place of it, so that "back" does not return here. */
(function () {
  'use strict';
  var root = document.documentElement;

  function target(link) {
    var away = location.protocol === 'file:' || navigator.onLine === false;
    return away ? link.getAttribute('data-offline') : link.href;
  }

  function leave(event) {
    /* Ctrl-click and its like ask for a new tab: that wish is the reader's. */
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var to = target(event.currentTarget);
    if (!to) return;
    event.preventDefault();
    root.className += ' is-leaving';
    document.body.textContent = '';
    location.replace(to);
  }

  document.querySelectorAll('[data-module="exit"]').forEach(function (link) {
    link.addEventListener('click', leave);
  });

  /* A page that the browser kept as it was while leaving is empty: load it afresh. */
  window.addEventListener('pageshow', function (event) {
    if (event.persisted && /\bis-leaving\b/.test(root.className)) location.reload();
  });
})();
