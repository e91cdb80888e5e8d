# es


## Computed sentences

# Une oraciones que van juntas; cada una empieza en minúscula.
clause-separator = {"; "}
clauses = { $all }
list = { $all }
verbatim = { $text }
quoted = «{ $text }»
place = { $place }
region-latin-america = América Latina y el Caribe

count-at-least = ≥ { $n }
count-about = unos { $n }
count-below = <{ $n }
count-between = de { $low } a { $high }
count-interval = [{ $low }; { $high }]
count-not-reported = no comunicado
none-reported = sin cifras comunicadas
figure-of-year = { $figure } ({ $year })
measure-figures = { $measure }: { $figures }
measure-not-reported = { $measure }: no comunicado

activation-certain = primera aplicación segura en { $year }
activation-possible = posible desde { $year }
activation-at-most = como máximo { $years } años después de surtir efecto
activation-between = de { $from } a { $to } años después de surtir efecto
activation-older = la ley es { $years } años más antigua, pero las cifras de este tipo no empiezan hasta más tarde, de modo que su primera aplicación puede ser anterior a ellas
activation-gap = aquí no hay cifra de { $year }, de modo que la primera aplicación puede ser anterior
activation-uncertain = ninguna aplicación es segura; las cifras que pueden ocultar una empiezan en { $year }: { $figures }
activation-unused = sin aplicación en { $years } años, según lo comunicado
activation-peers = a esa edad, el { $share } % de los pares había aplicado la suya, en la medida en que puede estimarse

follow-through = { $answers }: { $answering }, frente a { $asked }: { $asking }
persistence =
    de { $years ->
        [one] { $years } año con cifras
       *[other] { $years } años con cifras
    } desde que surtió efecto, { $certain } con aplicación segura y { $possible } más en que cifras ocultas por debajo de un umbral pueden esconderla
protection-rated = protección calificada con { $rating } de 5 en { $year }
assessor-standing = { $assessor } de { $year }: mejor que el { $share } % del conjunto, contando los empates por mitad
assessor-us-tip-tier = clasificación por niveles
assessor-3p-prosecution = índice 3P, enjuiciamiento

flag-paper_law-said = { flag-paper_law } (probabilidad { $probability }): en vigor desde hace años, y ninguna cifra muestra más aplicación que antes de ella; { $measure }: { $figures }; antes de ella: { $before }
flag-dormant-said = { flag-dormant } (probabilidad { $probability }): aplicada en su momento, sin aplicación en los tres últimos años con cifras; { $measure }: { $figures }
flag-regression-said = { flag-regression } (probabilidad { $probability }): la tasa de los tres últimos años con cifras es inferior al 70 % de la de los tres anteriores; { $measure }: { $figures }
flag-withdrawn = { flag-went_dark }: { $source } ya no publica sus cifras de { $years } ({ $measure })
flag-went_dark-said = { flag-went_dark } (probabilidad { $probability }): { $source } publicaba cifras –{ $figures }– y no ha publicado ninguna desde entonces, mientras que para la mayoría de los demás sigue haciéndolo hasta { $year }
silence = { $measure } ({ $reported } de los { $asked } años hasta { $last })
flag-tilted_figures-said =
    { flag-tilted_figures } (probabilidad superior a 0,90): { $source } comunica unas { $times } veces [{ $lower }; { $upper }] lo que { $others ->
        [one] comunica la otra fuente
       *[other] comunican las otras fuentes
    } ({ $measure }; { $figures ->
        [one] { $figures } cifra
       *[other] { $figures } cifras
    })
flag-displacement-border =
    { flag-displacement } (probabilidad { $probability }): en { $places ->
        [one] { $places } jurisdicción limítrofe
       *[other] { $places } jurisdicciones limítrofes
    }, la frecuencia ({ $measure }) después de { $year } es { $times } veces [{ $lower }; { $upper }] la anterior, un aumento mayor que en otros lugares en los mismos años; { $figures }. Un aumento puede tener otras causas
flag-displacement-trade = { flag-displacement } (probabilidad { $probability }): en un tráfico cercano ({ $trade }), la frecuencia ({ $measure }) después de { $year } es { $times } veces [{ $lower }; { $upper }] la anterior, un aumento mayor que en otros lugares en los mismos años; { $figures }. Un aumento puede tener otras causas
before-after = { $before } antes, { $after } después

