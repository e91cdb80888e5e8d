# Pages: review

review = Review
review-description = Figures that a program read from prose, beside the passage, for a person to decide.
review-waiting = { $n ->
    [one] 1 figure or statement read from prose waits.
   *[other] { $n } figures and statements read from prose wait.
}
review-ordered = First comes what a decision would change most in scores.
review-not-ordered = The effects on scores are being worked out; until then the least certain come first.
review-names = Names of reviewers are shown here only.
review-nothing = No figure waits for a decision.
review-pending = { $n ->
    [one] 1 decision is newer than this edition.
   *[other] { $n } decisions are newer than this edition.
}
review-publish = Publish a new edition
review-section = The figure and its passage
review-position = { $position } of { $waiting }
review-previous = Previous
review-next = Next
# $words is what the figure says, and of when.
review-of = { $words }, { $jurisdiction }
review-vintage = vintage { $day }
review-read-as-head = Read as
# A figure, its unit, what its qualifier means, and of which part of the total it is.
review-read-as = { $figure } { $unit } – { $meaning }; { $part }
review-rule = Rule
review-rule-right = <code>{ $rule }</code>, right in { $share } of labelled texts
review-effect = What hangs on it
review-effect-points = up to { $points } points of a score

review-figure = { $measure }, { $period }: { $figure }
review-claim-of = { $said } ({ $period })
review-qualifier-exact = exact
review-qualifier-at-least = at least
review-qualifier-about = about
review-qualifier-interval = interval
review-qualifier-none-reported = none reported
review-qualifier-not-reported = not reported

review-your-name = Your name
review-why = Why (may be empty)
review-confirm = Confirm
review-reject = Reject
review-cannot-tell = Cannot tell
review-correct = Correct it
review-save = Save the correction
review-what-is-counted = What is counted
review-from-year = From year
review-to-year = to
review-how = How
review-or-between = or between
review-and = and
review-unit = Unit
review-is-total = The country’s total of the period
review-law = Law
review-what-happened = What happened to it
review-rating = Rating
review-alleged = Reported as an allegation only

review-decisions-on-it = Decisions on this figure
review-newest = Newest decisions
review-decision = Decision
review-undo = Undo
# $what is what was decided on.
review-undo-what = Undo: { $what }
review-confirmed = { $who } confirmed it, { $day }
review-corrected = { $who } corrected it to { $figure }, { $day }
review-corrected-claim = { $who } corrected it to “{ $said }”, { $day }
review-rejected = { $who } rejected it, { $day }
review-could-not-tell = { $who } could not tell, { $day }
review-undone = { $decision }; undone { $day } by { $who }
review-figure-total = { $measure } { $period }, { $figure }, { $unit }, a total
review-figure-part = { $measure } { $period }, { $figure }, { $unit }, not a total
