# The scorecard of a jurisdiction.

card-description = How far { $name } carries out its laws and treaty obligations against illicit trades.
card-nothing = No law, treaty obligation or count of this jurisdiction is in this edition.
card-corruption = Corruption indicators
card-other-ratings = Other ratings
card-evidence = <a>Take the evidence with you</a>: facts, scores, originals, proofs and a dossier in one file that can be checked without us.
card-programs = For programs: <scores>scores</scores>, <counts>counts as CSV</counts>, <laws>laws</laws>, <claims>what reports say</claims>, <figures>figures side by side</figures>.
card-compare = <a>Compare with others</a>.
card-historic = a jurisdiction of the past
card-part-of = part of { $name }
card-no-state = not a state, or a code of common use
card-income = { $group } (World Bank, July 2020)
card-population = population { $n } ({ $period })
card-instruments = { $laws ->
    [one] One national law
   *[other] { $laws } national laws
} and { $treaties ->
    [one] one treaty obligation
   *[other] { $treaties } treaty obligations
} of { $name } are in this edition; the evidence suffices to score { $scored } of { $all }.
# $law is a link, $score "51 [23, 65]", $rank "3 [1, 9] of 138", $grade a letter.
card-best = Best carried out: { $law }, score { $score }, rank { $rank }, evidence grade { $grade }.
card-worst = Least carried out: { $law }, score { $score }, rank { $rank }, evidence grade { $grade }.
card-flag-instruments = { $n ->
    [one] one instrument
   *[other] { $n } instruments
}
card-flags = { $n ->
    [one] One thing is flagged
   *[other] { $n } things are flagged
}
card-contradictions = <a>{ $n ->
    [one] Once a publication’s figures
   *[other] { $n } times a publication’s figures
} of { $name } contradict one another</a>.
card-revised = <a>{ $n ->
    [one] One figure was
   *[other] { $n } figures were
} changed or withdrawn by their own source</a>.
# $error and $change may be empty, and begin with a space or a comma where they are not.
card-indicator = { $indicator } { $period }: { $value }{ $error }{ $change }.
card-error = {" "}(standard error { $error })
card-higher = , { $change } higher than in { $year } (more than noise)
card-higher-noise = , { $change } higher than in { $year } (within the error)
card-lower = , { $change } lower than in { $year } (more than noise)
card-lower-noise = , { $change } lower than in { $year } (within the error)
card-other-laws = Other laws
card-other-laws-about = No topic of ours is recognised in their titles, so they are not scored.
# Ratified 1 Oct 2010
card-dated = { $kind } { $day }
card-laws-on = National laws: { $topic }
card-treaties-on = Treaty obligations: { $topic }
card-no-counts = No source in this edition counts how these are carried out. That is not a zero: nobody published a figure that we could collect.
card-counts = { $name }, { $topic }: counts by year
counts-each-leads = { $caption }; each figure leads to its source
card-parts = { $n ->
    [one] One part of these totals (by sex, age, form) is in the <a>table of all figures</a>.
   *[other] { $n } parts of these totals (by sex, age, form) are in the <a>table of all figures</a>.
}
card-sources = Who produced these figures:
card-source = { $title }, { $publisher } ({ $interest }): { $n ->
    [one] one figure
   *[other] { $n } figures
}
card-contradict = Figures that contradict one another
card-contradict-about = Within one publication a part exceeds its total. Both are kept; neither is corrected here.
card-revisions = Silent revisions
card-revisions-caption = Figures that their own source changed or withdrew
card-revisions-more = { $n ->
    [one] One more is in the list of all revisions.
   *[other] { $n } more are in the list of all revisions.
}
card-no-corruption = No corruption indicator covers this jurisdiction.
card-corruption-about = Beside the scores, never inside them: corruption explains what enforcement figures do not say.
card-indicator-of = { $name }: { $indicator }
card-no-change = No change between these years is larger than its error allows to tell.
card-changes = Changes larger than their error: { $changes }.
card-indicator-more = Scale, source and all countries
card-ratings = Other ratings and figures
card-newest = { $name }: newest values

what-is-counted = What is counted
how-meant = How it is meant
where-from = Where it comes from
read-by = Read by
read-by-rule = rule { $rule }, right in { $right } of labelled texts
people-looked = People who looked
as-read = As the program read it
conflicts-newest = The newest that differ
conflicts-title = Figures for the same thing
conflicts-title-of = Figures for the same thing: { $name }
conflicts-page = Figures side by side: { $name }
conflicts-description = Counts of { $name } that several sources or files state, side by side.
conflicts-all = <a>All of them side by side</a>.
conflicts-lead = What different sources, and older and newer files of one source, state for the same count and period. All are kept and none is averaged here.
conflicts-programs = For programs: <json>JSON</json>, <csv>CSV</csv>
conflicts-together = What they say together
conflicts-differ = They differ
conflicts-agree = They can all be true
conflicts-cut = The newest { $shown } of { $n }.
conflicts-count = { $n ->
    [one] One count is
   *[other] { $n } counts are
} stated by more than one source or file; in { $differ } of them the figures cannot all be true.
# Convictions, total, in persons
conflicts-what = { $measure }, { $part }, in { $unit }
conflicts-changed = { $status }; its source has since changed it
conflicts-withdrawn = { $status }; its source has since withdrawn it

reconciled-title = Sources side by side
reconciled-about = Where sources report the same count, all figures are kept. The reconciled count is what they say together: each source may report more or less than what is, by a factor of its own. <a>How figures are reconciled</a>
reconciled-what = { $measure }, { $unit }
reconciled-caption = { $what }: each source and the reconciled count
reconciled-90 = Reconciled [90 % interval]
# $times is "1.4 times [1.1, 1.8]".
reconciled-beside-other = { $source } reports about { $times } what the other does.
reconciled-beside-other-chance = { $source } reports about { $times } what the other does; the interval holds 1, so this may be chance.
reconciled-beside-others = { $source } reports about { $times } what the others do.
reconciled-beside-others-chance = { $source } reports about { $times } what the others do; the interval holds 1, so this may be chance.
times = { $n } times { $interval }
tilt-title = Tilt as measured
tilt-what = { $topic }, { $measure } ({ $unit })
tilt-unchecked = { $what }: no other source counts the same in any of { $n } jurisdictions, so nothing checks it.
tilt-measured = { $what }: reports about { $times } the reconciled count, compared in { $compared } of { $n } jurisdictions.

claims-title = What reports say
claims-about = A program read these from prose. None of them enters a score; a law that only a report names does so once a person has confirmed it. <a>For programs</a>
claims-laws = Laws, as reports tell of them
claims-officials = Officials, as reports tell of them
claims-ratings = Ratings, as reports repeat them
claims-what = What is said
claims-of = Of
claims-may-be = may be { $laws }
claims-page = { $name }: { $said }
claims-description = A statement about { $name } with its source, archived file and place in it.
claims-law-known = A law of that year and topic is known from another source or was confirmed; that one is scored.
claims-law-unknown = No other source that we read knows this law. It enters scores once a person has confirmed it and its year is told.
claims-no-score = It enters no score.
claims-scores = Scores
claims-programs = For programs: <a>all claims of the jurisdiction</a>
