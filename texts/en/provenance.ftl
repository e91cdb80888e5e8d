# Pages: provenance, revisions, sources

provenance-where = Where it comes from

fact-title = { $measure }, { $place }, { $period }: { $figure }
fact-description = A figure of { $place } with its source, archived file and place in it.
fact-lies-in = Lies in
fact-before = { $figure } until it was revised; stated in { $place }
fact-said-before = What the source said before
fact-contradicted = Contradicted by its own source
fact-counted = What is counted
fact-measure-in-unit = { $measure }, in { $unit }
fact-part = Part
fact-figure = <strong>{ $figure }</strong> – { $meaning }
fact-programs = Permanent address for programs: { $address }
fact-status-automatic = taken from a table by a program; no person has confirmed it yet
fact-status-automatic-prose = read from prose by a program; no person has confirmed it yet
fact-status-confirmed = confirmed by a person
fact-status-disputed = disputed: people who looked at it disagree
fact-status-rejected = rejected by a person: the passage does not say so; part of no score
fact-as-read = As the program read it
fact-as-read-total = { $measure }, { $period }: { $figure }, a total
fact-as-read-part = { $measure }, { $period }: { $figure }, not a total
fact-people = People who looked
fact-read-by = Read by
fact-rule = rule <code>{ $rule }</code>, right in { $share } of labelled texts
fact-changed = The source has since changed this figure, without saying so, to { $figure }, in the file { $file }.
fact-changed-again = The source has since changed this figure, without saying so, in the file { $file }.
fact-withdrawn = The source has since withdrawn this figure: it went dark, in the file { $file }.
fact-other = { $figure } { $unit }, { $source } ({ $interest })
fact-others = Other figures for the same thing

point-title = { $indicator }, { $place }, { $period }: { $value }
point-description = A value of { $place } with its source, archived file and place in it.
point-no-value = <strong>no value</strong> – the publisher lists the jurisdiction without one; that is not a zero
point-sources = Underlying sources
point-other-periods = Other periods

snapshot-title = Archived file { $name }
snapshot-description = An archived file with its hash, address and dates.
snapshot-content-type = Content type
snapshot-size = Size
snapshot-current-facts = Current facts read from it
snapshot-facts =
    { $counts ->
        [one] one count
       *[other] { $counts } counts
    }, { $values ->
        [one] one indicator value
       *[other] { $values } indicator values
    }, { $laws ->
        [one] one law
       *[other] { $laws } laws
    }, { $claims ->
        [one] one statement of reports
       *[other] { $claims } statements of reports
    }
snapshot-check = Anyone who holds the publisher’s file can check that it is the same: <code>sha256sum FILE</code> must print this hash.
snapshot-programs = For programs: { $address }

revisions-title = Silent revisions
revisions-description = Figures that their own source changed or withdrew without notice.
revisions-lead = When a source publishes another figure for an old period, or publishes it no longer, the old figure stays here, with the file in which it stood.
revisions-none = No figure was changed or withdrawn between the copies that we hold.
revisions-programs = For programs: <json>all of them</json>, <csv>as CSV</csv>.
revisions-by-source = By source
revisions-changed = Changed
revisions-withdrawn = Withdrawn
revisions-shown = { $name }: { $shown } of { $all }
revisions-before = Before
revisions-after = After
revisions-is-withdrawn = withdrawn
revisions-is-replaced = replaced
revisions-about = { $topics }; { $part }
revisions-values = Indicator values
revisions-values-lead = When a source publishes another value of an indicator for an old period, in a newer copy of a file or in the next edition of a yearly one, or publishes it no longer, the old value stays here, with the file and the place in which it stood. Beside the value stands what else differs: the standard error, the bounds or the number of sources.
revisions-values-counts = Changed: { $changed }. Withdrawn: { $withdrawn }.
revisions-values-more = { $n ->
    [one] One more old value is not shown.
   *[other] { $n } more old values are not shown.
}
revisions-stated-in = Stated in
revisions-seen-in = Change seen in
revisions-sources = { $n ->
    [one] one source
   *[other] { $n } sources
}

sources-description = Who publishes the figures, what could tilt them, and how each source fared of late.
sources-lead = Every number here belongs to somebody who may gain from it. Each source states what it measures, what could tilt it and how it has been reached of late.
sources-all = All sources
sources-facts = Facts in this edition
sources-state = State
sources-tried-only = not asked yet; tried on our own document only
sources-not-asked = not asked yet
sources-from-baseline = from the baseline; not asked yet
sources-reached = reached on { $day }
sources-failed-once = failed once, on { $day }
sources-failed-again = failed again, on { $day }
sources-time = { $day }, { $time } UTC
sources-newest-failure = Newest failure
sources-failure = { $time }: { $error } – the last good facts are kept.
sources-not-proven = Not yet proven
sources-own-documents-only = Written after the publisher’s documentation and tried only on a document of our own: no answer of the publisher has been read yet.
sources-parts-not-proven = Parts not yet proven
sources-parts-own-documents-only = Written after the publisher’s documentation and tried only on documents of our own: no answer of the publisher from these addresses has been read yet.
sources-last-reached = Last reached
sources-next-attempt = Next attempt
sources-file = { $size }, obtained { $day }
sources-file-of = copy of { $vintage }, { $size }, obtained { $day }
sources-more-files = and { $n } more, see the API
sources-terms = Terms
sources-files =
    { $n ->
        [one] 1 archived file behind its facts
       *[other] { $n } archived files behind its facts
    }
sources-measures = What it measures
sources-no-date = no date
sources-announced =
    { $n ->
        [one] 1 document that its lists announce
       *[other] { $n } documents that its lists announce
    }
sources-announced-not-read = The newest first. Announced, not read: no fact comes from here. All of them: { $address }
sources-name-as-printed = Name as printed
sources-rows = Rows
sources-first-place = First place
sources-unresolved = Names that no jurisdiction answers to
sources-in-no-score = Rows that are in no score
