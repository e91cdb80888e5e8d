# fr


## Computed sentences

# Relie des phrases qui vont ensemble ; chacune commence par une minuscule.
clause-separator = {" ; "}
clauses = { $all }
list = { $all }
verbatim = { $text }
quoted = « { $text } »
place = { $place }
region-latin-america = Amérique latine et Caraïbes

count-at-least = ≥ { $n }
count-about = environ { $n }
count-below = <{ $n }
count-between = { $low } à { $high }
count-interval = [{ $low } ; { $high }]
count-not-reported = non communiqué
none-reported = aucun chiffre communiqué
figure-of-year = { $figure } ({ $year })
measure-figures = { $measure } : { $figures }
measure-not-reported = { $measure } : non communiqué

activation-certain = première application certaine en { $year }
activation-possible = possible dès { $year }
activation-at-most = au plus { $years } ans après la prise d’effet
activation-between = { $from } à { $to } ans après la prise d’effet
activation-older = la loi est plus ancienne de { $years } ans, mais les chiffres de ce type ne commencent que plus tard, de sorte que sa première application peut leur être antérieure
activation-gap = aucun chiffre ici pour { $year }, de sorte que la première application peut être plus ancienne
activation-uncertain = aucune application n’est certaine ; les chiffres qui peuvent en cacher une commencent en { $year } : { $figures }
activation-unused = aucune application en { $years } ans, d’après ce qui a été communiqué
activation-peers = à cet âge, { $share } % des pairs avaient appliqué la leur, pour autant qu’on puisse l’estimer

follow-through = { $answers } : { $answering }, en regard de { $asked } : { $asking }
persistence =
    sur { $years ->
        [one] { $years } année renseignée
       *[other] { $years } années renseignées
    } depuis la prise d’effet, { $certain } avec une application certaine et { $possible } de plus où des chiffres masqués peuvent en cacher une
protection-rated = protection notée { $rating } sur 5 en { $year }
assessor-standing = { $assessor } de { $year } : mieux que { $share } % de l’ensemble, les ex æquo comptant pour moitié
assessor-us-tip-tier = classement par catégorie
assessor-3p-prosecution = indice 3P, poursuites

flag-paper_law-said = { flag-paper_law } (probabilité { $probability }) : en vigueur depuis des années, sans qu’aucun chiffre montre une application plus fréquente qu’auparavant ; { $measure } : { $figures } ; auparavant : { $before }
flag-dormant-said = { flag-dormant } (probabilité { $probability }) : appliquée autrefois, aucune application dans les trois dernières années renseignées ; { $measure } : { $figures }
flag-regression-said = { flag-regression } (probabilité { $probability }) : le taux des trois dernières années renseignées est inférieur à 70 % de celui des trois précédentes ; { $measure } : { $figures }
flag-withdrawn = { flag-went_dark } : { $source } ne publie plus ses chiffres pour { $years } ({ $measure })
flag-went_dark-said = { flag-went_dark } (probabilité { $probability }) : { $source } publiait des chiffres – { $figures } – et n’en publie plus depuis, alors que pour la plupart des autres la publication se poursuit jusqu’en { $year }
silence = { $measure } ({ $reported } des { $asked } années jusqu’en { $last })
flag-tilted_figures-said =
    { flag-tilted_figures } (probabilité supérieure à 0,90) : { $source } communique environ { $times } fois [{ $lower } ; { $upper }] ce que { $others ->
        [one] communique l’autre source
       *[other] communiquent les autres sources
    } ({ $measure } ; { $figures ->
        [one] { $figures } chiffre
       *[other] { $figures } chiffres
    })
flag-displacement-border =
    { flag-displacement } (probabilité { $probability }) : dans { $places ->
        [one] { $places } pays ou territoire limitrophe
       *[other] { $places } pays ou territoires limitrophes
    }, la fréquence ({ $measure }) après { $year } est { $times } fois [{ $lower } ; { $upper }] celle d’avant, une hausse plus forte qu’ailleurs dans les mêmes années ; { $figures }. Une hausse peut avoir d’autres causes
flag-displacement-trade = { flag-displacement } (probabilité { $probability }) : pour un trafic voisin ({ $trade }), la fréquence ({ $measure }) après { $year } est { $times } fois [{ $lower } ; { $upper }] celle d’avant, une hausse plus forte qu’ailleurs dans les mêmes années ; { $figures }. Une hausse peut avoir d’autres causes
before-after = { $before } avant, { $after } après

