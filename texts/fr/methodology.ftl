# Pages: methodology

methodology-title = Méthodologie
methodology-description = Comment Lexgap mesure la mise en œuvre des lois, avec toutes les formules.
methodology-heading = Comment Lexgap mesure si une loi est appliquée
methodology-lead = Quatre règles priment sur les formules.
methodology-rule-missing = <strong>Une donnée manquante n’est pas un zéro.</strong> « Non communiqué », un chiffre masqué tel que {"<"}5 et un véritable zéro sont trois choses différentes, de l’analyseur au graphique.
methodology-rule-producer = <strong>Chaque chiffre garde son producteur.</strong> Un chiffre sans source, sans fichier archivé et sans emplacement dans ce fichier n’entre dans aucun score. Les chiffres divergents sont tous conservés et tous montrés.
methodology-rule-uncertainty = <strong>Aucun chiffre sans son incertitude</strong> et aucun rang sans l’intervalle des rangs.
methodology-rule-describe = <strong>Décrire, non proclamer.</strong> Un score indique dans quelle mesure l’application est attestée ; il ne dit pas qu’une loi est bonne ni qu’elle a causé quoi que ce soit.
methodology-run = Ceci est la version { $version } de la méthode. L’édition { $edition } a été calculée avec { $draws ->
    [one] { $draws } tirage
   *[other] { $draws } tirages
} et la graine { $seed } ; les mêmes faits, la même graine et la même version donnent les mêmes nombres, au bit près.

methodology-facts = Faits
methodology-facts-text = Une loi relève d’un seul pays ou territoire et d’un ou de plusieurs thèmes. La date d’adoption est celle du vote ou de la sanction, à défaut celle de la promulgation, à défaut celle de la publication ; la page indique laquelle a été retenue. Un traité est noté comme une loi à compter du jour où un État l’a ratifié ou y a adhéré. Lorsque le jour de l’entrée en vigueur est inconnu, celui de l’adoption en tient lieu et la page le signale. Les chiffres sont le plus souvent établis par thème : lorsque plusieurs instruments d’un même thème sont en vigueur, le chiffre est celui du thème. Un chiffre peut relever de deux thèmes ; il n’est alors jamais additionné deux fois.

methodology-reconciling = Réconciliation des sources
methodology-reconciling-text = Pour un même chiffre d’un même pays ou territoire, la source s déclare y pour l’année t : y suit une loi binomiale négative de moyenne λ(t)·exp(β(s)) et de taille φ. ln λ suit une marche aléatoire d’année en année. Le biais β d’une source se disperse autour du biais de cette source tous lieux confondus, celui-ci autour de celui de sa catégorie d’intérêts, et ce dernier autour d’un biais nul (écart type 0,5). Les chiffres exacts entrent par leur probabilité, les chiffres masqués par celle de leur intervalle, les « au moins » par celle de la queue de distribution ; la marche franchit une année manquante et la bande s’élargit. Tous les pays et territoires sont ajustés ensemble, de sorte que celui qui a peu de chiffres s’appuie sur les autres. Sont présentés la médiane et l’intervalle à 90 % de λ par année, ainsi que le rapport de ce que déclare chaque source à ce que déclarent les autres. Lorsqu’il n’existe qu’une seule source, rien ne la contrôle et la bande est aussi large que les biais peuvent l’être : un pays d’origine peut compter trop peu, un pays de destination trop.
methodology-reconciling-test = Sur 1 000 panels simulés dont la vérité est connue, les intervalles à 90 % la contiennent de 88 à 92 fois sur cent (test figurant dans <code>scoring/tests/reconcile.rs</code>).

