# Pages : sujets, indicateurs, recherche dans les textes.

oc-human-trafficking = Traite des personnes
oc-human-smuggling = Trafic de migrants
oc-extortion-and-protection-racketeering = Extorsion et racket de protection
oc-arms-trafficking = Trafic d’armes
oc-trade-in-counterfeit-goods = Produits de contrefaçon
oc-illicit-trade-in-excisable-goods = Produits soumis à accise
oc-flora-crimes = Criminalité liée à la flore
oc-fauna-crimes = Criminalité liée à la faune
oc-non-renewable-resource-crimes = Criminalité liée aux ressources non renouvelables
oc-heroin-trade = Héroïne
oc-cocaine-trade = Cocaïne
oc-cannabis-trade = Cannabis
oc-synthetic-drug-trade = Drogues de synthèse
oc-cyber-dependent-crimes = Cybercriminalité
oc-financial-crimes = Criminalité financière
oc-mafia-style-groups = Groupes de type mafieux
oc-criminal-networks = Réseaux criminels
oc-state-embedded-actors = Acteurs intégrés à l’État
oc-foreign-actors = Acteurs étrangers
oc-private-sector-actors = Acteurs du secteur privé

topics-title-of = { $jurisdiction } : les trafics illicites ensemble
topics-lead = Les trafics illicites, les lois qui les répriment, et ceux qui vont de pair dans les mêmes pays.
topics-description = Les trafics illicites côte à côte : lois, scores, marchés qui vont de pair et acteurs qui se tiennent derrière.
topics-all = Tous les sujets
topics-all-of-them = Tous
topics-laws = Lois et obligations conventionnelles
topics-scores = Avec un score
topics-closest-market = Autre marché le plus proche : corrélation des rangs [intervalle à 90 %]
topics-closest-actor = Type d’acteur le plus proche : corrélation des rangs [intervalle à 90 %]
topics-indicators = Les notations, perceptions et séries de référence figurent sur la page de <indicators>tous les indicateurs</indicators>.

links-title = Ce qui va de pair
links-part = L’indice de la criminalité organisée compte ce trafic dans un marché plus large ; ce qui suit porte sur ce marché.
links-officials = L’indice de la criminalité organisée n’a pas de marché propre à ce sujet. Les agents publics qui prennent part au crime, ses acteurs intégrés à l’État, le représentent ici.
links-nothing = L’indice de la criminalité organisée ne note rien qui représente ce sujet ; ses liens avec d’autres trafics ne sont donc pas connus.
links-opening =
    { $n ->
        [one] Ce qui le représente ici : { $markets }.
       *[other] La moyenne de ces marchés le représente ici : { $markets }.
    }
links-markets = Marchés qui vont de pair avec { $topic }, le plus proche en premier
links-actors = Groupes et agents publics qui vont de pair avec { $topic }, le plus proche en premier
links-market = Marché
links-actor = Type d’acteur
links-pair = Marchés
links-correlation = Corrélation des rangs [intervalle à 90 %]
links-bar = De −1 à 1
links-jurisdictions = Pays ou territoires
links-both = Les deux au plus haut : ce sujet · l’autre
links-caution = Scores d’experts de 1 à 10 : { $source }, édition de { $year }, { $n ->
        [one] { $n } pays ou territoire
       *[other] { $n } pays ou territoires
    }. Corrélation des rangs de Spearman, intervalle par le z de Fisher. Elle dit ce qui va de pair d’un pays à l’autre, non ce qui est la cause de quoi ; des experts qui jugent mal un pays peuvent noter haut tous ses marchés.
links-country = <topics>Tous les marchés d’un pays ensemble</topics>
links-together = Les marchés qui vont de pair
links-closest-pairs = Les marchés qui vont le plus de pair
links-other-pairs = Toutes les autres paires de marchés
links-more-pairs =
    { $n ->
        [one] { $n } autre paire
       *[other] { $n } autres paires
    }
links-one-country = Un pays
links-not-rated = L’indice de la criminalité organisée ne note pas { $jurisdiction }.
links-markets-of = { $jurisdiction } : marchés, du plus étendu au moins étendu
links-actors-of = { $jurisdiction } : groupes et agents publics, du plus influent au moins influent
links-score = Score, de 1 à 10 (le pire)
links-score-bar = De 1 à 10
links-rank-head = Rang, 1 pour le pire
links-rank = { $rank } sur { $of }
links-edition-before = Édition précédente
links-before = { $score } ({ $year })

indicators-title = Indicateurs
indicators-description = Tous les indicateurs par source, avec les pays ou territoires et les années que chacun couvre.
indicators-lead =
    { $n ->
        [one] { $n } indicateur
       *[other] { $n } indicateurs
    } de { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }, avec les pays ou territoires et les années que chacun couvre.
indicators-publisher = Éditeur : { $publisher } ({ $interest })
indicators-of = Indicateurs : { $source }
indicators-jurisdictions = Pays ou territoires
indicators-years = Années
indicators-values = Valeurs
indicators-programs = Pour les programmes : <json>tous les indicateurs</json>, <csv>en CSV</csv>.
footer-indicators = Tous les <indicators>indicateurs</indicators> par source.

search-names = Par nom
texts-title = Dans les textes des lois et des rapports
texts-none-held = Ce serveur ne détient aucun texte de loi ou de rapport : il est parti des faits fournis avec le programme, sans les fichiers des éditeurs. Une collecte des sources les apporte.
texts-too-short = La recherche dans les textes porte sur des mots de trois lettres ou plus.
texts-stopped = La recherche dans les textes a duré trop longtemps et a été arrêtée, ou trop de recherches sont en cours. Des mots plus nombreux ou plus rares donnent une réponse plus rapide.
texts-nothing =
    { $held ->
        [one] Le seul texte que détient ce serveur ne contient pas ces mots ensemble.
       *[other] Aucun des { $held } textes que détient ce serveur ne contient ces mots ensemble dans un même passage.
    }
texts-answers =
    { $n ->
        [one] { $n } document sur { $held } contient ces mots ensemble dans un même passage.
       *[other] { $n } documents sur { $held } contiennent ces mots ensemble dans un même passage, le plus proche en premier.
    }
texts-also = Introuvable tel quel ; mots recherchés à la place : { $words }.
texts-report = rapport
texts-law = texte d’une loi
texts-archived-file = fichier archivé
