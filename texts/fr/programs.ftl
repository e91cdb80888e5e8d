# What programs and readers of feeds get: files of editions, the API, Atom feeds.

downloads-title = L’édition { $number } en fichiers
downloads-description = Une édition entière de Lexgap en fichiers, avec leurs sommes de contrôle.
downloads-lead = Tout ce que contient l’édition, produit une fois et jamais modifié : la même adresse donne toujours les mêmes octets. Les colonnes et les champs sont ceux de l’<api>API</api>.
downloads-holds = Contenu
downloads-size = Taille
downloads-check = Pour les vérifier : <code>sha256sum --check</code> et <sums>SHA256SUMS</sums>.
downloads-catalogue = Pour les catalogues de données : <catalogue>DCAT 3 en JSON-LD</catalogue>.

# What the tables of an edition hold.
table-jurisdictions = États, territoires et autres ressorts
table-laws = Lois et obligations conventionnelles
table-law-dates = Toutes les dates de chaque loi, avec l’endroit où elles ont été lues
table-observations = Chiffres de la répression et des victimes, tels que chaque source les donne
table-claims = Ce que les rapports disent des lois, des évaluations et des agents publics
table-indicators = Évaluations, perceptions et séries de référence
table-indicator-values = Valeurs des indicateurs par pays ou territoire et par période
table-scores = Scores de mise en œuvre
table-components = Les composantes de chaque score, avec les faits sur lesquels elles reposent
table-missing = Ce qui manque aux scores et qui pourrait le fournir
table-effects = Ce qui a changé après chaque loi
table-effect-years = Les années sur lesquelles repose ce qui a changé après chaque loi
table-event-studies = Ce qui a changé d’un pays ou territoire à l’autre après l’adoption des lois
table-reconciled = Ce que disent ensemble toutes les sources d’un chiffre, avec une estimation du biais de chacune
table-revisions = Chiffres que leur propre source a changés ou retirés sans le dire
table-sources = Publications, et ce qui pourrait les biaiser
table-snapshots = Originaux archivés

api-title = API
api-description = Ce que les programmes peuvent demander à Lexgap, avec des exemples.
api-lead = Tout ce que montrent ces pages peut être lu par des programmes, sans clé. Description complète : <description><code>/api/v1/openapi.json</code></description> (OpenAPI 3.1).
api-rules = Ce qui vaut partout
api-rule-edition = Chaque réponse indique son édition ; <code>edition=N</code> en demande une plus ancienne. Ce que dit une édition ne change jamais.
api-rule-formats = JSON, ou CSV par <code>Accept: text/csv</code> ou <code>format=csv</code> ; compressé selon <code>Accept-Encoding</code>.
api-rule-pages = Les listes viennent par pages de <code>limit</code> éléments ; le <code>next</code> d’une page est le <code>cursor</code> de la suivante.
api-rule-fields = <code>fields=a,b</code> laisse de côté tous les autres champs.
api-rule-missing = Une valeur manquante est <code>null</code>, jamais 0 ; <code>qualifier</code> dit pourquoi.
api-rule-tags = Renvoyez <code>ETag</code> dans <code>If-None-Match</code> : ce que vous avez déjà n’est pas renvoyé et compte pour un dixième de requête.
api-rule-limits = Les requêtes d’une même adresse sont limitées ; <code>RateLimit</code> dit ce qu’il en reste, et une réponse de statut 429 quand revenir (<code>Retry-After</code>). Pour de grands volumes, prenez l’<whole>édition entière</whole>.
api-rule-cors = Les scripts d’autres sites peuvent la lire (CORS).
api-rule-facts = Chaque fait a une adresse permanente : <code>/facts/ID</code> pour les personnes, <code>/api/v1/facts/ID</code> pour les programmes.
api-changes = Ce qui change et ce qui ne change pas
api-changes-said = Dans <code>v1</code>, des champs et des adresses s’ajoutent sans qu’aucun soit retiré, et gardent leur sens. Ce qui doit disparaître est d’abord marqué <code>deprecated</code> dans la description ; ses réponses portent <code>Deprecation</code> (RFC 9745), <code>Sunset</code> (RFC 8594) et un lien vers ce qui le remplace, au moins un an à l’avance. Rien n’est marqué à ce jour.
api-errors = Erreurs
api-errors-said = Les erreurs suivent la forme « problem details » (RFC 9457). <code>type</code> est l’adresse d’une ligne de ce tableau.
api-error-title = Intitulé
api-error-type = Type
api-try = Essayer
api-required = obligatoire
api-in-path = dans le chemin
api-in-query = dans la requête
api-example = Exemple : { $address }
api-kind-text = texte
api-kind-integer = nombre entier
api-kind-boolean = true ou false
api-kind-range = nombre, de { $least } à { $most }

