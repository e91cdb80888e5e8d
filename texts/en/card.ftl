# The scorecard's line of time, first conviction, what is missing, neighbours and parts.

# $law is a link, $passage what happened on which day (card-dated), $topic a topic within a sentence, $year and $earlier links to figures.
card-conviction-certain = { $law } ({ $passage }): the first conviction on record for { $topic } falls in { $year }, { $least } to { $most } years later.
card-conviction-certain-possible = { $law } ({ $passage }): the first conviction on record for { $topic } is certain in { $year }, { $least } to { $most } years later, and possible since { $earlier }, where the figure is withheld, rounded or disputed.
card-conviction-possible = { $law } ({ $passage }): no conviction for { $topic } is certain; figures that may hide one begin in { $earlier }.
card-conviction-none = { $law } ({ $passage }): no conviction for { $topic } in { $n ->
    [one] the one year
   *[other] the { $n } years
} reported since.
card-conviction-unknown = { $law } ({ $passage }): no source in this edition counts convictions for { $topic } since; that is not a zero.
card-conviction-gap = Not every year before has a figure, so the first may lie earlier.

card-missing = What is missing and who could supply it
card-missing-about = Each gap once, those that hold up most instruments first. Nothing missing is counted as zero.
card-missing-what = What is missing
card-missing-who = Who could supply it
card-missing-for = What it is needed for
card-missing-more = { $n ->
    [one] One more gap
   *[other] { $n } more gaps
}

card-peers = Neighbours and peers
card-peers-about = Neighbours across a land border first, then the rest of the same part of the region.
card-peers-compare = <a>Compare all of them</a>.
card-peers-caption = Scores of the main treaties here and around
card-peers-no-party = not a party, or no data
card-parts-within = Parts of it
card-part = { $place }: { $laws }, { $figures }
card-part-laws = { $n ->
    [0] no law
    [one] one law
   *[other] { $n } laws
}
card-part-figures = { $n ->
    [0] no figure
    [one] one figure
   *[other] { $n } figures
}
# $address is the address of the page.
card-printed = Printed in brief. Every figure with its source, conflicting sources, reports and all indicators: { $address }

timeline-of = { $name }, { $topic }: laws and what came of them
timeline-list = The same as a list
timeline-more = { $n ->
    [one] One more instrument is in the tables only.
   *[other] { $n } more instruments are in the tables only.
}
timeline-corruption = Corruption indicators: changes beyond error
timeline-counts = { $measure } by year
timeline-amended = { $n ->
    [one] Amended in { $year } by one act
   *[other] Amended in { $year } by { $n } acts
}
# $measure is what is counted, $n the figure as its source means it.
timeline-first-use = First use on record that is certain, { $period }: { $measure } { $n }
timeline-possible-use = First figure that may hide use, { $period }: { $measure } { $n }
timeline-report = { $year }: { $said }
timeline-rating = { $period }: { $value }
timeline-higher = { $indicator }: { $change } higher in { $to } than in { $from }, more than noise
timeline-lower = { $indicator }: { $change } lower in { $to } than in { $from }, more than noise
timeline-key-passed = passed
timeline-key-in-force = in force
timeline-key-amended = amended
timeline-key-repealed = repealed
timeline-key-first-use = first use, certain
timeline-key-possible-use = first use, possible
timeline-key-report = a report says
timeline-key-rating = rating begins or changes
timeline-key-higher = indicator rose
timeline-key-lower = indicator fell
timeline-key-counts = bar: the least reported; outline: the most
