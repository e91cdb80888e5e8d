# Pages: compare, indicator

indicator-source = { $source }, { $publisher } ({ $interest })
indicator-new-method = Nouvelle méthode à partir de
indicator-breaks = { $years } – les valeurs antérieures et postérieures ne sont jamais reliées
indicator-scale-higher = { $scale } ; plus c’est élevé, mieux c’est
indicator-scale-lower = { $scale } ; plus c’est bas, mieux c’est
indicator-scale-neither = { $scale } ; aucune des deux extrémités n’est meilleure
indicator-interval = Intervalle
indicator-change = Évolution
indicator-newest = { $indicator } : valeur la plus récente de chaque pays ou territoire
indicator-programs = Pour les programmes : <json>JSON</json>, <csv>CSV</csv>.
indicator-changed = { $change } depuis { $year } (plus que du bruit)
indicator-within-error = { $change } depuis { $year } (dans la marge d’erreur)
indicator-name-period = { $name } ({ $period })
indicator-ends = { $indicator } : les deux extrémités, avec l’intervalle à 90 %
