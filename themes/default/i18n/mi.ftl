# reviewer:
# A draft of the theme's words in te reo Māori, by no fluent speaker. Until a reviewer is named above, it is not published.

## Round every page
skip-to-content = Hipa ki te ihirangi matua
strip = Ohotata, me te wehe i tēnei pae
emergency-ask = Kei te mōrearea?
emergency-call = Waea ki { $number }
exit = Wehe i tēnei pae
menu = Tahua matua
language-switch = Ngā reo
breadcrumbs = Kei hea koe
contents = Kei tēnei whārangi
pager = Ētahi atu whārangi o tēnei wāhanga
previous = I mua i tēnei
next = I muri i tēnei
still-packed = He māmā noa te āhua o tēnei whārangi, ā, kāore āna hononga e mahi? Kāore i tuwhera tahi me ērā atu kōnae. Mēnā nō tētahi zip, wetekina te zip katoa i te tuatahi, kātahi ka whakatuwhera i a index.html i te kōpaki hou.

## Dates
# As the Unicode locale data (CLDR) has them.
date-long = { $day } { $month } { $year }
month-1 = Kohitātea
month-2 = Huitanguru
month-3 = Poutūterangi
month-4 = Paengawhāwhā
month-5 = Haratua
month-6 = Pipiri
month-7 = Hōngongoi
month-8 = Hereturikōkā
month-9 = Mahuru
month-10 = Whiringa-ā-nuku
month-11 = Whiringa-ā-rangi
month-12 = Hakihea

## Search
search = Rapu
search-failed = Kāore i taea te rapu.
search-one = Kotahi te kitenga mō “{ $query }”.
search-many = { $count } ngā kitenga mō “{ $query }”.
search-none = Kāore he kitenga mō “{ $query }”. Whakamātauria ētahi atu kupu, tētahi rānei o ēnei.
search-instead = Ko ngā kitenga ēnei mō “{ $taken }”, kāore mō “{ $typed }”.
search-call = Waea ki { $number }
search-text = Pātuhi ki { $number }
search-chat = Kōrero tuihono
search-also = I rapua hoki: { $words }.
search-nearest = Ngā kupu tata:
search-more = Ētahi atu kitenga
search-best = Ngā mea e tata ana
search-unsure = Ehara tēnei i tāu i rapu ai?
search-talk = Kōrero ki tētahi tangata
search-filter = Ko ētahi ratonga anake
search-pages = Kei tēnei aratohu
search-handouts = Hei tā
search-region = Ngā ratonga kei
search-topic = ka āwhina mō
search-any = te katoa
a-z = Ngā whārangi katoa, A ki te Z
a-z-about = Ngā whārangi me ngā ratonga katoa, me ētahi atu kupu mō aua mea, i te raupapa o te arapū.

## Foot of every page
wrong = He hē kei tēnei whārangi?
wrong-tell = Whakamōhiotia mai
published-by = Kaiwhakaputa: { $name }
edition = Te putanga o { $date }.
edition-title = Mō tēnei putanga
edition-about = He aha i hanga ai tēnei pae, ā, he aha ngā panonitanga a te kaiwhakaputa.
edition-date = Putanga
edition-program = I hangaia ki
edition-locked = Ngā motika me te ture e kore e taea te panoni
edition-locked-count = { $count } ngā tuhinga, me tēnei tohu:
edition-same = He ōrite ngā kōrero mō ō motika i ngā pae o tēnei putanga he ōrite te tohu.
edition-changed = Ngā panonitanga a te kaiwhakaputa
edition-added = Āna ake kupu, hei tāpiri
edition-replaced = Hei whakakapi i ā te kete
edition-left-out = Kua waiho ki waho
edition-nothing = Kāore he panonitanga.
edition-machine = Mā ngā pūmanawa rorohiko, i te tīmatanga o tēnei pae:
not-advice = He mōhiohio tēnei, ehara i te tohutohu ture.
role-safety = Te noho haumaru i tēnei pae
role-about = Mō tēnei pae
role-contact = Whakapā mai
role-privacy = Tūmataitinga
role-accessibility = Āheinga
role-copyright = Manatārua