missing-enforcement = ninguna cifra sobre la aplicación desde { $since } ({ $topic })
missing-follow-through = ningún año desde { $since } con procesamientos y condenas a la vez ({ $topic })
missing-persistence = menos de tres años con cifras desde { $since } ({ $topic })
missing-protection = ni víctimas identificadas ni calificación de la protección desde { $since }
missing-assessment = ningún evaluador ha calificado a esta jurisdicción desde { $since } ({ $topic })
missing-dates-contradict = sus fechas se contradicen: derogada el { $repeal }, en vigor desde el { $from }
missing-still-to-come = surte efecto el { $from }, fecha aún por llegar
supplier-ministry = ministerio de justicia u oficina nacional de estadística; cuestionario de la UNODC
supplier-courts = fiscalía y tribunales; cuestionario de la UNODC
supplier-rapporteur = relator nacional o mecanismo de remisión; organizaciones que acogen a víctimas
supplier-assessors = evaluadores independientes; órganos creados en virtud de tratados
supplier-publisher = editor oficial de la ley

peers-world = el mundo entero
peers-nobody = ninguno
peers-income-region = { $income }, { $region }
income-low = Ingreso bajo
income-lower_middle = Ingreso mediano bajo
income-upper_middle = Ingreso mediano alto
income-high = Ingreso alto

adjusted-not-estimable =
    No estimable: en { $pairs ->
        [one] { $pairs } jurisdicción
       *[other] { $pairs } jurisdicciones
    } un gobierno y una fuente independiente de él comunican el mismo recuento, y se necesitan { $needed } para saber cómo sesga las cifras la corrupción.
adjusted-not-rated = Ningún indicador de control de la corrupción abarca esta jurisdicción, por lo que sus cifras se dejaron como están.
adjusted-divided =
    Tasas divididas por { $factor } [{ $lower }; { $upper }]: es el sesgo de las cifras de un gobierno sobre sí mismo con este control de la corrupción ({ $control } en { $year }), según { $pairs ->
        [one] { $pairs } jurisdicción
       *[other] { $pairs } jurisdicciones
    } con una cifra independiente junto a la de su gobierno.

contradiction-part = { $measure } en { $period }: { $part } en { $dimension } «{ $category }», pero el total de la misma fuente es { $total }
contradiction-sum = { $measure } en { $period }: { $parts } por { $dimension }, al menos { $sum }, pero el total de la misma fuente es { $total }
part-of-sum = { $figure } «{ $category }»

not-reconciled-negative = no conciliado: la cifra de { $source } de { $year } es { $value }; un recuento no es negativo
not-reconciled-fractional = no conciliado: la cifra de { $source } de { $year } es { $value }, que no es un número entero
not-reconciled-not-finite = no conciliado: la cifra de { $source } de { $year } no es finita
not-reconciled-empty = no conciliado: la cifra de { $source } de { $year } está entre { $low } y { $high }, intervalo que no contiene ningún número
not-reconciled-no-fit = no conciliado: la búsqueda de los valores más probables no convergió

practice-minimum-penalty = pena mínima
practice-corporate-liability = responsabilidad de las personas jurídicas
practice-victims-not-punished = no penalización de las víctimas
practice-specialised-unit = unidad especializada
practice-supply-chain = información sobre la cadena de suministro
practice-witness-protection = protección de testigos
practice-confiscation = decomiso
practice-whistleblowers = protección de los denunciantes
practice-cited = artículos citados contra: { $subject }
practice-insufficient = se sabe que { $with } leyes puntuadas la tienen y que { $without } no la tienen; se necesitan { $needed } de cada clase. Se busca en títulos y epígrafes de artículos, y pocos editores dan epígrafes
subject-forced_labour = trabajo forzoso
subject-child_trafficking = trata de niños
subject-sexual_exploitation = explotación sexual comercial de niños
subject-illicit_activities = utilización de niños en actividades ilícitas
locality-world = el mundo
locality-income = grupo de ingreso: { $group }
locality-loose_networks = donde prevalecen las redes laxas
locality-alike = donde los grupos de tipo mafioso y las redes laxas pesan lo mismo
locality-mafia_style_groups = donde prevalecen los grupos de tipo mafioso
outcome-activation = cuán pronto se aplican las leyes
outcome-enforcement = con qué frecuencia se aplican
outcome-effect = cómo cambiaron los recuentos al entrar en vigor

