# The scorecard of a jurisdiction.

card-description = { $name }: grado de aplicación de sus leyes y obligaciones convencionales contra los tráficos ilícitos.
card-nothing = Esta edición no contiene ninguna ley, obligación convencional ni recuento de esta jurisdicción.
card-corruption = Indicadores de corrupción
card-other-ratings = Otras calificaciones
card-evidence = <a>Llevarse la evidencia</a>: hechos, puntuaciones, originales, pruebas criptográficas y un expediente, en un solo archivo que puede comprobarse sin nosotros.
card-programs = Para programas: <scores>puntuaciones</scores>, <counts>recuentos en CSV</counts>, <laws>leyes</laws>, <claims>lo que dicen los informes</claims>, <figures>cifras en paralelo</figures>.
card-compare = <a>Comparar con otras</a>.
card-historic = jurisdicción que ya no existe
card-part-of = entidad subnacional ({ $name })
card-no-state = no es un Estado, o código de uso común
card-income = { $group } (Banco Mundial, julio de 2020)
card-population = población: { $n } ({ $period })
card-instruments = { $name }: esta edición contiene { $laws ->
    [one] { $laws } ley nacional
   *[other] { $laws } leyes nacionales
} y { $treaties ->
    [one] { $treaties } obligación convencional
   *[other] { $treaties } obligaciones convencionales
}; la evidencia basta para asignar una puntuación en { $scored } de { $all } casos.
# $law is a link, $score "51 [23, 65]", $rank "3 [1, 9] of 138", $grade a letter.
card-best = Instrumento mejor aplicado: { $law }, puntuación { $score }, posición { $rank }, nivel de evidencia { $grade }.
card-worst = Instrumento peor aplicado: { $law }, puntuación { $score }, posición { $rank }, nivel de evidencia { $grade }.
card-flag-instruments = { $n ->
    [one] un instrumento
   *[other] { $n } instrumentos
}
card-flags = { $n ->
    [one] Una alerta
   *[other] { $n } alertas
}
card-contradictions = { $name }: <a>las cifras de una misma publicación se contradicen { $n ->
    [one] una vez
   *[other] { $n } veces
}</a>.
card-revised = <a>{ $n ->
    [one] Una cifra ha sido cambiada o retirada por su propia fuente
   *[other] { $n } cifras han sido cambiadas o retiradas por su propia fuente
}</a>.
# $error and $change may be empty, and begin with a space or a comma where they are not.
card-indicator = { $indicator } { $period }: { $value }{ $error }{ $change }.
card-error = {" "}(error estándar { $error })
card-higher = , { $change } más que en { $year } (más que ruido)
card-higher-noise = , { $change } más que en { $year } (dentro del margen de error)
card-lower = , { $change } menos que en { $year } (más que ruido)
card-lower-noise = , { $change } menos que en { $year } (dentro del margen de error)
card-other-laws = Otras leyes
card-other-laws-about = En sus títulos no se reconoce ninguno de nuestros temas, por lo que no se les asigna puntuación.
# Ratified 1 Oct 2010
card-dated = { $kind }: { $day }
card-laws-on = Leyes nacionales: { $topic }
card-treaties-on = Obligaciones convencionales: { $topic }
card-no-counts = Ninguna fuente de esta edición cuenta cómo se aplican. Eso no es un cero: nadie ha publicado una cifra que hayamos podido recoger.
card-counts = { $name }, { $topic }: recuentos por año
counts-each-leads = { $caption }; cada cifra lleva a su fuente
card-parts = { $n ->
    [one] { $n } parte de estos totales (por sexo, edad, forma) consta en la <a>tabla de todas las cifras</a>.
   *[other] { $n } partes de estos totales (por sexo, edad, forma) constan en la <a>tabla de todas las cifras</a>.
}
card-sources = Quién produjo estas cifras:
card-source = { $title }, { $publisher } ({ $interest }): { $n ->
    [one] { $n } cifra
   *[other] { $n } cifras
}
card-contradict = Cifras que se contradicen
card-contradict-about = En una misma publicación, una parte supera su total. Se conservan ambas cifras; aquí no se corrige ninguna.
card-revisions = Revisiones silenciosas
card-revisions-caption = Cifras que su propia fuente cambió o retiró
card-revisions-more = { $n ->
    [one] Hay una más en la lista de todas las revisiones.
   *[other] Hay { $n } más en la lista de todas las revisiones.
}
card-no-corruption = Ningún indicador de corrupción abarca esta jurisdicción.
card-corruption-about = Junto a las puntuaciones, nunca dentro de ellas: la corrupción explica lo que las cifras sobre la aplicación de las leyes no dicen.
card-indicator-of = { $name }: { $indicator }
card-no-change = Entre estos años ningún cambio supera lo que su margen de error permite distinguir.
card-changes = Cambios superiores a su margen de error: { $changes }.
card-indicator-more = Escala, fuente y todos los países
card-ratings = Otras calificaciones y cifras
card-newest = { $name }: valores más recientes

