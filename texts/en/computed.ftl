# en


## Computed sentences

# Joins sentences that belong together; each begins in lower case.
clause-separator = {"; "}
# Only sentences, items or words that come from elsewhere.
clauses = { $all }
list = { $all }
verbatim = { $text }
quoted = “{ $text }”
place = { $place }
region-latin-america = Latin America and the Caribbean

# Counts. $n, $low and $high are numbers; the truth lies between $low and $high.
count-at-least = ≥ { $n }
count-about = about { $n }
count-below = <{ $n }
count-between = { $low } to { $high }
count-interval = [{ $low }, { $high }]
count-not-reported = not reported
none-reported = none reported
# $figure is a count, $year its year: 31 (2014).
figure-of-year = { $figure } ({ $year })
# $measure is what is counted (measure-…-in-sentence), $figures are counts with their years.
measure-figures = { $measure }: { $figures }
measure-not-reported = { $measure }: not reported

# Activation: when a law was first used. The first three stand one after another in one list.
activation-certain = first use certain in { $year }
activation-possible = possible since { $year }
activation-at-most = at most { $years } years after it took effect
activation-between = { $from } to { $to } years after it took effect
activation-older = the law is { $years } years older than that, but figures of this kind begin only later, so its first use may lie before them
activation-gap = { $year } has no figure here, so its first use may lie earlier
activation-uncertain = no use is certain; figures that may hide one begin in { $year } with { $figures }
activation-unused = not used in { $years } years as far as was reported
# "Theirs": their law of the same kind. "That age": the law’s, as just told.
activation-peers = by that age { $share } % of the peers had used theirs, as far as can be estimated

# Convictions 3 (2014), 4 (2015) against prosecutions 5 (2014), 8 (2015).
follow-through = { $answers } { $answering } against { $asked } { $asking }
# Censored: known only to lie below a threshold, so that a zero may hide behind it. $certain and $possible are counts of years.
persistence = of { $years } reported years since it took effect, { $certain } with enforcement for certain and { $possible } more where censored figures may hide it
protection-rated = protection rated { $rating } of 5 in { $year }
# A rating's place among all jurisdictions rated in that year. $assessor is one of assessor-….
assessor-standing = { $assessor } of { $year }: better than { $share } % of all, ties counted half
assessor-us-tip-tier = tier placement
assessor-3p-prosecution = 3P index, prosecution

# Flags. $probability is a number such as 0.95, $measure the name of a count, $figures counts with their years.
flag-paper_law-said = { flag-paper_law } (probability { $probability }): in force for years, and no figure shows more use than before it; { $measure }: { $figures }; before it: { $before }
flag-dormant-said = { flag-dormant } (probability { $probability }): used once, no enforcement in the newest three reported years; { $measure }: { $figures }
flag-regression-said = { flag-regression } (probability { $probability }): the rate of the newest three reported years is below 70 % of that of the three before; { $measure }: { $figures }
# $years is a list of years.
flag-withdrawn = { flag-went_dark }: { $source } no longer publishes its figures of { $measure } for { $years }
# $figures is a list of "silence".
flag-went_dark-said = { flag-went_dark } (probability { $probability }): { $source } had figures of { $figures } and none since, while for most others it goes on to { $year }
# Convictions (6 of the 8 years up to 2011): of how many years a source has figures.
silence = { $measure } ({ $reported } of the { $asked } years up to { $last })
# $others is the number of other sources, $figures the number of this source's figures.
flag-tilted_figures-said =
    { flag-tilted_figures } (probability above 0.90): { $source } reports about { $times } times [{ $lower }, { $upper }] the { $measure } that { $others ->
        [one] the other source does
       *[other] the other sources do
    } ({ $figures ->
        [one] { $figures } figure
       *[other] { $figures } figures
    })
# $places is the number of jurisdictions across the border.
flag-displacement-border =
    { flag-displacement } (probability { $probability }): { $measure } in { $places } bordering { $places ->
        [one] jurisdiction
       *[other] jurisdictions
    } were { $times } times [{ $lower }, { $upper }] as frequent after { $year } as before, more than elsewhere in the same years; { $figures }. A rise may have other causes
# $trade is a topic.
flag-displacement-trade = { flag-displacement } (probability { $probability }): { $measure } of a neighbouring trade, { $trade } were { $times } times [{ $lower }, { $upper }] as frequent after { $year } as before, more than elsewhere in the same years; { $figures }. A rise may have other causes
before-after = { $before } before, { $after } after

