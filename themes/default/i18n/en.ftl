# The words of the theme, in English. A page's own words stand in content/.

## Round every page
skip-to-content = Skip to the main content
strip = Emergency, and leaving this site
emergency-ask = In danger?
emergency-call = Call { $number }
exit = Leave this site
menu = Main menu
menu-open = Menu
language-switch = Languages
breadcrumbs = Where you are
contents = On this page
pager = Other pages of this part
previous = Before this
next = After this

still-packed = If this page looks plain and its links lead nowhere, it was opened inside a zip. Unpack the whole zip first (“Extract all”), and open index.html in the new folder.

## Dates
date-long = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Search
search = Search
search-failed = The search could not be loaded.
search-one = 1 result for “{ $query }”.
search-many = { $count } results for “{ $query }”.
search-none = Nothing found for “{ $query }”. Try other words, or one of these.
search-instead = Showing results for “{ $taken }” instead of “{ $typed }”.
search-call = Call { $number }
search-text = Text { $number }
search-chat = Chat online
search-also = Also looked for { $words }.
search-nearest = The nearest words:
search-more = More results
search-best = Best matches
search-unsure = Not what you meant?
search-talk = Talk to someone
search-filter = Only some services
search-pages = In this guide
search-handouts = To print
search-region = Services in
search-topic = that help with
search-any = any
a-z = All pages from A to Z
a-z-about = Every page and service, and other words for them, in the order of the alphabet.

## Foot of every page
wrong = Something wrong on this page?
wrong-tell = Tell us
published-by = Published by { $name }
publisher-contacts = You can reach the publisher like this:
publisher-contacts-also = You can also reach the publisher like this:
publisher-post = for letters
publisher-street = to visit
edition = Edition of { $date }.
edition-title = About this edition
edition-about = What this site was made from, and what its publisher changed.
edition-date = Edition
edition-program = Made with
edition-locked = Rights and law that no publisher may change
edition-locked-count = { $count ->
    [one] One text, with this fingerprint:
   *[other] { $count } texts, with this fingerprint:
}
edition-same = Sites of this edition with the same fingerprint say the same about your rights.
edition-changed = What the publisher changed
edition-added = Words of its own, beside those of the kit
edition-replaced = In place of the kit’s own
edition-left-out = Left out
edition-withdrawn = Services offered to nobody, since they cannot be reached at present
edition-pages = Pages of its own
edition-services = Services of its own
edition-plans = Services that it adds to plans
edition-nothing = Nothing: every page and service is as in the kit.
edition-machine = The same for programs, at the start of this site:
not-advice = This is information, not legal advice.
role-safety = Staying safe on this site
role-about = About this site
role-contact = Contact
role-privacy = Privacy
role-accessibility = Accessibility
role-copyright = Copyright

