# Pages: law

# A label and what it stands for.
label-and-value = { $label }: { $value }
publishers-page = Página del editor

law-page-title = { $law } ({ $jurisdiction })
law-description = { $law }, { $jurisdiction }: fechas, aplicación y puntuación de aplicación.
law-unscored-in-parts = Solo algunos artículos de esta ley tratan de nuestros temas y ninguna fuente indica cuándo se incorporaron; la ley en sí es anterior a los tratados que definen estos tráficos. Su propia fecha no diría nada, por lo que no recibe puntuación.
law-unscored-no-topic = En el título de esta ley no se reconoce ninguno de nuestros temas, por lo que no recibe puntuación.
law-unscored-no-passage = Ninguna fuente indica cuándo se aprobó o ratificó esta ley, por lo que nada dice desde cuándo obliga: no recibe puntuación.

law-topics-why = Por qué estos temas
law-topic-by-title = { $topic }: un título de la ley contiene las palabras { $words }.
law-topic-by-section = { $topic }: el epígrafe del artículo { $number } contiene las palabras { $words }.
law-topic-by-text = { $topic }: el texto del artículo { $number } trata de ello.
law-topic-stated = { $topic }: sus palabras no lo dicen; lo indica la fuente o una persona.

law-timeline = Cronología
law-counts-as-passage = – cuenta como aprobación
law-in-force-unknown = Ninguna fuente indica el día de su entrada en vigor; en su lugar se toma el de la aprobación.

# $topic is a topic within a sentence.
law-carried-out = Hasta qué punto se aplica: { $topic }
# $score is a score with its interval, $grade a letter.
law-headline = <strong>{ $score }</strong> de 100, nivel de evidencia { $grade }.
law-headline-insufficient = <strong>Evidencia insuficiente</strong> para una puntuación; nivel de evidencia { $grade }.
# $rank is a rank with its interval and the number of ranked laws.
law-rank = Puesto { $rank }.
law-basis-from-in-force = Medido desde { $day } (entrada en vigor), frente a { $n ->
    [one] { $n } par
   *[other] { $n } pares
}: { $peers }.
law-basis-from-passage = Medido desde { $day } (aprobación, pues ninguna fuente indica la entrada en vigor), frente a { $n ->
    [one] { $n } par
   *[other] { $n } pares
}: { $peers }.
law-basis-years = Se utilizaron cifras de { $from } a { $to }.
law-basis-recorded-offences = Ninguna fuente publica procesamientos ni condenas sobre este tema, por lo que los delitos registrados ocupan el lugar de la persecución penal.
law-basis-by-topic = Las cifras se registran por tema, rara vez por ley: cuando hay varios instrumentos en vigor, la cifra es la del tema.

law-expected = Lo esperable a estas alturas
law-expected-caption = Lo esperable a estas alturas, según los pares
# $share is a percentage with its $interval, $peers says who they are.
law-expected-used = A su edad de { $age } años, el { $share } { $interval } de { $n ->
    [one] { $n } par
   *[other] { $n } pares
} ({ $peers }) ya había aplicado el suyo.
law-expected-population = Las cifras son las que tendrían los pares con esta población.
law-count-a-year = Número al año
law-expected-from-peers = Esperado según los pares [90 % de ellos]
law-counted-newest = Contado, los tres últimos años notificados
law-from-to = de { $low } a { $high }

law-hinges = De qué depende esta puntuación
law-hinges-share = Proporción de la varianza de las simulaciones que cada elección explica por sí sola. <how>Cómo</how>
law-hinge-several = varias de ellas conjuntamente

law-integrity = Contexto de integridad
law-beside-the-score = Junto a la puntuación, nunca dentro de ella.
law-integrity-caption = La corrupción, según la valoran otros
law-newest-value = Valor más reciente
law-its-uncertainty = Su incertidumbre
law-standard-error = error estándar { $error }
law-no-error = su editor no indica ninguna
law-not-rated = sin valoración aquí
law-no-officials = ninguna fuente de esta edición los cuenta; no equivale a cero
law-complicity = Declaraciones de complicidad
law-no-complicity = ninguna fuente de esta edición las expresa en cifras
law-adjusted = Variante ajustada por integridad (opcional)
law-adjusted-score = { $score } de 100.

law-components = Componentes de la puntuación
law-component = Componente
law-0-to-100 = De 0 a 100 [intervalo del 90 %]
law-interval = Intervalo
law-weight = Peso
law-from-what = A partir de qué
law-of-100 = { $n } de 100
law-figures = { $n ->
    [one] { $n } cifra
   *[other] { $n } cifras
}
law-measure-of = { $period }, { $measure }

law-missing = Qué falta
law-supplier = Quién podría aportarlo: { $supplier }
law-grade = Nivel de evidencia { $grade }: { $points } de 1 punto ({ $coverage } de las cifras esperadas están disponibles; { $classes ->
    [one] { $classes } clase de intereses
   *[other] { $classes } clases de intereses
}; { $exact } de ellas exactas; { $age ->
    [one] cifra más reciente de hace { $age } año
   *[other] cifra más reciente de hace { $age } años
}; { $confirmed } confirmadas por una persona). El nivel { $best } exige { $needed }.
law-grade-without-figures = Nivel de evidencia { $grade }: { $points } de 1 punto ({ $coverage } de las cifras esperadas están disponibles; { $classes ->
    [one] { $classes } clase de intereses
   *[other] { $classes } clases de intereses
}; { $exact } de ellas exactas; ninguna cifra; { $confirmed } confirmadas por una persona). El nivel { $best } exige { $needed }.
law-how-grades = Cómo se asignan los niveles

