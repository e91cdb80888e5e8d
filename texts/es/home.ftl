# The first page.

home-title = La brecha entre la ley y la práctica
home-description = La aplicación efectiva de las leyes contra los tráficos ilícitos, país por país.
home-lead = Se elogia a los Estados por aprobar leyes contra la trata, los tráficos ilícitos y la corrupción. Lexgap mide si esas leyes se aplican: cada ley desde el día de su aprobación, cada cifra con su fuente y su incertidumbre.
home-tile-jurisdictions = <strong>{ $shown }</strong> { $n ->
    [one] jurisdicción con alguna ley u obligación convencional puntuada
   *[other] jurisdicciones con alguna ley u obligación convencional puntuada
}
home-tile-laws = <strong>{ $shown }</strong> { $n ->
    [one] ley u obligación convencional, con su fecha
   *[other] leyes y obligaciones convencionales, cada una con su fecha
}
home-tile-counts = <strong>{ $shown }</strong> { $n ->
    [one] recuento relativo a la aplicación de las leyes
   *[other] recuentos relativos a la aplicación de las leyes
}
home-tile-files = <strong>{ $shown }</strong> { $n ->
    [one] archivo conservado en que se basan
   *[other] archivos conservados en que se basan
}
home-map-of = Aplicación, de 0 a 100: { $title }
home-map-every = { $caption }; todas las jurisdicciones puntuadas
home-map-label = { $name }: { $score }, nivel de evidencia { $grade }
home-paper-laws = Leyes en el papel
home-paper-about = En vigor desde hace tres años o más, con un nivel de evidencia C o superior y, con toda probabilidad, nunca aplicadas.
home-paper-none = Ninguna ley reúne en esta edición las condiciones de una ley en el papel: el nivel de evidencia debe ser C o superior.
home-regressions = Retrocesos más recientes
home-regressions-about = Aplicación de las leyes en los tres últimos años comunicados inferior, con toda probabilidad, al 70 % de la de los tres anteriores.
home-regressions-none = Ninguna ley reúne en esta edición las condiciones de un retroceso.
home-new-laws = Leyes nuevas
home-new-laws-about = Las leyes y obligaciones convencionales más recientes sobre estos temas, por su fecha de aprobación.
home-changes = Corrupción: cambios que son más que ruido
home-changes-about = Cambios de más de 1,645 veces el error estándar, en el año más reciente.
# $indicator is a link.
home-change-rose = { $jurisdiction }: { $indicator } subió { $change } entre { $from } y { $to }
home-change-fell = { $jurisdiction }: { $indicator } bajó { $change } entre { $from } y { $to }
home-change-errors = { $z } veces el error estándar de la diferencia
home-revisions = Cifras que no se mantienen
home-revised = { $n ->
    [one] <a>{ $shown } cifra</a> cambiada sin aviso por su propia fuente
   *[other] <a>{ $shown } cifras</a> cambiadas sin aviso por su propia fuente
}
home-withdrawn = { $n ->
    [one] <a>{ $shown } cifra</a> que antes se publicaba y ha desaparecido
   *[other] <a>{ $shown } cifras</a> que antes se publicaban y han desaparecido
}
home-contradictions = { $n ->
    [one] { $n } vez una misma publicación se contradice, por ejemplo:
   *[other] { $n } veces una misma publicación se contradice, por ejemplo:
}
home-all = Todas las jurisdicciones
home-elsewhere = Otros lugares
home-law-dated = { $kind }: { $day }
home-map-choose = Mostrar en el mapa
home-map-scores = Puntuaciones de aplicación
home-map-grades = Niveles de evidencia
home-map-changes = Alertas: retrocesos, leyes en el papel, cifras sesgadas
home-map-indicators = Indicadores
home-map-grade-of = Nivel de evidencia: { $title }
home-map-grade-label = { $name }: nivel de evidencia { $grade }
home-map-flags-of = Número de alertas: { $title }
home-map-flags-label = { $n ->
    [0] { $name }: ninguna alerta
    [one] { $name }: una alerta
   *[other] { $name }: { $n } alertas
}
home-map-in-year = { $title }, { $year }
home-map-newest = { $title }: valor más reciente de cada jurisdicción
home-more-laws = { $n ->
    [one] y otra norma
   *[other] y otras { $n } normas
}
home-all-of = <a>Las { $n }</a>.
flags-title = Señalamiento: { $flag }
flags-about = { $n ->
    [one] Una ley u obligación convencional lleva este señalamiento en esta edición, primero las de mejor evidencia. <a>Qué significan los señalamientos</a>
   *[other] { $n } leyes y obligaciones convencionales llevan este señalamiento en esta edición, primero las de mejor evidencia. <a>Qué significan los señalamientos</a>
}
flags-description = Todas las leyes y obligaciones convencionales señaladas como: { $flag }.
