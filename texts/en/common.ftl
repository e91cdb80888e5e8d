# Words and sentences of every page.

list-separator = {", "}
site-name = Lexgap
skip-to-content = Skip to content
nav-main = Main
nav-language = Language
nav-home = Home
nav-topics = Topics
nav-compare = Compare
nav-practices = Practices
nav-sources = Sources
nav-revisions = Revisions
nav-methodology = Methodology
# $number is the edition's number, $day its day, $facts a formatted number.
edition-line = Edition { $number } of { $day }: { $facts } facts, method { $method }.
edition-root = Its facts have the Merkle root { $root }.
footer-publishers = Figures belong to their publishers; attributions stand on the <sources>sources page</sources>.
footer-programs = For programs: <api>API</api>, <whole>whole edition</whole>, <catalogue>catalogue</catalogue>.
cite-this = Cite this
english-only = Names and descriptions that publishers wrote stay in their own language.

jurisdiction = Jurisdiction
instrument = Instrument
topic = Topic
source = Source
sources = Sources
publisher = Publisher
period = Period
value = Value
year = Year
score = Score
score-90 = Score [90 % interval]
rank-interval = Rank [interval]
evidence = Evidence
passed = Passed
in-force = In force
interval-90 = 90 % interval
standard-error = Standard error
status = Status
place-in-file = Place in the file
who-says-so = Who says so
figure = Figure
for-programs = For programs
not-stated = not stated
no-value = no value
insufficient-evidence = insufficient evidence
all-revisions = All revisions
on-this-page = On this page
national-laws = National laws
treaty-obligations = Treaty obligations
missing-not-zero = no figure reported; that is not a zero
scale = Scale
indicator = Indicator
table-behind-chart = Table behind the chart
table-behind-map = Table behind the map
who-produces-it = Who produces it
what-tilts-it = What could tilt it
attribution = Attribution
file = File
publishers-address = Publisher’s address
vintage = Vintage
obtained = Obtained
obtained-network = { $day }, from the publisher
obtained-mirror = { $day }, from a mirror’s copy of the publisher’s file
place-in-it = Place in it
sha256-of-file = SHA-256 of the file
bytes = { $n } bytes
kilobytes = { $n } KB
megabytes = { $n } MB

# Title of a figure: what is counted, when, how it is meant, who says so.
figure-about = { $measure } { $period }: { $meaning }; source { $source }
mark-prose = prose
mark-confirmed = confirmed
mark-disputed = disputed
mark-rejected = rejected
looked-confirmed = { $n } confirmed it
looked-corrected = { $n } corrected it
looked-rejected = { $n } rejected it
looked-cannot-tell = { $n } could not tell
total = total
in-total = { $figure } in total
score-of-100 = score { $score } of 100
# 81 [51, 116] of 138
rank-of = { $rank } { $interval } of { $n }
grade-about = Evidence grade { $grade }: { $points } points of 1
map-nothing = no figure, or the evidence does not suffice
map-value = { $name }: { $value } ({ $period })
map-play = Play
map-pause = Pause
range-to = { $low } to { $high }
range-above = above { $low } to { $high }
flags = Flags
show = Show
about-n = about { $n }
not-reported = not reported
map-no-figure = { $name }: no figure
and-more = { $first } and { $n } more
reconciled = Reconciled

search-label = Search jurisdictions, laws, indicators
search-placeholder = Search: Kenya, bribery act, tier…
search-button = Search
search-found = Found
search-title = Search
search-title-of = Search: { $query }
search-description = Search jurisdictions, laws, indicators and sources.
search-empty = Write a country, a law, an indicator or a publisher into the search box above: Kenya, bribery act, tier.
search-nothing = Nothing answers to these words. Fewer or shorter words find more.
search-best = { $n ->
    [one] The best answer.
   *[other] The best { $n } answers.
}
search-answers = { $n ->
    [one] One answer.
   *[other] { $n } answers.
}
hit-law = law
hit-treaty = treaty obligation

missing-jurisdiction = No jurisdiction answers to “{ $id }”
missing-law = No law answers to “{ $id }”
missing-indicator = No indicator answers to “{ $id }”
missing-topic = No topic answers to “{ $id }”
missing-point = There is no value of { $id } for { $jurisdiction } in { $period }
missing-fact = No figure answers to “{ $id }” in this edition
missing-snapshot = No archived file answers to “{ $id }” in this edition
missing-path = There is no page at { $path }
missing-page = There is no such page
missing-description = There is no such page.
missing-help = Jurisdictions go by their ISO 3166-1 code, such as <kenya>KEN for Kenya</kenya>. The search box above forgives slips of the pen; the <home>home page</home> lists every jurisdiction, the <sources>sources page</sources> every publisher.
did-you-mean = Did you mean
status-from-table = automatic, from a table
status-from-prose = automatic, from prose
status-by-person = confirmed by a person
# Parts of a long ranking.
ranking-best = { $caption }, the first { $n }
ranking-between = { $caption }, { $n } between
ranking-worst = { $caption }, the last { $n }
