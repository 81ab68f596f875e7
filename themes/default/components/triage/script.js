/* One question a screen. Answers are the ticks in the form and nothing else: no address, no storage, no request.
   Until this has started without a fault, the page is the whole form with its style sheet. */
(function () {
  'use strict';
  var form = /** @type {HTMLFormElement} */ (document.querySelector('form.c-triage'));
  if (!form) return;
  var root = document.documentElement;

  function all(selector, inside) { return Array.prototype.slice.call((inside || form).querySelectorAll(selector)); }
  function one(selector) { return form.querySelector(selector); }
  function when(element) { return element.hasAttribute('data-when') ? JSON.parse(element.getAttribute('data-when')) : null; }
  function say(key) { return form.getAttribute('data-' + key); }

  var questions = all('.c-question').map(function (element) {
    return {
      element: element,
      ask: element.querySelector('.c-question__ask'),
      when: when(element),
      many: element.getAttribute('data-many') === 'true',
      boxes: all('input', element).map(function (box) { box.offer = when(box.closest('.c-option')); return box; })
    };
  });
  var items = all('.c-plan-item[id]').map(function (element) {
    return { element: element, when: when(element), home: element.parentNode, card: element.querySelector('.c-plan-card') };
  });
  var clocks = all('.c-deadline__clock').map(function (element) { return { element: element, when: when(element) }; });
  /* The most cards that a plan opens with: the rule of `triage::plan`. */
  var CARDS = 3;
  var check = one('.c-triage__check');
  var plan = one('.c-plan');
  var error = one('.c-triage__error');
  /* 'start', the number of a question, 'check' or 'plan'. */
  var screen = 'start';
  var back = [];
  var changing = false;
  /* Whether this visit has its one entry in the history. It holds nothing. */
  var entered = false;

  function holds(condition, counts) {
    if (condition === null) return true;
    if (typeof condition === 'string') return counts[condition] === true;
    var parts = condition.slice(1);
    if (condition[0] === 'not') return !holds(parts[0], counts);
    if (condition[0] === 'any') return parts.some(function (part) { return holds(part, counts); });
    return parts.every(function (part) { return holds(part, counts); });
  }

  /* What the ticks mean: a tick counts when its question is asked, an exclusive one when it stands alone. */
  function meaning() {
    var counts = {};
    var stopped = false;
    var asked = questions.map(function (question) {
      if (stopped || !holds(question.when, counts)) return false;
      var ticked = question.boxes.filter(function (box) { return box.checked && holds(box.offer, counts); });
      ticked.forEach(function (box) {
        if (ticked.length > 1 && box.hasAttribute('data-only')) return;
        counts[box.id] = true;
        if (box.hasAttribute('data-stop')) stopped = true;
      });
      return true;
    });
    return { asked: asked, counts: counts };
  }

  function answered(at, counts) {
    return questions[at].boxes.some(function (box) { return counts[box.id]; });
  }

  function show(element, yes) { if (element) element.hidden = !yes; }

  function focus(element) {
    if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
    element.focus();
  }

  function draw(quiet) {
    var now = meaning();
    var at = typeof screen === 'number' ? screen : -1;
    var place = 0;
    questions.forEach(function (question, index) {
      show(question.element, index === at);
      question.boxes.forEach(function (box) { show(box.closest('.c-option'), holds(box.offer, now.counts)); });
      if (index <= at && now.asked[index]) place += 1;
    });
    show(one('.c-triage__start'), screen === 'start');
    show(document.querySelector('.c-triage__head .l-lead'), screen === 'start');
    /* The question or the plan is the heading now; the page's own is still read out. */
    document.querySelector('.c-triage__head').classList.toggle('visually-hidden', screen !== 'start');
    var crumbs = document.querySelector('.c-breadcrumbs');
    if (crumbs) crumbs.classList.toggle('is-aside', screen !== 'start');
    show(one('.c-triage__back'), screen !== 'start');
    show(one('.c-triage__on'), at >= 0);
    show(check, screen === 'check');
    show(plan, screen === 'plan');
    show(error, false);
    all('.c-question__step').forEach(function (step) { step.remove(); });
    if (at >= 0) {
      var step = document.createElement('span');
      step.className = 'c-question__step';
      step.textContent = say('question') + ' ' + place;
      questions[at].ask.insertBefore(step, questions[at].ask.firstChild);
    }
    if (screen === 'check') look(now);
    if (screen === 'plan') fill(now);
    if (quiet) return;
    window.scrollTo(0, 0);
    if (at >= 0) focus(questions[at].ask);
    else if (screen === 'start') focus(document.querySelector('h1'));
    else focus(screen === 'check' ? check.querySelector('h2') : plan.querySelector('h2'));
  }

  /* The answers that count, each with a way to change it. */
  function look(now) {
    var list = one('.c-triage__answers');
    list.textContent = '';
    questions.forEach(function (question, at) {
      if (!now.asked[at]) return;
      var name = text(question.ask);
      var given = question.boxes.filter(function (box) { return now.counts[box.id]; }).map(function (box) {
        return text(box.nextElementSibling);
      });
      var row = document.createElement('div');
      var term = row.appendChild(document.createElement('dt'));
      term.textContent = name;
      var answer = row.appendChild(document.createElement('dd'));
      answer.textContent = given.join('; ') || say('none');
      var change = row.appendChild(document.createElement('dd')).appendChild(document.createElement('button'));
      change.type = 'button';
      change.className = 'c-button c-button--quiet';
      change.textContent = say('change');
      var which = change.appendChild(document.createElement('span'));
      which.className = 'visually-hidden';
      which.textContent = ': ' + name;
      change.addEventListener('click', function () { changing = true; go(at); });
      list.appendChild(row);
    });
  }

  /* The words of a question or answer, without the numbers and letters of the paper form. */
  function text(element) {
    var copy = element.cloneNode(true);
    all('.t-words, .c-question__step', copy).forEach(function (part) { part.remove(); });
    return copy.textContent.trim().replace(/\s+/g, ' ');
  }

  function fill(now) {
    home();
    var shown = items.filter(function (item) {
      var yes = holds(item.when, now.counts);
      show(item.element, yes);
      return yes;
    });
    clocks.forEach(function (clock) { show(clock.element, holds(clock.when, now.counts)); });
    all('.c-deadline').forEach(function (box) { show(box, box.querySelector('.c-deadline__clock:not([hidden])')); });
    var cards = shown.filter(function (item) { return item.card; }).slice(0, CARDS);
    var list = one('.c-plan__cards');
    cards.forEach(function (item) {
      list.appendChild(document.createElement('li')).appendChild(item.element);
      item.element.classList.add('is-card');
    });
    show(one('.c-plan__first'), cards.length);
    all('.c-plan__fold').forEach(function (fold) {
      var inside = all('.c-plan-item:not([hidden]) h4:not(.c-plan-card__line)', fold);
      show(fold, inside.length);
      fold.querySelector('.c-plan__number').textContent = String(inside.length);
      fold.querySelector('.c-plan__inside').textContent = inside.slice(0, 2).map(text).join(' · ') + (inside.length > 2 ? ' …' : '');
    });
    days();
    var finished = questions.every(function (_, at) { return !now.asked[at] || answered(at, now.counts); });
    plan.querySelector('h2').textContent = say(finished ? 'plan' : 'so-far');
    one('.c-plan__count').textContent =
      shown.length === 1 ? say('part') : say('parts').replace('{count}', shown.length);
  }

  /* Every item back to its fold, in the order of the file. */
  function home() {
    items.forEach(function (item) {
      item.element.classList.remove('is-card');
      item.home.appendChild(item.element);
    });
    one('.c-plan__cards').textContent = '';
    all('.c-plan__number, .c-plan__inside').forEach(function (part) { part.textContent = ''; });
    all('.c-plan-card__day').forEach(function (day) { show(day, false); });
    all('.c-plan-card--day .c-plan-card__text').forEach(function (line) {
      if (!line.hasAttribute('data-plain')) line.setAttribute('data-plain', line.textContent);
      line.textContent = line.getAttribute('data-plain');
    });
  }

  /* The card of the time limits: the last day that comes first of those worked out, else the first limit that runs. */
  function days() {
    var best = null;
    all('.c-plan-card__day').forEach(function (day) {
      var clock = all('.c-deadline__clock').filter(function (clock) { return clock.id === day.getAttribute('data-clock'); })[0];
      show(day, false);
      if (clock.hidden) return;
      var last = Number(clock.getAttribute('data-last') || Infinity);
      if (!best || last < best.last) best = { last: last, day: day, clock: clock };
    });
    if (!best) return;
    show(best.day, true);
    var known = best.last !== Infinity;
    var card = best.day.closest('.c-plan-card');
    card.querySelector('.c-plan-card__text').textContent = best.day.getAttribute('data-line');
    var text = best.day.querySelector('b');
    if (!best.day.hasAttribute('data-within')) best.day.setAttribute('data-within', text.textContent);
    var day = known && say(best.clock.getAttribute('data-gone') === 'true' ? 'gone' : 'by');
    text.textContent = known ? day.replace('{date}', best.clock.getAttribute('data-day')) : best.day.getAttribute('data-within');
    show(card.querySelector('.c-plan-card__work-out'), !known);
  }

  /* Folded while the script shows one thing at a time, unfolded as it was sent and on paper. */
  function fold(closed) {
    all('.c-plan details').forEach(function (part) { part.open = !closed; });
  }

  /* A link opens beside the plan. A page of ours keeps hold of it, so that its way out can empty both. */
  function beside() {
    all('a[href]', plan).forEach(function (link) {
      if (/^(tel|sms|mailto|blob):|^#/.test(link.getAttribute('href'))) return;
      link.target = '_blank';
      link.rel = /^https?:/.test(link.getAttribute('href')) ? 'noreferrer' : 'opener';
    });
  }

  function next(from) {
    var now = meaning();
    for (var at = from + 1; at < questions.length; at += 1) {
      if (now.asked[at] && !(changing && answered(at, now.counts))) return at;
    }
    changing = false;
    return 'check';
  }

  function go(to) {
    if (screen !== to) back.push(screen);
    screen = to;
    if (!entered && screen !== 'start') {
      history.pushState(null, '');
      entered = true;
      root.setAttribute('data-entered', '');
    }
    draw();
  }

  function goBack() {
    var now = meaning();
    do { screen = back.length ? back.pop() : 'start'; } while (typeof screen === 'number' && !now.asked[screen]);
    draw();
  }

  function complain(question) {
    error.textContent = '';
    var title = error.appendChild(document.createElement('p'));
    title.appendChild(document.createElement('b')).textContent = say('problem');
    var link = error.appendChild(document.createElement('p')).appendChild(document.createElement('a'));
    link.href = '#' + question.boxes[0].id;
    var offered = question.boxes.filter(function (box) { return !box.closest('.c-option').hidden; });
    var unsure = offered.filter(function (box) { return /_unsure$/.test(box.id); })[0];
    var none = offered.filter(function (box) { return box.hasAttribute('data-only'); })[0];
    var how = unsure ? (question.many ? 'choose-many' : 'choose') : none ? 'choose-none' : 'choose-some';
    link.textContent = say(how).replace('{answer}', unsure || none ? text((unsure || none).nextElementSibling) : '');
    link.addEventListener('click', function (event) {
      event.preventDefault();
      question.boxes[0].focus();
    });
    var skip = error.appendChild(document.createElement('p')).appendChild(document.createElement('button'));
    skip.type = 'button';
    skip.className = 'c-button';
    skip.textContent = say('skip');
    skip.addEventListener('click', function () { go(next(screen)); });
    show(error, true);
    error.focus();
  }

  function clear() {
    all('input').forEach(function (box) {
      if (box.type === 'text') box.value = '';
      else box.checked = false;
    });
    all('.c-triage__answers, .c-plan__count').forEach(function (part) { part.textContent = ''; });
    form.removeAttribute('data-printing');
    home();
    if (form.hasAttribute('data-live')) fold(true);
    back = [];
    changing = false;
    screen = 'start';
  }

  function listen() {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (typeof screen !== 'number') return;
      if (!questions[screen].boxes.some(function (box) { return box.checked; })) complain(questions[screen]);
      else go(next(screen));
    });
    form.addEventListener('change', function (event) {
      var box = /** @type {HTMLInputElement} */ (event.target);
      if (box.type !== 'checkbox' || !box.checked || !box.closest('.c-question')) return;
      /* "None of these" and the others put each other out. */
      all('input', box.closest('.c-question')).forEach(function (other) {
        if (other !== box && (box.hasAttribute('data-only') || other.hasAttribute('data-only'))) other.checked = false;
      });
    });
    form.addEventListener('last-day', days);
    /* On paper everything is unfolded; what was folded on the screen is folded again. */
    var closed = [];
    window.addEventListener('beforeprint', function () {
      closed = all('.c-plan details:not([open])');
      fold(false);
    });
    window.addEventListener('afterprint', function () {
      closed.forEach(function (part) { part.open = false; });
    });
    form.addEventListener('click', function (event) {
      var press = /** @type {Element} */ (event.target).closest('[data-go], [data-print], [data-day]');
      if (!press) return;
      event.preventDefault();
      var to = press.getAttribute('data-go');
      if (press.hasAttribute('data-day')) {
        var item = press.closest('.c-plan-item');
        item.querySelector('details').open = true;
        focus(item.querySelector('.c-deadline:not([hidden]) input'));
      } else if (to === 'begin') go(next(-1));
      else if (to === 'back') goBack();
      else if (to) go(to);
      else {
        form.setAttribute('data-printing', press.getAttribute('data-print'));
        window.print();
      }
    });
    /* By the button, and by `forget.js` when the page is left. */
    form.addEventListener('reset', function () {
      clear();
      draw(true);
    });
    var button = document.querySelector('.c-clear');
    button.addEventListener('click', function (event) {
      event.preventDefault();
      form.reset();
      draw();
    });
    window.addEventListener('popstate', function () {
      if (/\bis-leaving\b/.test(root.className)) return;
      entered = false;
      root.removeAttribute('data-entered');
      if (screen === 'start') return;
      goBack();
      if (screen !== 'start') {
        history.pushState(null, '');
        entered = true;
        root.setAttribute('data-entered', '');
      }
    });
  }

  function takeOver() {
    var visit = window.performance && performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
    clear();
    show(one('.c-triage__lost'), visit && /** @type {PerformanceNavigationTiming} */ (visit).type === 'reload');
    all('.c-triage__script, .c-plan__keep').forEach(function (part) { show(part, true); });
    all('.c-triage__no-script, .c-question__next, .c-plan__end, .c-plan__leave').forEach(function (part) { show(part, false); });
    fold(true);
    draw(true);
    listen();
    /* A step back shows its question from the top, not the place where the page stood. */
    if ('scrollRestoration' in history) history.scrollRestoration = 'manual';
    form.setAttribute('data-live', '');
    beside();
  }

  /* Whatever goes wrong on the way, the page is left as it was sent. */
  var hidden = all('[hidden]');
  var lead = document.querySelector('.c-triage__head .l-lead');
  try {
    takeOver();
  } catch (fault) {
    form.removeAttribute('data-live');
    home();
    fold(false);
    document.querySelector('.c-triage__head').classList.remove('visually-hidden');
    all('*').forEach(function (part) { part.hidden = hidden.indexOf(part) >= 0; });
    show(lead, true);
    throw fault;
  }
})();
