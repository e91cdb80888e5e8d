# Páginas: temas, indicadores, búsqueda en los textos.

oc-human-trafficking = Trata de personas
oc-human-smuggling = Tráfico de migrantes
oc-extortion-and-protection-racketeering = Extorsión y cobro por protección
oc-arms-trafficking = Tráfico de armas
oc-trade-in-counterfeit-goods = Productos falsificados
oc-illicit-trade-in-excisable-goods = Productos sujetos a impuestos especiales
oc-flora-crimes = Delitos contra la flora
oc-fauna-crimes = Delitos contra la fauna
oc-non-renewable-resource-crimes = Delitos contra los recursos no renovables
oc-heroin-trade = Heroína
oc-cocaine-trade = Cocaína
oc-cannabis-trade = Cannabis
oc-synthetic-drug-trade = Drogas sintéticas
oc-cyber-dependent-crimes = Delitos dependientes de la informática
oc-financial-crimes = Delitos financieros
oc-mafia-style-groups = Grupos de estilo mafioso
oc-criminal-networks = Redes criminales
oc-state-embedded-actors = Actores integrados en el Estado
oc-foreign-actors = Actores extranjeros
oc-private-sector-actors = Actores del sector privado

topics-title-of = { $jurisdiction }: los tráficos ilícitos en conjunto
topics-lead = Los tráficos ilícitos, las leyes contra ellos y cuáles van juntos en los mismos países.
topics-description = Los tráficos ilícitos lado a lado: leyes, puntuaciones, mercados que van juntos y quién está detrás.
topics-all = Todos los temas
topics-all-of-them = Todos
topics-laws = Leyes y obligaciones convencionales
topics-scores = Con puntuación
topics-closest-market = Otro mercado más cercano: correlación de rangos [intervalo del 90 %]
topics-closest-actor = Tipo de actor más cercano: correlación de rangos [intervalo del 90 %]
topics-indicators = Las calificaciones, percepciones y series de referencia están en la página de <indicators>todos los indicadores</indicators>.

links-title = Lo que va con ello
links-part = El índice de crimen organizado cuenta este tráfico dentro de un mercado más amplio; lo que sigue trata de ese mercado.
links-officials = El índice de crimen organizado no tiene un mercado propio para este tema. Lo representan aquí los funcionarios que participan en el delito, sus actores integrados en el Estado.
links-nothing = El índice de crimen organizado no puntúa nada que represente este tema, por lo que no se conocen sus vínculos con otros tráficos.
links-opening =
    { $n ->
        [one] Lo que lo representa aquí: { $markets }.
       *[other] La media de estos mercados lo representa aquí: { $markets }.
    }
links-markets = Mercados que van con { $topic }, el más cercano primero
links-actors = Grupos y funcionarios que van con { $topic }, el más cercano primero
links-market = Mercado
links-actor = Tipo de actor
links-pair = Mercados
links-correlation = Correlación de rangos [intervalo del 90 %]
links-bar = De −1 a 1
links-jurisdictions = Jurisdicciones
links-both = Ambos más altos: este tema · el otro
links-caution = Puntuaciones de expertos de 1 a 10: { $source }, edición de { $year }, { $n ->
        [one] { $n } jurisdicción
       *[other] { $n } jurisdicciones
    }. Correlación de rangos de Spearman, con su intervalo por la z de Fisher. Dice qué va junto entre países, no qué causa qué; los expertos que juzgan mal a un país pueden puntuar alto todos sus mercados.
links-country = <topics>Todos los mercados de un país en conjunto</topics>
links-together = Mercados que van juntos
links-closest-pairs = Los mercados que más van juntos
links-other-pairs = Todos los demás pares de mercados
links-more-pairs =
    { $n ->
        [one] { $n } par más
       *[other] { $n } pares más
    }
links-one-country = Un país
links-not-rated = El índice de crimen organizado no puntúa a { $jurisdiction }.
links-markets-of = { $jurisdiction }: mercados, del de mayor alcance al de menor
links-actors-of = { $jurisdiction }: grupos y funcionarios, del más influyente al menos
links-score = Puntuación, de 1 a 10 (lo peor)
links-score-bar = De 1 a 10
links-rank-head = Rango, 1 para lo peor
links-rank = { $rank } de { $of }
links-edition-before = Edición anterior
links-before = { $score } ({ $year })

indicators-title = Indicadores
indicators-description = Todos los indicadores por fuente, con las jurisdicciones y los años que abarca cada uno.
indicators-lead =
    { $n ->
        [one] { $n } indicador
       *[other] { $n } indicadores
    } de { $sources ->
        [one] { $sources } fuente
       *[other] { $sources } fuentes
    }, con las jurisdicciones y los años que abarca cada uno.
indicators-publisher = Editor: { $publisher } ({ $interest })
indicators-of = Indicadores: { $source }
indicators-jurisdictions = Jurisdicciones
indicators-years = Años
indicators-values = Valores
indicators-programs = Para programas: <json>todos los indicadores</json>, <csv>en CSV</csv>.
footer-indicators = Todos los <indicators>indicadores</indicators> por fuente.

search-names = Por nombre
texts-title = En los textos de leyes e informes
texts-none-held = Este servidor no tiene textos de leyes ni de informes: empezó con los datos que acompañan al programa, sin los archivos de los editores. Una recopilación de las fuentes los trae.
texts-too-short = En los textos se buscan palabras de tres letras o más.
texts-stopped = La búsqueda en los textos duró demasiado y se detuvo, o hay demasiadas en curso. Con más palabras, o más raras, la respuesta llega antes.
texts-nothing =
    { $held ->
        [one] El único texto que tiene este servidor no contiene estas palabras juntas.
       *[other] Ninguno de los { $held } textos que tiene este servidor contiene estas palabras juntas en un mismo pasaje.
    }
texts-answers =
    { $n ->
        [one] { $n } documento de { $held } contiene estas palabras juntas en un mismo pasaje.
       *[other] { $n } documentos de { $held } contienen estas palabras juntas en un mismo pasaje, el más cercano primero.
    }
texts-also = No se encontró tal como está escrito; palabras buscadas en su lugar: { $words }.
texts-report = informe
texts-law = texto de una ley
texts-archived-file = archivo conservado
