# Pages: methodology

methodology-title = Methodology
methodology-description = How Lexgap measures whether laws are carried out, with every formula.
methodology-heading = How Lexgap measures whether a law works
methodology-lead = Four rules stand above the formulas.
methodology-rule-missing = <strong>Missing is not zero.</strong> “Not reported”, a withheld count such as {"<"}5 and a true zero are different things, from the parser to the chart.
methodology-rule-producer = <strong>Every number keeps its producer.</strong> A figure without source, archived file and place in it does not enter a score. Conflicting figures are all kept and all shown.
methodology-rule-uncertainty = <strong>No number without its uncertainty,</strong> and no rank without the interval of ranks.
methodology-rule-describe = <strong>Describe, do not proclaim.</strong> A score says how much use is on record, not that a law is good or that it caused anything.
methodology-run = This is method version { $version }. Edition { $edition } was computed with { $draws ->
    [one] one draw
   *[other] { $draws } draws
} and seed { $seed }; the same facts, seed and version give the same numbers, bit for bit.

methodology-facts = Facts
methodology-facts-text = A law belongs to one jurisdiction and one or more topics. Passage is its adoption or assent, else its promulgation, else its publication; which one it was is shown. A treaty is scored like a law from the day a state ratified or acceded to it. Where the day of entry into force is unknown, the day of passage stands in, and the page says so. Counts are mostly recorded by topic: where several instruments of one topic are in force, the count is the topic’s. A count may carry two topics and is then never added up twice.

methodology-reconciling = Reconciling sources
methodology-reconciling-text = For one count of one jurisdiction, source s reports y in year t: y is negative binomial with mean λ(t)·exp(β(s)) and a size φ. ln λ walks at random from year to year. A source’s tilt β scatters around the source’s tilt over all places, that around its interest class’s, and that around none (standard deviation 0.5). Exact figures enter by their probability, withheld ones by that of their interval, “at least” by that of the tail; a missing year is bridged by the walk, and the band widens. All jurisdictions are fitted together, so that one with few figures leans on the others. Shown are the median and 90 % interval of λ by year, and how many times what the others report each source reports. Where there is one source only, nothing checks it, and the band is as wide as tilts may be: an origin may count too few, a destination too many.
methodology-reconciling-test = Over 1,000 simulated panels with known truth, intervals of 90 % hold it 88 to 92 times in a hundred (a test in <code>scoring/tests/reconcile.rs</code>).

methodology-score = The score of a law
methodology-components = Components of the score, each from 0 to 1
methodology-component = Component
methodology-weight = Weight
methodology-how-computed = How it is computed
methodology-activation = S(u) is the share of peer laws not yet used at age u (Turnbull’s estimator, since the first use often lies in an interval: a withheld count may be zero, and before the first figure a year without one is no year without use). Used at lag u: 1 − ½·(1 − S(u)). Not yet used at age u: ½·S(u). Undecided: both, by their probability.
methodology-enforcement = Convictions plus half of the prosecutions per million inhabitants and year, over the last three reported years, shrunk towards the peers (Gamma-Poisson empirical Bayes), as percentile among them. A withheld count enters by its probability, never as a midpoint.
methodology-follow-through = Convictions C against prosecutions P over the last five years that have both, in the same unit: s = C/(C + P) with a Beta prior fitted to the peers, ρ = s/(1 − s), component min(1, ρ). The same for prosecutions against investigations where both are counted; of two links the geometric mean. Cases and persons are never divided by one another.
methodology-persistence = Share of the reported years since the first use in which the law was used, newer years counting more (half-life five years).
methodology-protection = Victims identified per million inhabitants as percentile among the peers, averaged with an independent rating of protection where there is one.
methodology-independent-assessment = Mean over the assessors of where the jurisdiction’s rating stands among all ratings of that assessor in that year.
methodology-score-formula = Score = 100 · exp(Σ w·ln max(c, 0.01) / Σ w) over the components c that exist, with weights w: a weighted geometric mean, so that one brilliant component cannot buy off a dead one. Where the components present hold less than half of the weight there is no score but “insufficient evidence”, with what is missing and who could supply it.
methodology-peers = Peers are the jurisdictions of the same income group and region if those are at least ten, else of the same income group, else the world.
methodology-draws = Intervals come from the draws: each is one complete analysis with other values for the withheld counts and rates, other weights (Dirichlet around the nominal ones), geometric or arithmetic mean, percentiles or the winsorised scale of the rates’ logarithms, and another peer set. Shown are the median and the 5 % and 95 % quantiles, for ranks as for scores.
methodology-hinges = What a score hinges on
methodology-hinges-text = The share of the variance of the draws that each choice explains alone (Sobol’s first-order index): the counts and rates, by a second analysis of the same counts under other choices; the weights, by regression; the other choices, by the variance between their values.
methodology-expected = Expected by now
methodology-expected-text = The share of the peers that had used theirs by the law’s present age (1 − S, with Jeffreys’ interval for a share), and the counts that peers would have with its population: the 5 %, 50 % and 95 % quantile of the fitted distribution of the peers’ rates.
methodology-adjusted = Integrity-adjusted variant
methodology-adjusted-text = Where governments and independent sources report the same counts in at least ten jurisdictions, the logarithm of the governments’ tilt is regressed on the control of corruption, and rates are divided by what that line says. It is a variant, labelled as such, and where it cannot be told the page says why.

