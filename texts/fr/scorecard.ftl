# The scorecard of a jurisdiction.

card-description = { $name } : degré de mise en œuvre des lois et des obligations conventionnelles contre les trafics illicites.
card-nothing = Cette édition ne contient ni loi, ni obligation conventionnelle, ni décompte pour ce pays ou territoire.
card-corruption = Indicateurs de corruption
card-other-ratings = Autres évaluations
card-evidence = <a>Emporter les preuves</a> : faits, scores, originaux, preuves cryptographiques et dossier, dans un seul fichier vérifiable sans nous.
card-programs = Pour les programmes : <scores>scores</scores>, <counts>décomptes en CSV</counts>, <laws>lois</laws>, <claims>énoncés des rapports</claims>, <figures>chiffres côte à côte</figures>.
card-compare = <a>Comparer avec d’autres</a>.
card-historic = pays ou territoire qui n’existe plus
card-part-of = entité infranationale ({ $name })
card-no-state = entité non étatique, ou code d’usage courant
card-income = { $group } (Banque mondiale, juillet 2020)
card-population = population : { $n } ({ $period })
card-instruments = { $name } : cette édition contient { $laws ->
    [one] { $laws } loi nationale
   *[other] { $laws } lois nationales
} et { $treaties ->
    [one] { $treaties } obligation conventionnelle
   *[other] { $treaties } obligations conventionnelles
} ; les preuves suffisent pour établir un score dans { $scored } cas sur { $all }.
# $law is a link, $score "51 [23, 65]", $rank "3 [1, 9] of 138", $grade a letter.
card-best = Instrument le mieux appliqué : { $law }, score { $score }, rang { $rank }, niveau de preuve { $grade }.
card-worst = Instrument le moins bien appliqué : { $law }, score { $score }, rang { $rank }, niveau de preuve { $grade }.
card-flag-instruments = { $n ->
    [one] un instrument
   *[other] { $n } instruments
}
card-flags = { $n ->
    [one] Un signalement
   *[other] { $n } signalements
}
card-contradictions = { $name } : <a>les chiffres d’une même publication se contredisent { $n ->
    [one] une fois
   *[other] à { $n } reprises
}</a>.
card-revised = <a>{ $n ->
    [one] Un chiffre a été modifié ou retiré par sa propre source
   *[other] { $n } chiffres ont été modifiés ou retirés par leur propre source
}</a>.
# $error and $change may be empty, and begin with a space or a comma where they are not.
card-indicator = { $indicator } { $period } : { $value }{ $error }{ $change }.
card-error = {" "}(erreur type { $error })
card-higher = , soit { $change } de plus qu’en { $year } (plus que du bruit)
card-higher-noise = , soit { $change } de plus qu’en { $year } (dans la marge d’erreur)
card-lower = , soit { $change } de moins qu’en { $year } (plus que du bruit)
card-lower-noise = , soit { $change } de moins qu’en { $year } (dans la marge d’erreur)
card-other-laws = Autres lois
card-other-laws-about = Aucun de nos sujets n’est reconnu dans leur intitulé ; aucun score ne leur est donc attribué.
# Ratified 1 Oct 2010
card-dated = { $kind } : { $day }
card-laws-on = Lois nationales : { $topic }
card-treaties-on = Obligations conventionnelles : { $topic }
card-no-counts = Aucune source de cette édition ne dénombre les actes d’application de ces textes. Ce n’est pas un zéro : personne n’a publié de chiffre que nous ayons pu recueillir.
card-counts = { $name }, { $topic } : décomptes par année
counts-each-leads = { $caption } ; chaque chiffre renvoie à sa source
card-parts = { $n ->
    [one] { $n } partie de ces totaux (par sexe, âge, forme) figure dans le <a>tableau de tous les chiffres</a>.
   *[other] { $n } parties de ces totaux (par sexe, âge, forme) figurent dans le <a>tableau de tous les chiffres</a>.
}
card-sources = Qui a produit ces chiffres :
card-source = { $title }, { $publisher } ({ $interest }) : { $n ->
    [one] { $n } chiffre
   *[other] { $n } chiffres
}
card-contradict = Chiffres qui se contredisent
card-contradict-about = Dans une même publication, une partie dépasse son total. Les deux chiffres sont conservés ; aucun n’est corrigé ici.
card-revisions = Révisions silencieuses
card-revisions-caption = Chiffres que leur propre source a modifiés ou retirés
card-revisions-more = { $n ->
    [one] Une autre figure dans la liste de toutes les révisions.
   *[other] { $n } autres figurent dans la liste de toutes les révisions.
}
card-no-corruption = Aucun indicateur de corruption ne couvre ce pays ou territoire.
card-corruption-about = À côté des scores, jamais dans leur calcul : la corruption éclaire ce que les chiffres de l’application des lois ne disent pas.
card-indicator-of = { $name } : { $indicator }
card-no-change = Entre ces années, aucune évolution ne dépasse ce que sa marge d’erreur permet d’établir.
card-changes = Évolutions supérieures à leur marge d’erreur : { $changes }.
card-indicator-more = Échelle, source et tous les pays
card-ratings = Autres évaluations et chiffres
card-newest = { $name } : valeurs les plus récentes