## Questionnaire and plan
triage-clear = Mukua aku whakautu
triage-begin = Tīmata
triage-question = Pātai
triage-back = Hoki
triage-continue = Haere tonu
triage-so-far = Taku mahere ināianei
triage-plan = Tō mahere
triage-plan-so-far = Tō mahere ināianei
triage-next = Pātai whai ake
triage-go-plan = Haere ki taku mahere
triage-why = He aha mātou i pātai ai:
triage-no-script = Tohua ngā mea e hāngai ana. Ka whai te pātai whai ake me tō mahere i ō whakautu. Ina oti, pēhia “Mukua aku whakautu”, ā, katia tēnei ripa.
triage-lost = Kāore ō whakautu i puritia. Kāore he mea e penapenatia ana, nō reira me tīmata anō.
triage-problem = Whakautua i te tuatahi
triage-skip = Hipa i tēnei pātai
triage-check = Tirohia ō whakautu
triage-change = Panoni
triage-no-answer = Kāore he whakautu
triage-see-plan = Tirohia taku mahere
triage-look-over = Tirohia aku whakautu
triage-part = Kotahi te wāhanga o tō mahere. E hāngai ana ki ō whakautu ināianei.
triage-parts = E { $count } ngā wāhanga o tō mahere. E hāngai ana ki ō whakautu ināianei.
triage-links-leave = Ka wehe te hono i tēnei mahere: ka ngaro ō whakautu.
triage-more = Pānuihia atu:
triage-keep = Puritia tō mahere
triage-print-warning = Ka kitea i te pepa he aha i pā mai. Kaua e whakamahi i te pūreta o te mahi.
triage-print-plan = Tāngia te mahere katoa
triage-print-numbers = Tāngia ngā nama anake
triage-clear-after = Ina oti, pēhia “Mukua aku whakautu”, ā, katia tēnei ripa.
triage-answer-if = Whakautua tēnei mēnā { $condition }.
triage-read-if = Pānuihia tēnei mēnā { $condition }.
triage-or = { $a } rānei { $b }
triage-and = { $a }, me { $b }
triage-ticked = i tohua e koe { $a }
triage-not-ticked = kāore koe i tohu { $a }
triage-but-not = i tohua e koe { $a }, engari kaua { $b }
triage-otherwise = { $a }; mēnā rānei { $b }
triage-see-table = Nō hea ngā meka, ā, pēhea te whakatau
triage-open = Huakina ngā pātai
triage-table = Pēhea te whakatau a “{ $title }”
triage-table-about = Ia pātai, ia whakautu, ia wāhanga o te mahere, me ngā whakautu ka puta ai.
triage-proved = I whakamātauria e te pūmanawa ngā huinga whakautu katoa, { $combinations } te maha. E mau ana ngā kī taurangi katoa e { $guarantees }, ā, e rite ana ngā tauira e { $examples } ki ngā kupu a ngā kaituhi.
triage-most = Kāore tētahi e pātaihia kia nui ake i te { $count }.
triage-column-what = He aha
triage-column-words = Kupu
triage-column-when = Āhea
triage-column-notes = Kōrero
triage-row-question = Pātai
triage-row-answer = Whakautu
triage-row-item = Wāhanga o te mahere
level-emergency = I te ohotata
level-urgent = Kōhukihuki
level-soon = Ākuanei
level-information = He pai kia mōhio
deadline-length = i roto i te { $length }
deadline-hint = Ka noho te rā ki tēnei whārangi. Hei tauira, 23 11 2026.
deadline-day = Rā
deadline-month = Marama
deadline-year = Tau
deadline-month-only = Ko te marama anake e mōhio ana au
deadline-work-out = Tātaihia te rā whakamutunga
deadline-result = I tāuru koe i { $date }. Ko te rā whakamutunga ko { $last }. Mahia i mua noa atu.
deadline-passed = I tāuru koe i { $date }. Ki tā mātou tatau, ko { $last } te rā whakamutunga. Kimihia he tohutohu ināianei mō tētahi āhuatanga motuhake.
deadline-wrong = Ehara tēnā i te rā ka taea e mātou te pānui. Tirohia te rā, te marama me te tau.
deadline-wrong-part = Ehara tēnā i te rā ka taea e mātou te pānui. Tirohia: { $part }.
deadline-future = Kāore anō tēnā rā kia tae mai. Tirohia te tau.
deadline-reminder = Tiakina he whakamaumahara mō tō maramataka. Ko “Reminder” me te rā anake kei roto i te kōnae.

