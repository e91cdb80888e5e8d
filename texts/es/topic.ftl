# Pages: topic, practices

topic-description = { $topic }: leyes, obligaciones convencionales y grado de su aplicación.
topic-coverage =
    { $laws ->
        [one] Esta edición contiene { $laws } ley u obligación convencional,
       *[other] Esta edición contiene { $laws } leyes y obligaciones convencionales,
    } { $dated } con fecha de aprobación o de ratificación.
topic-no-counts = Ninguna fuente de esta edición cuenta cómo se aplican las leyes sobre este tema: no se puede puntuar ninguna de ellas. Quien publique tales recuentos puede hacérnoslo saber.
topic-totals =
    { $measure }: { $totals ->
        [one] { $totals } total anual
       *[other] { $totals } totales anuales
    } de { $jurisdictions ->
        [one] { $jurisdictions } jurisdicción
       *[other] { $jurisdictions } jurisdicciones
    }
topic-no-law = Todavía no se ha recogido ninguna ley nacional sobre este tema.
topic-law-and-jurisdiction = Ley y jurisdicción
topic-national-laws = Leyes nacionales: { $topic }
topic-parties =
    { $parties ->
        [one] { $parties } parte con fecha;
       *[other] { $parties } partes con fecha;
    } la evidencia basta para { $scored }.
topic-unscored = Partes para las que la evidencia no basta
topic-laws-unscored =
    { $n ->
        [one] Una ley para la que la evidencia no basta
       *[other] { $n } leyes para las que la evidencia no basta
    }
topic-ranking = { $treaty }: partes por puntuación

practices-title = Prácticas, de las mejores a las peores
practices-description = Disposiciones e instituciones asociadas a una aplicación mejor o peor.
practices-lead = Qué disposiciones e instituciones acompañan a las leyes que se aplican, y cuáles a las que no se aplican.
practices-none = Evidencia insuficiente: en esta edición ninguna práctica reúne diez leyes puntuadas que la tengan y diez que no la tengan.
practices-opening =
    { $comparisons ->
        [one] Se hizo { $comparisons } comparación;
       *[other] Se hicieron { $comparisons } comparaciones;
    } { $findings ->
        [one] { $findings } se distingue
       *[other] { $findings } se distinguen
    } del azar con una tasa de falsos descubrimientos del { $rate }.
practices-not-a-cause = Una diferencia no es una causa: los lugares que tienen una práctica difieren de los demás en algo más que eso. Ambos extremos se presentan por igual. Lo que se distingue está señalado; el resto puede deberse al azar. <a>Cómo se calculan las líneas</a>
practices-insufficient = Evidencia insuficiente
practices-programs = Para programas: <json>todas las líneas</json>, <csv>en CSV</csv>.
practices-in-the-world = En el mundo
practices-all-trades = todos los tráficos
practices-of-activation = { $trade }: cuánto tardan en aplicarse las leyes
practices-of-enforcement = { $trade }: con qué frecuencia se aplican
practices-of-effect = { $trade }: cómo cambiaron los recuentos al entrar en vigor
practices-per-cent = Diferencia, por ciento [intervalo del 90 %]
practices-points = Diferencia, puntos de 100 [intervalo del 90 %]
practices-hidden =
    { $n ->
        [one] { $n } línea entre los dos extremos está en la API.
       *[other] { $n } líneas entre los dos extremos están en la API.
    }
practices-practice = Práctica
practices-before-shrinking = Antes de la contracción
practices-laws = Leyes con · sin
practices-jurisdictions = Jurisdicciones
practices-chance = Más que azar
practices-provision = disposición
practices-institution = institución calificada por encima de la mediana
practices-better = mejor
practices-worse = peor
practices-not-told = no se distingue del azar
practices-nothing = Ninguna.
practices-looked-for = Buscado sin poder concluir: menos de diez leyes con la práctica, o menos de diez sin ella.
