# What changed after passage: on the pages of laws, topics and methodology.

interval-95 = Intervalle à 95 %
p-value = p

# One law: its own series before and after.
effect-title = Ce qui a changé après sa prise d’effet
effect-about = Comment le décompte annuel a prolongé, ou non, la tendance antérieure à la loi (série chronologique interrompue). Il s’agit d’une description des chiffres, qui ne dit pas ce qui a causé un changement. <how>Méthode de calcul</how>
# $measure is what is counted (measure-…-in-sentence), $ratio a number, $interval its interval.
effect-overall = À partir de { $year }, le nombre compté ({ $measure }) est de { $ratio } fois celui que laisse attendre la tendance antérieure (intervalle à 95 % { $interval }).
effect-step = En { $year }, sa première année, le nombre compté ({ $measure }) est de { $ratio } fois celui que laisse attendre la tendance antérieure (intervalle à 95 % { $interval }).
effect-open = Prolongée sur toutes les années suivantes, cette tendance laisse tout ouvert.
effect-chance = Les chiffres ne permettent pas de distinguer cela d’une absence de changement.
effect-beyond-chance = C’est plus que ce que le hasard seul explique ; les chiffres ne disent pas si la loi ou autre chose, au cours de ces années, en est à l’origine.
effect-not-estimable = Le changement ne peut être estimé : { $reason }.
effect-years = { $before ->
    [one] { $before } année
   *[other] { $before } années
} avec des chiffres avant elle, { $after } à partir d’elle.
effect-per-inhabitant = Les décomptes sont comparés compte tenu de la population de chaque année.
effect-no-population = La population de ces années n’est pas connue ; les décomptes sont donc comparés tels quels.
effect-withheld = { $n ->
    [one] { $n } décompte n’est pas divulgué
   *[other] { $n } décomptes ne sont pas divulgués
} ; de nombreuses valeurs possibles ont été ajustées à leur place, et les intervalles comprennent aussi cette incertitude.
effect-reconciled = { $n ->
    [one] Les décomptes sont ceux de { $n } source, réconciliés.
   *[other] Les décomptes sont ceux de { $n } sources, réconciliés ; les intervalles comprennent aussi cette incertitude.
}
effect-correlated = Ce que la droite n’explique pas se prolonge d’une année à l’autre (corrélation { $correlation }) ; les intervalles sont donc probablement trop étroits.
effect-others = D’autres lois ou obligations conventionnelles sur ce thème ont pris effet ici au cours de ces années, et les chiffres ne permettent pas de distinguer ce qui a changé avec chacune : { $laws }.
# $measure is a heading: Prosecutions.
effect-chart = { $measure } par an, avant et après : { $topic }
effect-observed = nombre compté
effect-fitted = droite ajustée avant et après
effect-carried-on = tendance antérieure à la loi, prolongée
effect-numbers = Changements en { $year } : { $measure }
effect-change = Changement
effect-times = Fois ce que laisse attendre la tendance
effect-level = Saut la première année
effect-slope = Croissance d’une année à l’autre, par rapport à la précédente
effect-whole = Toutes les années à partir d’elle

# All jurisdictions: those with an instrument against those without.
study-title = Ce qui a changé d’un pays ou territoire à l’autre
study-about = Les lieux qui ont adopté un instrument sont comparés, année après année, à ceux qui ne l’avaient pas encore (différence de différences échelonnée, Callaway et Sant’Anna 2021). Ce qui distingue toujours les lieux s’élimine, de même que ce qui change partout. Les lieux n’adoptent pas les lois par tirage au sort : il s’agit d’une description et non d’une preuve. <how>Méthode de calcul</how>
# $instrument is the title of a treaty or study-national-laws, $measure what is counted.
study-of = { $instrument } : { $measure }
study-national-laws = Lois nationales
study-overall = Dans les années à partir de sa prise d’effet, un plus le décompte annuel par million d’habitants est de { $ratio } fois ce qu’il serait si ces lieux avaient évolué comme ceux qui ne l’ont pas (intervalle à 95 % { $interval }).
study-beyond-chance = C’est plus que ce que le hasard seul explique, pourvu que les uns et les autres eussent évolué de la même façon sans lui.
study-who = { $treated ->
    [one] { $treated } pays ou territoire qui l’a adopté dispose de chiffres,
   *[other] { $treated } pays et territoires qui l’ont adopté disposent de chiffres,
} { $never } sans lui en ont jusqu’en { $to } ; les chiffres commencent en { $from }. Chaque comparaison porte sur ceux qui ont des chiffres pour ses deux années : au plus { $most } qui l’ont adopté.
study-few = Certaines années reposent sur peu de pays et territoires : leurs intervalles sont probablement trop étroits.
study-left-out = { $n ->
    [one] { $n } pays ou territoire disposant de chiffres est laissé de côté :
   *[other] { $n } pays et territoires disposant de chiffres sont laissés de côté :
} ils l’avaient avant le début des chiffres, ou sa date n’est pas connue, ou la plupart de leurs décomptes ne sont pas divulgués, ou leur population n’est pas connue, ou ce ne sont pas des États.
study-pre-trend-differs = Avant sa prise d’effet, ils évoluaient déjà autrement (test de Wald, p = { $p }) : la suite est sujette à caution.
study-pre-trend-alike = Avant sa prise d’effet, aucune autre évolution ne se distingue du hasard (test de Wald, p = { $p }) ; peu de chiffres disent peu.
study-pre-trend-none = Aucune autre année antérieure n’a assez de chiffres : rien ne vérifie si les uns et les autres évoluaient de la même façon.
study-breakdown-none = La première année, aucun effet ne se distingue d’une absence d’effet, même si les uns et les autres avaient évolué de la même façon.
study-breakdown-at = L’effet de la première année ne se distingue plus d’une absence d’effet si les écarts ultérieurs peuvent atteindre { $m } fois le plus grand écart antérieur.
study-breakdown-holds = L’effet de la première année se distingue d’une absence d’effet même si les écarts ultérieurs peuvent atteindre { $m } fois le plus grand écart antérieur.
study-sensitivity-not = On ne peut dire jusqu’à quel écart aux tendances parallèles cela tient : { $reason }.
study-sensitivity = Première année, si les tendances diffèrent (Rambachan et Roth 2023)
study-m = Écarts ultérieurs, en multiples du plus grand écart antérieur
study-not-estimable = Non estimable : { $reason }.
study-none = Ce qui ne peut être estimé
study-chart = Changement selon les années depuis la prise d’effet : { $what }
study-table = Changement de ln(1 + décompte par million d’habitants) : { $what }
study-estimate = Changement
study-mark = prise d’effet
study-since = Années écoulées
study-band = Bande pour toutes les années
study-with-it = Pays et territoires qui l’ont
study-reference = année de comparaison
study-unbounded = sans borne
study-on-law = D’un pays ou territoire à l’autre
study-more = <a>L’ensemble, avec tableaux et tests</a>

