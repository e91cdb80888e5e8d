# Pages: topic, practices

topic-description = { $topic } : lois, obligations conventionnelles et degré de leur mise en œuvre.
topic-coverage =
    { $laws ->
        [one] Cette édition contient une loi ou obligation conventionnelle,
       *[other] Cette édition contient { $laws } lois et obligations conventionnelles,
    } dont { $dated } avec un jour d’adoption ou de ratification.
topic-no-counts = Aucune source de cette édition ne compte l’application des lois sur ce sujet : aucune d’elles ne peut recevoir de score. Quiconque publie de tels décomptes est invité à nous le signaler.
topic-totals =
    { $measure } : { $totals ->
        [one] { $totals } total annuel
       *[other] { $totals } totaux annuels
    } pour { $jurisdictions ->
        [one] { $jurisdictions } pays ou territoire
       *[other] { $jurisdictions } pays ou territoires
    }
topic-no-law = Aucune loi nationale sur ce sujet n’a encore été recueillie.
topic-law-and-jurisdiction = Loi et pays ou territoire
topic-national-laws = Lois nationales : { $topic }
topic-parties =
    { $parties ->
        [one] { $parties } partie dont la date est connue ;
       *[other] { $parties } parties dont la date est connue ;
    } les preuves suffisent pour { $scored }.
topic-unscored = Parties pour lesquelles les preuves ne suffisent pas
topic-laws-unscored =
    { $n ->
        [one] Une loi pour laquelle les preuves ne suffisent pas
       *[other] { $n } lois pour lesquelles les preuves ne suffisent pas
    }
topic-ranking = { $treaty } : parties classées par score

practices-title = Les pratiques, des meilleures aux pires
practices-description = Dispositions et institutions associées à une meilleure ou à une moins bonne mise en œuvre.
practices-lead = Quelles dispositions et institutions vont de pair avec des lois appliquées, et lesquelles avec des lois qui ne le sont pas.
practices-none = Preuves insuffisantes : dans cette édition, aucune pratique ne compte dix lois notées qui la comportent et dix qui ne la comportent pas.
practices-opening =
    { $comparisons ->
        [one] { $comparisons } comparaison a été faite ;
       *[other] { $comparisons } comparaisons ont été faites ;
    } { $findings ->
        [one] { $findings } se distingue
       *[other] { $findings } se distinguent
    } du hasard, à un taux de fausses découvertes de { $rate }.
practices-not-a-cause = Une différence n’est pas une cause : les lieux qui connaissent une pratique se distinguent des autres à bien d’autres égards. Les deux extrémités sont présentées de la même façon. Ce qui se distingue est signalé ; le reste peut relever du hasard. <a>Comment les lignes sont calculées</a>
practices-insufficient = Preuves insuffisantes
practices-programs = Pour les programmes : <json>toutes les lignes</json>, <csv>en CSV</csv>.
practices-in-the-world = Dans le monde
practices-all-trades = tous les trafics
practices-of-activation = { $trade } : délai avant la première application des lois
practices-of-enforcement = { $trade } : fréquence d’application des lois
practices-of-effect = { $trade } : évolution des décomptes à l’entrée en vigueur des lois
practices-per-cent = Différence, en pour cent [intervalle à 90 %]
practices-points = Différence, en points sur 100 [intervalle à 90 %]
practices-hidden =
    { $n ->
        [one] { $n } ligne entre les deux extrémités figure dans l’API.
       *[other] { $n } lignes entre les deux extrémités figurent dans l’API.
    }
practices-practice = Pratique
practices-before-shrinking = Avant rétrécissement
practices-laws = Lois avec · sans
practices-jurisdictions = Pays ou territoires
practices-chance = Au-delà du hasard
practices-provision = disposition
practices-institution = institution notée au-dessus de la médiane
practices-better = mieux
practices-worse = moins bien
practices-not-told = non distingué du hasard
practices-nothing = Aucune.
practices-looked-for = Recherché sans pouvoir conclure : moins de dix lois avec, ou moins de dix sans.
