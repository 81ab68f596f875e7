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
    leavePlan(to);
    document.body.textContent = '';
    /* A questionnaire has made one entry of its own: first back over it, then away in place of what it leaves. */
    if (!root.hasAttribute('data-entered')) return location.replace(to);
    var gone = false;
    function away() {
      if (!gone) location.replace(to);
      gone = true;
    }
    window.addEventListener('popstate', away);
    setTimeout(away, 300);
    history.back();
  }

  /* A page that a plan has opened beside it takes the plan along. A page of another origin, such as each file on a
     disk is to the next, may still be sent away, if not without its entry. */
  function leavePlan(to) {
    var plan = window.opener;
    if (!plan) return;
    try {
      plan.document.querySelector('[data-module="exit"]').click();
    } catch (error) {
      plan.location.replace(to);
    }
  }

  /* Whoever goes on to a site of others leaves the plan behind: that site gets no hold of it. */
  document.addEventListener('click', function (event) {
    var link = event.target instanceof Element && event.target.closest('a[href]');
    if (link && window.opener && /^https?:/.test(link.getAttribute('href'))) window.opener = null;
  });

  document.querySelectorAll('[data-module="exit"]').forEach(function (link) {
    link.addEventListener('click', leave);
  });

  /* A page that the browser kept as it was while leaving is empty: load it afresh. */
  window.addEventListener('pageshow', function (event) {
    if (event.persisted && /\bis-leaving\b/.test(root.className)) location.reload();
  });
})();
