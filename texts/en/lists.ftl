# Pages: topics, indicators, search in texts. Markets and actors of the organized-crime index go by its identifiers.

oc-human-trafficking = Human trafficking
oc-human-smuggling = Human smuggling
oc-extortion-and-protection-racketeering = Extortion and protection racketeering
oc-arms-trafficking = Arms trafficking
oc-trade-in-counterfeit-goods = Counterfeit goods
oc-illicit-trade-in-excisable-goods = Excisable goods
oc-flora-crimes = Flora crimes
oc-fauna-crimes = Fauna crimes
oc-non-renewable-resource-crimes = Non-renewable resource crimes
oc-heroin-trade = Heroin
oc-cocaine-trade = Cocaine
oc-cannabis-trade = Cannabis
oc-synthetic-drug-trade = Synthetic drugs
oc-cyber-dependent-crimes = Cyber-dependent crimes
oc-financial-crimes = Financial crimes
oc-mafia-style-groups = Mafia-style groups
oc-criminal-networks = Criminal networks
oc-state-embedded-actors = State-embedded actors
oc-foreign-actors = Foreign actors
oc-private-sector-actors = Private sector actors

topics-title-of = { $jurisdiction }: illicit trades together
topics-lead = Illicit trades, the laws against them, and which of them go together in the same countries.
topics-description = Illicit trades side by side: laws, scores, markets that go together and who stands behind them.
topics-all = All topics
topics-all-of-them = All
topics-laws = Laws and treaty obligations
topics-scores = With a score
topics-closest-market = Closest other market: rank correlation [90 % interval]
topics-closest-actor = Closest kind of actor: rank correlation [90 % interval]
topics-indicators = Ratings, perceptions and reference series stand on the page of <indicators>all indicators</indicators>.

links-title = What goes with it
links-part = The organized-crime index counts this trade within a wider market; what follows is about that market.
links-officials = The organized-crime index has no market of its own for this topic. The officials who take part in crime, its state-embedded actors, stand for it here.
links-nothing = The organized-crime index scores nothing that stands for this topic, so its links with other trades are not known.
links-opening =
    { $n ->
        [one] What stands for it here: { $markets }.
       *[other] The mean of these stands for it here: { $markets }.
    }
links-markets = Markets that go with { $topic }, the closest first
links-actors = Groups and officials that go with { $topic }, the closest first
links-market = Market
links-actor = Kind of actor
links-pair = Markets
links-correlation = Rank correlation [90 % interval]
links-bar = From −1 to 1
links-jurisdictions = Jurisdictions
links-both = Both highest: this topic · the other
links-caution = Experts’ scores from 1 to 10: { $source }, edition of { $year }, { $n ->
        [one] one jurisdiction
       *[other] { $n } jurisdictions
    }. Spearman’s rank correlation with its interval by Fisher’s z. It tells what goes together over countries, not what causes what; experts who think ill of a country may score all its markets high.
links-country = <topics>All markets of one country together</topics>
links-together = Markets that go together
links-closest-pairs = The markets that go together most
links-other-pairs = All other pairs of markets
links-more-pairs =
    { $n ->
        [one] One more pair
       *[other] { $n } more pairs
    }
links-one-country = One country
links-not-rated = The organized-crime index does not score { $jurisdiction }.
links-markets-of = { $jurisdiction }: markets, the furthest reaching first
links-actors-of = { $jurisdiction }: groups and officials, the most influential first
links-score = Score, 1 to 10 (worst)
links-score-bar = From 1 to 10
links-rank-head = Rank, 1 for the worst
links-rank = { $rank } of { $of }
links-edition-before = Edition before
links-before = { $score } ({ $year })

indicators-title = Indicators
indicators-description = All indicators by source, with the jurisdictions and years that each covers.
indicators-lead =
    { $n ->
        [one] One indicator
       *[other] { $n } indicators
    } of { $sources ->
        [one] one source
       *[other] { $sources } sources
    }, with the jurisdictions and years that each covers.
indicators-publisher = Publisher: { $publisher } ({ $interest })
indicators-of = Indicators: { $source }
indicators-jurisdictions = Jurisdictions
indicators-years = Years
indicators-values = Values
indicators-programs = For programs: <json>all indicators</json>, <csv>as CSV</csv>.
footer-indicators = All <indicators>indicators</indicators> by source.

search-names = By name
texts-title = In the texts of laws and reports
texts-none-held = This server holds no texts of laws and reports: it began with the facts that came with the program, without the publishers’ files. A crawl of the sources brings them.
texts-too-short = The texts are searched for words of three letters or more.
texts-stopped = The search in the texts took too long and was stopped, or too many are under way. More words, or rarer ones, answer sooner.
texts-nothing =
    { $held ->
        [one] The one text that this server holds does not hold these words together.
       *[other] None of the { $held } texts that this server holds has these words together in one passage.
    }
texts-answers =
    { $n ->
        [one] One document of { $held } has these words together in one passage.
       *[other] { $n } documents of { $held } have these words together in one passage, the closest first.
    }
texts-also = Not found as written; searched for these words instead: { $words }.
texts-report = report
texts-law = text of a law
texts-archived-file = archived file
