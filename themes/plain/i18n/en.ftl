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