missing-enforcement = aucun chiffre sur l’application depuis { $since } ({ $topic })
missing-follow-through = aucune année depuis { $since } avec à la fois des poursuites et des condamnations ({ $topic })
missing-persistence = moins de trois années renseignées depuis { $since } ({ $topic })
missing-protection = ni victimes identifiées ni note de protection depuis { $since }
missing-assessment = aucun évaluateur n’a noté ce pays ou territoire depuis { $since } ({ $topic })
missing-dates-contradict = ses dates se contredisent : abrogation le { $repeal }, entrée en vigueur le { $from }
missing-still-to-come = prise d’effet le { $from }, date encore à venir
supplier-ministry = ministère de la justice ou institut national de statistique ; questionnaire de l’ONUDC
supplier-courts = ministère public et tribunaux ; questionnaire de l’ONUDC
supplier-rapporteur = rapporteur national ou mécanisme d’orientation ; organisations qui hébergent des victimes
supplier-assessors = évaluateurs indépendants ; organes conventionnels
supplier-publisher = éditeur de la loi

peers-world = monde entier
peers-nobody = aucun
peers-income-region = { $income }, { $region }
income-low = Faible revenu
income-lower_middle = Revenu intermédiaire (tranche inférieure)
income-upper_middle = Revenu intermédiaire (tranche supérieure)
income-high = Revenu élevé

adjusted-not-estimable =
    Non estimable : dans { $pairs ->
        [one] { $pairs } pays ou territoire
       *[other] { $pairs } pays ou territoires
    }, un gouvernement et une source indépendante de lui dénombrent la même chose, et il en faut { $needed } pour dire comment la corruption biaise les chiffres.
adjusted-not-rated = Aucun indicateur de maîtrise de la corruption ne couvre ce pays ou territoire ; ses chiffres ont donc été laissés tels quels.
adjusted-divided =
    Taux divisés par { $factor } [{ $lower } ; { $upper }] : c’est le biais des chiffres qu’un gouvernement donne sur lui-même à ce niveau de maîtrise de la corruption ({ $control } en { $year }), d’après { $pairs ->
        [one] { $pairs } pays ou territoire
       *[other] { $pairs } pays ou territoires
    } où un chiffre indépendant existe à côté de celui du gouvernement.

contradiction-part = { $measure } en { $period } : { $part } pour { $dimension } « { $category } », alors que le total de la même source est { $total }
contradiction-sum = { $measure } en { $period } : { $parts } par { $dimension }, soit au moins { $sum }, alors que le total de la même source est { $total }
part-of-sum = { $figure } « { $category } »

not-reconciled-negative = non réconcilié : le chiffre de { $source } pour { $year } est { $value } ; un dénombrement n’est jamais négatif
not-reconciled-fractional = non réconcilié : le chiffre de { $source } pour { $year } est { $value }, qui n’est pas un nombre entier
not-reconciled-not-finite = non réconcilié : le chiffre de { $source } pour { $year } n’est pas fini
not-reconciled-empty = non réconcilié : le chiffre de { $source } pour { $year } se situerait entre { $low } et { $high }, intervalle qui ne contient aucun nombre
not-reconciled-no-fit = non réconcilié : la recherche des valeurs les plus probables n’a pas abouti

practice-minimum-penalty = peine minimale
practice-corporate-liability = responsabilité des personnes morales
practice-victims-not-punished = non-sanction des victimes
practice-specialised-unit = unité spécialisée
practice-supply-chain = publication d’informations sur la chaîne d’approvisionnement
practice-witness-protection = protection des témoins
practice-confiscation = confiscation
practice-whistleblowers = protection des lanceurs d’alerte
practice-cited = articles cités contre : { $subject }
practice-insufficient = on sait que { $with } des lois notées en disposent et que { $without } n’en disposent pas ; il en faut { $needed } de chaque côté. La recherche porte sur les titres et les intitulés d’articles, que peu d’éditeurs fournissent
subject-forced_labour = travail forcé
subject-child_trafficking = traite des enfants
subject-sexual_exploitation = exploitation sexuelle des enfants à des fins commerciales
subject-illicit_activities = utilisation d’enfants à des fins d’activités illicites
locality-world = le monde entier
locality-income = groupe de revenu : { $group }
locality-loose_networks = là où prédominent les réseaux souples
locality-alike = là où les groupes de type mafieux et les réseaux souples pèsent autant
locality-mafia_style_groups = là où prédominent les groupes de type mafieux
outcome-activation = la rapidité de la première application des lois
outcome-enforcement = la fréquence de leur application
outcome-effect = l’évolution des chiffres à leur entrée en vigueur