law-counts = Cifras antes y después: { $topic }
law-counts-table = Cifras antes y después: { $topic }; cada cifra conduce a su fuente
law-mark-passed = aprobación
law-mark-in-force = entrada en vigor
law-next-in-rank = Los más próximos en la clasificación

law-provisions = Disposiciones sobre estos temas
law-inserted = – fecha de incorporación: { $day }
law-provision = <strong>{ $articles }</strong>, sobre { $subject }
law-provision-whole = <strong>la ley en su conjunto</strong>, sobre { $subject }
law-history = Historia del texto
law-history-about = Las versiones fechadas del texto y los actos que lo modificaron, del más reciente al más antiguo, tal como los enumeran los editores.
law-history-pending = Aprobado, pero ausente del texto archivado más reciente, de { $day }
law-history-pending-about = Distinguido por las fechas que indica el editor: un acto anterior a ese texto puede faltar todavía en él.
# $sections lists sections by number.
law-history-inserted = incorporado ese día: { $sections }
law-history-sections = Incorporado: { $sections }
law-history-words = el texto de { $from } junto al de { $to }
law-history-older = { $n ->
    [one] { $n } hecho anterior
   *[other] { $n } hechos anteriores
}
law-comparable = Leyes comparables
law-comparable-about = De cada vecino y cada par, el instrumento sobre los mismos temas cuya aprobación es la más próxima en el tiempo: primero al otro lado de una frontera, después en la misma región y grupo de ingresos, después en la misma parte de la región.
law-comparable-caption = Instrumentos sobre los mismos temas en los vecinos y entre los pares
law-comparable-why = Por qué es comparable
law-comparable-border = frontera común
law-comparable-peer = misma región y mismo grupo de ingresos
law-comparable-region = misma parte de la región
law-not-scored = sin puntuación
law-version-enacted = texto aprobado
law-version-consolidated = versión consolidada
law-version-listed = mencionada por el editor
law-version-found = tal como se encontró ese día; su editor no indica otra fecha para este texto
law-changed-since = qué ha cambiado desde el { $day }

# What changed between two versions.
law-diff-title = { $law }: de { $from } a { $to }
law-diff-description = { $law }, { $jurisdiction }: el texto de { $from } junto al de { $to }.
law-diff-heading = Qué cambió entre el { $from } y el { $to }
law-diff-from = De
law-diff-to = A
law-diff-side-sections = { $day }, { $label }, { $n ->
    [one] { $n } artículo
   *[other] { $n } artículos
}, { $file }
law-diff-side-paragraphs = { $day }, { $label }, { $n ->
    [one] { $n } párrafo
   *[other] { $n } párrafos
}, { $file }
law-diff-no-sections = No se conocen artículos de este documento, por lo que su texto sin formato se compara párrafo por párrafo.
law-diff-left-out = { $n ->
    [one] { $n } artículo modificado más es demasiado largo para mostrarse; ambos originales están enlazados arriba.
   *[other] { $n } artículos modificados más son demasiado largos para mostrarse; ambos originales están enlazados arriba.
}
law-diff-reading-aid = Ayuda para la lectura: <ins>añadido</ins>, <del>suprimido</del>. Comparación hecha por Lexgap a partir de los dos originales archivados; prevalece el texto del editor.
law-diff-nothing = El texto no presenta diferencias.
# $changes lists how many sections were added, repealed and so on.
law-diff-sections = Artículos: { $changes }; { $unchanged ->
    [one] { $unchanged } sin cambios
   *[other] { $unchanged } sin cambios
}.
law-diff-paragraphs = Los párrafos que difieren figuran a continuación, cada uno con los contiguos.
law-diff-n-added = { $n ->
    [one] { $n } añadido
   *[other] { $n } añadidos
}
law-diff-n-repealed = { $n ->
    [one] { $n } derogado
   *[other] { $n } derogados
}
law-diff-n-changed = { $n ->
    [one] { $n } modificado
   *[other] { $n } modificados
}
law-diff-n-moved = { $n ->
    [one] { $n } trasladado
   *[other] { $n } trasladados
}
law-diff-n-moved-and-changed = { $n ->
    [one] { $n } trasladado y modificado
   *[other] { $n } trasladados y modificados
}
law-diff-added = añadido
law-diff-repealed = derogado
law-diff-changed = modificado
law-diff-moved = trasladado
law-diff-moved-and-changed = trasladado y modificado
# $change is one of the five above, $number the section’s number in the older version.
law-diff-was = { $change }, antes { $number }
law-diff-was-without-number = { $change }, antes sin número
law-diff-same-words = Las mismas palabras, en otro lugar entre los artículos.
law-diff-text = Texto
law-diff-outside = Fuera de los artículos
law-diff-contents = Artículos modificados
law-diff-n-changed-sections = { $n ->
    [one] { $n } artículo modificado
   *[other] { $n } artículos modificados
}
law-diff-and-more = y { $n } más
law-diff-unchanged = { $n ->
    [one] { $n } párrafo sin cambios
   *[other] { $n } párrafos sin cambios
}
law-diff-before = Antes: de { $from } a { $to }
law-diff-after = Después: de { $from } a { $to }
law-diff-other-versions = Otras versiones
law-diff-none = Estas versiones no pueden compararse
law-diff-none-description = Sin comparación.
law-diff-versions-of = Versiones de { $law }
