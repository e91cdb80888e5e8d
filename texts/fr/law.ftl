# Pages: law

# A label and what it stands for.
label-and-value = { $label } : { $value }
publishers-page = Page de l’éditeur

law-page-title = { $law } ({ $jurisdiction })
law-description = { $law }, { $jurisdiction } : dates, application et score de mise en œuvre.
law-unscored-in-parts = Seuls certains articles de cette loi portent sur nos thèmes et aucune source n’indique quand ils y ont été insérés ; la loi elle-même est antérieure aux traités qui définissent ces trafics. Sa propre date ne dirait rien : elle n’est donc pas notée.
law-unscored-no-topic = Aucun de nos thèmes n’est reconnu dans le titre de cette loi ; elle n’est donc pas notée.
law-unscored-no-passage = Aucune source n’indique quand cette loi a été adoptée ou ratifiée ; rien ne dit donc depuis quand elle engage : elle n’est pas notée.

law-topics-why = Pourquoi ces thèmes
law-topic-by-title = { $topic } : un titre de la loi contient les mots { $words }.
law-topic-by-section = { $topic } : l’intitulé de l’article { $number } contient les mots { $words }.
law-topic-by-text = { $topic } : le texte de l’article { $number } en traite.
law-topic-stated = { $topic } : ses termes ne le disent pas ; la source ou une personne l’indique.

law-timeline = Chronologie
law-counts-as-passage = – vaut date d’adoption
law-in-force-unknown = Aucune source n’indique le jour de son entrée en vigueur ; celui de l’adoption en tient lieu.

# $topic is a topic within a sentence.
law-carried-out = Degré de mise en œuvre : { $topic }
# $score is a score with its interval, $grade a letter.
law-headline = <strong>{ $score }</strong> sur 100, niveau de preuve { $grade }.
law-headline-insufficient = <strong>Preuves insuffisantes</strong> pour établir un score ; niveau de preuve { $grade }.
# $rank is a rank with its interval and the number of ranked laws.
law-rank = Rang { $rank }.
law-basis-from-in-force = Mesuré à compter du { $day } (entrée en vigueur), par rapport à { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
} : { $peers }.
law-basis-from-passage = Mesuré à compter du { $day } (adoption, faute de source indiquant l’entrée en vigueur), par rapport à { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
} : { $peers }.
law-basis-years = Les chiffres utilisés vont de { $from } à { $to }.
law-basis-recorded-offences = Aucune source ne publie de poursuites ou de condamnations sur ce thème ; les infractions enregistrées tiennent donc lieu de mesure de la répression.
law-basis-by-topic = Les chiffres sont établis par thème, rarement par loi : lorsque plusieurs instruments sont en vigueur, le chiffre est celui du thème.

law-expected = Ce que l’on attendrait à ce stade
law-expected-caption = Ce que l’on attendrait à ce stade, d’après les pairs
# $share is a percentage with its $interval, $peers says who they are.
law-expected-used = Au même âge, soit { $age } ans, { $share } { $interval } de { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
} ({ $peers }) avaient déjà appliqué le leur.
law-expected-population = Les chiffres sont ceux qu’auraient des pairs de même population.
law-count-a-year = Nombre par an
law-expected-from-peers = Attendu d’après les pairs [90 % d’entre eux]
law-counted-newest = Recensé, trois dernières années déclarées
law-from-to = de { $low } à { $high }

law-hinges = Ce dont dépend ce score
law-hinges-share = Part de la variance des tirages que chaque choix explique à lui seul. <how>Méthode</how>
law-hinge-several = plusieurs d’entre eux conjointement

law-integrity = Contexte d’intégrité
law-beside-the-score = À côté du score, jamais dans le score.
law-integrity-caption = La corruption, telle que d’autres l’évaluent
law-newest-value = Valeur la plus récente
law-its-uncertainty = Son incertitude
law-standard-error = erreur type { $error }
law-no-error = son éditeur n’en indique pas
law-not-rated = non évalué ici
law-no-officials = aucune source de cette édition ne les recense ; ce n’est pas un zéro
law-complicity = Constats de complicité
law-no-complicity = aucune source de cette édition n’en donne de chiffres
law-adjusted = Variante corrigée de l’intégrité (facultative)
law-adjusted-score = { $score } sur 100.

law-components = Composantes du score
law-component = Composante
law-0-to-100 = De 0 à 100 [intervalle à 90 %]
law-interval = Intervalle
law-weight = Poids
law-from-what = Établi à partir de
law-of-100 = { $n } sur 100
law-figures = { $n ->
    [one] { $n } chiffre
   *[other] { $n } chiffres
}
law-measure-of = { $period }, { $measure }

law-missing = Ce qui manque
law-supplier = Qui pourrait le fournir : { $supplier }
law-grade = Niveau de preuve { $grade } : { $points } point sur 1 ({ $coverage } des chiffres attendus sont disponibles ; { $classes ->
    [one] { $classes } catégorie d’intérêts
   *[other] { $classes } catégories d’intérêts
} ; { $exact } d’entre eux exacts ; { $age ->
    [one] chiffre le plus récent vieux de { $age } an
   *[other] chiffre le plus récent vieux de { $age } ans
} ; { $confirmed } confirmés par une personne). Le niveau { $best } exige { $needed }.
law-grade-without-figures = Niveau de preuve { $grade } : { $points } point sur 1 ({ $coverage } des chiffres attendus sont disponibles ; { $classes ->
    [one] { $classes } catégorie d’intérêts
   *[other] { $classes } catégories d’intérêts
} ; { $exact } d’entre eux exacts ; aucun chiffre ; { $confirmed } confirmés par une personne). Le niveau { $best } exige { $needed }.
law-how-grades = Comment les niveaux sont attribués