# The same sentences as in the machine-readable description; a test compares them.
api-group-places-and-laws = Lieux et lois
api-group-places-and-laws-about = Pays et territoires, lois, obligations conventionnelles et leurs textes.
api-group-figures = Chiffres
api-group-figures-about = Chiffres et affirmations tels que leurs sources les donnent.
api-group-indicators = Indicateurs
api-group-indicators-about = Évaluations, perceptions et séries de référence.
api-group-scores = Scores
api-group-scores-about = Ce que ce programme calcule : chiffres rapprochés, scores, évolution après l’adoption, pratiques.
api-group-sources-and-editions = Sources et éditions
api-group-sources-and-editions-about = D’où tout cela provient, et ce qui vaut à quel moment.
api-list-claims = Affirmations, filtrées.
api-list-conflicts = Divergences, filtrées.
api-list-documents = Documents que les éditeurs annoncent, les plus récents d’abord, ceux sans date en dernier.
api-list-editions = Toutes les éditions, la plus récente d’abord. Toute liste de cette API répond d’après une ancienne avec <code>edition=N</code>.
api-list-effects = Ce qui a changé après chaque loi notée, par loi et par sujet.
api-list-event-studies = Études d’événements, par sujet, instrument et mesure.
api-get-fact = Un fait, à son adresse permanente. Un chiffre que sa source a changé ou retiré garde son adresse.
api-list-indicators = Tous les indicateurs.
api-list-indicator-series = Les valeurs d’un indicateur, par pays ou territoire et par année.
api-list-jurisdictions = Tous les pays et territoires, par identifiant.
api-get-jurisdiction = Un pays ou territoire.
api-list-laws = Lois et obligations conventionnelles, par identifiant.
api-get-law = Une loi.
api-get-law-diff = Ce qui distingue une version d’une loi d’une autre.
api-list-observations = Chiffres, filtrés.
api-get-observation = Un chiffre, à son adresse permanente.
api-list-practices = Pratiques, les meilleures d’abord pour chaque lieu, trafic et résultat.
api-list-reconciled = Chiffres rapprochés.
api-list-revisions = Chiffres et valeurs d’indicateurs que leur source a changés ou retirés, filtrés.
api-list-scores = Scores, un par loi et sujet ; <code>score</code> est nul lorsque les preuves ne suffisent pas, et <code>missing</code> dit pourquoi.
api-search = Pays et territoires, lois, indicateurs et sources par leur nom, les meilleurs d’abord, sur une page.
api-list-snapshots = Tous les fichiers archivés dont les faits de l’édition ont été tirés.
api-get-snapshot = Un fichier archivé.
api-list-sources = Toutes les sources.
api-with-cursor = Où reprendre : la valeur de <code>next</code> de la page précédente. Elle désigne aussi son édition, pour qu’une liste commencée dans une édition s’y termine.
api-with-differ = <code>true</code> : seulement les chiffres qui ne peuvent pas être tous vrais.
api-with-edition = Numéro d’une édition antérieure d’après laquelle répondre ; voir <code>/api/v1/editions</code>. À défaut, l’édition courante.
api-with-estimated = <code>true</code> : seulement là où une estimation est possible ; <code>false</code> : seulement là où elle ne l’est pas.
api-with-fields = Noms de champs séparés par des virgules : seulement ceux-là, dans cet ordre en CSV. Tous à défaut.
api-with-findings = <code>true</code> : seulement les lignes qui se distinguent du hasard.
api-with-format = Équivaut à un en-tête <code>Accept</code>, lorsqu’on ne dispose que d’une adresse.
api-with-from = Première année, de 1 à 9999.
api-get-law-diff-from = La version antérieure : sa date, ou au moins huit chiffres du SHA-256 de son fichier archivé.
api-get-jurisdiction-id = Code ISO 3166-1 alpha-3 ou autre code de la liste, comme <code>KEN</code>.
api-get-law-id = Identifiant d’une loi, comme <code>ca-c-45.2</code>.
api-get-law-diff-id = Identifiant d’une loi, comme <code>ca-c-45.2</code>.
api-list-indicator-series-id = Identifiant d’un indicateur, comme <code>ti-cpi</code>.
api-get-fact-id = Identifiant d’un chiffre ou d’une affirmation : 16 chiffres hexadécimaux.
api-get-observation-id = Identifiant d’un chiffre : 16 chiffres hexadécimaux.
api-list-event-studies-instrument = Identifiant commun à toutes les parties à un traité, comme <code>untc-18-12-a</code> ; <code>national</code> pour les lois nationales.
api-list-laws-instrument = Identifiant commun à toutes les parties à un traité, comme <code>untc-18-14</code>.
api-with-jurisdiction = Identifiant d’un pays ou territoire, comme <code>KEN</code>.
api-list-laws-kind = Loi nationale ou obligation conventionnelle.
api-list-claims-kind = <code>law</code>, <code>rating</code> ou <code>complicity</code>.
api-list-revisions-kind = <code>changed</code> (changé) ou <code>withdrawn</code> (retiré).
api-list-revisions-indicator = Identifiant d’un indicateur, comme <code>ti-cpi</code> : ses valeurs seulement.
api-list-revisions-measure = Ce qui est compté : chiffres seulement.
api-list-revisions-topic = Identifiant d’un thème : chiffres seulement.
api-with-lang = Langue des réponses : <code>en</code>, <code>fr</code>, <code>es</code> ou <code>ar</code> ; l’anglais à défaut.
api-with-law = Identifiant d’une loi, comme <code>untc-18-12-a-ken</code>.
api-with-limit = Éléments par page, de 1 à 1 000. À défaut, 100 en JSON et la liste entière en CSV.
api-with-measure = Ce qui est compté.
api-with-outcome = Le résultat auquel la pratique est rapportée.
api-with-q = Mots d’un nom ou code ; seuls les 200 premiers caractères comptent.
api-with-region = Région, sous-région ou région intermédiaire par son nom ONU M49 anglais, comme <code>Eastern Africa</code>.
api-with-scored = <code>true</code> : seulement là où les preuves suffisent.
api-with-several = <code>true</code> : seulement les chiffres que donnent plusieurs sources.
api-with-sha256 = SHA-256 des octets archivés : 64 chiffres hexadécimaux.
api-with-source = Identifiant d’une source, comme <code>unodc-glotip</code>.
api-with-status = <code>automatic</code>, <code>confirmed</code>, <code>disputed</code> ou <code>rejected</code> ; à défaut, tout sauf ce qui est rejeté.
api-with-texts = Si la recherche porte aussi sur les textes des lois et des rapports.
api-with-to = Dernière année, de 1 à 9999.
api-get-law-diff-to = La version plus récente.
api-with-topic = Identifiant d’un sujet.
api-with-totals = <code>true</code> : seulement les totaux, sans leurs parties.
api-error-bad-request = La requête n’a pas pu être comprise
api-error-not-found = Introuvable
api-error-method-not-allowed = Méthode non autorisée
api-error-not-acceptable = Format inexistant
api-error-gone = Écrit par une autre version
api-error-too-many-requests = Trop de requêtes
api-error-internal = Erreur interne
api-error-not-implemented = Non proposé ici
api-error-store = La base ne répond pas

