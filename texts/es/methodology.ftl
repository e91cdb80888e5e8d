# Pages: methodology

methodology-title = Metodología
methodology-description = Cómo mide Lexgap si las leyes se aplican, con todas las fórmulas.
methodology-heading = Cómo mide Lexgap si una ley funciona
methodology-lead = Cuatro reglas están por encima de las fórmulas.
methodology-rule-missing = <strong>Un dato ausente no es cero.</strong> «No notificado», una cifra reservada como {"<"}5 y un verdadero cero son cosas distintas, desde el analizador hasta el gráfico.
methodology-rule-producer = <strong>Cada número conserva a su productor.</strong> Una cifra sin fuente, sin archivo conservado y sin lugar dentro de él no entra en ninguna puntuación. Las cifras discrepantes se conservan todas y se muestran todas.
methodology-rule-uncertainty = <strong>Ningún número sin su incertidumbre</strong> y ningún puesto sin el intervalo de puestos.
methodology-rule-describe = <strong>Describir, no proclamar.</strong> Una puntuación dice cuánta aplicación consta, no que una ley sea buena ni que haya causado nada.
methodology-run = Esta es la versión { $version } del método. La edición { $edition } se calculó con { $draws ->
    [one] { $draws } simulación
   *[other] { $draws } simulaciones
} y la semilla { $seed }; los mismos hechos, la misma semilla y la misma versión dan los mismos números, bit a bit.

methodology-facts = Hechos
methodology-facts-text = Una ley pertenece a una sola jurisdicción y a uno o varios temas. La fecha de aprobación es la de la adopción o sanción; en su defecto, la de la promulgación; en su defecto, la de la publicación; se indica cuál de ellas se tomó. Un tratado se puntúa como una ley desde el día en que un Estado lo ratificó o se adhirió a él. Cuando se desconoce el día de la entrada en vigor, se toma en su lugar el de la aprobación y la página así lo indica. Las cifras se registran sobre todo por tema: cuando hay varios instrumentos de un mismo tema en vigor, la cifra es la del tema. Una cifra puede corresponder a dos temas, y entonces nunca se suma dos veces.

methodology-reconciling = Conciliación de fuentes
methodology-reconciling-text = Para una misma cifra de una misma jurisdicción, la fuente s notifica y en el año t: y es binomial negativa con media λ(t)·exp(β(s)) y tamaño φ. ln λ sigue un paseo aleatorio de un año a otro. El sesgo β de una fuente se dispersa en torno al sesgo de esa fuente en todos los lugares; este, en torno al de su clase de intereses; y este último, en torno a cero (desviación estándar 0,5). Las cifras exactas entran por su probabilidad, las reservadas por la de su intervalo, las de «al menos» por la de la cola; el paseo salva un año ausente y la banda se ensancha. Todas las jurisdicciones se ajustan conjuntamente, de modo que la que tiene pocas cifras se apoya en las demás. Se muestran la mediana y el intervalo del 90 % de λ por año, y cuántas veces lo que notifican las demás notifica cada fuente. Donde hay una sola fuente, nada la contrasta y la banda es tan ancha como pueden serlo los sesgos: un país de origen puede contar de menos; uno de destino, de más.
methodology-reconciling-test = En 1000 paneles simulados cuya verdad se conoce, los intervalos del 90 % la contienen entre 88 y 92 veces de cada cien (prueba incluida en <code>scoring/tests/reconcile.rs</code>).

