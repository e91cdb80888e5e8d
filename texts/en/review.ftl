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

# What the last form did.
review-done-confirm = Confirmed.
review-done-correct = Corrected.
review-done-reject = Rejected.
review-done-cannot-tell = Kept as: cannot tell.
review-done-undone = Undone.
review-done-published = A new edition is out.
review-done-nothing = Nothing was changed.
review-in-no-edition = { $fact } (in no edition any more)
# Why there is no passage. $why is an error message in English.
review-passage-elsewhere = The archived page holds no such place: a newer reader names it otherwise. Crawl the source again.
review-passage-absent = The archived page cannot be shown ({ $why }). Crawl the source, or open the publisher’s page.
review-passage-unread = The page could not be read: { $why }.
# What is wrong with a form. $value is what was written.
review-wrong-verdict = Choose Confirm, Reject, Cannot tell, or save a correction.
review-wrong-law = Give the law’s name, in at most { $most } characters.
review-wrong-year = “{ $value }” is no year.
review-wrong-polarity = “{ $value }” is nothing that happens to a law.
review-wrong-tier = “{ $value }” is no tier: it can be 1, 2, 2WL or 3.
review-wrong-claim = “{ $value }” is no kind of claim.
review-wrong-count = “{ $value }” is no count: give a whole number of at most 1,000,000,000,000.
review-wrong-figure = Give the figure.
review-wrong-interval = An interval needs both bounds, the lower one first.
review-wrong-qualifier = “{ $value }” is no way to read a figure.
review-wrong-measure = “{ $value }” is not counted here.
review-wrong-period = The period ends before it begins.
review-wrong-unit = “{ $value }” is no unit.
review-wrong-name = Give your name, in at most { $most } characters.
review-wrong-reason = The reason has more than { $most } characters.
review-wrong-fact = That figure is in no edition, or was not read from prose.
# Who is not let in.
review-only-here = The review page answers only on the machine itself, at a loopback address.
review-only-by-token = Open the review page by the address that lexgap serve printed at start.
review-from-elsewhere = This form came from another site.
