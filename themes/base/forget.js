/* Nothing that a person ticked or typed outlives their leaving: every field of the page, in a form or not, is put back
   to how it was sent, when the page is left and when it is come back to. What a part of a page has made of the answers
   goes with them: it listens for `reset` on its form. */
(function () {
  'use strict';

  function forget() {
    document.querySelectorAll('form').forEach(function (form) { form.reset(); });
    document.querySelectorAll('input, select, textarea').forEach(function (/** @type {Field} */ field) {
      if (field.form) return;
      if (field.options) Array.prototype.forEach.call(field.options, function (option) { option.selected = option.defaultSelected; });
      else if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.defaultChecked;
      else field.value = field.defaultValue;
    });
  }

  /* Whether this visit goes to a page that was here before: some browsers then fill in what stood there. */
  function isReturn() {
    var visit = window.performance && performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
    return Boolean(visit) && /** @type {PerformanceNavigationTiming} */ (visit).type !== 'navigate';
  }

  window.addEventListener('pagehide', forget);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted || isReturn()) forget();
  });
})();
