# Ficha: cronología, primera condena, lo que falta, vecinos y partes.

card-conviction-certain = { $law } ({ $passage }): la primera condena registrada en materia de { $topic } es de { $year }, entre { $least } y { $most } años después.
card-conviction-certain-possible = { $law } ({ $passage }): la primera condena registrada en materia de { $topic } es segura en { $year }, entre { $least } y { $most } años después, y posible desde { $earlier }, donde la cifra está oculta, redondeada o discutida.
card-conviction-possible = { $law } ({ $passage }): ninguna condena en materia de { $topic } es segura; las cifras que pueden ocultar una comienzan en { $earlier }.
card-conviction-none = { $law } ({ $passage }): ninguna condena en materia de { $topic } { $n ->
    [one] en el único año notificado desde entonces
   *[other] en los { $n } años notificados desde entonces
}.
card-conviction-unknown = { $law } ({ $passage }): desde entonces ninguna fuente de esta edición cuenta las condenas en materia de { $topic }; eso no es un cero.
card-conviction-gap = No todos los años anteriores tienen cifra, de modo que la primera puede ser más antigua.

card-missing = Qué falta y quién podría aportarlo
card-missing-about = Cada laguna una sola vez, primero las que afectan a más instrumentos. Nada de lo que falta se cuenta como cero.
card-missing-what = Qué falta
card-missing-who = Quién podría aportarlo
card-missing-for = Para qué se necesita
card-missing-more = { $n ->
    [one] Una laguna más
   *[other] { $n } lagunas más
}

card-peers = Vecinos y pares
card-peers-about = Primero los vecinos con frontera terrestre, después el resto de la misma parte de la región.
card-peers-compare = <a>Compararlos todos</a>.
card-peers-caption = Puntuaciones de los principales tratados aquí y alrededor
card-peers-no-party = no es parte, o sin datos
card-parts-within = Sus partes
card-part = { $place }: { $laws }, { $figures }
card-part-laws = { $n ->
    [0] ninguna ley
    [one] una ley
   *[other] { $n } leyes
}
card-part-figures = { $n ->
    [0] ninguna cifra
    [one] una cifra
   *[other] { $n } cifras
}
card-printed = Impreso en resumen. Cada cifra con su fuente, las fuentes discrepantes, los informes y todos los indicadores: { $address }

timeline-of = { $name }, { $topic }: las leyes y lo que siguió
timeline-list = Lo mismo en forma de lista
timeline-more = { $n ->
    [one] Un instrumento más figura solo en las tablas.
   *[other] { $n } instrumentos más figuran solo en las tablas.
}
timeline-corruption = Corrupción: cambios mayores que el error
timeline-counts = { $measure } por año
timeline-amended = { $n ->
    [one] Modificación en { $year } por un acto
   *[other] Modificación en { $year } por { $n } actos
}
timeline-first-use = Primera aplicación registrada y segura, { $period }: { $measure } { $n }
timeline-possible-use = Primera cifra que puede ocultar una aplicación, { $period }: { $measure } { $n }
timeline-report = { $year }: { $said }
timeline-rating = { $period }: { $value }
timeline-higher = { $indicator }: { $change } más alto en { $to } que en { $from }, más que ruido
timeline-lower = { $indicator }: { $change } más bajo en { $to } que en { $from }, más que ruido
timeline-key-passed = aprobación
timeline-key-in-force = entrada en vigor
timeline-key-amended = modificación
timeline-key-repealed = derogación
timeline-key-first-use = primera aplicación, segura
timeline-key-possible-use = primera aplicación, posible
timeline-key-report = lo dice un informe
timeline-key-rating = comienzo o cambio de una calificación
timeline-key-higher = el indicador subió
timeline-key-lower = el indicador bajó
timeline-key-counts = barra: lo mínimo notificado; contorno: lo máximo