what-is-counted = Ce qui est compté
how-meant = Sens du chiffre
where-from = Provenance
read-by = Lu par
read-by-rule = règle { $rule }, exacte dans { $right } des textes étiquetés
people-looked = Personnes qui l’ont examiné
as-read = Tel que le programme l’a lu
conflicts-newest = Les plus récents parmi ceux qui divergent
conflicts-title = Chiffres pour la même chose
conflicts-title-of = Chiffres pour la même chose : { $name }
conflicts-page = Chiffres côte à côte : { $name }
conflicts-description = { $name } : décomptes indiqués par plusieurs sources ou fichiers, côte à côte.
conflicts-all = <a>Tous, côte à côte</a>.
conflicts-lead = Ce que différentes sources, ou des fichiers plus anciens et plus récents d’une même source, indiquent pour le même décompte et la même période. Tous les chiffres sont conservés ; aucune moyenne n’en est faite ici.
conflicts-programs = Pour les programmes : <json>JSON</json>, <csv>CSV</csv>
conflicts-together = Ce qu’ils disent ensemble
conflicts-differ = Sources divergentes
conflicts-agree = Chiffres pouvant tous être exacts
conflicts-cut = Les { $shown } plus récents sur { $n }.
conflicts-count = { $n ->
    [one] { $n } décompte est indiqué par plus d’une source ou plus d’un fichier ;
   *[other] { $n } décomptes sont indiqués par plus d’une source ou plus d’un fichier ;
} les chiffres ne peuvent pas tous être exacts dans { $differ } cas.
# Convictions, total, in persons
conflicts-what = { $measure }, { $part } ({ $unit })
conflicts-changed = { $status } ; sa source l’a modifié depuis
conflicts-withdrawn = { $status } ; sa source l’a retiré depuis

reconciled-title = Sources côte à côte
reconciled-about = Lorsque plusieurs sources communiquent le même décompte, tous les chiffres sont conservés. Le décompte réconcilié est ce qu’elles disent ensemble : chaque source peut communiquer plus ou moins que la réalité, selon un facteur qui lui est propre. <a>Comment les chiffres sont réconciliés</a>
reconciled-what = { $measure }, { $unit }
reconciled-caption = { $what } : chaque source et le décompte réconcilié
reconciled-90 = Réconcilié [intervalle à 90 %]
# $times is "1.4 times [1.1, 1.8]".
reconciled-beside-other = { $source } communique environ { $times } ce que communique l’autre source.
reconciled-beside-other-chance = { $source } communique environ { $times } ce que communique l’autre source ; l’intervalle contient 1, ce qui peut donc relever du hasard.
reconciled-beside-others = { $source } communique environ { $times } ce que communiquent les autres sources.
reconciled-beside-others-chance = { $source } communique environ { $times } ce que communiquent les autres sources ; l’intervalle contient 1, ce qui peut donc relever du hasard.
times = { $n } fois { $interval }
tilt-title = Biais mesuré
tilt-what = { $topic }, { $measure } ({ $unit })
tilt-unchecked = { $what } : aucune autre source ne compte la même chose dans { $n ->
    [one] le seul pays ou territoire concerné
   *[other] l’un quelconque des { $n } pays ou territoires concernés
} ; rien ne permet donc de vérifier ces chiffres.
tilt-measured = { $what } : communique environ { $times } le décompte réconcilié ; comparaison dans { $compared } des { $n } pays ou territoires.

claims-title = Ce que disent les rapports
claims-about = Un programme a relevé ces énoncés dans des textes. Aucun n’entre dans un score ; une loi que seul un rapport mentionne y entre une fois confirmée par une personne. <a>Pour les programmes</a>
claims-laws = Lois, d’après les rapports
claims-officials = Agents publics, d’après les rapports
claims-ratings = Évaluations, telles que les rapports les reprennent
claims-what = Ce qui est dit
claims-of = Période visée
claims-may-be = pourrait désigner { $laws }
claims-page = { $name } : { $said }
claims-description = Un énoncé concernant { $name }, avec sa source, le fichier archivé et l’endroit où il y figure.
claims-law-known = Une loi de cette année et sur ce sujet est connue par une autre source ou a été confirmée ; c’est elle qui reçoit un score.
claims-law-unknown = Aucune autre source lue par nous ne connaît cette loi. Elle entrera dans les scores une fois confirmée par une personne et son année précisée.
claims-no-score = N’entre dans aucun score.
claims-scores = Scores
claims-programs = Pour les programmes : <a>tous les énoncés concernant ce pays ou territoire</a>