outside-gap = { $scope } : note de l’indice de la criminalité organisée pour les politiques et lois nationales, moins la moyenne de ses notes suivantes : { $practices } ; année la plus récente
all-trades = tous les trafics
rating-oc-law-enforcement = application de la loi
rating-oc-judicial-system-and-detention = système judiciaire et détention
rating-oc-victim-and-witness-support = soutien aux victimes et aux témoins
outside-lifts = ce qui relève le plus notre score : { $component }, { $own } sur 100, alors que la moitié de l’ensemble atteint { $middle } ou plus ({ $explanation })
outside-lowers = ce qui abaisse le plus notre score : { $component }, { $own } sur 100, alors que la moitié de l’ensemble atteint { $middle } ou plus ({ $explanation })
outside-none-above = aucune de ses composantes ne dépasse la médiane de l’ensemble, de sorte que son rang est proche de beaucoup d’autres
outside-none-below = aucune de ses composantes n’est sous la médiane de l’ensemble, de sorte que son rang est proche de beaucoup d’autres
experts-rated-worst = en { $year }, les experts ont noté la loi { $law } et la pratique { $practice } sur 10, la note la plus basse étant { $value } ({ $rating })
experts-rated-best = en { $year }, les experts ont noté la loi { $law } et la pratique { $practice } sur 10, la note la plus haute étant { $value } ({ $rating })
outside-nothing-on = nous ne disposons de rien sur : { $components }
outside-sources-disagree = ses sources divergent : { $source } communique { $times } fois ce que communiquent les autres ({ $measure })
outside-one-source = tous ses chiffres viennent de { $source }, de sorte que rien ne permet de les vérifier
outside-one-source-answered = tous ses chiffres viennent de { $source }, où son gouvernement répond lui-même, de sorte que rien ne permet de les vérifier
outside-sources = ses chiffres viennent de { $sources }
outside-no-counts = aucun dénombrement n’existe
outside-old =
    son chiffre le plus récent date de { $years ->
        [one] { $years } an
       *[other] { $years } ans
    }
outside-wide =
    notre intervalle a une largeur de { $points ->
        [one] { $points } point
       *[other] { $points } points
    }

said-law = { $name } : { $polarity }
said-law-year = { $name }, { $year } : { $polarity }
said-tier = Catégorie { $tier }
said-watch-list = Catégorie 2, liste de surveillance
said-complicity = des agents publics seraient complices, selon le rapport
said-complicity-alleged = des allégations de complicité visent des agents publics
proposal-figure = { $measure }, { $period } : { $figure }
proposal-claim-period = { $said } ({ $period })

## Labels

topic-human_trafficking = Traite des personnes
topic-human_trafficking-in-sentence = traite des personnes
topic-migrant_smuggling = Trafic illicite de migrants
topic-migrant_smuggling-in-sentence = trafic illicite de migrants
topic-corruption = Corruption
topic-corruption-in-sentence = corruption
topic-money_laundering = Blanchiment d’argent
topic-money_laundering-in-sentence = blanchiment d’argent
topic-drugs = Drogues
topic-drugs-in-sentence = drogues
topic-firearms = Armes à feu
topic-firearms-in-sentence = armes à feu
topic-wildlife = Espèces sauvages et environnement
topic-wildlife-in-sentence = espèces sauvages et environnement
topic-organs = Organes
topic-organs-in-sentence = organes
topic-illicit_trade = Tabac et autres commerces illicites
topic-illicit_trade-in-sentence = tabac et autres commerces illicites

measure-offences_recorded = Infractions enregistrées
measure-offences_recorded-in-sentence = infractions enregistrées
measure-persons_suspected = Personnes soupçonnées
measure-persons_suspected-in-sentence = personnes soupçonnées
measure-investigations = Enquêtes
measure-investigations-in-sentence = enquêtes
measure-prosecutions = Poursuites
measure-prosecutions-in-sentence = poursuites
measure-convictions = Condamnations
measure-convictions-in-sentence = condamnations
measure-sentenced = Peines prononcées
measure-sentenced-in-sentence = peines prononcées
measure-victims_identified = Victimes identifiées
measure-victims_identified-in-sentence = victimes identifiées
measure-officials_prosecuted = Agents publics poursuivis
measure-officials_prosecuted-in-sentence = agents publics poursuivis

unit-persons = personnes
unit-cases = affaires
unit-offences = infractions
unit-unstated = unité non précisée

component-activation = Première application
component-activation-in-sentence = première application
component-activation-question = Combien de temps après son entrée en vigueur la loi a-t-elle été appliquée pour la première fois ?
component-enforcement = Application
component-enforcement-in-sentence = application
component-enforcement-question = À quelle fréquence est-elle appliquée, au regard de la population et des pairs ?
component-follow_through = Aboutissement
component-follow_through-in-sentence = aboutissement
component-follow_through-question = Combien de condamnations répondent aux poursuites ?
component-persistence = Constance
component-persistence-in-sentence = constance
component-persistence-question = A-t-elle été appliquée année après année depuis lors ?
component-protection = Protection
component-protection-in-sentence = protection
component-protection-question = Combien de victimes sont identifiées, et comment sont-elles protégées ?
component-independent_assessment = Évaluation indépendante
component-independent_assessment-in-sentence = évaluation indépendante
component-independent_assessment-question = Comment des évaluateurs indépendants notent-ils la pratique ?

