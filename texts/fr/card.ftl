# Fiche : chronologie, première condamnation, ce qui manque, voisins et parties.

card-conviction-certain = { $law } ({ $passage }) : la première condamnation connue en matière de { $topic } date de { $year }, soit de { $least } à { $most } ans plus tard.
card-conviction-certain-possible = { $law } ({ $passage }) : la première condamnation connue en matière de { $topic } est certaine en { $year }, soit de { $least } à { $most } ans plus tard, et possible depuis { $earlier }, où le chiffre est masqué, arrondi ou contesté.
card-conviction-possible = { $law } ({ $passage }) : aucune condamnation en matière de { $topic } n’est certaine ; les chiffres qui peuvent en cacher une commencent en { $earlier }.
card-conviction-none = { $law } ({ $passage }) : aucune condamnation en matière de { $topic } { $n ->
    [one] dans la seule année renseignée depuis
   *[other] dans les { $n } années renseignées depuis
}.
card-conviction-unknown = { $law } ({ $passage }) : depuis, aucune source de cette édition ne compte les condamnations en matière de { $topic } ; ce n’est pas un zéro.
card-conviction-gap = Toutes les années antérieures ne sont pas renseignées : la première peut être plus ancienne.

card-missing = Ce qui manque et qui pourrait le fournir
card-missing-about = Chaque lacune une seule fois, en commençant par celles qui touchent le plus d’instruments. Rien de ce qui manque n’est compté comme zéro.
card-missing-what = Ce qui manque
card-missing-who = Qui pourrait le fournir
card-missing-for = Ce à quoi cela sert
card-missing-more = { $n ->
    [one] Une autre lacune
   *[other] { $n } autres lacunes
}

card-peers = Voisins et pairs
card-peers-about = D’abord les voisins par une frontière terrestre, puis le reste de la même partie de la région.
card-peers-compare = <a>Les comparer tous</a>.
card-peers-caption = Scores des principaux traités ici et alentour
card-peers-no-party = non partie, ou sans données
card-parts-within = Ses parties
card-part = { $place } : { $laws }, { $figures }
card-part-laws = { $n ->
    [0] aucune loi
    [one] une loi
   *[other] { $n } lois
}
card-part-figures = { $n ->
    [0] aucun chiffre
    [one] un chiffre
   *[other] { $n } chiffres
}
card-printed = Imprimé en bref. Chaque chiffre avec sa source, les sources divergentes, les rapports et tous les indicateurs : { $address }

timeline-of = { $name }, { $topic } : les lois et leurs suites
timeline-list = La même chose sous forme de liste
timeline-more = { $n ->
    [one] Un autre instrument figure seulement dans les tableaux.
   *[other] { $n } autres instruments figurent seulement dans les tableaux.
}
timeline-corruption = Corruption : variations au-delà de l’erreur
timeline-counts = { $measure } par an
timeline-amended = { $n ->
    [one] Modification en { $year } par un acte
   *[other] Modification en { $year } par { $n } actes
}
timeline-first-use = Première application connue et certaine, { $period } : { $measure } { $n }
timeline-possible-use = Premier chiffre qui peut cacher une application, { $period } : { $measure } { $n }
timeline-report = { $year } : { $said }
timeline-rating = { $period } : { $value }
timeline-higher = { $indicator } : plus élevé de { $change } en { $to } qu’en { $from }, plus que du bruit
timeline-lower = { $indicator } : plus bas de { $change } en { $to } qu’en { $from }, plus que du bruit
timeline-key-passed = adoption
timeline-key-in-force = entrée en vigueur
timeline-key-amended = modification
timeline-key-repealed = abrogation
timeline-key-first-use = première application, certaine
timeline-key-possible-use = première application, possible
timeline-key-report = un rapport le dit
timeline-key-rating = début ou changement d’une notation
timeline-key-higher = hausse de l’indicateur
timeline-key-lower = baisse de l’indicateur
timeline-key-counts = barre : le minimum déclaré ; contour : le maximum
