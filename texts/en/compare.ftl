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
