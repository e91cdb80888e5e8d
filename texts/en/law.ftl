# Pages: law

# A label and what it stands for.
label-and-value = { $label }: { $value }
publishers-page = Publisher’s page

law-page-title = { $law } ({ $jurisdiction })
law-description = { $law }, { $jurisdiction }: dates, enforcement and implementation score.
law-unscored-in-parts = Only some sections of this law are on our topics, and no source states when they were inserted; the law itself is older than the treaties that define these trades. Its own day would say nothing, so it is not scored.
law-unscored-no-topic = No topic of ours is recognised in this law’s title, so it is not scored.
law-unscored-no-passage = No source states when this law was passed or ratified, so nothing says since when it promises anything: it is not scored.

law-topics-why = Why these topics
# $words are words of a title, in its language.
law-topic-by-title = { $topic }: a title of the law has the words { $words }.
law-topic-by-section = { $topic }: the heading of section { $number } has the words { $words }.
law-topic-by-text = { $topic }: section { $number } is about it by its text.
law-topic-stated = { $topic }: its words do not say so; the source or a person does.

law-timeline = Timeline
law-counts-as-passage = – counts as passage
law-in-force-unknown = No source states the day it came into force; the day of passage stands in for it.

# $topic is a topic within a sentence.
law-carried-out = How far it is carried out: { $topic }
# $score is a score with its interval, $grade a letter.
law-headline = <strong>{ $score }</strong> of 100, evidence grade { $grade }.
law-headline-insufficient = <strong>Insufficient evidence</strong> for a score; evidence grade { $grade }.
# $rank is a rank with its interval and the number of ranked laws.
law-rank = Rank { $rank }.
law-basis-from-in-force = Measured from { $day } (entry into force), beside { $n ->
    [one] one peer
   *[other] { $n } peers
}: { $peers }.
law-basis-from-passage = Measured from { $day } (passage, since no source states entry into force), beside { $n ->
    [one] one peer
   *[other] { $n } peers
}: { $peers }.
law-basis-years = Counts of { $from } to { $to } were used.
law-basis-recorded-offences = No source publishes prosecutions or convictions of this topic, so recorded offences stand in for enforcement.
law-basis-by-topic = Counts are recorded by topic, seldom by law: where several instruments are in force, the count is the topic’s.

law-expected = Expected by now
law-expected-caption = Expected by now, from the peers
# $share is a percentage with its $interval, $peers says who they are.
law-expected-used = By its age of { $age } years, { $share } { $interval } of { $n ->
    [one] one peer
   *[other] { $n } peers
} ({ $peers }) had used theirs.
law-expected-population = The counts are what peers would have with this population.
law-count-a-year = Count a year
law-expected-from-peers = Expected from peers [90 % of them]
law-counted-newest = Counted, newest three reported years
law-from-to = { $low } to { $high }

law-hinges = What this score hinges on
law-hinges-share = Share of the variance of the draws that each choice explains alone. <how>How</how>
law-hinge-several = several of them together

law-integrity = Integrity context
law-beside-the-score = Beside the score, never inside it.
law-integrity-caption = Corruption, as others rate it
law-newest-value = Newest value
law-its-uncertainty = Its uncertainty
law-standard-error = standard error { $error }
law-no-error = its publisher states none
law-not-rated = not rated here
law-no-officials = no source in this edition counts them; that is not a zero
law-complicity = Statements of complicity
law-no-complicity = no source in this edition states them as figures
law-adjusted = Integrity-adjusted variant (optional)
law-adjusted-score = { $score } of 100.

law-components = Components of the score
law-component = Component
law-0-to-100 = 0 to 100 [90 % interval]
law-interval = Interval
law-weight = Weight
law-from-what = From what
law-of-100 = { $n } of 100
law-figures = { $n ->
    [one] 1 figure
   *[other] { $n } figures
}
law-measure-of = { $period } { $measure }

law-missing = What is missing
law-supplier = Who could supply it: { $supplier }
law-grade = Evidence grade { $grade }: { $points } of 1 points ({ $coverage } of the expected figures are there; { $classes ->
    [one] 1 interest class
   *[other] { $classes } interest classes
}; { $exact } of them exact; { $age ->
    [one] newest figure 1 year old
   *[other] newest figure { $age } years old
}; { $confirmed } confirmed by a person). Grade { $best } needs { $needed }.
law-grade-without-figures = Evidence grade { $grade }: { $points } of 1 points ({ $coverage } of the expected figures are there; { $classes ->
    [one] 1 interest class
   *[other] { $classes } interest classes
}; { $exact } of them exact; no figure at all; { $confirmed } confirmed by a person). Grade { $best } needs { $needed }.
law-how-grades = How grades are given