# Feeds. $place is a jurisdiction, $law the title of a law.
feed-title = Lexgap : ce qui a changé, { $name }
feed-about-all = tous pays et territoires
feed-law = Nouvelle loi, { $place } : { $law }
# $all holds the next two and the law’s topics.
feed-law-said = Dates et sujets : { $all }.
feed-passed = adoptée le { $day }
feed-in-force = en vigueur le { $day }
feed-first-scored = Notée pour la première fois, { $place } : { $law }
feed-no-longer-scored = N’est plus notée, { $place } : { $law }
feed-fell = Score en baisse, { $place } : { $law }
feed-rose = Score en hausse, { $place } : { $law }
feed-score = { $score } [{ $lower }, { $upper }]
feed-from-to = { $topic } : de { $before } à { $after } sur 100 (intervalles à 90 %).
feed-flag = { $flag }, { $place } : { $law }
feed-changed = Révision silencieuse, { $place } : { $measure } { $period }
feed-changed-said = Sa propre source publie désormais un autre chiffre pour la même période. Source : { $source } ; { $topics }.
feed-withdrawn = Chiffre retiré, { $place } : { $measure } { $period }
feed-withdrawn-said = Sa propre source ne publie plus ce chiffre. Source : { $source } ; { $topics }.
feed-values-changed = Révision silencieuse de valeurs : { $indicator }
feed-values-changed-said = { $n ->
    [one] Sa propre source publie désormais une autre valeur pour une période passée
   *[other] Sa propre source publie désormais { $n } autres valeurs pour des périodes passées
}. Source : { $source }.
feed-values-withdrawn = Valeurs retirées : { $indicator }
feed-values-withdrawn-said = { $n ->
    [one] Sa propre source ne publie plus l’une des valeurs
   *[other] Sa propre source ne publie plus { $n } des valeurs
}. Source : { $source }.
