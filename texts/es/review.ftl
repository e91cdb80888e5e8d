# Pages: review

review = Revisión
review-description = Cifras que un programa leyó en un texto, junto al pasaje, para que una persona decida.
review-waiting = { $n ->
    [one] { $n } cifra o afirmación leída en un texto está en espera.
   *[other] { $n } cifras y afirmaciones leídas en textos están en espera.
}
review-ordered = Primero va lo que una decisión cambiaría más en las puntuaciones.
review-not-ordered = Se están calculando los efectos sobre las puntuaciones; hasta entonces van primero las menos seguras.
review-names = Los nombres de quienes revisan solo se muestran aquí.
review-nothing = Ninguna cifra espera una decisión.
review-pending = { $n ->
    [one] { $n } decisión es posterior a esta edición.
   *[other] { $n } decisiones son posteriores a esta edición.
}
review-publish = Publicar una nueva edición
review-section = La cifra y su pasaje
review-position = { $position } de { $waiting }
review-previous = Anterior
review-next = Siguiente
# $words is what the figure says, and of when.
review-of = { $words }, { $jurisdiction }
review-vintage = versión del { $day }
review-read-as-head = Leído como
# A figure, its unit, what its qualifier means, and of which part of the total it is.
review-read-as = { $figure } { $unit } – { $meaning }; { $part }
review-rule = Regla
review-rule-right = <code>{ $rule }</code>, acierta en el { $share } de los textos etiquetados
review-effect = Qué depende de ella
review-effect-points = hasta { $points } puntos de una puntuación

review-figure = { $measure }, { $period }: { $figure }
review-claim-of = { $said } ({ $period })
review-qualifier-exact = exacta
review-qualifier-at-least = al menos
review-qualifier-about = alrededor de
review-qualifier-interval = intervalo
review-qualifier-none-reported = ninguno notificado
review-qualifier-not-reported = no notificado

review-your-name = Su nombre
review-why = Por qué (puede quedar vacío)
review-confirm = Confirmar
review-reject = Rechazar
review-cannot-tell = No se puede saber
review-correct = Corregir
review-save = Guardar la corrección
review-what-is-counted = Qué se cuenta
review-from-year = Del año
review-to-year = al
review-how = Cómo
review-or-between = o entre
review-and = y
review-unit = Unidad
review-is-total = El total del país en el período
review-law = Ley
review-what-happened = Qué fue de ella
review-rating = Valoración
review-alleged = Notificado solo como alegación

review-decisions-on-it = Decisiones sobre esta cifra
review-newest = Decisiones más recientes
review-decision = Decisión
review-undo = Deshacer
# $what is what was decided on.
review-undo-what = Deshacer: { $what }
review-confirmed = { $who } la confirmó, { $day }
review-corrected = { $who } la corrigió a { $figure }, { $day }
review-corrected-claim = { $who } la corrigió a «{ $said }», { $day }
review-rejected = { $who } la rechazó, { $day }
review-could-not-tell = { $who } no pudo pronunciarse, { $day }
review-undone = { $decision }; deshecho el { $day } por { $who }
review-figure-total = { $measure } { $period }, { $figure }, { $unit }, un total
review-figure-part = { $measure } { $period }, { $figure }, { $unit }, no es un total
