/* Works out the last day of a time limit from a date. The day itself is day 1; months end just before the same
   day number, or on the last day of a month that has no such day (Legislation Act 2019, sections 54 and 56). */
(function () {
  'use strict';
  var DAY = 86400000;

  function daysIn(year, month) { return new Date(Date.UTC(year, month, 0)).getUTCDate(); }

  /* The last day as a time in UTC; month is 1 to 12. */
  function lastDay(count, unit, year, month, day) {
    if (unit === 'day') return Date.UTC(year, month - 1, day) + (count - 1) * DAY;
    var months = month - 1 + count;
    var endYear = year + Math.floor(months / 12);
    var endMonth = months % 12;
    var days = daysIn(endYear, endMonth + 1);
    return day > days ? Date.UTC(endYear, endMonth, days) : Date.UTC(endYear, endMonth, day - 1);
  }

  /* Midnight of today in New Zealand, as UTC. */
  function today() {
    var at = {};
    try {
      var zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Pacific/Auckland', year: 'numeric', month: '2-digit', day: '2-digit' });
      zone.formatToParts(new Date()).forEach(function (part) { at[part.type] = Number(part.value); });
      return Date.UTC(at.year, at.month - 1, at.day);
    } catch (error) {
      var now = new Date();
      return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    }
  }

  function words(time) {
    return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(time));
  }

  /* Figures of any width, in small letters without marks over them. */
  function plain(text) {
    return (text.normalize ? text.normalize('NFKD') : text).replace(/[\u0300-\u036f]/g, '').toLowerCase().trim();
  }

  function number(text) { return /^\d+$/.test(text) ? Number(text) : NaN; }

  /* What each field may hold: → a number, or NaN. */
  var READ = {
    day: function (text) { return number(plain(text).replace(/(st|nd|rd|th|\.)$/, '')); },
    /* A number, or a name in the page's language or English, three letters of it or more. */
    month: function (text) {
      var typed = plain(text).replace(/\.$/, '');
      if (typed.length < 3 || /^\d/.test(typed)) return number(typed);
      var found = [];
      [document.documentElement.lang, 'en'].forEach(function (language) {
        for (var month = 1; month <= 12; month += 1) {
          var name = plain(new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1)));
          if (name.indexOf(typed) === 0 && found.indexOf(month) < 0) found.push(month);
        }
      });
      return found.length === 1 ? found[0] : NaN;
    },
    /* Two figures are a year of this century, or of the last when that is far off. */
    year: function (text) {
      var typed = plain(text).replace(/^['’]/, '');
      if (typed.length !== 2) return number(typed);
      var year = 2000 + number(typed);
      return year > new Date(today()).getUTCFullYear() + 20 ? year - 100 : year;
    }
  };

  function start(box) {
    function part(name) { return box.querySelector('[data-part="' + name + '"]'); }
    /* Numbers stand on the box, words once on the form around all of them. */
    function say(name) { return (box.hasAttribute('data-' + name) ? box : box.closest('form')).getAttribute('data-' + name); }
    var clocks = box.querySelectorAll('.c-deadline__clock');
    var wrong = box.querySelector('.c-deadline__wrong');

    function tell(clock, text, known) {
      clock.querySelector('.c-deadline__result').textContent = text;
      ['last', 'day', 'gone'].forEach(function (name) {
        if (known) clock.setAttribute('data-' + name, known[name]);
        else clock.removeAttribute('data-' + name);
      });
    }

    function forget() {
      wrong.textContent = '';
      clocks.forEach(function (clock) { tell(clock, ''); });
    }

    function workOut() {
      var only = part('only').checked;
      var year = READ.year(part('year').value);
      var month = READ.month(part('month').value);
      var day = only ? 1 : READ.day(part('day').value);
      var isYear = year >= 1950 && year <= 2200;
      var isMonth = month >= 1 && month <= 12;
      /* A leap year has every day that there is. */
      var isDay = day >= 1 && day <= (isMonth ? daysIn(isYear ? year : 2028, month) : 31);
      var wrongs = [isDay || 'day', isMonth || 'month', isYear || 'year'].filter(function (name) { return name !== true; });
      mark(wrongs);
      if (wrongs.length) return refuse('wrong', wrongs);
      var from = Date.UTC(year, month - 1, day);
      if (say('starts') === 'event' && from > today()) return refuse('future');
      forget();
      clocks.forEach(function (clock) {
        var last = lastDay(Number(clock.getAttribute('data-count')), clock.getAttribute('data-unit'), year, month, day);
        var passed = last < today();
        tell(clock, say(passed ? 'passed' : 'result').replace('{date}', words(from)).replace('{last}', words(last)), { last: String(last), day: words(last), gone: String(passed) });
        if (!passed) remind(clock.querySelector('.c-deadline__result'), last);
      });
      heard();
    }

    function mark(names) {
      ['day', 'month', 'year'].forEach(function (name) { part(name).setAttribute('aria-invalid', String(names.indexOf(name) >= 0)); });
      if (names.length) part(names[0]).focus();
    }

    /* What is wrong, and in which fields. */
    function refuse(why, names) {
      forget();
      var fields = (names || []).map(function (name) { return part(name).labels[0].textContent; });
      var some = fields.length > 0 && fields.length < 3 && say(why + '-part');
      wrong.textContent = some ? some.replace('{part}', fields.join(', ')) : say(why);
      heard();
    }

    /* A plan may show the day elsewhere too. */
    function heard() { box.closest('form').dispatchEvent(new CustomEvent('last-day')); }

    /* A calendar file only when somebody asks for it. It names a day and nothing else. */
    function remind(result, last) {
      var stamp = new Date(last).toISOString().slice(0, 10).replace(/-/g, '');
      var lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:Reminder', 'BEGIN:VEVENT', 'UID:' + stamp + '@reminder',
        'DTSTAMP:' + stamp + 'T000000Z', 'DTSTART;VALUE=DATE:' + stamp, 'SUMMARY:Reminder', 'END:VEVENT', 'END:VCALENDAR', ''];
      result.appendChild(document.createTextNode(' '));
      var link = result.appendChild(document.createElement('a'));
      link.textContent = say('reminder');
      link.download = 'reminder.ics';
      link.href = URL.createObjectURL(new Blob([lines.join('\r\n')], { type: 'text/calendar' }));
    }

    function askDay(yes) {
      part('day').disabled = !yes;
      part('day').closest('div').hidden = !yes;
    }

    /* What is typed stays on the page: no service is asked to spell it, correct it or go on with it. */
    ['day', 'month', 'year'].forEach(function (name) {
      [['spellcheck', 'false'], ['autocorrect', 'off'], ['writingsuggestions', 'false']].forEach(function (pair) {
        part(name).setAttribute(pair[0], pair[1]);
      });
    });
    part('only').addEventListener('change', function () { askDay(!part('only').checked); });
    box.closest('form').addEventListener('reset', function () {
      forget();
      mark([]);
      askDay(true);
    });
    part('work-out').addEventListener('click', workOut);
    box.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.target.type !== 'text') return;
      event.preventDefault();
      workOut();
    });
    box.querySelector('.c-deadline__date').hidden = false;
  }

  document.querySelectorAll('.c-deadline').forEach(start);
})();