outside-gap = { $scope }: calificación de las políticas y leyes nacionales en el índice de crimen organizado, menos la media de sus calificaciones siguientes: { $practices }; último año
all-trades = todos los tráficos
rating-oc-law-enforcement = aplicación de la ley
rating-oc-judicial-system-and-detention = sistema judicial y detención
rating-oc-victim-and-witness-support = apoyo a víctimas y testigos
outside-lifts = lo que más eleva nuestra puntuación: { $component }, { $own } de 100, cuando la mitad del conjunto tiene { $middle } o más ({ $explanation })
outside-lowers = lo que más rebaja nuestra puntuación: { $component }, { $own } de 100, cuando la mitad del conjunto tiene { $middle } o más ({ $explanation })
outside-none-above = ninguno de sus componentes supera la mediana del conjunto, de modo que su puesto está próximo al de muchos otros
outside-none-below = ninguno de sus componentes queda por debajo de la mediana del conjunto, de modo que su puesto está próximo al de muchos otros
experts-rated-worst = en { $year }, los expertos calificaron la ley con { $law } y la práctica con { $practice } de 10; la calificación más baja fue { $value } ({ $rating })
experts-rated-best = en { $year }, los expertos calificaron la ley con { $law } y la práctica con { $practice } de 10; la calificación más alta fue { $value } ({ $rating })
outside-nothing-on = no tenemos nada sobre: { $components }
outside-sources-disagree = sus fuentes discrepan: { $source } comunica { $times } veces lo que comunican las demás ({ $measure })
outside-one-source = todos sus recuentos proceden de { $source }, de modo que nada los verifica
outside-one-source-answered = todos sus recuentos proceden de { $source }, donde responde su propio gobierno, de modo que nada los verifica
outside-sources = sus recuentos proceden de { $sources }
outside-no-counts = no tiene recuentos
outside-old =
    su recuento más reciente tiene { $years ->
        [one] { $years } año
       *[other] { $years } años
    }
outside-wide =
    nuestro intervalo tiene { $points ->
        [one] { $points } punto
       *[other] { $points } puntos
    } de ancho

said-law = { $name }: { $polarity }
said-law-year = { $name }, { $year }: { $polarity }
said-tier = Nivel { $tier }
said-watch-list = Nivel 2, lista de vigilancia
said-complicity = se afirma que hay funcionarios cómplices
said-complicity-alleged = se alega que hay funcionarios cómplices
proposal-figure = { $measure }, { $period }: { $figure }
proposal-claim-period = { $said } ({ $period })

## Labels

topic-human_trafficking = Trata de personas
topic-human_trafficking-in-sentence = trata de personas
topic-migrant_smuggling = Tráfico ilícito de migrantes
topic-migrant_smuggling-in-sentence = tráfico ilícito de migrantes
topic-corruption = Corrupción y soborno
topic-corruption-in-sentence = corrupción y soborno
topic-money_laundering = Blanqueo de dinero
topic-money_laundering-in-sentence = blanqueo de dinero
topic-drugs = Drogas
topic-drugs-in-sentence = drogas
topic-firearms = Armas de fuego
topic-firearms-in-sentence = armas de fuego
topic-wildlife = Vida silvestre y medio ambiente
topic-wildlife-in-sentence = vida silvestre y medio ambiente
topic-organs = Órganos
topic-organs-in-sentence = órganos
topic-illicit_trade = Tabaco y otro comercio ilícito
topic-illicit_trade-in-sentence = tabaco y otro comercio ilícito

measure-offences_recorded = Delitos registrados
measure-offences_recorded-in-sentence = delitos registrados
measure-persons_suspected = Personas sospechosas
measure-persons_suspected-in-sentence = personas sospechosas
measure-investigations = Investigaciones
measure-investigations-in-sentence = investigaciones
measure-prosecutions = Procesamientos
measure-prosecutions-in-sentence = procesamientos
measure-convictions = Condenas
measure-convictions-in-sentence = condenas
measure-sentenced = Penas impuestas
measure-sentenced-in-sentence = penas impuestas
measure-victims_identified = Víctimas identificadas
measure-victims_identified-in-sentence = víctimas identificadas
measure-officials_prosecuted = Funcionarios procesados
measure-officials_prosecuted-in-sentence = funcionarios procesados

unit-persons = personas
unit-cases = casos
unit-offences = delitos
unit-unstated = unidad no indicada

component-activation = Primera aplicación
component-activation-in-sentence = primera aplicación
component-activation-question = ¿Cuánto tiempo después de su entrada en vigor se aplicó la ley por primera vez?
component-enforcement = Aplicación
component-enforcement-in-sentence = aplicación
component-enforcement-question = ¿Con qué frecuencia se aplica, en relación con la población y con sus pares?
component-follow_through = Culminación
component-follow_through-in-sentence = culminación
component-follow_through-question = ¿Cuántas condenas corresponden a los procesamientos?
component-persistence = Persistencia
component-persistence-in-sentence = persistencia
component-persistence-question = ¿Se ha aplicado año tras año desde entonces?
component-protection = Protección
component-protection-in-sentence = protección
component-protection-question = ¿Cuántas víctimas se identifican y cómo se las protege?
component-independent_assessment = Evaluación independiente
component-independent_assessment-in-sentence = evaluación independiente
component-independent_assessment-question = ¿Cómo califican la práctica los evaluadores independientes?