grade-coverage = couverture : chiffres présents parmi ceux attendus depuis l’entrée en vigueur
grade-independence = indépendance : catégories d’intérêts représentées parmi les sources, trois ou plus comptant pleinement
grade-precision = précision : part des chiffres qui sont exacts
grade-freshness = actualité : elle tombe à zéro quand le chiffre le plus récent a dix ans
grade-confirmation = confirmation : part des chiffres qu’une personne a confirmés

choice-counts = les dénombrements et les taux
choice-weights = les pondérations
choice-aggregation = moyenne géométrique ou arithmétique
choice-normalisation = échelle en percentiles ou winsorisée
choice-peers = l’ensemble des pairs

flag-paper_law = Loi sur le papier
flag-dormant = Loi en sommeil
flag-regression = Recul
flag-went_dark = Publication interrompue
flag-tilted_figures = Chiffres biaisés
flag-displacement = Déplacement

interest-own_government = Gouvernement concerné
interest-own_government-in-sentence = gouvernement concerné
interest-other_government = Autre gouvernement
interest-other_government-in-sentence = autre gouvernement
interest-intergovernmental_questionnaire = Questionnaire intergouvernemental
interest-intergovernmental_questionnaire-in-sentence = questionnaire intergouvernemental
interest-court_record = Archives judiciaires
interest-court_record-in-sentence = archives judiciaires
interest-ngo = Organisation non gouvernementale
interest-ngo-in-sentence = organisation non gouvernementale
interest-researcher = Chercheurs
interest-researcher-in-sentence = chercheurs
interest-official_register = Registre officiel
interest-official_register-in-sentence = registre officiel

qualifier-exact = exact
qualifier-exact-meaning = exact, tel que communiqué
qualifier-at_least = au moins
qualifier-at_least-meaning = au moins ce nombre
qualifier-about = environ
qualifier-about-meaning = environ ce nombre
qualifier-interval = intervalle
qualifier-interval-meaning = masqué par l’éditeur : on sait seulement qu’il se situe entre deux bornes, et il peut être nul
qualifier-none_reported = néant
qualifier-none_reported-meaning = la source dit qu’il n’y en a pas eu
qualifier-not_reported = non communiqué
qualifier-not_reported-meaning = la source dit ne pas avoir de chiffre ; ce n’est pas un zéro

status-automatic = automatique
status-confirmed = confirmé
status-disputed = contesté
status-rejected = rejeté

date-kind-adoption = Adoption
date-kind-adoption-in-sentence = adoption
date-kind-assent = Sanction du chef de l’État
date-kind-assent-in-sentence = sanction du chef de l’État
date-kind-promulgation = Promulgation
date-kind-promulgation-in-sentence = promulgation
date-kind-publication = Publication
date-kind-publication-in-sentence = publication
date-kind-ratification = Ratification
date-kind-ratification-in-sentence = ratification
date-kind-accession = Adhésion
date-kind-accession-in-sentence = adhésion
date-kind-succession = Succession
date-kind-succession-in-sentence = succession
date-kind-signature = Signature
date-kind-signature-in-sentence = signature
date-kind-in_force = Entrée en vigueur
date-kind-in_force-in-sentence = entrée en vigueur
date-kind-last_amended = Dernière modification
date-kind-last_amended-in-sentence = dernière modification
date-kind-repeal = Abrogation
date-kind-repeal-in-sentence = abrogation

law-kind-law = Loi nationale
law-kind-treaty = Obligation conventionnelle
law-status-not_yet_in_force = D’après son éditeur, elle n’est pas encore en vigueur.
law-status-in_force = D’après son éditeur, elle est en vigueur.
law-status-repealed = D’après son éditeur, elle a été abrogée.
polarity-passed = adoptée
polarity-drafted = à l’état de projet ou en attente
polarity-failed = non adoptée
polarity-repealed = abrogée
polarity-struck_down = déclarée inconstitutionnelle ou annulée
section-added = ajouté
section-repealed = abrogé
section-changed = modifié
section-moved = déplacé
section-moved_and_changed = déplacé et modifié

dimension-act = acte
dimension-age = âge
dimension-citizen = nationalité
dimension-citizenship = nationalité
dimension-country_of_repatriation = pays de rapatriement
dimension-exploitation = exploitation
dimension-form_of_exploitation = forme d’exploitation
dimension-offence = infraction
dimension-part = partie
dimension-perpetrator = auteur
dimension-scope = portée
dimension-sex = sexe
dimension-territory = territoire
dimension-victim_age = âge de la victime
dimension-victim_sex = sexe de la victime
