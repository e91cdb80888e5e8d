# Pages: topic, practices

topic-description = { $topic }: laws, treaty obligations and how far they are carried out.
topic-coverage =
    { $laws ->
        [one] One law or treaty obligation is in this edition,
       *[other] { $laws } laws and treaty obligations are in this edition,
    } { $dated } of them with a day of passage or ratification.
topic-no-counts = No source in this edition counts how laws on this topic are enforced: none of them can be scored. Whoever publishes such counts is welcome to tell us.
topic-totals =
    { $measure }: { $totals ->
        [one] one yearly total
       *[other] { $totals } yearly totals
    } of { $jurisdictions ->
        [one] one jurisdiction
       *[other] { $jurisdictions } jurisdictions
    }
topic-no-law = No national law on this topic has been collected yet.
topic-law-and-jurisdiction = Law and jurisdiction
topic-national-laws = National laws: { $topic }
topic-parties =
    { $parties ->
        [one] One party with a date;
       *[other] { $parties } parties with a date;
    } the evidence suffices for { $scored }.
topic-unscored = Parties for which the evidence does not suffice
topic-laws-unscored =
    { $n ->
        [one] One law for which the evidence does not suffice
       *[other] { $n } laws for which the evidence does not suffice
    }
topic-ranking = { $treaty }: parties by score

practices-title = Practices, best and worst
practices-description = Provisions and institutions that go with better and worse implementation.
practices-lead = Which provisions and institutions go with laws that are used, and which with laws that are not.
practices-none = Insufficient evidence: no practice has ten scored laws with it and ten without it in this edition.
practices-opening =
    { $comparisons ->
        [one] One comparison was made;
       *[other] { $comparisons } comparisons were made;
    } { $findings ->
        [one] one of them stands out
       *[other] { $findings } of them stand out
    } from chance at a false discovery rate of { $rate }.
practices-not-a-cause = A difference is not a cause: places that have a practice differ from others in more than that. Both ends are listed alike. What stands out is marked; the rest may be chance. <a>How lines are computed</a>
practices-insufficient = Insufficient evidence
practices-programs = For programs: <json>all lines</json>, <csv>as CSV</csv>.
practices-in-the-world = In the world
practices-all-trades = all trades
practices-of-activation = { $trade }: how soon laws are used
practices-of-enforcement = { $trade }: how often they are used
practices-of-effect = { $trade }: how counts changed when they came into force
practices-per-cent = Difference, per cent [90 % interval]
practices-points = Difference, points of 100 [90 % interval]
practices-hidden =
    { $n ->
        [one] One line between the two ends is in the API.
       *[other] { $n } lines between the two ends are in the API.
    }
practices-practice = Practice
practices-before-shrinking = Before shrinking
practices-laws = Laws with · without
practices-jurisdictions = Jurisdictions
practices-chance = More than chance
practices-provision = provision
practices-institution = institution rated above the median
practices-better = better
practices-worse = worse
practices-not-told = not told from chance
practices-nothing = None.
practices-looked-for = Looked for and not told: fewer than ten laws with, or fewer than ten without.