# Why nothing can be estimated; each follows a colon.
effect-why-not-counted = aucune source de cette édition ne compte ici : { $measures }
effect-why-few = { $measure } : { $before ->
    [0] aucune année
    [one] { $before } année
   *[other] { $before } années
} avec des chiffres avant la loi et { $after } à partir d’elle, à { $around } ans au plus ; il en faut au moins { $need } de chaque côté
effect-why-future = la loi prend effet après le dernier chiffre
effect-why-zero-before = tous les décomptes antérieurs à la loi sont nuls, et un rapport demande une base
effect-why-zero-after = tous les décomptes à partir de la loi sont nuls, et une tendance de logarithmes n’a pas de telle fin
effect-why-zero = tous les décomptes sont identiques : rien ne diffère entre avant et après
effect-why-withheld = { $withheld } décomptes sur { $years } ne sont pas divulgués, et trop de choses dépendent de ce qu’ils cachent
effect-why-scattered = les chiffres sont trop peu nombreux ou trop dispersés pour une tendance avant et après
effect-why-few-years = trop peu d’années ont des chiffres de part et d’autre
effect-why-covariance = il y a trop peu de pays et territoires pour autant d’années
effect-why-few-jurisdictions = il faut au moins { $need ->
    [one] { $need } pays ou territoire qui l’a adopté
   *[other] { $need } pays et territoires qui l’ont adopté
} la même année, et autant qui ne l’avaient pas encore, avec des chiffres pour l’année précédente et pour une année ultérieure
effect-why-unfit = les chiffres ne sont pas de ceux que la méthode peut lire

# Methodology.
methodology-effects = Ce qui a changé après l’adoption
methodology-effects-law = Pour chaque loi et thème : log E[y(t)] = α + β·t + δ·1(t ≥ f) + θ·(t − f)·1(t ≥ f) + log(population), quasi-Poisson, f étant l’année d’entrée en vigueur, à défaut d’adoption ; dix ans de chaque côté, au moins trois années de chacun. On retient les poursuites, à défaut les condamnations, à défaut les victimes identifiées : la mesure qui a le plus d’années autour de la loi ; les infractions enregistrées lorsque personne ne compte les deux premières. Sont indiqués le saut exp(δ), le changement de croissance exp(θ) et l’ensemble des décomptes à partir de f rapporté à ce que laisse attendre la droite antérieure, avec des intervalles à 95 % selon la loi de Student, jamais plus étroits que ceux de décomptes de Poisson. Un décompte non divulgué, ou communiqué par plusieurs sources, est tiré parmi ce qu’il peut être ; chaque tirage est ajusté et les ajustements sont combinés (règles de Rubin). Une année sans chiffre est omise et n’est pas un zéro.
methodology-effects-topic = Pour chaque traité, et pour les lois nationales d’un thème : ATT(g, t) de Callaway et Sant’Anna, les lieux qui l’ont adopté l’année g contre ceux qui ne l’avaient pas l’année t, chacun comparé à l’année précédant g ; le résultat est ln(1 + décompte par million d’habitants). Un lieu dont aucune loi n’est connue n’est pas un lieu sans loi : les lois nationales ne sont donc comparées qu’à des lois ultérieures. Chaque comparaison prend les lieux qui ont des chiffres pour ses deux années, au moins trois de chaque côté. Sont indiqués l’étude d’événement de −5 à 10 ans, avec des intervalles année par année et une bande valable pour toutes les années à la fois (bootstrap à multiplicateurs, 1 000 tirages), un test de Wald des années antérieures, et jusqu’à quel écart aux tendances parallèles tient l’effet de la première année (Rambachan et Roth).