methodology-score = Le score d’une loi
methodology-components = Composantes du score, chacune de 0 à 1
methodology-component = Composante
methodology-weight = Poids
methodology-how-computed = Mode de calcul
methodology-activation = S(u) est la part des lois des pairs non encore appliquées à l’âge u (estimateur de Turnbull, car la première application se situe souvent dans un intervalle : un chiffre masqué peut être nul et, avant le premier chiffre, une année sans donnée n’est pas une année sans application). Appliquée au délai u : 1 − ½·(1 − S(u)). Non encore appliquée à l’âge u : ½·S(u). Cas indécis : les deux, selon leur probabilité.
methodology-enforcement = Condamnations plus la moitié des poursuites, par million d’habitants et par an, sur les trois dernières années déclarées, ramenées vers les pairs (méthode bayésienne empirique Gamma-Poisson), puis percentile parmi eux. Un chiffre masqué entre par sa probabilité, jamais par un point médian.
methodology-follow-through = Condamnations C rapportées aux poursuites P sur les cinq dernières années où les deux sont connues, dans la même unité : s = C/(C + P) avec une loi a priori bêta ajustée aux pairs, ρ = s/(1 − s), composante min(1, ρ). De même pour les poursuites rapportées aux enquêtes lorsque les deux sont recensées ; de deux maillons, la moyenne géométrique. Les affaires et les personnes ne sont jamais divisées les unes par les autres.
methodology-persistence = Part des années déclarées depuis la première application au cours desquelles la loi a été appliquée, les années récentes comptant davantage (demi-vie de cinq ans).
methodology-protection = Victimes identifiées par million d’habitants, en percentile parmi les pairs, moyenne faite avec une évaluation indépendante de la protection lorsqu’il en existe une.
methodology-independent-assessment = Moyenne, sur l’ensemble des évaluateurs, de la position de l’évaluation du pays ou territoire parmi toutes les évaluations du même évaluateur la même année.
methodology-score-formula = Score = 100 · exp(Σ w·ln max(c, 0,01) / Σ w) sur les composantes c disponibles, avec les poids w : une moyenne géométrique pondérée, afin qu’une composante brillante ne puisse pas racheter une composante morte. Lorsque les composantes présentes représentent moins de la moitié du poids, il n’y a pas de score mais la mention « preuves insuffisantes », avec ce qui manque et qui pourrait le fournir.
methodology-peers = Les pairs sont les pays et territoires de la même catégorie de revenu et de la même région s’ils sont au moins dix, à défaut ceux de la même catégorie de revenu, à défaut le monde.
methodology-draws = Les intervalles proviennent des tirages : chacun est une analyse complète avec d’autres valeurs pour les chiffres masqués et les taux, d’autres poids (loi de Dirichlet autour des poids nominaux), la moyenne géométrique ou arithmétique, les percentiles ou l’échelle winsorisée des logarithmes des taux, et un autre ensemble de pairs. Sont présentés la médiane et les quantiles à 5 % et à 95 %, pour les rangs comme pour les scores.
methodology-hinges = Ce dont dépend un score
methodology-hinges-text = La part de la variance des tirages que chaque choix explique à lui seul (indice de Sobol du premier ordre) : les chiffres et les taux, par une seconde analyse des mêmes chiffres sous d’autres choix ; les pondérations, par régression ; les autres choix, par la variance entre leurs valeurs.
methodology-expected = Ce que l’on attendrait à ce stade
methodology-expected-text = La part des pairs qui avaient appliqué leur loi à l’âge actuel de celle-ci (1 − S, avec l’intervalle de Jeffreys pour une proportion), et les chiffres qu’auraient des pairs de même population : quantiles à 5 %, 50 % et 95 % de la distribution ajustée des taux des pairs.
methodology-adjusted = Variante corrigée de l’intégrité
methodology-adjusted-text = Lorsque les gouvernements et des sources indépendantes déclarent les mêmes chiffres dans dix pays ou territoires au moins, le logarithme du biais des gouvernements est régressé sur la maîtrise de la corruption, et les taux sont divisés par ce qu’indique cette droite. Il s’agit d’une variante, désignée comme telle ; lorsqu’elle ne peut être établie, la page dit pourquoi.

methodology-evidence = Niveau de preuve
methodology-evidence-text = À côté du score, jamais dans le score. Les points sont la somme pondérée des éléments suivants :
methodology-grade-part = { $part } – poids { $weight }
# $grades lists each letter with the points it needs.
methodology-grades = { $grades } ; en deçà, E.
methodology-grade-from = { $grade } à partir de { $points }

