# What changed after passage: on the pages of laws, topics and methodology.

interval-95 = Intervalo del 95 %
p-value = p

# One law: its own series before and after.
effect-title = Qué cambió después de que surtió efecto
effect-about = Cómo siguió el recuento anual respecto de la tendencia anterior a la ley (serie temporal interrumpida). Describe las cifras y no dice qué causó un cambio. <how>Cómo se calcula</how>
# $measure is what is counted (measure-…-in-sentence), $ratio a number, $interval its interval.
effect-overall = Desde { $year }, el número contado ({ $measure }) es { $ratio } veces el que hace esperar la tendencia anterior (intervalo del 95 % { $interval }).
effect-step = En { $year }, su primer año, el número contado ({ $measure }) es { $ratio } veces el que hace esperar la tendencia anterior (intervalo del 95 % { $interval }).
effect-open = Prolongada a todos los años siguientes, esa tendencia lo deja todo abierto.
effect-chance = Las cifras no permiten distinguirlo de la ausencia de cambio.
effect-beyond-chance = Es más de lo que explica el azar por sí solo; las cifras no dicen si se debe a la ley o a otra cosa de esos años.
effect-not-estimable = No se puede estimar el cambio: { $reason }.
effect-years = { $before ->
    [one] { $before } año
   *[other] { $before } años
} con cifras antes de ella, { $after } desde ella.
effect-per-inhabitant = Los recuentos se comparan según la población de cada año.
effect-no-population = No se conoce la población de esos años, por lo que los recuentos se comparan tal como son.
effect-withheld = { $n ->
    [one] { $n } recuento no se divulga
   *[other] { $n } recuentos no se divulgan
}; en su lugar se ajustaron muchos valores posibles, y los intervalos incluyen también esa incertidumbre.
effect-reconciled = { $n ->
    [one] Los recuentos son los de { $n } fuente, conciliados.
   *[other] Los recuentos son los de { $n } fuentes, conciliados; los intervalos incluyen también esa incertidumbre.
}
effect-correlated = Lo que la recta no explica se prolonga de un año a otro (correlación { $correlation }), por lo que los intervalos son probablemente demasiado estrechos.
effect-others = Otras leyes u obligaciones convencionales sobre el tema surtieron efecto aquí en esos años, y las cifras no permiten separar los cambios de cada una: { $laws }.
# $measure is a heading: Prosecutions.
effect-chart = { $measure } al año, antes y después: { $topic }
effect-observed = número contado
effect-fitted = recta ajustada antes y después
effect-carried-on = tendencia anterior a la ley, prolongada
effect-numbers = Cambios en { $year }: { $measure }
effect-change = Cambio
effect-times = Veces lo que hace esperar la tendencia
effect-level = Salto en su primer año
effect-slope = Crecimiento de un año a otro, frente al anterior
effect-whole = Todos los años desde ella

# All jurisdictions: those with an instrument against those without.
study-title = Qué cambió en el conjunto de las jurisdicciones
study-about = Los lugares que adoptaron un instrumento se comparan, año por año, con los que aún no lo habían adoptado (diferencias en diferencias escalonadas, Callaway y Sant’Anna 2021). Lo que siempre distingue a los lugares se elimina, y también lo que cambia en todas partes. Los lugares no adoptan leyes por sorteo: esto describe y no demuestra. <how>Cómo se calcula</how>
# $instrument is the title of a treaty or study-national-laws, $measure what is counted.
study-of = { $instrument }: { $measure }
study-national-laws = Leyes nacionales
study-overall = En los años desde que surtió efecto, uno más el recuento anual por millón de habitantes es { $ratio } veces lo que sería si estos lugares hubieran evolucionado como los que no lo tienen (intervalo del 95 % { $interval }).
study-beyond-chance = Es más de lo que explica el azar por sí solo, siempre que unos y otros hubieran evolucionado igual sin él.
study-who = { $treated ->
    [one] { $treated } jurisdicción que lo adoptó tiene cifras,
   *[other] { $treated } jurisdicciones que lo adoptaron tienen cifras,
} { $never } sin él las tienen hasta { $to }; las cifras empiezan en { $from }. Cada comparación se hace entre las que tienen cifras de sus dos años: como máximo { $most } que lo adoptaron.
study-few = Algunos años se apoyan en pocas jurisdicciones, por lo que sus intervalos son probablemente demasiado estrechos.
study-left-out = { $n ->
    [one] Se deja fuera { $n } jurisdicción con cifras:
   *[other] Se dejan fuera { $n } jurisdicciones con cifras:
} ya lo tenían antes de que empezaran las cifras, o no se conoce su fecha, o la mayoría de sus recuentos no se divulga, o no se conoce su población, o no son un Estado.
study-pre-trend-differs = Antes de que surtiera efecto ya evolucionaban de otro modo (prueba de Wald, p = { $p }): lo que sigue es dudoso.
study-pre-trend-alike = Antes de que surtiera efecto no se distingue del azar otra evolución (prueba de Wald, p = { $p }); pocas cifras dicen poco.
study-pre-trend-none = Ningún otro año anterior tiene cifras suficientes, por lo que nada comprueba si unos y otros evolucionaban igual.
study-breakdown-none = En su primer año ningún efecto se distingue de la ausencia de efecto, aunque unos y otros hubieran evolucionado igual.
study-breakdown-at = El efecto del primer año deja de distinguirse de la ausencia de efecto si los saltos posteriores pueden ser { $m } veces el mayor salto anterior.
study-breakdown-holds = El efecto del primer año se distingue de la ausencia de efecto aunque los saltos posteriores puedan ser { $m } veces el mayor salto anterior.
study-sensitivity-not = No se puede decir hasta qué desviación de las tendencias paralelas se sostiene: { $reason }.
study-sensitivity = Primer año, si las tendencias difieren (Rambachan y Roth 2023)
study-m = Saltos posteriores, en múltiplos del mayor anterior
study-not-estimable = No estimable: { $reason }.
study-none = Lo que no se puede estimar
study-chart = Cambio según los años desde que surtió efecto: { $what }
study-table = Cambio de ln(1 + recuento por millón de habitantes): { $what }
study-estimate = Cambio
study-mark = surtió efecto
study-since = Años transcurridos
study-band = Banda de todos los años
study-with-it = Jurisdicciones que lo tienen
study-reference = año de comparación
study-unbounded = sin límite
study-on-law = En el conjunto de las jurisdicciones
study-more = <a>Todo, con tablas y pruebas</a>