# What a score lacks. $topic is a topic within a sentence, $since a year.
missing-enforcement = no figure of enforcement on { $topic } since { $since }
missing-follow-through = no year since { $since } with both prosecutions and convictions on { $topic }
missing-persistence = fewer than three reported years on { $topic } since { $since }
missing-protection = neither victims identified nor a rating of protection since { $since }
missing-assessment = no assessor rated { $topic } here since { $since }
missing-dates-contradict = its dates contradict one another: repealed on { $repeal }, in force from { $from }
missing-still-to-come = it takes effect on { $from }, which is still to come
supplier-ministry = ministry of justice or national statistics office; UNODC questionnaire
supplier-courts = prosecution service and courts; UNODC questionnaire
supplier-rapporteur = national rapporteur or referral mechanism; organisations that shelter victims
supplier-assessors = independent assessors; treaty bodies
supplier-publisher = publisher of the law

# Peers: whom a law is compared with.
peers-world = world
peers-nobody = nobody
peers-income-region = { $income }, { $region }
# The World Bank's names.
income-low = Low income
income-lower_middle = Lower middle income
income-upper_middle = Upper middle income
income-high = High income

# The integrity-adjusted variant of a score. $pairs and $needed are counts of jurisdictions, $control a rating.
adjusted-not-estimable =
    Not estimable: in { $pairs ->
        [one] { $pairs } jurisdiction
       *[other] { $pairs } jurisdictions
    } a government and somebody independent of it report the same count, and { $needed } are needed to tell how figures tilt with corruption.
adjusted-not-rated = No control-of-corruption indicator covers this jurisdiction, so its figures were left as they are.
adjusted-divided =
    Rates divided by { $factor } [{ $lower }, { $upper }]: the tilt of a government’s own figures at this control of corruption ({ $control } in { $year }), as { $pairs ->
        [one] { $pairs } jurisdiction
       *[other] { $pairs } jurisdictions
    } with an independent figure beside their government’s suggest.

# Figures of one source that cannot all be true. $part and $total are counts, $period a year or years, $category the publisher's word.
contradiction-part = { $measure } in { $period }: { $part } for { $dimension } “{ $category }”, but the total of the same source is { $total }
# $parts is a list of "part-of-sum": 5 Female, 1 Male.
contradiction-sum = { $measure } in { $period }: { $parts } by { $dimension }, at least { $sum }, but the total of the same source is { $total }
part-of-sum = { $figure } { $category }

# Why several sources of a count were not reconciled.
not-reconciled-negative = not reconciled: the figure of { $source } for { $year } is { $value }; counts are not negative
not-reconciled-fractional = not reconciled: the figure of { $source } for { $year } is { $value }, which is no whole number
not-reconciled-not-finite = not reconciled: the figure of { $source } for { $year } is not finite
not-reconciled-empty = not reconciled: the figure of { $source } for { $year } lies between { $low } and { $high }, which holds no number
not-reconciled-no-fit = not reconciled: the search for the most probable values did not settle

# Practices of laws and institutions. $with, $without and $needed are counts of laws.
practice-minimum-penalty = minimum penalty
practice-corporate-liability = corporate liability
practice-victims-not-punished = victims are not punished
practice-specialised-unit = specialised unit
practice-supply-chain = supply-chain reporting
practice-witness-protection = witness protection
practice-confiscation = confiscation
practice-whistleblowers = whistleblower protection
# The law has articles that a source cites against it. $subject is one of subject-….
practice-cited = cited against { $subject }
practice-insufficient = { $with } scored laws are known to have it and { $without } are known not to; { $needed } of each are needed. It is looked for in titles and section headings, and only few publishers give headings
subject-forced_labour = forced labour
subject-child_trafficking = child trafficking
subject-sexual_exploitation = commercial sexual exploitation of children
subject-illicit_activities = use of children in illicit activities
# Where a practice was looked at.
locality-world = the world
locality-income = income group: { $group }
locality-loose_networks = where loose networks prevail
locality-alike = where mafia-style groups and loose networks weigh the same
locality-mafia_style_groups = where mafia-style groups prevail
# What a practice is held against.
outcome-activation = how soon laws are used
outcome-enforcement = how often they are used
outcome-effect = how counts changed when they came into force

