# What changed after passage: on the pages of laws, topics and methodology.

interval-95 = 95 % interval
p-value = p

# One law: its own series before and after.
effect-title = What changed after it took effect
effect-about = How the yearly count went on from the trend before the law (interrupted time series). It describes the figures and does not tell what caused a change. <how>How it is computed</how>
# $measure is what is counted (measure-…-in-sentence), $ratio a number, $interval its interval.
effect-overall = From { $year } on, { $ratio } times as many { $measure } were counted as the trend before it leads to expect (95 % interval { $interval }).
effect-step = In { $year }, its first year, { $ratio } times as many { $measure } were counted as the trend before it leads to expect (95 % interval { $interval }).
effect-open = Carried on over all the years since, that trend leaves everything open.
effect-chance = The figures cannot tell this from no change.
effect-beyond-chance = That is more than chance alone explains; whether the law or something else of those years is behind it, the figures cannot tell.
effect-not-estimable = What changed cannot be estimated: { $reason }.
effect-years = { $before ->
    [one] One year
   *[other] { $before } years
} with figures before it, { $after } from it on.
effect-per-inhabitant = Counts are compared for the population of each year.
effect-no-population = The population of these years is not known, so counts are compared as they are.
effect-withheld = { $n ->
    [one] One of the counts is withheld
   *[other] { $n } of the counts are withheld
}; many possible counts were fitted in their place, and the intervals hold that uncertainty, too.
effect-reconciled = { $n ->
    [one] The counts are those of one source, reconciled.
   *[other] The counts are those of { $n } sources, reconciled; the intervals hold that uncertainty, too.
}
effect-correlated = What the line leaves over goes from year to year (correlation { $correlation }), so the intervals are likely too narrow.
effect-others = Other laws or treaty obligations on the topic took effect here within these years, and the figures cannot tell their changes apart: { $laws }.
# $measure is a heading: Prosecutions.
effect-chart = { $measure } a year, before and after: { $topic }
effect-observed = counted
effect-fitted = line fitted before and after
effect-carried-on = trend before the law, carried on
effect-numbers = Changes in { $year }: { $measure }
effect-change = Change
effect-times = Times what the trend leads to expect
effect-level = Step in its first year
effect-slope = Growth from year to year, against that before
effect-whole = All years from it on

# All jurisdictions: those with an instrument against those without.
study-title = What changed across jurisdictions
study-about = Places that took up an instrument are held against places that had not yet, year by year (staggered difference-in-differences, Callaway and Sant’Anna 2021). What always differs between places drops out, and so does what changes everywhere. Places do not take up laws by lot, so this describes and does not prove. <how>How it is computed</how>
# $instrument is the title of a treaty or study-national-laws, $measure what is counted.
study-of = { $instrument }: { $measure }
study-national-laws = National laws
study-overall = In the years from it on, one plus the yearly count per million inhabitants was { $ratio } times what it would be had these places gone as those without it (95 % interval { $interval }).
study-beyond-chance = That is more than chance alone explains, provided both would have gone the same way without it.
study-who = { $treated ->
    [one] One jurisdiction with it has figures,
   *[other] { $treated } jurisdictions with it have figures,
} { $never } without it have some up to { $to }; the figures begin in { $from }. Each comparison is made among those with figures of both its years: { $most } with it at most.
study-few = Few jurisdictions stand behind some years, so that their intervals are likely too narrow.
study-left-out = { $n ->
    [one] One jurisdiction with figures is left out:
   *[other] { $n } jurisdictions with figures are left out:
} they had it before the figures begin, or its date is not known, or most of their counts are withheld, or their population is not known, or they are no state of their own.
study-pre-trend-differs = Before it took effect they already went another way (Wald test, p = { $p }): what follows is to be doubted.
study-pre-trend-alike = Before it took effect no other way is to be told from chance (Wald test, p = { $p }); few figures tell little.
study-pre-trend-none = No second year before it has enough figures, so nothing tests whether both went the same way.
study-breakdown-none = In its first year no effect is told from none, even if both would have gone the same way.
study-breakdown-at = The effect in its first year is no longer told from none if steps after it may be { $m } times the largest step before it.
study-breakdown-holds = The effect in its first year is told from none even if steps after it may be { $m } times the largest step before it.
study-sensitivity-not = How far from parallel trends this holds cannot be told: { $reason }.
study-sensitivity = First year, if trends differ (Rambachan and Roth 2023)
study-m = Steps after it, times the largest before
study-not-estimable = Not estimable: { $reason }.
study-none = What cannot be estimated
study-chart = Change by years since it took effect: { $what }
study-table = Change of ln(1 + count per million inhabitants): { $what }
study-estimate = Change
study-mark = took effect
study-since = Years since
study-band = Band of all years
study-with-it = Jurisdictions with it
study-reference = compared with
study-unbounded = no end
study-on-law = Across jurisdictions
study-more = <a>All of it, with tables and tests</a>

# Why nothing can be estimated; each follows a colon.
effect-why-not-counted = no source in this edition counts { $measures } here
effect-why-few = { $measure }: { $before ->
    [0] no year
    [one] one year
   *[other] { $before } years
} with figures before the law and { $after } from it on, within { $around } years of it; at least { $need } of each are needed
effect-why-future = the law takes effect after the last figure
effect-why-zero-before = every count before the law is zero, and a ratio needs a base
effect-why-zero-after = every count from the law on is zero, and a trend of logarithms has no such end
effect-why-zero = all counts are alike, so that nothing differs before and after
effect-why-withheld = { $withheld } of { $years } counts are withheld, and too much hangs on what stands behind them
effect-why-scattered = the figures are too few or too scattered for a trend before and after
effect-why-few-years = too few years have figures on both sides
effect-why-covariance = there are too few jurisdictions for so many years
effect-why-few-jurisdictions = at least { $need ->
    [one] one jurisdiction
   *[other] { $need } jurisdictions
} that took it up in the same year, and as many that had not yet, must have figures of the year before it and of a later one
effect-why-unfit = the figures are not such as the method can read

# Methodology.
methodology-effects = What changed after passage
methodology-effects-law = Of each law and topic: log E[y(t)] = α + β·t + δ·1(t ≥ f) + θ·(t − f)·1(t ≥ f) + log(population), quasi-Poisson, f the year of entry into force, else of passage; ten years on each side, at least three of each. Prosecutions are taken, else convictions, else victims identified: the one with most years around the law; recorded offences where nobody counts the first two. Shown are the step exp(δ), the change of growth exp(θ), and all counts from f on against all that the line before leads to, with 95 % intervals by Student’s t, never narrower than those of Poisson counts. A count that is withheld, or that several sources report, is drawn from what it may be, each draw is fitted, and the fits are pooled (Rubin’s rules). A year without a figure is left out and is no zero.
methodology-effects-topic = Of each treaty, and of the national laws of a topic: ATT(g, t) of Callaway and Sant’Anna, places that took it up in year g against those that had not by year t, each compared with the year before g; the outcome is ln(1 + count per million inhabitants). A place of which no law is known is no place without one, so national laws are only held against later ones. Each comparison takes the places that have figures of both its years, at least three on each side. Shown are the event study from −5 to 10 years with pointwise intervals and a band that holds all years at once (multiplier bootstrap, 1,000 draws), a Wald test of the years before, and how far from parallel trends the effect in the first year holds (Rambachan and Roth).
