/* The card above everything: shown as soon as what is typed sounds like somebody in need. It stays as it is while the
   same is meant, so that it is read out once. */
(function () {
  'use strict';
  var search = window.rightskitSearch, place = search.card, shown = '';

  function add(to, name, className, text) {
    var made = document.createElement(name);
    made.className = 'c-search__' + className;
    made.textContent = text || '';
    to.appendChild(made);
    return made;
  }

  function link(to, className, text, href) {
    var made = add(to, 'a', className);
    made.href = href;
    /* In one box of its own, or a link that lays out its parts would take the spaces between them. */
    made.appendChild(search.write(document.createElement('span'), text));
  }

  function service(one, list) {
    var item = add(list, 'li', 'aid');
    link(item, 'link', one[0], search.root + one[1]);
    var ways = add(item, 'span', 'ways');
    one[2].forEach(function (way) { link(ways, 'call', way[0], way[1]); });
  }

  /* The first sentence is the heading, and what follows it is read in peace. Then whom to turn to, and a page last. */
  function fill(card) {
    var box = document.createElement('section'), said = /^(.*?[.?!]) (.+)$/.exec(card[1]) || [0, card[1]];
    var title = add(box, 'h2', 'say', said[1]), list;
    title.id = 'search-card';
    box.className = 'c-search__card';
    box.setAttribute('aria-labelledby', title.id);
    if (said[2]) add(box, 'p', 'then', said[2]);
    list = add(box, 'ul', 'list');
    card[2].forEach(function (one) { service(one, list); });
    if (card[3]) link(add(list, 'li', 'aid'), 'link', card[3][0], search.root + card[3][1]);
    place.appendChild(box);
  }

  /* Shows the card that a query asks for, or takes the one away that is there. */
  search.answer = function (query) {
    var data = search.ready() && (search.bodies || search.data).crisis;
    if (!data) return;
    search.tuning = search.data.tuning;
    var fits = search.fitting(query, data).slice(0, 1);
    if (fits.join() === shown) return;
    shown = fits.join();
    place.textContent = '';
    fits.forEach(function (one) { fill(data[2][one]); });
  };
})();
