# Words and sentences of every page.

list-separator = {", "}
site-name = Lexgap
skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-language = Langue
nav-home = Accueil
nav-topics = Sujets
nav-compare = Comparer
nav-practices = Pratiques
nav-sources = Sources
nav-revisions = Révisions
nav-methodology = Méthodologie
# $number is the edition's number, $day its day, $facts a formatted number.
edition-line = Édition { $number } du { $day } : { $facts } faits, méthode { $method }.
edition-root = La racine de Merkle de ses faits est { $root }.
footer-publishers = Les chiffres appartiennent à leurs éditeurs ; les attributions figurent sur la <sources>page des sources</sources>.
footer-programs = Pour les programmes : <api>API</api>, <whole>édition entière</whole>, <catalogue>catalogue</catalogue>.
cite-this = Citer cette page
english-only = Les noms et descriptions rédigés par les éditeurs restent dans leur langue d’origine.

jurisdiction = Pays ou territoire
instrument = Instrument
topic = Sujet
source = Source
sources = Sources
publisher = Éditeur
period = Période
value = Valeur
year = Année
score = Score
score-90 = Score [intervalle à 90 %]
rank-interval = Rang [intervalle]
evidence = Niveau de preuve
passed = Adoption
in-force = Entrée en vigueur
interval-90 = Intervalle à 90 %
standard-error = Erreur type
status = Statut
place-in-file = Emplacement dans le fichier
who-says-so = Qui l’affirme
figure = Chiffre
for-programs = Pour les programmes
not-stated = non indiqué
no-value = aucune valeur
insufficient-evidence = preuves insuffisantes
all-revisions = Toutes les révisions
on-this-page = Sur cette page
national-laws = Lois nationales
treaty-obligations = Obligations conventionnelles
missing-not-zero = aucun chiffre communiqué ; ce n’est pas un zéro
scale = Échelle
indicator = Indicateur
table-behind-chart = Tableau sous-jacent au graphique
table-behind-map = Tableau sous-jacent à la carte
who-produces-it = Qui la produit
what-tilts-it = Ce qui pourrait la biaiser
attribution = Attribution
file = Fichier
publishers-address = Adresse chez l’éditeur
vintage = Millésime
obtained = Obtenu
obtained-network = le { $day }, auprès de l’éditeur
obtained-mirror = le { $day }, à partir de la copie du fichier de l’éditeur conservée par un miroir
place-in-it = Emplacement dans le fichier
sha256-of-file = SHA-256 du fichier
bytes = { $n ->
    [one] { $n } octet
   *[other] { $n } octets
}
kilobytes = { $n } ko
megabytes = { $n } Mo

# Title of a figure: what is counted, when, how it is meant, who says so.
figure-about = { $measure } { $period } : { $meaning } ; source { $source }
mark-prose = texte
mark-confirmed = confirmé
mark-disputed = contesté
mark-rejected = rejeté
looked-confirmed = { $n ->
    [one] { $n } personne l’a confirmé
   *[other] { $n } personnes l’ont confirmé
}
looked-corrected = { $n ->
    [one] { $n } personne l’a corrigé
   *[other] { $n } personnes l’ont corrigé
}
looked-rejected = { $n ->
    [one] { $n } personne l’a rejeté
   *[other] { $n } personnes l’ont rejeté
}
looked-cannot-tell = { $n ->
    [one] { $n } personne n’a pas pu se prononcer
   *[other] { $n } personnes n’ont pas pu se prononcer
}
total = total
in-total = { $figure } au total
score-of-100 = score de { $score } sur 100
# 81 [51, 116] of 138
rank-of = { $rank } { $interval } sur { $n }
grade-about = Niveau de preuve { $grade } : { $points } sur un maximum de 1
map-nothing = aucun chiffre, ou preuves insuffisantes
map-value = { $name } : { $value } ({ $period })
map-play = Lancer
map-pause = Pause
range-to = de { $low } à { $high }
range-above = plus de { $low }, jusqu’à { $high }
flags = Signalements
show = Afficher
about-n = environ { $n }
not-reported = non communiqué
map-no-figure = { $name } : aucun chiffre
and-more = { $first } et { $n ->
    [one] { $n } autre
   *[other] { $n } autres
}
reconciled = Réconcilié

search-label = Rechercher des pays ou territoires, des lois, des indicateurs
search-placeholder = Rechercher : Kenya, corruption, tier…
search-button = Rechercher
search-found = Résultats
search-title = Recherche
search-title-of = Recherche : { $query }
search-description = Rechercher des pays ou territoires, des lois, des indicateurs et des sources.
search-empty = Saisissez un pays, une loi, un indicateur ou un éditeur dans le champ de recherche ci-dessus : Kenya, corruption, tier.
search-nothing = Rien ne correspond à ces mots. Des mots moins nombreux ou plus courts donnent davantage de résultats.
search-best = { $n ->
    [one] La meilleure réponse.
   *[other] Les { $n } meilleures réponses.
}
search-answers = { $n ->
    [one] Une réponse.
   *[other] { $n } réponses.
}
hit-law = loi
hit-treaty = obligation conventionnelle

missing-jurisdiction = Aucun pays ou territoire ne correspond à « { $id } »
missing-law = Aucune loi ne correspond à « { $id } »
missing-indicator = Aucun indicateur ne correspond à « { $id } »
missing-topic = Aucun sujet ne correspond à « { $id } »
missing-point = Aucune valeur de { $id } n’existe pour { $jurisdiction } ({ $period })
missing-fact = Aucun chiffre de cette édition ne correspond à « { $id } »
missing-snapshot = Aucun fichier archivé de cette édition ne correspond à « { $id } »
missing-path = Aucune page n’existe à l’adresse { $path }
missing-page = Cette page n’existe pas
missing-description = Cette page n’existe pas.
missing-help = Les pays et territoires sont désignés par leur code ISO 3166-1, par exemple <kenya>KEN pour le Kenya</kenya>. Le champ de recherche ci-dessus tolère les fautes de frappe ; la <home>page d’accueil</home> énumère tous les pays et territoires, la <sources>page des sources</sources> tous les éditeurs.
did-you-mean = Vouliez-vous dire
status-from-table = automatique, d’après un tableau
status-from-prose = automatique, d’après un texte suivi
status-by-person = confirmé par une personne
# Parts of a long ranking.
ranking-best = { $caption }, les { $n } premiers
ranking-between = { $caption }, { $n } au milieu
ranking-worst = { $caption }, les { $n } derniers
