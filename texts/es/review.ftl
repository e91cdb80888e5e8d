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

# What the last form did.
review-done-confirm = Confirmado.
review-done-correct = Corregido.
review-done-reject = Rechazado.
review-done-cannot-tell = Guardado como: no se puede saber.
review-done-undone = Deshecho.
review-done-published = Ha salido una nueva edición.
review-done-nothing = No se cambió nada.
review-in-no-edition = { $fact } (ya no está en ninguna edición)
# Why there is no passage. $why is an error message in English.
review-passage-elsewhere = La página archivada no contiene ese lugar: un lector más reciente lo nombra de otro modo. Recoja de nuevo la fuente.
review-passage-absent = La página archivada no puede mostrarse ({ $why }). Recoja la fuente o abra la página de quien la publica.
review-passage-unread = No se pudo leer la página: { $why }.
# What is wrong with a form. $value is what was written.
review-wrong-verdict = Elija Confirmar, Rechazar, No se puede saber, o guarde una corrección.
review-wrong-law = Indique el nombre de la ley, en { $most } caracteres como máximo.
review-wrong-year = «{ $value }» no es un año.
review-wrong-polarity = «{ $value }» no es algo que le ocurra a una ley.
review-wrong-tier = «{ $value }» no es un nivel: puede ser 1, 2, 2WL o 3.
review-wrong-claim = «{ $value }» no es un tipo de afirmación.
review-wrong-count = «{ $value }» no es un recuento: indique un número entero de 1 000 000 000 000 como máximo.
review-wrong-figure = Indique la cifra.
review-wrong-interval = Un intervalo necesita sus dos límites, primero el inferior.
review-wrong-qualifier = «{ $value }» no es un modo de leer una cifra.
review-wrong-measure = «{ $value }» no se cuenta aquí.
review-wrong-period = El período termina antes de empezar.
review-wrong-unit = «{ $value }» no es una unidad.
review-wrong-name = Indique su nombre, en { $most } caracteres como máximo.
review-wrong-reason = El motivo tiene más de { $most } caracteres.
review-wrong-fact = Esa cifra no está en ninguna edición, o no se leyó en un texto.
# Who is not let in.
review-only-here = La página de revisión solo responde en la propia máquina, en una dirección de bucle local.
review-only-by-token = Abra la página de revisión por la dirección que lexgap serve mostró al arrancar.
review-from-elsewhere = Este formulario vino de otro sitio.