methodology-evidence = Evidence grade
methodology-evidence-text = Beside the score, never inside it. Points are the weighted sum of:
methodology-grade-part = { $part } – weight { $weight }
# $grades lists each letter with the points it needs.
methodology-grades = { $grades }; below that E.
methodology-grade-from = { $grade } from { $points }

methodology-flags = Flags
methodology-flag-paper-law = <strong>Paper law:</strong> in force for three years or more, evidence of grade C or better, probability of no use, or of no more use than in the three reported years before it, at least 0.9.
methodology-flag-dormant = <strong>Dormant:</strong> used once, no enforcement in the newest three reported years.
methodology-flag-regression = <strong>Regression:</strong> the rate of the newest three reported years is below 70 % of that of the three before, with probability at least 0.9.
methodology-flag-went-dark = <strong>Went dark:</strong> a source withdrew a figure; or it has had none for at least three of its full years (years for which at least half as many jurisdictions have figures as in its fullest, since the newest are still coming in), and as many misses in a row have a probability of 0.1 or less in the rhythm in which that jurisdiction reported before.
methodology-flag-tilted = <strong>Tilted figures:</strong> the 90 % interval of how many times the others a source reports excludes 1.
methodology-flag-displacement = <strong>Displacement:</strong> in bordering jurisdictions, or of a neighbouring trade, rates of the three reported years after the law exceed those of the three before, by more than as many jurisdictions drawn at random, with probability at least 0.9.

methodology-practices = Practices
methodology-practices-text = Jurisdictions whose laws have a provision, or whose institutions are rated above the median, against those without: difference of the outcome at equal years since the law took effect by random-effects regression, one point a jurisdiction, at least ten laws on each side. A practice in the world is shrunk towards no difference, a locality towards the world, as far as they scatter (empirical Bayes). A line is called more than chance at a false discovery rate of 10 % over all lines (Benjamini and Hochberg).

methodology-outside = Outside check: law against practice as experts see it
methodology-outside-how = The smaller the experts’ gap between law and practice, the higher our score should be, so agreement is a negative rank correlation. The command <code>lexgap check</code> prints the same.
methodology-not-estimable = not estimable: at least ten jurisdictions that differ are needed
# $value is a score or a gap.
methodology-with-rank = { $value } (rank { $rank })
methodology-our-score = Our score
methodology-experts-gap = Experts’ gap
methodology-why-differ = Why they may differ
methodology-disagreements = The ten largest disagreements of ranks
# $gap and $practice are correlations with their intervals, or why there is none.
methodology-outside-summary = Over { $n ->
    [one] one jurisdiction
   *[other] { $n } jurisdictions
}: rank correlation of score and gap { $gap }; of score and the experts’ rating of practice alone { $practice }.

methodology-changes = Corruption indicators over time
methodology-changes-text = A change between two years is called more than noise only if |Δ| / √(se₁² + se₂²) exceeds 1.645, with the publisher’s own standard errors. Series are never joined where their publisher changed the method, as the Corruption Perceptions Index did in 2012.

methodology-limits = What these numbers cannot say
methodology-limit-counts = Counts are what authorities report. A low count may mean little crime, little effort or little reporting.
methodology-limit-victims = Victims identified measure the effort to find them at least as much as the crime.
methodology-limit-perception = Perception indices measure perception, and copy one another in part.
methodology-limit-publishers = Who publishes a figure may gain from it: see what could tilt each source on the <sources>sources page</sources>.
