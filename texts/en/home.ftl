# The first page.

home-title = The gap between law and practice
home-description = Whether laws against illicit trades are carried out, country by country.
home-lead = States are praised for passing laws against trafficking, smuggling and corruption. Lexgap measures whether they are carried out: each law since the day it was passed, each figure with its source and its uncertainty.
home-tile-jurisdictions = <strong>{ $shown }</strong> { $n ->
    [one] jurisdiction with a scored law or treaty obligation
   *[other] jurisdictions with a scored law or treaty obligation
}
home-tile-laws = <strong>{ $shown }</strong> { $n ->
    [one] law or treaty obligation, dated
   *[other] laws and treaty obligations, each dated
}
home-tile-counts = <strong>{ $shown }</strong> { $n ->
    [one] count of enforcement
   *[other] counts of enforcement
}
home-tile-files = <strong>{ $shown }</strong> { $n ->
    [one] archived file behind them
   *[other] archived files behind them
}
home-map-of = Implementation of the { $title }, 0 to 100
home-map-every = { $caption }: every scored jurisdiction
home-map-label = { $name }: { $score }, evidence grade { $grade }
home-paper-laws = Paper laws
home-paper-about = In force for three years or more, evidence of grade C or better, and in all likelihood never used.
home-paper-none = No law meets the test of a paper law in this edition: the evidence must be of grade C or better.
home-regressions = Latest regressions
home-regressions-about = Enforcement of the newest three reported years below 70 % of that of the three before, in all likelihood.
home-regressions-none = No law meets the test of a regression in this edition.
home-new-laws = New laws
home-new-laws-about = The newest laws and treaty obligations on these topics, by their day of passage.
home-changes = Corruption: changes that are more than noise
home-changes-about = Changes of more than 1.645 standard errors, the latest year.
# $indicator is a link.
home-change-rose = { $jurisdiction }: { $indicator } rose by { $change } from { $from } to { $to }
home-change-fell = { $jurisdiction }: { $indicator } fell by { $change } from { $from } to { $to }
home-change-errors = { $z } standard errors of the difference
home-revisions = Figures that do not hold still
home-revised = <a>{ $shown } { $n ->
    [one] figure
   *[other] figures
}</a> changed by their own source without notice
home-withdrawn = <a>{ $shown } { $n ->
    [one] figure
   *[other] figures
}</a> went dark: they used to be published
home-contradictions = { $n ->
    [one] Once
   *[other] { $n } times
} one publication contradicts itself, for example:
home-all = All jurisdictions
home-elsewhere = Elsewhere
home-law-dated = { $kind } { $day }
home-map-choose = Show on the map
home-map-scores = Implementation scores
home-map-grades = Evidence grades
home-map-changes = Flags: regressions, paper laws, tilted figures
home-map-indicators = Indicators
home-map-grade-of = Evidence grade for the { $title }
home-map-grade-label = { $name }: evidence grade { $grade }
home-map-flags-of = Number of flags for the { $title }
home-map-flags-label = { $n ->
    [0] { $name }: nothing flagged
    [one] { $name }: one flag
   *[other] { $name }: { $n } flags
}
home-map-in-year = { $title }, { $year }
home-map-newest = { $title }: newest value of each jurisdiction
home-more-laws = { $n ->
    [one] and one more
   *[other] and { $n } more
}
home-all-of = <a>All { $n }</a>.
flags-title = Flagged: { $flag }
flags-about = { $n ->
    [one] One law or treaty obligation carries this flag in this edition, those of the best evidence first. <a>What flags mean</a>
   *[other] { $n } laws and treaty obligations carry this flag in this edition, those of the best evidence first. <a>What flags mean</a>
}
flags-description = Every law and treaty obligation flagged as: { $flag }.
