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

compare-title = Comparer des pays et territoires
compare-title-of = Comparer : { $names }
compare-description = Lois, scores et indicateurs de corruption de plusieurs pays et territoires côte à côte.
compare-unknown = Aucun pays ou territoire ne répond à { $codes }. Les codes sont ceux de la norme ISO 3166-1 alpha-3, par exemple KEN ; les régions et les groupes de revenu sont désignés par leur nom anglais.
compare-left-off =
    { $asked ->
        [one] { $asked } pays ou territoire a été demandé ;
       *[other] { $asked } pays et territoires ont été demandés ;
    } les { $shown } premiers sont présentés.
compare-start = Choisissez des pays ou territoires ci-dessus ; l’adresse de la page contient alors toute la comparaison et peut être transmise. Par exemple : <east>Kenya, Ouganda, Tanzanie</east>, <balkans>Albanie, Macédoine du Nord, Monténégro, Serbie</balkans>, <four>Canada, Royaume-Uni, France, Allemagne</four>, <region>toute l’Afrique orientale en carte de chaleur</region>.
compare-add-jurisdiction = Ajouter un pays ou territoire
compare-add-region = Ajouter une région
compare-add-income = Ajouter un groupe de revenu
compare-more = Sujet et mesures
compare-all-topics = tous les sujets
compare-x = Première mesure
compare-y = Seconde mesure
compare-take-away = Retirer { $name }
# A region or income group with the number of its jurisdictions.
compare-group = { $name } ({ $n })
compare-views = Modes de présentation
compare-view-table = Tableau
compare-view-heat = Carte de chaleur
compare-view-ranks = Rangs
compare-view-small = Dans le temps
compare-view-scatter = L’un par rapport à l’autre
compare-view-since = Depuis la loi
compare-choose = Mesure
compare-nothing = Cette édition ne contient rien qui permette de comparer ces pays et territoires.

compare-score-of = { $treaty } ({ $topic }) : score
compare-about-score = { $treaty } : degré d’exécution de l’obligation ({ $topic }), score sur 100 avec intervalle à 90 % et niveau de preuve ; plus c’est élevé, mieux c’est
compare-about-higher = { $indicator } : { $scale } ; plus c’est élevé, mieux c’est
compare-about-lower = { $indicator } : { $scale } ; plus c’est bas, mieux c’est
compare-about-neither = { $indicator } : { $scale } ; aucune des deux extrémités n’est meilleure
compare-columns = Ce que montrent les colonnes

compare-table = Scores et indicateurs de corruption, valeurs les plus récentes
compare-heat = Scores et indicateurs de corruption, valeurs les plus récentes, colorés par cinquièmes de l’ensemble des pays et territoires
compare-download = Télécharger ce tableau : <csv>CSV</csv>
compare-not-a-party = non partie, ou date inconnue
compare-period = { $interval } ({ $period })
compare-over-time = { $indicator } dans le temps
compare-others = Autres évaluations et chiffres
compare-newest = Valeurs les plus récentes
compare-fifth-1 = cinquième le plus bas de l’ensemble des pays et territoires
compare-fifth-2 = deuxième cinquième
compare-fifth-3 = cinquième médian
compare-fifth-4 = quatrième cinquième
compare-fifth-5 = cinquième le plus élevé

compare-on-scale = De { $low } à { $high }
compare-value-90 = Valeur [intervalle à 90 %]
compare-bars = Toutes les barres partagent une même échelle ; le trait foncé est la valeur, la bande son intervalle à 90 % lorsqu’il est connu. { $about }

compare-small = { $indicator } : chaque pays ou territoire dans le temps
compare-one-scale = Tous les graphiques partagent une même échelle et les mêmes années. { $scale }
compare-without = Aucune valeur : { $names }

compare-against = { $y } par rapport à { $x }
compare-across = Horizontalement : { $about }
compare-up = Verticalement : { $about }
compare-no-dots = Aucun de ces pays et territoires n’a les deux valeurs.
compare-dots-missing =
    { $n ->
        [one] { $n } pays ou territoire est dépourvu de l’une des deux valeurs et n’a pas de point.
       *[other] { $n } pays et territoires sont dépourvus de l’une des deux valeurs et n’ont pas de point.
    }

compare-since = Années depuis la prise d’effet de la loi : { $topic }
compare-since-about = Totaux annuels de chaque pays ou territoire, selon la source qui couvre le plus d’années, décalés de sorte que l’année de prise d’effet de sa loi soit l’année 0. Les pays comptent différemment : l’allure d’une courbe en dit plus que sa hauteur par rapport à une autre.
compare-since-measure = { $measure } selon les années depuis la prise d’effet de la loi
compare-no-counts = Aucune source de cette édition ne compte année par année l’application des lois de ces pays et territoires.
compare-lines-shown = Le graphique montre les { $shown } premiers des { $all } pays et territoires ; le tableau associé les contient tous.
compare-years = Années depuis
compare-law = Loi à partir de laquelle les années sont comptées
compare-took-effect = Prise d’effet
compare-laws = Lois à partir desquelles les années sont comptées
compare-no-law = aucune loi ni obligation conventionnelle sur ce sujet dont l’application soit mesurée à partir d’un jour connu
compare-passage-stands-in = adoptée ; le jour d’entrée en vigueur n’est pas connu