methodology-score = La puntuación de una ley
methodology-components = Componentes de la puntuación, cada uno de 0 a 1
methodology-component = Componente
methodology-weight = Peso
methodology-how-computed = Cómo se calcula
methodology-activation = S(u) es la proporción de leyes de los pares aún no aplicadas a la edad u (estimador de Turnbull, pues la primera aplicación suele situarse en un intervalo: una cifra reservada puede ser cero y, antes de la primera cifra, un año sin ella no es un año sin aplicación). Aplicada con un desfase u: 1 − ½·(1 − S(u)). Aún no aplicada a la edad u: ½·S(u). Caso indeterminado: ambas, según su probabilidad.
methodology-enforcement = Condenas más la mitad de los procesamientos por millón de habitantes y año, en los tres últimos años notificados, contraídas hacia los pares (Bayes empírico Gamma-Poisson), como percentil entre ellos. Una cifra reservada entra por su probabilidad, nunca como punto medio.
methodology-follow-through = Condenas C frente a procesamientos P en los cinco últimos años que tienen ambos, en la misma unidad: s = C/(C + P) con una distribución a priori beta ajustada a los pares, ρ = s/(1 − s), componente min(1, ρ). Lo mismo para los procesamientos frente a las investigaciones cuando se cuentan ambos; de dos eslabones, la media geométrica. Nunca se dividen entre sí casos y personas.
methodology-persistence = Proporción de los años notificados desde la primera aplicación en que la ley se aplicó; los años más recientes cuentan más (semivida de cinco años).
methodology-protection = Víctimas identificadas por millón de habitantes como percentil entre los pares, promediado con una valoración independiente de la protección cuando existe.
methodology-independent-assessment = Media, entre los evaluadores, de la posición que ocupa la valoración de la jurisdicción entre todas las valoraciones de ese evaluador en ese año.
methodology-score-formula = Puntuación = 100 · exp(Σ w·ln max(c, 0,01) / Σ w) sobre los componentes c que existen, con pesos w: una media geométrica ponderada, de modo que un componente brillante no pueda compensar uno muerto. Cuando los componentes presentes reúnen menos de la mitad del peso, no hay puntuación sino «evidencia insuficiente», con lo que falta y quién podría aportarlo.
methodology-peers = Los pares son las jurisdicciones del mismo grupo de ingresos y la misma región si son al menos diez; en su defecto, las del mismo grupo de ingresos; en su defecto, el mundo.
methodology-draws = Los intervalos proceden de las simulaciones: cada una es un análisis completo con otros valores para las cifras reservadas y las tasas, otros pesos (Dirichlet en torno a los nominales), media geométrica o aritmética, percentiles o la escala winsorizada de los logaritmos de las tasas, y otro conjunto de pares. Se muestran la mediana y los cuantiles del 5 % y del 95 %, tanto para los puestos como para las puntuaciones.
methodology-hinges = De qué depende una puntuación
methodology-hinges-text = La proporción de la varianza de las simulaciones que cada elección explica por sí sola (índice de Sobol de primer orden): las cifras y las tasas, mediante un segundo análisis de las mismas cifras con otras elecciones; las ponderaciones, por regresión; las demás elecciones, por la varianza entre sus valores.
methodology-expected = Lo esperable a estas alturas
methodology-expected-text = La proporción de los pares que habían aplicado la suya a la edad actual de la ley (1 − S, con el intervalo de Jeffreys para una proporción) y las cifras que tendrían los pares con su población: los cuantiles del 5 %, el 50 % y el 95 % de la distribución ajustada de las tasas de los pares.
methodology-adjusted = Variante ajustada por integridad
methodology-adjusted-text = Cuando los gobiernos y fuentes independientes notifican las mismas cifras en al menos diez jurisdicciones, se hace una regresión del logaritmo del sesgo de los gobiernos sobre el control de la corrupción, y las tasas se dividen por lo que indica esa recta. Es una variante, rotulada como tal, y cuando no puede determinarse la página dice por qué.

methodology-evidence = Nivel de evidencia
methodology-evidence-text = Junto a la puntuación, nunca dentro de ella. Los puntos son la suma ponderada de:
methodology-grade-part = { $part } – peso { $weight }
# $grades lists each letter with the points it needs.
methodology-grades = { $grades }; por debajo, E.
methodology-grade-from = { $grade } desde { $points }