## Questionnaire and plan
triage-clear = Clear my answers
triage-begin = Begin
triage-question = Question
triage-back = Back
triage-continue = Continue
triage-so-far = My plan so far
triage-plan = Your plan
triage-plan-so-far = Your plan so far
triage-next = Next question
triage-go-plan = Go to my plan
triage-why = Why we ask:
triage-no-script = Tick what fits. The next question and your plan, below, follow your answers. When you have finished, press “Clear my answers” and close this tab.
triage-lost = Your answers were not kept. Nothing is stored, so you start again here.
triage-choose = Choose an answer. If you do not know, choose “{ $answer }”.
triage-choose-many = Tick at least one. If you do not know, tick “{ $answer }”.
triage-choose-none = Tick what fits. If nothing does, tick “{ $answer }”.
triage-choose-some = Tick what fits. If you would rather not say, skip this question.
triage-problem = Please answer first
triage-skip = Skip this question
triage-check = Look over your answers
triage-change = Change
triage-no-answer = No answer
triage-see-plan = See my plan
triage-look-over = Look over my answers
triage-part = Your plan has 1 part. It fits what you have answered so far.
triage-parts = Your plan has { $count } parts. They fit what you have answered so far.
triage-links-stay = Links open in a new tab, and this plan stays here. “Leave this site” in the new tab empties both. When you have finished, close both.
triage-links-leave = A link to another page, or to another website, leaves this plan: your answers will be gone.
triage-first = Do these first
triage-fold-now = Today
triage-fold-week = This week
triage-fold-know = Good to know
triage-day-by = by { $date }
triage-day-passed = By our count the last day was { $date }. Get advice now about an exception.
triage-day-work-out = Work out my last day
triage-about = More about this
triage-more = Read more:
triage-keep = Keep your plan
triage-print-warning = On paper this shows what happened. Do not use a work printer.
triage-print-plan = Print the whole plan
triage-print-numbers = Print the numbers only
triage-clear-after = When you have finished, press “Clear my answers” and close this tab.
triage-answer-if = Answer this if { $condition }.
triage-read-if = Read this if { $condition }.
triage-or = { $a } or { $b }
triage-and = { $a }, and { $b }
triage-ticked = you ticked { $a }
triage-not-ticked = you did not tick { $a }
triage-but-not = you ticked { $a }, but not { $b }
triage-otherwise = { $a }; or if { $b }
triage-see-table = Where its facts come from, and how it decides
triage-open = Open the questionnaire
triage-table = How “{ $title }” decides
triage-table-about = Every question, answer and part of the plan, and the answers under which it appears.
triage-proved = The program tried every set of answers, { $combinations } of them, in one proof. All { $guarantees } guarantees hold, and { $examples } example journeys end as their authors wrote.
triage-most = Nobody meets more than { $count } questions.
triage-column-what = What
triage-column-words = Words
triage-column-when = When
triage-column-notes = Notes
triage-row-question = Question
triage-row-answer = Answer
triage-row-item = Part of the plan
triage-row-clock = Time limit
level-emergency = In an emergency
level-urgent = Urgent
level-soon = Soon
level-information = Good to know
deadline-length = within { $length }
deadline-hint = The date stays on this page. For example, 23 11 2026.
deadline-day = Day
deadline-month = Month
deadline-year = Year
deadline-month-only = I only know the month
deadline-work-out = Work out the last day
deadline-result = You entered { $date }. The last day is { $last }. Act well before it.
deadline-passed = You entered { $date }. By our count the last day was { $last }. Get advice now about an exception.
deadline-wrong = That is not a date we can read. Check the day, the month and the year.
deadline-wrong-part = That is not a date we can read. Check: { $part }.
deadline-future = That day has not come yet. Check the year.
deadline-reminder = Save a reminder for your calendar. The file says “Reminder” and the day, and nothing else.

## Sources of a page
sources = Where this comes from
sources-ask = Rules change. Before you rely on one of these, ask the organisation named with it.
about-page = About this page
reviewed = This page was last reviewed on { $date }.
review-by = It is due for review by { $date }.
fact-value = Limit or figure
fact-says = What it means
fact-source = Law and source

## Whom a page covers
scope-public-service = For people in the public sector.
scope-everyone = For every workplace.
scope-employees = For employees, in any workplace.
scope-not-you = Not you? See what applies
scope-more = See who is covered
standing-law = This is the law.
standing-standard = These are Public Service standards. Laws may apply as well.
standing-both = Some of this is law, and some is Public Service standards.

## People for whom some services are meant, as they stand in a sentence
by-people = For you in particular
filter-people = Show
filter-all = All services
filter-more = The other services are open to everyone. Choose “All services” to see them.
filter-gaps = None is listed yet for:
especially-for = Especially for:
for-kaupapa-maori = Māori (kaupapa Māori)
for-pasifika = Pasifika people
for-rainbow = rainbow people
for-disabled = Deaf and disabled people
for-men = men
for-women = women
for-youth = young people
for-migrants = migrants
for-title = Help for { $name }
for-about = Services that are especially for { $name }. The others are open to you too.
for-about-none = No service especially for { $name } is listed here yet. The services below are for everyone, and that includes you.
for-none-yet = (none listed yet)