# Our scores beside what experts say. $scope is all-trades or a topic, $practices a list of rating-….
outside-gap = { $scope }: the organized-crime index’s rating of national policies and laws, less the mean of its ratings of { $practices }, newest year
all-trades = all trades
rating-oc-law-enforcement = law enforcement
rating-oc-judicial-system-and-detention = judicial system and detention
rating-oc-victim-and-witness-support = victim and witness support
# Why the two differ for one jurisdiction; the sentences stand one after another. $component is a part of the score,
# $own its value for this jurisdiction, $middle the median of all, $explanation the figures behind it.
outside-lifts = { $component } lifts our score most: { $own } of 100, where half of all have { $middle } or more ({ $explanation })
outside-lowers = { $component } lowers our score most: { $own } of 100, where half of all have { $middle } or more ({ $explanation })
outside-none-above = none of its components lies above the middle of all, so that its rank is close to many others
outside-none-below = none of its components lies below the middle of all, so that its rank is close to many others
# $rating is one of rating-…, $value its value, all on a scale of 1 to 10.
experts-rated-worst = experts rated the law { $law } and practice { $practice } of 10 in { $year }, worst of all { $rating } at { $value }
experts-rated-best = experts rated the law { $law } and practice { $practice } of 10 in { $year }, best of all { $rating } at { $value }
# $components is a list of component-…-in-sentence.
outside-nothing-on = we have nothing on { $components }
outside-sources-disagree = its sources disagree: { $source } reports { $times } times the { $measure } that others do
outside-one-source = all its counts come from { $source }, so that nothing checks them
outside-one-source-answered = all its counts come from { $source }, to which its government answers, so that nothing checks them
outside-sources = its counts come from { $sources }
outside-no-counts = it has no counts
outside-old =
    its newest count is { $years ->
        [one] { $years } year
       *[other] { $years } years
    } old
# $points is the width on a scale of 0 to 100.
outside-wide =
    our interval is { $points ->
        [one] { $points } point
       *[other] { $points } points
    } wide

# What a report says of a law, a rating or officials. $name is the law's name in the report's words, $polarity what became of it.
said-law = { $name }: { $polarity }
said-law-year = { $name }, { $year }: { $polarity }
# The tiers are those of the Trafficking in Persons Report.
said-tier = Tier { $tier }
said-watch-list = Tier 2 Watch List
said-complicity = officials are said to be complicit
said-complicity-alleged = officials are alleged to be complicit
# A figure or statement that waits for a person's decision.
proposal-figure = { $measure }, { $period }: { $figure }
proposal-claim-period = { $said } ({ $period })

## Labels

# Topics. "In sentence" is how the name stands within a sentence.
topic-human_trafficking = Human trafficking
topic-human_trafficking-in-sentence = human trafficking
topic-migrant_smuggling = Migrant smuggling
topic-migrant_smuggling-in-sentence = migrant smuggling
topic-corruption = Corruption and bribery
topic-corruption-in-sentence = corruption and bribery
topic-money_laundering = Money laundering
topic-money_laundering-in-sentence = money laundering
topic-drugs = Drugs
topic-drugs-in-sentence = drugs
topic-firearms = Firearms
topic-firearms-in-sentence = firearms
topic-wildlife = Wildlife and environment
topic-wildlife-in-sentence = wildlife and environment
topic-organs = Organs
topic-organs-in-sentence = organs
topic-illicit_trade = Tobacco and other illicit trade
topic-illicit_trade-in-sentence = tobacco and other illicit trade

# What is counted, in the order of a case's way through the system.
measure-offences_recorded = Offences recorded
measure-offences_recorded-in-sentence = offences recorded
measure-persons_suspected = Persons suspected
measure-persons_suspected-in-sentence = persons suspected
measure-investigations = Investigations
measure-investigations-in-sentence = investigations
measure-prosecutions = Prosecutions
measure-prosecutions-in-sentence = prosecutions
measure-convictions = Convictions
measure-convictions-in-sentence = convictions
# Persons sentenced by a court.
measure-sentenced = Sentenced
measure-sentenced-in-sentence = sentenced
measure-victims_identified = Victims identified
measure-victims_identified-in-sentence = victims identified
measure-officials_prosecuted = Officials prosecuted
measure-officials_prosecuted-in-sentence = officials prosecuted

# What one unit of a count is.
unit-persons = persons
unit-cases = cases
unit-offences = offences
unit-unstated = unstated

# Components of the score.
component-activation = Activation
component-activation-in-sentence = activation
component-activation-question = How soon after it came into force was the law first used?
component-enforcement = Enforcement
component-enforcement-in-sentence = enforcement
component-enforcement-question = How often is it used, for the size of the population and beside its peers?
component-follow_through = Follow-through
component-follow_through-in-sentence = follow-through
component-follow_through-question = How many convictions answer the prosecutions?
component-persistence = Persistence
component-persistence-in-sentence = persistence
component-persistence-question = Has it been used year after year since?
component-protection = Protection
component-protection-in-sentence = protection
component-protection-question = How many victims are identified, and how well are they protected?
component-independent_assessment = Independent assessment
component-independent_assessment-in-sentence = independent assessment
component-independent_assessment-question = How do independent assessors rate the practice?

