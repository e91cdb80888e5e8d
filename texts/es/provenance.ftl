# Pages: provenance, revisions, sources

provenance-where = De dónde procede

fact-title = { $measure }, { $place }, { $period }: { $figure }
fact-description = Una cifra de { $place } con su fuente, el archivo conservado y el lugar que ocupa en él.
fact-lies-in = Se sitúa en
fact-before = { $figure } hasta que se revisó; consta en { $place }
fact-said-before = Lo que la fuente decía antes
fact-contradicted = Contradicho por su propia fuente
fact-counted = Qué se cuenta
fact-measure-in-unit = { $measure }, unidad: { $unit }
fact-part = Parte
fact-figure = <strong>{ $figure }</strong> – { $meaning }
fact-programs = Dirección permanente para programas: { $address }
fact-status-automatic = tomado de una tabla por un programa; ninguna persona lo ha confirmado todavía
fact-status-automatic-prose = leído en un texto por un programa; ninguna persona lo ha confirmado todavía
fact-status-confirmed = confirmado por una persona
fact-status-disputed = discutido: quienes lo examinaron no están de acuerdo
fact-status-rejected = rechazado por una persona: el pasaje no dice eso; no forma parte de ninguna puntuación
fact-as-read = Tal como lo leyó el programa
fact-as-read-total = { $measure }, { $period }: { $figure }, un total
fact-as-read-part = { $measure }, { $period }: { $figure }, no es un total
fact-people = Personas que lo examinaron
fact-read-by = Leído por
fact-rule = regla <code>{ $rule }</code>, correcta en el { $share } de los textos etiquetados
fact-changed = Desde entonces la fuente ha cambiado esta cifra, sin decirlo, a { $figure }, en el archivo { $file }.
fact-changed-again = Desde entonces la fuente ha cambiado esta cifra, sin decirlo, en el archivo { $file }.
fact-withdrawn = Desde entonces la fuente ha retirado esta cifra: dejó de publicarse, en el archivo { $file }.
fact-other = { $figure } { $unit }, { $source } ({ $interest })
fact-others = Otras cifras de lo mismo

point-title = { $indicator }, { $place }, { $period }: { $value }
point-description = Un valor de { $place } con su fuente, el archivo conservado y el lugar que ocupa en él.
point-no-value = <strong>sin valor</strong> – la entidad que publica incluye la jurisdicción sin valor; eso no es un cero
point-sources = Fuentes subyacentes
point-other-periods = Otros períodos

snapshot-title = Archivo conservado { $name }
snapshot-description = Un archivo conservado con su huella, su dirección y sus fechas.
snapshot-content-type = Tipo de contenido
snapshot-size = Tamaño
snapshot-current-facts = Hechos actuales leídos en él
snapshot-facts =
    { $counts ->
        [one] { $counts } recuento
       *[other] { $counts } recuentos
    }, { $values ->
        [one] { $values } valor de indicador
       *[other] { $values } valores de indicadores
    }, { $laws ->
        [one] { $laws } ley
       *[other] { $laws } leyes
    }, { $claims ->
        [one] { $claims } afirmación de informes
       *[other] { $claims } afirmaciones de informes
    }
snapshot-check = Quien tenga el archivo de la entidad que lo publica puede comprobar que es el mismo: <code>sha256sum FILE</code> debe mostrar esta huella.
snapshot-programs = Para programas: { $address }

revisions-title = Revisiones silenciosas
revisions-description = Cifras que su propia fuente cambió o retiró sin aviso.
revisions-lead = Cuando una fuente publica otra cifra para un período pasado, o deja de publicarla, la cifra antigua permanece aquí, con el archivo en el que constaba.
revisions-none = Ninguna cifra se cambió ni se retiró entre las copias que conservamos.
revisions-programs = Para programas: <json>todas</json>, <csv>en CSV</csv>.
revisions-by-source = Por fuente
revisions-changed = Cambiadas
revisions-withdrawn = Retiradas
revisions-shown = { $name }: { $shown } de { $all }
revisions-before = Antes
revisions-after = Después
revisions-is-withdrawn = retirada
revisions-is-replaced = sustituida
revisions-about = { $topics }; { $part }
revisions-values = Valores de indicadores
revisions-values-lead = Cuando una fuente publica otro valor de un indicador para un período pasado, en una copia más reciente de un archivo o en la edición siguiente de una publicación anual, o deja de publicarlo, el valor antiguo permanece aquí, con el archivo y el lugar en los que constaba. Junto al valor figura lo demás que difiere: el error estándar, los límites o el número de fuentes.
revisions-values-counts = Cambiados: { $changed }. Retirados: { $withdrawn }.
revisions-values-more = { $n ->
    [one] Hay un valor antiguo más que no se muestra.
   *[other] Hay { $n } valores antiguos más que no se muestran.
}
revisions-stated-in = Consta en
revisions-seen-in = Cambio visto en
revisions-sources = { $n ->
    [one] una fuente
   *[other] { $n } fuentes
}

sources-description = Quién publica las cifras, qué podría sesgarlas y cómo le ha ido a cada fuente últimamente.
sources-lead = Cada número que aparece aquí pertenece a alguien que puede tener interés en él. Cada fuente declara qué mide, qué podría sesgarla y cómo se ha accedido a ella últimamente.
sources-all = Todas las fuentes
sources-facts = Hechos en esta edición
sources-state = Estado
sources-tried-only = aún no consultada; probada solo con un documento propio
sources-not-asked = aún no consultada
sources-from-baseline = de la base inicial; aún no consultada
sources-reached = consultada el { $day }
sources-failed-once = falló una vez, el { $day }
sources-failed-again = volvió a fallar, el { $day }
sources-time = { $day }, { $time } UTC
sources-newest-failure = Último fallo
sources-failure = { $time }: { $error } – se conservan los últimos hechos válidos.
sources-not-proven = Aún no demostrado
sources-own-documents-only = Escrito según la documentación de la entidad que publica y probado solo con un documento propio: todavía no se ha leído ninguna respuesta de esa entidad.
sources-parts-not-proven = Partes aún no demostradas
sources-parts-own-documents-only = Escritas según la documentación de la entidad que publica y probadas solo con documentos propios: todavía no se ha leído ninguna respuesta de esa entidad en estas direcciones.
sources-last-reached = Última consulta
sources-next-attempt = Próximo intento
sources-file = { $size }, obtenido el { $day }
sources-file-of = copia del { $vintage }, { $size }, obtenido el { $day }
sources-more-files = y { $n } más, véase la API
sources-terms = Condiciones de uso
sources-files =
    { $n ->
        [one] { $n } archivo conservado en que se basan sus hechos
       *[other] { $n } archivos conservados en que se basan sus hechos
    }
sources-measures = Qué mide
sources-no-date = sin fecha
sources-announced =
    { $n ->
        [one] { $n } documento que anuncian sus listas
       *[other] { $n } documentos que anuncian sus listas
    }
sources-announced-not-read = Primero los más recientes. Anunciados, no leídos: ningún hecho procede de aquí. Todos: { $address }
sources-name-as-printed = Nombre tal como está impreso
sources-rows = Filas
sources-first-place = Primer lugar
sources-unresolved = Nombres a los que no responde ninguna jurisdicción
sources-in-no-score = Filas que no entran en ninguna puntuación