## Sources of a page
sources = Nō hea ēnei mōhiohio
about-page = Mō tēnei whārangi
reviewed = I arotakengia whakamutungatia tēnei whārangi i te { $date }.
review-by = Me arotake anō i mua i te { $date }.
fact-value = Te tepe, te tau rānei
fact-says = Te tikanga
fact-source = Te ture me te mātāpuna

## Whom a page covers
scope-public-service = Mō te hunga mahi i te rāngai tūmatanui.
scope-everyone = Mō ngā wāhi mahi katoa.
scope-employees = Mō ngā kaimahi, ahakoa te wāhi mahi.
scope-not-you = Ehara ko koe? Tirohia ngā mea e hāngai ana
scope-more = Tirohia ko wai e kapi ana
standing-law = Ko te ture tēnei.
standing-standard = He paerewa nā te Ratonga Tūmatanui ēnei, ehara i te ture.
standing-both = He ture ētahi o ēnei, he paerewa nā te Ratonga Tūmatanui ētahi.

## People for whom some services are meant, as they stand in a sentence
by-people = Mōu ake
filter-people = Whakaaturia
filter-all = Ngā ratonga katoa
filter-more = E wātea ana ētahi atu ratonga ki te katoa. Kōwhiria “Ngā ratonga katoa” kia kite ai.
filter-gaps = Kāore i kitea tētahi kua taea te whakaū mō:
especially-for = Mō ēnei hunga ake:
for-kaupapa-maori = te iwi Māori (kaupapa Māori)
for-pasifika = ngā iwi o Te Moana-nui-a-Kiwa
for-rainbow = te hapori uenuku
for-disabled = te hunga Turi me te hunga whaikaha
for-men = ngā tāne
for-women = ngā wāhine
for-youth = te rangatahi
for-migrants = ngā manene
for-title = Āwhina mō { $name }
for-about = He ratonga mō { $name } ake. E wātea ana hoki ētahi atu ki a koe.
for-none-yet = (kāore anō kia kitea)

## Without a voice
no-voice-ask = He Turi koe, he uaua rānei te kōrero?
no-voice-own = Whakapā atu me te kore reo:
no-voice-relay = Mā te ratonga tuku e kawe tō waea:
no-voice-relay-any = Mā te ratonga tuku e kawe tō waea ki ēnei nama katoa:
no-voice-emergency = I te ohotata ka taea te pātuhi, mehemea kua rēhita kē koe:

## Helplines on the first page
open-now = e tuwhera ana ināianei
closed-now = kua kati ināianei