# Why nothing can be estimated; each follows a colon.
effect-why-not-counted = ninguna fuente de esta edición cuenta aquí { $measures }
effect-why-few = { $measure }: { $before ->
    [0] ningún año
    [one] { $before } año
   *[other] { $before } años
} con cifras antes de la ley y { $after } desde ella, a { $around } años como máximo; se necesitan al menos { $need } de cada lado
effect-why-future = la ley surte efecto después de la última cifra
effect-why-zero-before = todos los recuentos anteriores a la ley son cero, y una razón necesita una base
effect-why-zero-after = todos los recuentos desde la ley son cero, y una tendencia de logaritmos no tiene ese final
effect-why-zero = todos los recuentos son iguales, por lo que nada difiere antes y después
effect-why-withheld = { $withheld } de { $years } recuentos no se divulgan, y demasiado depende de lo que ocultan
effect-why-scattered = las cifras son demasiado pocas o demasiado dispersas para una tendencia antes y después
effect-why-few-years = muy pocos años tienen cifras a ambos lados
effect-why-covariance = hay muy pocas jurisdicciones para tantos años
effect-why-few-jurisdictions = se necesita al menos { $need ->
    [one] { $need } jurisdicción que lo adoptara
   *[other] { $need } jurisdicciones que lo adoptaran
} el mismo año, y otras tantas que aún no, con cifras del año anterior y de uno posterior
effect-why-unfit = las cifras no son de las que el método puede leer

# Methodology.
methodology-effects = Qué cambió después de la aprobación
methodology-effects-law = De cada ley y tema: log E[y(t)] = α + β·t + δ·1(t ≥ f) + θ·(t − f)·1(t ≥ f) + log(población), cuasi-Poisson, con f el año de entrada en vigor o, en su defecto, de aprobación; diez años a cada lado, al menos tres de cada uno. Se toman los procesamientos, en su defecto las condenas, en su defecto las víctimas identificadas: lo que tenga más años alrededor de la ley; los delitos registrados cuando nadie cuenta los dos primeros. Se muestran el salto exp(δ), el cambio del crecimiento exp(θ) y todos los recuentos desde f frente a lo que hace esperar la recta anterior, con intervalos del 95 % según la t de Student, nunca más estrechos que los de recuentos de Poisson. Un recuento que no se divulga, o que comunican varias fuentes, se extrae de lo que puede ser; cada extracción se ajusta y los ajustes se combinan (reglas de Rubin). Un año sin cifra se omite y no es un cero.
methodology-effects-topic = De cada tratado, y de las leyes nacionales de un tema: ATT(g, t) de Callaway y Sant’Anna, los lugares que lo adoptaron en el año g frente a los que no lo habían adoptado en el año t, cada uno comparado con el año anterior a g; el resultado es ln(1 + recuento por millón de habitantes). Un lugar del que no se conoce ninguna ley no es un lugar sin ley, por lo que las leyes nacionales solo se comparan con leyes posteriores. Cada comparación toma los lugares con cifras de sus dos años, al menos tres a cada lado. Se muestran el estudio de eventos de −5 a 10 años con intervalos año por año y una banda válida para todos los años a la vez (bootstrap de multiplicadores, 1.000 extracciones), una prueba de Wald de los años anteriores y hasta qué desviación de las tendencias paralelas se sostiene el efecto del primer año (Rambachan y Roth).