law-counts = Counts before and after: { $topic }
law-counts-table = Counts before and after: { $topic }; each figure leads to its source
law-mark-passed = passed
law-mark-in-force = in force
law-next-in-rank = Next to it in rank

law-provisions = Provisions on these topics
law-inserted = – inserted { $day }
law-provision = <strong>{ $articles }</strong> on { $subject }
law-provision-whole = <strong>the law as a whole</strong> on { $subject }
law-history = History of the text
law-history-about = The dated states of the text and the acts that amended it, the newest first, as publishers list them.
law-history-pending = Passed, and not in the newest archived text of { $day }
law-history-pending-about = Told apart by the days that the publisher states: an act dated before that text may still be missing from it.
# $sections lists sections by number.
law-history-inserted = inserted that day: { $sections }
law-history-sections = Inserted: { $sections }
law-history-words = the text of { $from } beside that of { $to }
law-history-older = { $n ->
    [one] 1 earlier event
   *[other] { $n } earlier events
}
law-comparable = Comparable laws
law-comparable-about = Of each neighbour and peer the instrument on the same topics that was passed nearest in time: first across a border, then in the same region and income group, then in the same part of the region.
law-comparable-caption = Instruments on the same topics next door and among peers
law-comparable-why = Why comparable
law-comparable-border = shares a border
law-comparable-peer = same region and income group
law-comparable-region = same part of the region
law-not-scored = not scored
law-version-enacted = enacted
law-version-consolidated = consolidated
law-version-listed = listed by the publisher
law-version-found = as found on this day; its publisher states no other date for this text
law-changed-since = what changed since { $day }

# What changed between two versions.
law-diff-title = { $law }: { $from } to { $to }
law-diff-description = { $law }, { $jurisdiction }: the text of { $from } beside that of { $to }.
law-diff-heading = What changed from { $from } to { $to }
law-diff-from = From
law-diff-to = To
law-diff-side-sections = { $day }, { $label }, { $n ->
    [one] 1 section
   *[other] { $n } sections
}, { $file }
law-diff-side-paragraphs = { $day }, { $label }, { $n ->
    [one] 1 paragraph
   *[other] { $n } paragraphs
}, { $file }
law-diff-no-sections = No sections are known of this document, so its plain text is compared paragraph by paragraph.
law-diff-left-out = { $n ->
    [one] 1 more changed section is too long to be shown; both originals are linked above.
   *[other] { $n } more changed sections are too long to be shown; both originals are linked above.
}
law-diff-reading-aid = Reading aid: <ins>put in</ins>, <del>taken out</del>. Compared by Lexgap from the two archived originals; the publisher’s text decides.
law-diff-nothing = Nothing in the text is different.
# $changes lists how many sections were added, repealed and so on.
law-diff-sections = Sections: { $changes }; { $unchanged } unchanged.
law-diff-paragraphs = The paragraphs that differ stand below, each with those next to it.
law-diff-n-added = { $n } added
law-diff-n-repealed = { $n } repealed
law-diff-n-changed = { $n } changed
law-diff-n-moved = { $n } moved
law-diff-n-moved-and-changed = { $n } moved and changed
law-diff-added = added
law-diff-repealed = repealed
law-diff-changed = changed
law-diff-moved = moved
law-diff-moved-and-changed = moved and changed
# $change is one of the five above, $number the section’s number in the older version.
law-diff-was = { $change }, was { $number }
law-diff-was-without-number = { $change }, was without number
law-diff-same-words = The same words, at another place among the sections.
law-diff-text = Text
law-diff-outside = Outside of sections
law-diff-contents = Changed sections
law-diff-n-changed-sections = { $n ->
    [one] 1 changed section
   *[other] { $n } changed sections
}
law-diff-and-more = and { $n } more
law-diff-unchanged = { $n ->
    [one] 1 paragraph unchanged
   *[other] { $n } paragraphs unchanged
}
law-diff-before = Before: { $from } to { $to }
law-diff-after = After: { $from } to { $to }
law-diff-other-versions = Other versions
law-diff-none = These versions cannot be compared
law-diff-none-description = No comparison.
law-diff-versions-of = Versions of { $law }