## Services
by-topic = Mā te kaupapa
by-region = Mā te rohe
topics = Ka āwhina mō
regions = Ki hea
all-services = Ngā ratonga katoa
services-none = Kāore anō mātou kia mōhio ki tētahi ratonga mō tēnei. Tirohia te rārangi o ngā ratonga katoa.
reach = Me pēhea te whakapā atu
good-to-know = He pai kia mōhiotia
hours = Hāora
cost = Utu
paid = Me utu koe mō tēnei ratonga
free-call = koreutu
who = Mō
languages = Reo
access = Āheinga
cannot-speak = Ki te kore e taea te kōrero
anonymous = Me te kore e tuku ingoa
confidential = Ko wai atu ka mōhio
support-person = Kaitautoko
conditions = Ngā here
note = Kupu āpiti
run-by = Nā wai e whakahaere
unreachable = Kāore he ara kua takina e mātou hei whakapā atu ki tēnei ratonga.
unreachable-short = Kāore anō he ara kua takina
unreachable-instead = Engari, whakamātauria

## Ways to reach a service: a word before the number or address
contact-phone = Waea
contact-text = Pātuhi
contact-email = Īmēra
contact-web = Pae tukutuku
contact-chat = Kōrerorero tuihono
contact-form = Puka tuihono
contact-post = Wāhi noho
contact-relay = Ratonga tuku
contact-app = Taupānga

## What each way leaves behind
trace-phone = Ka noho te nama ki te rārangi waea o tēnei waea, ā, ki te pire pea.
trace-text = Ka noho ngā karere ki tēnei waea kia mukua rā anō e koe.
trace-email = Ka noho he tārua ki tō kōpaki Kua Tukuna.
trace-web = Ka noho te wāhitau ki te hītori o tēnei pūtirotiro.
trace-chat = Ka noho te wāhitau ki te hītori o tēnei pūtirotiro. Ka puritia pea te kōrero e te ratonga.
trace-form = Ka noho te wāhitau ki te hītori o tēnei pūtirotiro. Tērā ka tukuna he īmēra ki a koe.
trace-post = Ka taea e ētahi atu i tō wāhi noho te huaki i te reta whakautu.
trace-relay = Ka kitea pea te waea, te kōrerorero rānei ki te hītori o te pūrere.
trace-app = Ka kitea te taupānga ki tēnei pūrere.

## Kinds of service
kind-emergency = Ohotata
kind-helpline = Waea āwhina
kind-advice = Tohutohu
kind-mediation = Takawaenga
kind-complaint = Ka whakatau amuamu
kind-tribunal = Ka whakatau tautohe
kind-legal = Āwhina ture
kind-counselling = Whakamaherehere
kind-union = Uniana
kind-online = Haumaru tuihono
kind-regulator = Kaiwhakarite
kind-relay = Ratonga tuku
kind-workplace = Ka utua e tō wāhi mahi

## How far a card can be trusted
evidence-confirmed = I takina i te { $date }.
evidence-stale = Kāore i whakaūngia mai i te { $date }.
fact-checked = I takina i te { $date }.

## Text
footnote = Tuhipoka
footnotes = Ngā tuhipoka
footnote-back = Hoki ki te kupu mai i te tuhipoka
table = Ripanga

## Notices
alert-note = Tuhipoka
alert-warning = Whakatūpato
alert-caution = Kia tūpato
alert-important = He mea nui
alert-tip = He āwhina
alert-added = He kupu tāpiri nā te kaiwhakaputa
alert-added-by = He kupu tāpiri nā { $name }
tested-not-yet = kāore anō kia whakamātauria
tested-on = i whakamātauria i te { $date }
tested-nobody = Kāore anō tētahi kia whakamātau i tēnei putanga.
decision-open = Kāore anō kia whakatauria
translation-missing = Kāore anō tēnei whārangi kia whakamāoritia. Kei te whakaaturia ki te { $language }.
translation-partial = Kāore anō ētahi wāhanga o tēnei whārangi kia whakamāoritia. Kei te whakaaturia ki te { $language }.
translation-stale = Kua tawhito pea tēnei whakamāoritanga. Kua panonitia te whārangi { $language } nō muri mai.
download-kit = Kawea tēnei pae
download-none = Kāore he mea hei tikiake i tēnei tārua o te pae.