what-is-counted = Qué se cuenta
how-meant = Cómo se entiende
where-from = Procedencia
read-by = Leído por
read-by-rule = regla { $rule }, correcta en el { $right } de los textos etiquetados
people-looked = Personas que lo examinaron
as-read = Tal como lo leyó el programa
conflicts-newest = Las más recientes de las que discrepan
conflicts-title = Cifras de lo mismo
conflicts-title-of = Cifras de lo mismo: { $name }
conflicts-page = Cifras en paralelo: { $name }
conflicts-description = { $name }: recuentos que indican varias fuentes o archivos, en paralelo.
conflicts-all = <a>Todas ellas, en paralelo</a>.
conflicts-lead = Lo que distintas fuentes, o archivos más antiguos y más recientes de una misma fuente, indican para el mismo recuento y el mismo período. Todas las cifras se conservan y aquí no se promedia ninguna.
conflicts-programs = Para programas: <json>JSON</json>, <csv>CSV</csv>
conflicts-together = Lo que dicen en conjunto
conflicts-differ = Fuentes discrepantes
conflicts-agree = Cifras que pueden ser todas ciertas
conflicts-cut = Las { $shown } más recientes de { $n }.
conflicts-count = { $n ->
    [one] { $n } recuento figura en más de una fuente o archivo;
   *[other] { $n } recuentos figuran en más de una fuente o archivo;
} las cifras no pueden ser todas ciertas en { $differ ->
    [one] { $differ } caso
   *[other] { $differ } casos
}.
# Convictions, total, in persons
conflicts-what = { $measure }, { $part } ({ $unit })
conflicts-changed = { $status }; su fuente lo ha cambiado desde entonces
conflicts-withdrawn = { $status }; su fuente lo ha retirado desde entonces

reconciled-title = Fuentes en paralelo
reconciled-about = Cuando varias fuentes comunican el mismo recuento, se conservan todas las cifras. El recuento conciliado es lo que dicen en conjunto: cada fuente puede comunicar más o menos de lo que hay, según un factor propio. <a>Cómo se concilian las cifras</a>
reconciled-what = { $measure }, { $unit }
reconciled-caption = { $what }: cada fuente y el recuento conciliado
reconciled-90 = Conciliado [intervalo del 90 %]
# $times is "1.4 times [1.1, 1.8]".
reconciled-beside-other = { $source } comunica aproximadamente { $times } lo que comunica la otra fuente.
reconciled-beside-other-chance = { $source } comunica aproximadamente { $times } lo que comunica la otra fuente; el intervalo contiene el 1, por lo que puede deberse al azar.
reconciled-beside-others = { $source } comunica aproximadamente { $times } lo que comunican las demás.
reconciled-beside-others-chance = { $source } comunica aproximadamente { $times } lo que comunican las demás; el intervalo contiene el 1, por lo que puede deberse al azar.
times = { $n } veces { $interval }
tilt-title = Sesgo medido
tilt-what = { $topic }, { $measure } ({ $unit })
tilt-unchecked = { $what }: ninguna otra fuente cuenta lo mismo en { $n ->
    [one] la única jurisdicción de que se trata
   *[other] ninguna de las { $n } jurisdicciones de que se trata
}, por lo que nada permite comprobarlo.
tilt-measured = { $what }: comunica aproximadamente { $times } el recuento conciliado; comparación en { $compared } de { $n } jurisdicciones.

claims-title = Lo que dicen los informes
claims-about = Un programa leyó estas afirmaciones en textos. Ninguna entra en una puntuación; una ley que solo menciona un informe entra en ella cuando una persona la ha confirmado. <a>Para programas</a>
claims-laws = Leyes, según los informes
claims-officials = Funcionarios públicos, según los informes
claims-ratings = Calificaciones, tal como las reproducen los informes
claims-what = Qué se afirma
claims-of = Período al que se refiere
claims-may-be = podría tratarse de { $laws }
claims-page = { $name }: { $said }
claims-description = Una afirmación sobre { $name } con su fuente, el archivo conservado y el lugar que ocupa en él.
claims-law-known = Otra fuente conoce una ley de ese año y tema, o se ha confirmado; es esa la que se puntúa.
claims-law-unknown = Ninguna otra fuente de las que leemos conoce esta ley. Entra en las puntuaciones cuando una persona la ha confirmado y se ha indicado su año.
claims-no-score = No entra en ninguna puntuación.
claims-scores = Puntuaciones
claims-programs = Para programas: <a>todas las afirmaciones sobre la jurisdicción</a>
