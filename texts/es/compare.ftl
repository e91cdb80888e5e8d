# Pages: compare, indicator

indicator-source = { $source }, { $publisher } ({ $interest })
indicator-new-method = Nuevo método desde
indicator-breaks = { $years } – los valores anteriores y posteriores nunca se unen
indicator-scale-higher = { $scale }; cuanto más alto, mejor
indicator-scale-lower = { $scale }; cuanto más bajo, mejor
indicator-scale-neither = { $scale }; ninguno de los dos extremos es mejor
indicator-interval = Intervalo
indicator-change = Cambio
indicator-newest = { $indicator }: valor más reciente de cada jurisdicción
indicator-programs = Para programas: <json>JSON</json>, <csv>CSV</csv>.
indicator-changed = { $change } desde { $year } (más que ruido)
indicator-within-error = { $change } desde { $year } (dentro del margen de error)
indicator-name-period = { $name } ({ $period })
indicator-ends = { $indicator }: ambos extremos, con intervalo del 90 %