# The parts of the evidence grade.
grade-coverage = coverage: figures present of those expected since it came into force
grade-independence = independence: interest classes among the sources, three or more counting fully
grade-precision = precision: share of figures that are exact
grade-freshness = freshness: falling to nothing when the newest figure is ten years old
grade-confirmation = confirmation: share of figures that a person has confirmed

# What a score hinges on.
choice-counts = the counts and rates
choice-weights = the weights
choice-aggregation = geometric or arithmetic mean
choice-normalisation = percentile or winsorised scale
choice-peers = the peer set

# Names of flags. A paper law is in force and not used.
flag-paper_law = Paper law
flag-dormant = Dormant
flag-regression = Regression
# A source no longer publishes what it published.
flag-went_dark = Went dark
flag-tilted_figures = Tilted figures
flag-displacement = Displacement

# Who produces a number, and so who could gain from it.
interest-own_government = Own government
interest-own_government-in-sentence = own government
interest-other_government = Another government
interest-other_government-in-sentence = another government
interest-intergovernmental_questionnaire = Intergovernmental questionnaire
interest-intergovernmental_questionnaire-in-sentence = intergovernmental questionnaire
interest-court_record = Court record
interest-court_record-in-sentence = court record
interest-ngo = Non-governmental organisation
interest-ngo-in-sentence = non-governmental organisation
interest-researcher = Researchers
interest-researcher-in-sentence = researchers
interest-official_register = Official register
interest-official_register-in-sentence = official register

# How a figure is to be read.
qualifier-exact = exact
qualifier-exact-meaning = exact, as reported
qualifier-at_least = at least
qualifier-at_least-meaning = at least this many
qualifier-about = about
qualifier-about-meaning = about this many
qualifier-interval = interval
qualifier-interval-meaning = withheld by the publisher: known only to lie between two bounds, and it may be zero
qualifier-none_reported = none reported
qualifier-none_reported-meaning = the source says that there were none
qualifier-not_reported = not reported
qualifier-not_reported-meaning = the source says that it has no figure; that is not a zero

# Whether a person has looked at a figure.
status-automatic = automatic
status-confirmed = confirmed
status-disputed = disputed
status-rejected = rejected

# What happened to a law on a date.
date-kind-adoption = Adopted
date-kind-adoption-in-sentence = adopted
date-kind-assent = Assented to
date-kind-assent-in-sentence = assented to
date-kind-promulgation = Promulgated
date-kind-promulgation-in-sentence = promulgated
date-kind-publication = Published
date-kind-publication-in-sentence = published
date-kind-ratification = Ratified
date-kind-ratification-in-sentence = ratified
date-kind-accession = Acceded
date-kind-accession-in-sentence = acceded
date-kind-succession = Succeeded
date-kind-succession-in-sentence = succeeded
date-kind-signature = Signed
date-kind-signature-in-sentence = signed
date-kind-in_force = In force
date-kind-in_force-in-sentence = in force
date-kind-last_amended = Last amended
date-kind-last_amended-in-sentence = last amended
date-kind-repeal = Repealed
date-kind-repeal-in-sentence = repealed

law-kind-law = National law
law-kind-treaty = Treaty obligation
law-status-not_yet_in_force = Its publisher says that it is not yet in force.
law-status-in_force = Its publisher says that it is in force.
law-status-repealed = Its publisher says that it was repealed.
# What became of a law, by a report.
polarity-passed = passed
polarity-drafted = drafted or pending
polarity-failed = not passed
polarity-repealed = repealed
polarity-struck_down = ruled unconstitutional or annulled
# What happened to a section between two versions of a law.
section-added = added
section-repealed = repealed
section-changed = changed
section-moved = moved
section-moved_and_changed = moved and changed

# By what a count is divided.
dimension-act = act
dimension-age = age
dimension-citizen = citizen
dimension-citizenship = citizenship
dimension-country_of_repatriation = country of repatriation
dimension-exploitation = exploitation
dimension-form_of_exploitation = form of exploitation
dimension-offence = offence
dimension-part = part
dimension-perpetrator = perpetrator
dimension-scope = scope
dimension-sex = sex
dimension-territory = territory
dimension-victim_age = victim age
dimension-victim_sex = victim sex
