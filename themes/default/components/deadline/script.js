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

  function number(text) { return /^\d+$/.test(text.trim()) ? Number(text) : NaN; }

  function start(box) {
    function part(name) { return box.querySelector('[data-part="' + name + '"]'); }
    /* Numbers stand on the box, words once on the form around all of them. */
    function say(name) { return (box.hasAttribute('data-' + name) ? box : box.closest('form')).getAttribute('data-' + name); }
    var result = box.querySelector('.c-deadline__result');

    function tell(text) {
      result.textContent = text;
      return null;
    }

    function workOut() {
      var only = part('only').checked;
      var year = number(part('year').value);
      var month = number(part('month').value);
      var day = only ? 1 : number(part('day').value);
      if (!(year >= 1950 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) {
        return tell(say('wrong'));
      }
      var from = Date.UTC(year, month - 1, day);
      if (say('starts') === 'event' && from > today()) return tell(say('future'));
      var last = lastDay(Number(say('count')), say('unit'), year, month, day);
      var passed = last < today();
      tell(say(passed ? 'passed' : 'result').replace('{date}', words(from)).replace('{last}', words(last)));
      if (!passed) remind(last);
      return last;
    }

    /* A calendar file only when somebody asks for it. It names a day and nothing else. */
    function remind(last) {
      var stamp = new Date(last).toISOString().slice(0, 10).replace(/-/g, '');
      var lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:Reminder', 'BEGIN:VEVENT', 'UID:' + stamp + '@reminder',
        'DTSTAMP:' + stamp + 'T000000Z', 'DTSTART;VALUE=DATE:' + stamp, 'SUMMARY:Reminder', 'END:VEVENT', 'END:VCALENDAR', ''];
      result.appendChild(document.createTextNode(' '));
      var link = result.appendChild(document.createElement('a'));
      link.textContent = say('reminder');
      link.download = 'reminder.ics';
      link.href = URL.createObjectURL(new Blob([lines.join('\r\n')], { type: 'text/calendar' }));
    }

    part('only').addEventListener('change', function () {
      part('day').disabled = part('only').checked;
      part('day').closest('div').hidden = part('only').checked;
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