## Without a voice
no-voice-ask = Deaf, or hard to speak?
no-voice-own = Reach them without a voice:
no-voice-relay = A relay service can carry your call:
no-voice-relay-any = A relay service can carry your call to any of these numbers:
no-voice-emergency = In an emergency you can text, if you registered before:

## Helplines on the first page
open-now = open now
closed-now = closed now

## Services
narrow = Topic, region, people
by-topic = By topic
by-region = By region
topics = Helps with
regions = Where
all-services = All services
services-none = No service for this is listed yet. Look through the list of all services.
reach = How to reach them
good-to-know = Good to know
hours = Hours
cost = Cost
paid = You pay for this service
free-call = free
who = For
languages = Languages
access = Access
cannot-speak = If you cannot speak
anonymous = Without your name
confidential = Who else may know
support-person = Support person
conditions = Conditions
note = Note
run-by = Run by
talk-now = Talk to someone now
unreachable = There is no checked way to reach this service yet.
unreachable-short = No checked way to reach them yet
unreachable-instead = Instead, try

## Ways to reach a service: a word before the number or address
contact-phone = Call
contact-text = Text
contact-email = Email
contact-web = Website
contact-chat = Online chat
contact-form = Online form
contact-post = Address
contact-relay = Relay
contact-app = App

## What each way leaves behind
trace-phone = The number stays in this phone’s list of calls, and may be on the bill.
trace-text = The messages stay on this phone until you delete them.
trace-email = A copy stays in your Sent folder.
trace-web = The address stays in this browser’s history.
trace-chat = The address stays in this browser’s history. The chat may be kept by the service.
trace-form = The address stays in this browser’s history. You may be sent an email.
trace-post = A letter back can be opened by others at your address.
trace-relay = The call or chat may show in the history of the device you use.
trace-app = The app can be seen on this device.

## Kinds of service
kind-emergency = Emergency
kind-helpline = Helpline
kind-advice = Advice
kind-mediation = Mediation
kind-complaint = Takes complaints
kind-tribunal = Decides disputes
kind-legal = Legal help
kind-counselling = Counselling
kind-union = Union
kind-online = Online safety
kind-regulator = Regulator
kind-relay = Relay service
kind-workplace = Paid by your workplace

## How far a card can be trusted
evidence-confirmed = Checked on { $date }.
evidence-seen = Last seen: { $date }.
evidence-seen-undated = Seen on a page without a date, read on { $date }.
evidence-stale = Not confirmed since { $date }.
evidence-how = How we know this
evidence-way-confirmed = checked with the service on { $date }
evidence-copy = { $publisher }, { $date }
evidence-copy-undated = { $publisher }, a page without a date, read on { $date }
evidence-not-confirmed = Not yet confirmed with the service itself. If it does not answer, try another.
fact-checked = Checked on { $date }.

## Text
footnote = Note
footnotes = Notes
footnote-back = Back to the text from note
table = Table

## Notices
alert-note = Note
alert-warning = Warning
alert-caution = Caution
alert-important = Important
alert-tip = Tip
alert-added = Added by the publisher of this site
alert-added-by = Added by { $name }
tested-not-yet = not yet tested
tested-on = tested on { $date }
tested-nobody = Nobody has tested this edition yet.
decision-open = Not decided yet
translation-missing = This page is not translated yet. It is shown in { $language }.
translation-partial = Parts of this page are not translated yet. They are shown in { $language }.
translation-stale = This translation may be out of date. The { $language } page has changed since.
download-kit = Take this site with you
download-none = This copy of the site has nothing to download.

