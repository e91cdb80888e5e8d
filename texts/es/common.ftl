# Words and sentences of every page.

list-separator = {", "}
site-name = Lexgap
skip-to-content = Ir al contenido
nav-main = Navegación principal
nav-language = Idioma
nav-home = Inicio
nav-topics = Temas
nav-compare = Comparar
nav-practices = Prácticas
nav-sources = Fuentes
nav-revisions = Revisiones
nav-methodology = Metodología
# $number is the edition's number, $day its day, $facts a formatted number.
edition-line = Edición { $number } del { $day }: { $facts } hechos, método { $method }.
edition-root = La raíz de Merkle de sus hechos es { $root }.
footer-publishers = Las cifras pertenecen a las entidades que las publican; las atribuciones constan en la <sources>página de fuentes</sources>.
footer-programs = Para programas: <api>API</api>, <whole>edición completa</whole>, <catalogue>catálogo</catalogue>.
cite-this = Citar esta página
english-only = Los nombres y las descripciones redactados por las entidades que publican permanecen en su propio idioma.

jurisdiction = Jurisdicción
instrument = Instrumento
topic = Tema
source = Fuente
sources = Fuentes
publisher = Entidad que publica
period = Período
value = Valor
year = Año
score = Puntuación
score-90 = Puntuación [intervalo del 90 %]
rank-interval = Posición [intervalo]
evidence = Nivel de evidencia
passed = Aprobación
in-force = Entrada en vigor
interval-90 = Intervalo del 90 %
standard-error = Error estándar
status = Estado
place-in-file = Lugar en el archivo
who-says-so = Quién lo afirma
figure = Cifra
for-programs = Para programas
not-stated = no consta
no-value = sin valor
insufficient-evidence = evidencia insuficiente
all-revisions = Todas las revisiones
on-this-page = En esta página
national-laws = Leyes nacionales
treaty-obligations = Obligaciones convencionales
missing-not-zero = no se comunicó ninguna cifra; eso no es un cero
scale = Escala
indicator = Indicador
table-behind-chart = Tabla en que se basa el gráfico
table-behind-map = Tabla en que se basa el mapa
who-produces-it = Quién la produce
what-tilts-it = Qué podría sesgarla
attribution = Atribución
file = Archivo
publishers-address = Dirección en la entidad que publica
vintage = Fecha de la versión
obtained = Obtenido
obtained-network = el { $day }, de la entidad que publica
obtained-mirror = el { $day }, de la copia del archivo de la entidad que publica conservada en un espejo
place-in-it = Lugar en el archivo
sha256-of-file = SHA-256 del archivo
bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
kilobytes = { $n } kB
megabytes = { $n } MB

# Title of a figure: what is counted, when, how it is meant, who says so.
figure-about = { $measure } { $period }: { $meaning }; fuente { $source }
mark-prose = texto
mark-confirmed = confirmado
mark-disputed = discutido
mark-rejected = rechazado
looked-confirmed = { $n ->
    [one] { $n } persona lo confirmó
   *[other] { $n } personas lo confirmaron
}
looked-corrected = { $n ->
    [one] { $n } persona lo corrigió
   *[other] { $n } personas lo corrigieron
}
looked-rejected = { $n ->
    [one] { $n } persona lo rechazó
   *[other] { $n } personas lo rechazaron
}
looked-cannot-tell = { $n ->
    [one] { $n } persona no pudo pronunciarse
   *[other] { $n } personas no pudieron pronunciarse
}
total = total
in-total = { $figure } en total
score-of-100 = puntuación de { $score } sobre 100
# 81 [51, 116] of 138
rank-of = { $rank } { $interval } de { $n }
grade-about = Nivel de evidencia { $grade }: { $points } de un máximo de 1
map-nothing = sin cifra, o evidencia insuficiente
map-value = { $name }: { $value } ({ $period })
map-play = Reproducir
map-pause = Pausa
range-to = de { $low } a { $high }
range-above = más de { $low } y hasta { $high }
flags = Alertas
show = Mostrar
about-n = aproximadamente { $n }
not-reported = no comunicado
map-no-figure = { $name }: sin cifra
and-more = { $first } y { $n } más
reconciled = Conciliado

search-label = Buscar jurisdicciones, leyes, indicadores
search-placeholder = Buscar: Kenia, corrupción, tier…
search-button = Buscar
search-found = Resultados
search-title = Búsqueda
search-title-of = Búsqueda: { $query }
search-description = Buscar jurisdicciones, leyes, indicadores y fuentes.
search-empty = Escriba un país, una ley, un indicador o una entidad que publica en el cuadro de búsqueda de arriba: Kenia, corrupción, tier.
search-nothing = Nada responde a estas palabras. Con menos palabras, o más cortas, se encuentra más.
search-best = { $n ->
    [one] La mejor respuesta.
   *[other] Las { $n } mejores respuestas.
}
search-answers = { $n ->
    [one] Una respuesta.
   *[other] { $n } respuestas.
}
hit-law = ley
hit-treaty = obligación convencional

missing-jurisdiction = Ninguna jurisdicción responde a «{ $id }»
missing-law = Ninguna ley responde a «{ $id }»
missing-indicator = Ningún indicador responde a «{ $id }»
missing-topic = Ningún tema responde a «{ $id }»
missing-point = No hay ningún valor de { $id } para { $jurisdiction } ({ $period })
missing-fact = Ninguna cifra de esta edición responde a «{ $id }»
missing-snapshot = Ningún archivo conservado de esta edición responde a «{ $id }»
missing-path = No existe ninguna página en { $path }
missing-page = Esta página no existe
missing-description = Esta página no existe.
missing-help = Las jurisdicciones se designan por su código ISO 3166-1, por ejemplo <kenya>KEN para Kenia</kenya>. El cuadro de búsqueda de arriba tolera las erratas; la <home>página de inicio</home> enumera todas las jurisdicciones, y la <sources>página de fuentes</sources>, todas las entidades que publican.
did-you-mean = Quizá quiso decir
status-from-table = automático, de una tabla
status-from-prose = automático, de un texto corrido
status-by-person = confirmado por una persona
# Parts of a long ranking.
ranking-best = { $caption }, los { $n } primeros
ranking-between = { $caption }, { $n } intermedios
ranking-worst = { $caption }, los { $n } últimos
