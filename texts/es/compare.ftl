# Pages: compare, indicator

indicator-source = { $source }, { $publisher } ({ $interest })
indicator-new-method = Nuevo método desde
indicator-breaks = { $years } – los valores anteriores y posteriores nunca se unen
indicator-scale-higher = { $scale }; cuanto más alto, mejor
indicator-scale-lower = { $scale }; cuanto más bajo, mejor
indicator-scale-neither = { $scale }; ninguno de los dos extremos es mejor
indicator-interval = Intervalo
indicator-change = Cambio
indicator-newest = { $indicator }: valor más reciente de cada jurisdicción
indicator-programs = Para programas: <json>JSON</json>, <csv>CSV</csv>.
indicator-changed = { $change } desde { $year } (más que ruido)
indicator-within-error = { $change } desde { $year } (dentro del margen de error)
indicator-name-period = { $name } ({ $period })
indicator-ends = { $indicator }: ambos extremos, con intervalo del 90 %

compare-title = Comparar jurisdicciones
compare-title-of = Comparar: { $names }
compare-description = Leyes, puntuaciones e indicadores de corrupción de varias jurisdicciones, lado a lado.
compare-unknown = Ninguna jurisdicción responde a { $codes }. Los códigos son los de la norma ISO 3166-1 alfa-3, por ejemplo KEN; las regiones y los grupos de ingresos se designan por su nombre en inglés.
compare-left-off =
    { $asked ->
        [one] Se pidió { $asked } jurisdicción;
       *[other] Se pidieron { $asked } jurisdicciones;
    } se muestran las { $shown } primeras.
compare-start = Elija jurisdicciones más arriba; la dirección de la página contiene entonces toda la comparación y puede compartirse. Por ejemplo: <east>Kenia, Uganda, Tanzania</east>, <balkans>Albania, Macedonia del Norte, Montenegro, Serbia</balkans>, <four>Canadá, Reino Unido, Francia, Alemania</four>, <region>toda África oriental como mapa de calor</region>.
compare-add-jurisdiction = Añadir una jurisdicción
compare-add-region = Añadir una región
compare-add-income = Añadir un grupo de ingresos
compare-more = Tema y medidas
compare-all-topics = todos los temas
compare-x = Primera medida
compare-y = Segunda medida
compare-take-away = Quitar { $name }
# A region or income group with the number of its jurisdictions.
compare-group = { $name } ({ $n })
compare-views = Formas de presentación
compare-view-table = Tabla
compare-view-heat = Mapa de calor
compare-view-ranks = Rangos
compare-view-small = En el tiempo
compare-view-scatter = Una medida frente a otra
compare-view-since = Desde la ley
compare-choose = Medida
compare-nothing = Esta edición no contiene nada por lo que se puedan comparar estas jurisdicciones.

compare-score-of = { $treaty } ({ $topic }): puntuación
compare-about-score = { $treaty }: en qué medida se cumple la obligación ({ $topic }), puntuación sobre 100 con intervalo del 90 % y nivel de evidencia; cuanto más alto, mejor
compare-about-higher = { $indicator }: { $scale }; cuanto más alto, mejor
compare-about-lower = { $indicator }: { $scale }; cuanto más bajo, mejor
compare-about-neither = { $indicator }: { $scale }; ninguno de los dos extremos es mejor
compare-columns = Qué muestran las columnas

compare-table = Puntuaciones e indicadores de corrupción, valores más recientes
compare-heat = Puntuaciones e indicadores de corrupción, valores más recientes, coloreados por quintos de todas las jurisdicciones
compare-download = Descargar esta tabla: <csv>CSV</csv>
compare-not-a-party = no es parte, o sin fecha
compare-period = { $interval } ({ $period })
compare-over-time = { $indicator } en el tiempo
compare-others = Otras calificaciones y cifras
compare-newest = Valores más recientes
compare-fifth-1 = quinto más bajo de todas las jurisdicciones
compare-fifth-2 = segundo quinto
compare-fifth-3 = quinto central
compare-fifth-4 = cuarto quinto
compare-fifth-5 = quinto más alto

compare-on-scale = De { $low } a { $high }
compare-value-90 = Valor [intervalo del 90 %]
compare-bars = Todas las barras comparten una misma escala; la marca oscura es el valor y la banda, su intervalo del 90 % cuando se conoce. { $about }

compare-small = { $indicator }: cada jurisdicción en el tiempo
compare-one-scale = Todos los gráficos comparten una misma escala y los mismos años. { $scale }
compare-without = Sin valor: { $names }

compare-against = { $y } frente a { $x }
compare-across = Horizontalmente: { $about }
compare-up = Verticalmente: { $about }
compare-no-dots = Ninguna de estas jurisdicciones tiene los dos valores.
compare-dots-missing =
    { $n ->
        [one] A { $n } jurisdicción le falta uno de los dos valores y no tiene punto.
       *[other] A { $n } jurisdicciones les falta uno de los dos valores y no tienen punto.
    }

compare-since = Años desde que la ley surtió efecto: { $topic }
compare-since-about = Totales anuales de cada jurisdicción, de la fuente que abarca más años, desplazados de modo que el año en que su ley surtió efecto sea el año 0. Los países cuentan de forma distinta: el recorrido de una línea dice más que su altura junto a otra.
compare-since-measure = { $measure } según los años desde que la ley surtió efecto
compare-no-counts = Ninguna fuente de esta edición cuenta año por año la aplicación de las leyes de estas jurisdicciones.
compare-lines-shown = El gráfico muestra las { $shown } primeras de { $all } jurisdicciones; la tabla asociada las contiene todas.
compare-years = Años desde
compare-law = Ley desde la que se cuentan los años
compare-took-effect = Surtió efecto
compare-laws = Leyes desde las que se cuentan los años
compare-no-law = ninguna ley ni obligación convencional sobre el tema cuya aplicación se mida desde un día conocido
compare-passage-stands-in = aprobada; no se conoce el día de entrada en vigor