methodology-flags = Signalements
methodology-flag-paper-law = <strong>Loi restée lettre morte :</strong> en vigueur depuis trois ans ou plus, niveau de preuve C ou supérieur, probabilité d’au moins 0,9 qu’elle n’ait pas été appliquée, ou pas davantage que dans les trois années déclarées qui l’ont précédée.
methodology-flag-dormant = <strong>En sommeil :</strong> appliquée autrefois, aucune répression dans les trois dernières années déclarées.
methodology-flag-regression = <strong>Recul :</strong> le taux des trois dernières années déclarées est inférieur à 70 % de celui des trois précédentes, avec une probabilité d’au moins 0,9.
methodology-flag-went-dark = <strong>Silence :</strong> une source a retiré un chiffre ; ou elle n’en a plus donné pendant au moins trois de ses années pleines (années pour lesquelles au moins moitié autant de pays et territoires ont des chiffres que dans la plus fournie, les plus récentes étant encore incomplètes), et autant d’absences consécutives ont une probabilité de 0,1 ou moins au rythme auquel ce pays ou territoire communiquait auparavant.
methodology-flag-tilted = <strong>Chiffres biaisés :</strong> l’intervalle à 90 % du rapport entre ce que déclare une source et ce que déclarent les autres exclut 1.
methodology-flag-displacement = <strong>Déplacement :</strong> dans les pays et territoires limitrophes, ou pour un trafic voisin, les taux des trois années déclarées qui suivent la loi dépassent ceux des trois précédentes, plus que dans un même nombre de pays et territoires tirés au hasard, avec une probabilité d’au moins 0,9.

methodology-practices = Pratiques
methodology-practices-text = Les pays et territoires dont les lois comportent une disposition donnée, ou dont les institutions sont évaluées au-dessus de la médiane, comparés à ceux qui ne sont pas dans ce cas : différence du résultat à nombre égal d’années depuis la prise d’effet de la loi, par régression à effets aléatoires, un point par pays ou territoire, au moins dix lois de chaque côté. Une pratique dans le monde est ramenée vers l’absence de différence, une localité vers le monde, selon leur dispersion (méthode bayésienne empirique). Une ligne est dite supérieure au hasard à un taux de fausses découvertes de 10 % sur l’ensemble des lignes (Benjamini et Hochberg).

methodology-outside = Contrôle externe : le droit et la pratique vus par les experts
methodology-outside-how = Plus l’écart entre le droit et la pratique est faible selon les experts, plus notre score devrait être élevé ; la concordance se traduit donc par une corrélation de rang négative. La commande <code>lexgap check</code> affiche les mêmes résultats.
methodology-not-estimable = non estimable : il faut au moins dix pays ou territoires qui diffèrent
# $value is a score or a gap.
methodology-with-rank = { $value } (rang { $rank })
methodology-our-score = Notre score
methodology-experts-gap = Écart selon les experts
methodology-why-differ = Pourquoi ils peuvent différer
methodology-disagreements = Les dix plus grands désaccords de rang
# $gap and $practice are correlations with their intervals, or why there is none.
methodology-outside-summary = Sur { $n ->
    [one] { $n } pays ou territoire
   *[other] { $n } pays et territoires
} : corrélation de rang entre le score et l’écart { $gap } ; entre le score et la seule évaluation de la pratique par les experts { $practice }.

methodology-changes = Les indicateurs de corruption dans le temps
methodology-changes-text = Une variation entre deux années n’est dite supérieure au bruit que si |Δ| / √(se₁² + se₂²) dépasse 1,645, avec les erreurs types de l’éditeur lui-même. Les séries ne sont jamais raccordées là où leur éditeur a changé de méthode, comme l’a fait l’Indice de perception de la corruption en 2012.

methodology-limits = Ce que ces chiffres ne peuvent pas dire
methodology-limit-counts = Les chiffres sont ce que déclarent les autorités. Un chiffre faible peut traduire peu de criminalité, peu d’efforts ou peu de déclarations.
methodology-limit-victims = Le nombre de victimes identifiées mesure l’effort fait pour les trouver au moins autant que le crime.
methodology-limit-perception = Les indices de perception mesurent la perception et se copient en partie les uns les autres.
methodology-limit-publishers = Qui publie un chiffre peut y avoir intérêt : voir ce qui pourrait biaiser chaque source à la <sources>page des sources</sources>.