## Handouts
handout-page = Page { $n } of { $m }
handout-edition = Edition of { $date }.
handout-code = Code
handout-code-about = It changes with every word. Our website lists the newest codes.
handout-about = About this handout
handout-address = Read it on the web, with links:
handout-qr-alt = QR code that leads to { $address }
handout-logo-alt = Logo
handout-twin = The same as plain text: “{ $title }”.
handout-contents = Contents
handout-addresses = Addresses named by a number
handout-sources = Sources
handout-card-face = Useful numbers
handout-card-lead = People you can call or text.
handout-or-text = or text { $n }
handout-scan = Your rights and your next step:
handout-card-cut = Print on both sides, then cut along the marks.
handout-fold = Print on both sides, turned over the short edge, and fold in the middle.
handout-questions = Questions
handout-tick-many = Tick all that fit.
handout-go-on = · go to
handout-stop = Then go straight to your plan.
handout-only-if = Only if { $condition }.
handout-everyone = Read these parts whatever you ticked: { $letters }. Then read each part whose letter stands beside one of your ticks. Where a part says “only if”, read it only then.
handout-more = More: the page “{ $page }”.
handout-more-part = More: the page “{ $page }”, under “{ $part }”.
handout-last-day = My last day:
handout-triage-online = The same questions on the web, one at a time
handout-box-empty = ☐
handout-box-ticked = ☑
handout-empty = Write here
handout-who = Who
handout-reach = How to reach them
handout-large = { $title } (large print)
handout-large-link = { $title }, large print
handout-codes = Code at its foot:
handout-codes-large = large print:
handout-unreachable-instead = There is no checked way to reach this service yet. Try instead: { $name }
handouts-none = This copy of the site has no handouts to print.
print-links = Addresses of links, by number
print-address = Address of this page:
print-whole-guide = Print the whole guide
print-section = Print all of “{ $title }”
print-title = All of “{ $title }” on one page
print-about = Every page of this part, one after the other, to print or to read in one go.
handouts-of-page = To print
handout-numbers-seen = Its numbers were seen in public sources, and not all of them are confirmed.
handout-numbers-confirmed = Its numbers were confirmed with each service.
handout-numbers-at = Check them at { $address }
handout-numbers-else = If one does not answer, try another.
pages-one = 1 page
pages-many = { $count } pages
paper-a4 = A4
paper-a5 = A5
paper-a3 = A3
paper-a4-fold = A4, folded to A5
paper-cards = A4, cards to cut out

## Pages made by the engine
directory = Find help
directory-about = People you can call, text or write to, by topic.
topic-title = Help with: { $name }
region-title = Help in { $name }
region-about = Services for people in { $name }.
service-about = How to reach { $name }, and what to know before you do.
missing-title = This page is not here
missing-where = You are still on “{ $title }”
missing-home = Go to the start page
missing-what = The page may have moved, or its address may be mistyped. You did nothing wrong.
missing-how = Go back to the page you came from, or delete the end of the address to reach the start page.
moved-title = This page has moved
moved-to = Go to: { $title }

## The harmless page behind the way out, when there is no internet
leave-title = How to make a good pot of tea
leave-intro = Good tea needs little: fresh water, a warm pot and a bit of patience.
leave-1 = Boil fresh, cold water. Water that has boiled before tastes flat.
leave-2 = Warm the pot with a little hot water, then pour that away.
leave-3 = Put in one spoon of leaves for each cup, and one for the pot.
leave-4 = Pour on the water, put the lid on, and wait for about four minutes.
leave-end = Serve with milk, with lemon, or just as it is.

## The guide as its author published it
published-about = The guide in the words of { $author }, as it was published.
published-purpose = The guide in the words of { $author }, to read on paper and to quote when you complain.
published-words = These are the words of { $author }, last compared with the original on { $date }.
published-source = Where the original stands
published-plain = The same in plain words
published-page = page { $number }
published-here = The original says this in:
published-left-open = What it leaves to your workplace
published-table = Where this site says the same
published-ours = This site
published-theirs = The original
edition-published = The guide as published
