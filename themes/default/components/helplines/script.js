/* Says which helplines answer now: by the hours and public holidays in the page, in Auckland time, and nothing
   at all on days that the page does not know. Without it the hours stand there in words. */
(function () {
  'use strict';

  function auckland() {
    var at = {};
    var zone = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Pacific/Auckland', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23'
    });
    zone.formatToParts(new Date()).forEach(function (part) { at[part.type] = part.value; });
    return {
      date: at.year + '-' + at.month + '-' + at.day,
      time: at.hour + ':' + at.minute,
      day: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(at.weekday)
    };
  }

  /* true, false, or null where nobody can say. */
  function answers(item, now, holidays) {
    var open = item.getAttribute('data-open');
    if (!open || open === 'always') return open ? true : null;
    if (holidays.indexOf(now.date + '?') >= 0) return null;
    if (holidays.indexOf(now.date) >= 0) {
      var rule = item.getAttribute('data-on-holidays');
      if (rule !== 'open') return rule === 'closed' ? false : null;
    }
    return open.split(';').some(function (span) {
      var days = span.split(' ')[0];
      var hours = span.split(' ')[1].split('-');
      var today = days.indexOf(now.day) >= 0;
      var until = hours[1] === '23:59' ? '24:00' : hours[1];
      if (hours[0] < until) return today && now.time >= hours[0] && now.time < until;
      /* Past midnight: the evening of today, or the rest of yesterday's. */
      return (today && now.time >= hours[0]) || (days.indexOf((now.day + 6) % 7) >= 0 && now.time < until);
    });
  }

  function show(list) {
    var now = auckland();
    var known = now.day >= 0 && now.date <= list.getAttribute('data-until');
    var holidays = list.getAttribute('data-holidays').split(' ');
    list.querySelectorAll('.c-helplines__item').forEach(function (item) {
      var mark = item.querySelector('.c-helplines__now');
      if (mark) mark.parentNode.removeChild(mark);
      var open = known ? answers(item, now, holidays) : null;
      if (open === null) return;
      mark = document.createElement('span');
      mark.className = 'c-helplines__now' + (open ? ' is-open' : '');
      mark.textContent = list.getAttribute(open ? 'data-open-now' : 'data-closed-now');
      var hours = item.querySelector('.c-helplines__hours');
      hours.insertBefore(mark, hours.firstChild);
      hours.insertBefore(document.createTextNode(' '), mark.nextSibling);
    });
  }

  document.querySelectorAll('[data-module="open-now"]').forEach(function (list) {
    function tick() {
      try { show(list); } catch (error) { /* No time zones in this browser: the words stand alone. */ }
    }
    tick();
    setInterval(tick, 60000);
  });
})();
