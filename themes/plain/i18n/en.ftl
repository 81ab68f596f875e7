# The few words of the plain theme.
menu = Main menu
pager = Other pages
previous = Previous: { $title }
next = Next: { $title }
alert-note = Note
alert-warning = Warning
alert-important = Important
alert-tip = Tip
missing-title = Page not found
missing-what = There is no page at this address. Go back to the page you came from.
moved-title = This page has moved
footnote = Note
footnotes = Notes
footnote-back = Back to the text from note
table = Table

search = Search
search-failed = The search could not be loaded.
search-one = 1 result for “{ $query }”.
search-many = { $count } results for “{ $query }”.
search-none = Nothing found for “{ $query }”. Try other words.
search-instead = Showing results for “{ $taken }” instead of “{ $typed }”.
search-call = Call { $number }
search-pages = Pages
directory = Services
a-z = All pages from A to Z
a-z-about = Every page in the order of the alphabet.
