/* On paper everything is unfolded, in browsers too whose styles cannot say so; what was folded on the screen is folded
   again. */
(function () {
  'use strict';
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = Array.prototype.slice.call(document.querySelectorAll('main details:not([open])'));
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (part) { part.open = false; });
  });
})();
