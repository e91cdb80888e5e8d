# The first page.

home-title = L’écart entre le droit et la pratique
home-description = L’application effective des lois contre les trafics illicites, pays par pays.
home-lead = Les États sont félicités pour avoir adopté des lois contre la traite, les trafics illicites et la corruption. Lexgap mesure si ces lois sont appliquées : chaque loi depuis le jour de son adoption, chaque chiffre avec sa source et son incertitude.
home-tile-jurisdictions = <strong>{ $shown }</strong> { $n ->
    [one] pays ou territoire dont au moins une loi ou obligation conventionnelle a un score
   *[other] pays et territoires dont au moins une loi ou obligation conventionnelle a un score
}
home-tile-laws = <strong>{ $shown }</strong> { $n ->
    [one] loi ou obligation conventionnelle, datée
   *[other] lois et obligations conventionnelles, toutes datées
}
home-tile-counts = <strong>{ $shown }</strong> { $n ->
    [one] décompte relatif à l’application des lois
   *[other] décomptes relatifs à l’application des lois
}
home-tile-files = <strong>{ $shown }</strong> { $n ->
    [one] fichier archivé à l’appui
   *[other] fichiers archivés à l’appui
}
home-map-of = Mise en œuvre, de 0 à 100 : { $title }
home-map-every = { $caption } ; tous les pays et territoires ayant un score
home-map-label = { $name } : { $score }, niveau de preuve { $grade }
home-paper-laws = Lois restées lettre morte
home-paper-about = En vigueur depuis trois ans ou plus, niveau de preuve C ou supérieur et, selon toute vraisemblance, jamais appliquées.
home-paper-none = Aucune loi ne répond, dans cette édition, aux critères d’une loi restée lettre morte : le niveau de preuve doit être C ou supérieur.
home-regressions = Reculs les plus récents
home-regressions-about = Application des lois, au cours des trois dernières années communiquées, inférieure, selon toute vraisemblance, à 70 % de celle des trois années précédentes.
home-regressions-none = Aucune loi ne répond, dans cette édition, aux critères d’un recul.
home-new-laws = Nouvelles lois
home-new-laws-about = Les lois et obligations conventionnelles les plus récentes sur ces sujets, selon leur date d’adoption.
home-changes = Corruption : les évolutions qui ne sont pas que du bruit
home-changes-about = Évolutions de plus de 1,645 fois l’erreur type, pour l’année la plus récente.
# $indicator is a link.
home-change-rose = { $jurisdiction } : { $indicator } en hausse de { $change } entre { $from } et { $to }
home-change-fell = { $jurisdiction } : { $indicator } en baisse de { $change } entre { $from } et { $to }
home-change-errors = { $z } fois l’erreur type de la différence
home-revisions = Des chiffres instables
home-revised = { $n ->
    [one] <a>{ $shown } chiffre</a> modifié sans préavis par sa propre source
   *[other] <a>{ $shown } chiffres</a> modifiés sans préavis par leur propre source
}
home-withdrawn = { $n ->
    [one] <a>{ $shown } chiffre</a> disparu après avoir été publié
   *[other] <a>{ $shown } chiffres</a> disparus après avoir été publiés
}
home-contradictions = { $n } fois, une même publication se contredit, par exemple :
home-all = Tous les pays et territoires
home-elsewhere = Ailleurs
home-law-dated = { $kind } : { $day }
home-map-choose = Afficher sur la carte
home-map-scores = Scores de mise en œuvre
home-map-grades = Niveaux de preuve
home-map-changes = Signalements : reculs, lois restées lettre morte, chiffres biaisés
home-map-indicators = Indicateurs
home-map-grade-of = Niveau de preuve : { $title }
home-map-grade-label = { $name } : niveau de preuve { $grade }
home-map-flags-of = Nombre de signalements : { $title }
home-map-flags-label = { $n ->
    [0] { $name } : aucun signalement
    [one] { $name } : un signalement
   *[other] { $name } : { $n } signalements
}
home-map-in-year = { $title }, { $year }
home-map-newest = { $title } : valeur la plus récente de chaque pays ou territoire
home-more-laws = { $n ->
    [one] et un autre texte
   *[other] et { $n } autres textes
}
home-all-of = <a>Les { $n }</a>.
flags-title = Signalement : { $flag }
flags-about = { $n ->
    [one] { $n } loi ou obligation conventionnelle porte ce signalement dans la présente édition, les mieux étayées d’abord. <a>Ce que signifient les signalements</a>
   *[other] { $n } lois et obligations conventionnelles portent ce signalement dans la présente édition, les mieux étayées d’abord. <a>Ce que signifient les signalements</a>
}
flags-description = Toutes les lois et obligations conventionnelles signalées : { $flag }.
