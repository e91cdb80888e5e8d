# Pages: compare, indicator

indicator-source = { $source }, { $publisher } ({ $interest })
indicator-new-method = New method from
indicator-breaks = { $years } – values before and after are never joined
indicator-scale-higher = { $scale }; higher is better
indicator-scale-lower = { $scale }; lower is better
indicator-scale-neither = { $scale }; neither end is better
indicator-interval = Interval
indicator-change = Change
indicator-newest = { $indicator }: newest value of each jurisdiction
indicator-programs = For programs: <json>JSON</json>, <csv>CSV</csv>.
indicator-changed = { $change } since { $year } (more than noise)
indicator-within-error = { $change } since { $year } (within the error)
indicator-name-period = { $name } ({ $period })
indicator-ends = { $indicator }: both ends, with 90 % interval

compare-title = Compare jurisdictions
compare-title-of = Compare: { $names }
compare-description = Laws, scores and corruption indicators of several jurisdictions side by side.
compare-unknown = No jurisdiction answers to { $codes }. Codes are ISO 3166-1 alpha-3, such as KEN; regions and income groups go by their English names.
compare-left-off =
    { $asked ->
        [one] One jurisdiction was asked for;
       *[other] { $asked } jurisdictions were asked for;
    } the first { $shown } are shown.
compare-start = Choose jurisdictions above; the address of the page then holds the whole comparison and can be passed on. For example: <east>Kenya, Uganda, Tanzania</east>, <balkans>Albania, North Macedonia, Montenegro, Serbia</balkans>, <four>Canada, United Kingdom, France, Germany</four>, <region>all of Eastern Africa as a heat map</region>.
compare-add-jurisdiction = Add a jurisdiction
compare-add-region = Add a region
compare-add-income = Add an income group
compare-more = Topic and measures
compare-all-topics = all topics
compare-x = First measure
compare-y = Second measure
compare-take-away = Take { $name } away
# A region or income group with the number of its jurisdictions.
compare-group = { $name } ({ $n })
compare-views = Ways to show it
compare-view-table = Table
compare-view-heat = Heat map
compare-view-ranks = Ranks
compare-view-small = Over time
compare-view-scatter = Against one another
compare-view-since = Since the law
compare-choose = Measure
compare-nothing = Nothing that these jurisdictions can be compared by is in this edition.

compare-score-of = { $treaty } ({ $topic }): score
compare-about-score = { $treaty }: how far the obligation is carried out ({ $topic }), score of 100 with 90 % interval and evidence grade; higher is better
compare-about-higher = { $indicator }: { $scale }; higher is better
compare-about-lower = { $indicator }: { $scale }; lower is better
compare-about-neither = { $indicator }: { $scale }; neither end is better
compare-columns = What the columns are

compare-table = Scores and corruption indicators, newest values
compare-heat = Scores and corruption indicators, newest values, coloured by fifths of all jurisdictions
compare-download = Download this table: <csv>CSV</csv>
compare-not-a-party = not a party, or no date
compare-period = { $interval } ({ $period })
compare-over-time = { $indicator } over time
compare-others = Other ratings and figures
compare-newest = Newest values
compare-fifth-1 = lowest fifth of all jurisdictions
compare-fifth-2 = second fifth
compare-fifth-3 = middle fifth
compare-fifth-4 = fourth fifth
compare-fifth-5 = highest fifth

compare-on-scale = From { $low } to { $high }
compare-value-90 = Value [90 % interval]
compare-bars = All bars share one scale; the dark mark is the value, the band its 90 % interval where one is known. { $about }

compare-small = { $indicator }: each jurisdiction over time
compare-one-scale = All charts share one scale and the same years. { $scale }
compare-without = No value: { $names }

compare-against = { $y } against { $x }
compare-across = Across: { $about }
compare-up = Up: { $about }
compare-no-dots = None of these jurisdictions has both values.
compare-dots-missing =
    { $n ->
        [one] One jurisdiction lacks one of the two values and has no dot.
       *[other] { $n } jurisdictions lack one of the two values and have no dot.
    }

compare-since = Years since the law took effect: { $topic }
compare-since-about = Yearly totals of each jurisdiction, of the source with the most years, moved so that the year in which its law took effect is year 0. Countries count differently: the course of one line says more than its height beside another.
compare-since-measure = { $measure } by years since the law took effect
compare-no-counts = No source in this edition counts the enforcement of these jurisdictions’ laws year by year.
compare-lines-shown = The chart shows the first { $shown } of { $all } jurisdictions; the table behind it has all.
compare-years = Years since
compare-law = Law that the years count from
compare-took-effect = Took effect
compare-laws = Laws that the years count from
compare-no-law = no law or treaty obligation on the topic whose use is measured from a known day
compare-passage-stands-in = passed; the day it came into force is not known