## Handouts
handout-page = Whārangi { $n } o { $m }
handout-edition = Putanga o { $date }.
handout-code = Waehere
handout-code-about = Ka huri tēnei ina huri tētahi kupu, tētahi nama rānei. Kei te whārangi tāngia o tā mātou paetukutuku ngā waehere hou.
handout-about = Mō tēnei pepa
handout-address = Pānuitia i te ipurangi:
handout-qr-alt = Waehere QR ki { $address }
handout-logo-alt = Waitohu
handout-twin = Ko ngā kupu anō, he mea māmā te pānui: “{ $title }”,
handout-contents = Ngā ihirangi
handout-addresses = Ngā wāhitau
handout-sources = Ngā puna
handout-card-face = Ngā nama whaihua
handout-card-cut = Tāngia ki ngā taha e rua, ka tapahi ai i ngā tohu.
handout-fold = Tāia ki ngā taha e rua, ka pōkai ai i waenganui.
handout-questions = Ngā pātai
handout-tick-many = Tohua ngā mea katoa e tika ana.
handout-last-day = Taku rā whakamutunga:
handout-triage-online = Ko aua pātai anō i te ipurangi
handout-box-empty = ☐
handout-box-ticked = ☑
handout-empty = Tuhia ki konei
handout-who = Ko wai
handout-reach = Me pēhea te whakapā
handout-large = { $title } (kupu nui)
handout-large-link = { $title }, kupu nui
handout-codes = Te waehere kei raro:
handout-codes-large = kupu nui:
handout-unreachable-instead = Kāore ā mātou huarahi kua whakamātauria. Whakamātauria a { $name }.
handouts-none = Kāore he pepa hei tā i tēnei tārua.
print-links = Ngā wāhitau o ngā hono, mā te tau
print-address = Te wāhitau o tēnei whārangi:
print-whole-guide = Tāia te aratohu katoa
print-section = Tāia te katoa o “{ $title }”
print-title = Te katoa o “{ $title }” i te whārangi kotahi
print-about = Ko ngā whārangi katoa o tēnei wāhanga, hei tā, hei pānui rānei.
handouts-of-page = Hei tā
pages-one = 1 whārangi
pages-many = { $count } whārangi
paper-a4 = A4
paper-a5 = A5
paper-a3 = A3
paper-a4-fold = A4, kua pōkaitia ki te A5
paper-cards = A4, ngā kāri hei tapahi

## Pages made by the engine
directory = Kimi āwhina
directory-about = Ngā ratonga katoa e mōhio nei mātou, mā te kaupapa.
topic-title = Āwhina mō: { $name }
region-title = Āwhina kei { $name }
region-about = Ngā ratonga kei { $name }.
service-about = Me pēhea te whakapā atu ki { $name }, me ngā mea hei mōhio i mua.
missing-title = Kāore te whārangi i kitea
missing-what = Kāore he whārangi kei tēnei wāhitau. Kua hē pea te pato, kua nekehia rānei te whārangi.
missing-how = Hoki ki te whārangi i ahu mai ai koe, mukua rānei te pito o te wāhitau kia tae ki te whārangi tīmata.
moved-title = Kua nekehia tēnei whārangi
moved-to = Haere ki: { $title }

## The harmless page behind the way out, when there is no internet
leave-title = Me pēhea te tunu tī reka
leave-intro = He iti ngā mea e hiahiatia ana: he wai hou, he tīpata mahana, me te manawanui.
leave-1 = Kōhuatia te wai hou, te wai makariri. He kore kakara te wai kua kōhuatia kētia.
leave-2 = Whakamahanahia te tīpata ki te wai wera iti, ka riringi atu ai.
leave-3 = Makaia kia kotahi te kokotī rau tī mō ia kapu, kia kotahi mō te tīpata.
leave-4 = Riringihia te wai, taupokina, ka tatari ai mō te whā meneti pea.
leave-end = Inumia me te miraka, me te rēmana, i tōna kotahi rānei.