law-counts = Chiffres avant et après : { $topic }
law-counts-table = Chiffres avant et après : { $topic } ; chaque chiffre renvoie à sa source
law-mark-passed = adoption
law-mark-in-force = entrée en vigueur
law-next-in-rank = Voisins dans le classement

law-provisions = Dispositions portant sur ces thèmes
law-inserted = – date d’insertion : { $day }
law-provision = <strong>{ $articles }</strong>, sur : { $subject }
law-provision-whole = <strong>la loi dans son ensemble</strong>, sur : { $subject }
law-history = Historique du texte
law-history-about = Les versions datées du texte et les actes qui l’ont modifié, du plus récent au plus ancien, tels que les éditeurs les énumèrent.
law-history-pending = Adopté, et absent du texte archivé le plus récent, celui du { $day }
law-history-pending-about = Distinction faite d’après les dates indiquées par l’éditeur : un acte antérieur à ce texte peut encore en être absent.
# $sections lists sections by number.
law-history-inserted = inséré ce jour-là : { $sections }
law-history-sections = Inséré : { $sections }
law-history-words = le texte du { $from } à côté de celui du { $to }
law-history-older = { $n ->
    [one] { $n } événement antérieur
   *[other] { $n } événements antérieurs
}
law-comparable = Lois comparables
law-comparable-about = Pour chaque voisin et chaque pair, l’instrument portant sur les mêmes thèmes dont l’adoption est la plus proche dans le temps : d’abord de l’autre côté d’une frontière, puis dans la même région et la même catégorie de revenu, puis dans la même partie de la région.
law-comparable-caption = Instruments portant sur les mêmes thèmes chez les voisins et les pairs
law-comparable-why = Motif de comparaison
law-comparable-border = frontière commune
law-comparable-peer = même région et même catégorie de revenu
law-comparable-region = même partie de la région
law-not-scored = non noté
law-version-enacted = texte adopté
law-version-consolidated = version consolidée
law-version-listed = mentionnée par l’éditeur
law-version-found = tel que trouvé ce jour-là ; son éditeur n’indique pas d’autre date pour ce texte
law-changed-since = ce qui a changé depuis le { $day }

# What changed between two versions.
law-diff-title = { $law } : du { $from } au { $to }
law-diff-description = { $law }, { $jurisdiction } : le texte du { $from } à côté de celui du { $to }.
law-diff-heading = Ce qui a changé entre le { $from } et le { $to }
law-diff-from = De
law-diff-to = À
law-diff-side-sections = { $day }, { $label }, { $n ->
    [one] { $n } article
   *[other] { $n } articles
}, { $file }
law-diff-side-paragraphs = { $day }, { $label }, { $n ->
    [one] { $n } paragraphe
   *[other] { $n } paragraphes
}, { $file }
law-diff-no-sections = Ce document ne comporte pas d’articles reconnus ; son texte brut est donc comparé paragraphe par paragraphe.
law-diff-left-out = { $n ->
    [one] { $n } autre article modifié est trop long pour être affiché ; les deux originaux sont accessibles ci-dessus.
   *[other] { $n } autres articles modifiés sont trop longs pour être affichés ; les deux originaux sont accessibles ci-dessus.
}
law-diff-reading-aid = Aide à la lecture : <ins>ajouté</ins>, <del>supprimé</del>. Comparaison établie par Lexgap à partir des deux originaux archivés ; le texte de l’éditeur fait foi.
law-diff-nothing = Le texte est identique.
# $changes lists how many sections were added, repealed and so on.
law-diff-sections = Articles : { $changes } ; { $unchanged ->
    [one] { $unchanged } inchangé
   *[other] { $unchanged } inchangés
}.
law-diff-paragraphs = Les paragraphes qui diffèrent figurent ci-dessous, chacun avec ceux qui l’entourent.
law-diff-n-added = { $n ->
    [one] { $n } ajouté
   *[other] { $n } ajoutés
}
law-diff-n-repealed = { $n ->
    [one] { $n } abrogé
   *[other] { $n } abrogés
}
law-diff-n-changed = { $n ->
    [one] { $n } modifié
   *[other] { $n } modifiés
}
law-diff-n-moved = { $n ->
    [one] { $n } déplacé
   *[other] { $n } déplacés
}
law-diff-n-moved-and-changed = { $n ->
    [one] { $n } déplacé et modifié
   *[other] { $n } déplacés et modifiés
}
law-diff-added = ajouté
law-diff-repealed = abrogé
law-diff-changed = modifié
law-diff-moved = déplacé
law-diff-moved-and-changed = déplacé et modifié
# $change is one of the five above, $number the section’s number in the older version.
law-diff-was = { $change }, auparavant { $number }
law-diff-was-without-number = { $change }, auparavant sans numéro
law-diff-same-words = Les mêmes mots, à une autre place parmi les articles.
law-diff-text = Texte
law-diff-outside = Hors articles
law-diff-contents = Articles modifiés
law-diff-n-changed-sections = { $n ->
    [one] { $n } article modifié
   *[other] { $n } articles modifiés
}
law-diff-and-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
law-diff-unchanged = { $n ->
    [one] { $n } paragraphe inchangé
   *[other] { $n } paragraphes inchangés
}
law-diff-before = Avant : du { $from } au { $to }
law-diff-after = Après : du { $from } au { $to }
law-diff-other-versions = Autres versions
law-diff-none = Ces versions ne peuvent pas être comparées
law-diff-none-description = Aucune comparaison.
law-diff-versions-of = Versions de : { $law }