methodology-flags = Señales
methodology-flag-paper-law = <strong>Ley en el papel:</strong> en vigor desde hace tres años o más, nivel de evidencia C o mejor, probabilidad de al menos 0,9 de que no se haya aplicado o de que no se haya aplicado más que en los tres años notificados anteriores a ella.
methodology-flag-dormant = <strong>Inactiva:</strong> se aplicó en el pasado, sin persecución penal en los tres últimos años notificados.
methodology-flag-regression = <strong>Retroceso:</strong> la tasa de los tres últimos años notificados es inferior al 70 % de la de los tres anteriores, con una probabilidad de al menos 0,9.
methodology-flag-went-dark = <strong>Dejó de informar:</strong> una fuente retiró una cifra; o no ha dado ninguna durante al menos tres de sus años completos (años para los que tienen cifras al menos la mitad de las jurisdicciones que en su año más completo, pues los más recientes aún están llegando), y tantas ausencias seguidas tienen una probabilidad de 0,1 o menos al ritmo con que esa jurisdicción informaba antes.
methodology-flag-tilted = <strong>Cifras sesgadas:</strong> el intervalo del 90 % de cuántas veces lo que notifican las demás notifica una fuente excluye el 1.
methodology-flag-displacement = <strong>Desplazamiento:</strong> en las jurisdicciones limítrofes, o de un tráfico vecino, las tasas de los tres años notificados posteriores a la ley superan las de los tres anteriores, en mayor medida que en otras tantas jurisdicciones elegidas al azar, con una probabilidad de al menos 0,9.

methodology-practices = Prácticas
methodology-practices-text = Jurisdicciones cuyas leyes contienen una disposición, o cuyas instituciones están valoradas por encima de la mediana, frente a las que no: diferencia del resultado a igual número de años desde que la ley surtió efecto, por regresión de efectos aleatorios, un punto por jurisdicción, al menos diez leyes en cada lado. Una práctica en el mundo se contrae hacia la ausencia de diferencia, y una localidad hacia el mundo, según su dispersión (Bayes empírico). Se dice que una línea es más que azar con una tasa de falsos descubrimientos del 10 % sobre todas las líneas (Benjamini y Hochberg).

methodology-outside = Verificación externa: la ley y la práctica según los expertos
methodology-outside-how = Cuanto menor es la brecha entre ley y práctica según los expertos, mayor debería ser nuestra puntuación, de modo que la concordancia es una correlación de rangos negativa. La orden <code>lexgap check</code> muestra lo mismo.
methodology-not-estimable = no estimable: se necesitan al menos diez jurisdicciones que difieran
# $value is a score or a gap.
methodology-with-rank = { $value } (puesto { $rank })
methodology-our-score = Nuestra puntuación
methodology-experts-gap = Brecha según los expertos
methodology-why-differ = Por qué pueden diferir
methodology-disagreements = Los diez mayores desacuerdos de puesto
# $gap and $practice are correlations with their intervals, or why there is none.
methodology-outside-summary = En { $n ->
    [one] { $n } jurisdicción
   *[other] { $n } jurisdicciones
}: correlación de rangos entre la puntuación y la brecha { $gap }; entre la puntuación y la valoración de la práctica por los expertos, por sí sola, { $practice }.

methodology-changes = Los indicadores de corrupción en el tiempo
methodology-changes-text = Un cambio entre dos años solo se considera más que ruido si |Δ| / √(se₁² + se₂²) supera 1,645, con los errores estándar del propio editor. Las series nunca se empalman donde su editor cambió de método, como hizo el Índice de Percepción de la Corrupción en 2012.

methodology-limits = Lo que estos números no pueden decir
methodology-limit-counts = Las cifras son lo que notifican las autoridades. Una cifra baja puede significar poca delincuencia, poco esfuerzo o poca notificación.
methodology-limit-victims = Las víctimas identificadas miden el esfuerzo por encontrarlas al menos tanto como el delito.
methodology-limit-perception = Los índices de percepción miden percepciones y se copian en parte unos a otros.
methodology-limit-publishers = Quien publica una cifra puede tener interés en ella: véase qué podría sesgar cada fuente en la <sources>página de fuentes</sources>.