grade-coverage = cobertura: cifras presentes de las esperadas desde la entrada en vigor
grade-independence = independencia: clases de interés entre las fuentes; tres o más cuentan plenamente
grade-precision = precisión: proporción de cifras que son exactas
grade-freshness = actualidad: cae a cero cuando la cifra más reciente tiene diez años
grade-confirmation = confirmación: proporción de cifras confirmadas por una persona

choice-counts = los recuentos y las tasas
choice-weights = las ponderaciones
choice-aggregation = media geométrica o aritmética
choice-normalisation = escala de percentiles o winsorizada
choice-peers = el conjunto de pares

flag-paper_law = Ley en el papel
flag-dormant = Ley inactiva
flag-regression = Retroceso
flag-went_dark = Publicación interrumpida
flag-tilted_figures = Cifras sesgadas
flag-displacement = Desplazamiento

interest-own_government = Gobierno propio
interest-own_government-in-sentence = gobierno propio
interest-other_government = Otro gobierno
interest-other_government-in-sentence = otro gobierno
interest-intergovernmental_questionnaire = Cuestionario intergubernamental
interest-intergovernmental_questionnaire-in-sentence = cuestionario intergubernamental
interest-court_record = Registro judicial
interest-court_record-in-sentence = registro judicial
interest-ngo = Organización no gubernamental
interest-ngo-in-sentence = organización no gubernamental
interest-researcher = Investigadores
interest-researcher-in-sentence = investigadores
interest-official_register = Registro oficial
interest-official_register-in-sentence = registro oficial

qualifier-exact = exacto
qualifier-exact-meaning = exacto, tal como se comunicó
qualifier-at_least = al menos
qualifier-at_least-meaning = al menos este número
qualifier-about = aproximado
qualifier-about-meaning = aproximadamente este número
qualifier-interval = intervalo
qualifier-interval-meaning = ocultado por el editor: solo se sabe que está entre dos límites, y puede ser cero
qualifier-none_reported = ninguno
qualifier-none_reported-meaning = la fuente dice que no hubo ninguno
qualifier-not_reported = no comunicado
qualifier-not_reported-meaning = la fuente dice que no tiene la cifra; eso no es un cero

status-automatic = automático
status-confirmed = confirmado
status-disputed = controvertido
status-rejected = rechazado

date-kind-adoption = Aprobación
date-kind-adoption-in-sentence = aprobación
date-kind-assent = Sanción del jefe de Estado
date-kind-assent-in-sentence = sanción del jefe de Estado
date-kind-promulgation = Promulgación
date-kind-promulgation-in-sentence = promulgación
date-kind-publication = Publicación
date-kind-publication-in-sentence = publicación
date-kind-ratification = Ratificación
date-kind-ratification-in-sentence = ratificación
date-kind-accession = Adhesión
date-kind-accession-in-sentence = adhesión
date-kind-succession = Sucesión
date-kind-succession-in-sentence = sucesión
date-kind-signature = Firma
date-kind-signature-in-sentence = firma
date-kind-in_force = Entrada en vigor
date-kind-in_force-in-sentence = entrada en vigor
date-kind-last_amended = Última modificación
date-kind-last_amended-in-sentence = última modificación
date-kind-repeal = Derogación
date-kind-repeal-in-sentence = derogación

law-kind-law = Ley nacional
law-kind-treaty = Obligación convencional
law-status-not_yet_in_force = Según su editor, aún no está en vigor.
law-status-in_force = Según su editor, está en vigor.
law-status-repealed = Según su editor, fue derogada.
polarity-passed = aprobada
polarity-drafted = en proyecto o pendiente
polarity-failed = no aprobada
polarity-repealed = derogada
polarity-struck_down = declarada inconstitucional o anulada
section-added = añadido
section-repealed = derogado
section-changed = modificado
section-moved = trasladado
section-moved_and_changed = trasladado y modificado

dimension-act = acto
dimension-age = edad
dimension-citizen = nacionalidad
dimension-citizenship = nacionalidad
dimension-country_of_repatriation = país de repatriación
dimension-exploitation = explotación
dimension-form_of_exploitation = forma de explotación
dimension-offence = delito
dimension-part = parte
dimension-perpetrator = autor
dimension-scope = alcance
dimension-sex = sexo
dimension-territory = territorio
dimension-victim_age = edad de la víctima
dimension-victim_sex = sexo de la víctima
