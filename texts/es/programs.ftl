# What programs and readers of feeds get: files of editions, the API, Atom feeds.

downloads-title = La edición { $number } en archivos
downloads-description = Una edición completa de Lexgap en archivos, con sus sumas de comprobación.
downloads-lead = Todo lo que contiene la edición, hecho una vez y nunca modificado: la misma dirección da siempre los mismos bytes. Las columnas y los campos son los de la <api>API</api>.
downloads-holds = Contenido
downloads-size = Tamaño
downloads-check = Para comprobarlos: <code>sha256sum --check</code> y <sums>SHA256SUMS</sums>.
downloads-catalogue = Para catálogos de datos: <catalogue>DCAT 3 en JSON-LD</catalogue>.

# What the tables of an edition hold.
table-jurisdictions = Estados, territorios y otras jurisdicciones
table-laws = Leyes y obligaciones convencionales
table-law-dates = Todas las fechas de cada ley, con el lugar donde se leyeron
table-observations = Cifras de persecución penal y de víctimas, tal como las da cada fuente
table-claims = Lo que dicen los informes sobre leyes, valoraciones y funcionarios
table-indicators = Valoraciones, percepciones y series de referencia
table-indicator-values = Valores de los indicadores por jurisdicción y período
table-scores = Puntuaciones de aplicación
table-components = Las partes de cada puntuación, con los hechos en que se basan
table-missing = Lo que falta a las puntuaciones y quién podría aportarlo
table-effects = Qué cambió después de cada ley
table-effect-years = Los años en que se basa lo que cambió después de cada ley
table-event-studies = Qué cambió entre jurisdicciones después de sus leyes
table-reconciled = Lo que dicen juntas todas las fuentes de una cifra, con el sesgo estimado de cada una
table-revisions = Cifras que su propia fuente cambió o retiró sin decirlo
table-sources = Publicaciones, y qué podría sesgarlas
table-snapshots = Originales archivados

api-title = API
api-description = Lo que los programas pueden pedir a Lexgap, con ejemplos.
api-lead = Todo lo que muestran estas páginas puede ser leído por programas, sin clave. La descripción completa: <description><code>/api/v1/openapi.json</code></description> (OpenAPI 3.1).
api-rules = Lo que vale en todas partes
api-rule-edition = Cada respuesta indica su edición; <code>edition=N</code> pide una anterior. Lo que dice una edición no cambia nunca.
api-rule-formats = JSON, o CSV con <code>Accept: text/csv</code> o <code>format=csv</code>; comprimido según <code>Accept-Encoding</code>.
api-rule-pages = Las listas vienen en páginas de <code>limit</code> elementos; el <code>next</code> de una página es el <code>cursor</code> de la siguiente.
api-rule-fields = <code>fields=a,b</code> omite todos los demás campos.
api-rule-missing = Un valor que falta es <code>null</code> y nunca 0; <code>qualifier</code> dice por qué.
api-rule-tags = Devuelva <code>ETag</code> en <code>If-None-Match</code>: lo que ya tiene no se envía de nuevo y cuenta como la décima parte de una petición.
api-rule-limits = Las peticiones de una misma dirección están limitadas; <code>RateLimit</code> dice cuántas quedan, y una respuesta de estado 429, cuándo volver (<code>Retry-After</code>). Para grandes cantidades, tome la <whole>edición completa</whole>.
api-rule-cors = Los scripts de otros sitios pueden leerla (CORS).
api-rule-facts = Cada hecho tiene una dirección permanente: <code>/facts/ID</code> para personas, <code>/api/v1/facts/ID</code> para programas.
api-changes = Qué cambia y qué no
api-changes-said = Dentro de <code>v1</code> se añaden campos y direcciones, no se quita ninguno, y conservan su significado. Lo que deba desaparecer se marca antes como <code>deprecated</code> en la descripción, y sus respuestas llevan <code>Deprecation</code> (RFC 9745), <code>Sunset</code> (RFC 8594) y un enlace a lo que lo sustituye, al menos un año antes. Hoy no hay nada marcado.
api-errors = Errores
api-errors-said = Los errores siguen la forma «problem details» (RFC 9457). <code>type</code> es la dirección de una fila de esta tabla.
api-error-title = Título
api-error-type = Tipo
api-try = Probar
api-required = obligatorio
api-in-path = en la ruta
api-in-query = en la consulta
api-example = Ejemplo: { $address }
api-kind-text = texto
api-kind-integer = número entero
api-kind-boolean = true o false
api-kind-range = número, de { $least } a { $most }

# The same sentences as in the machine-readable description; a test compares them.
api-group-places-and-laws = Lugares y leyes
api-group-places-and-laws-about = Jurisdicciones, leyes, obligaciones convencionales y sus textos.
api-group-figures = Cifras
api-group-figures-about = Cifras y afirmaciones tal como las dan sus fuentes.
api-group-indicators = Indicadores
api-group-indicators-about = Valoraciones, percepciones y series de referencia.
api-group-scores = Puntuaciones
api-group-scores-about = Lo que calcula este programa: cifras conciliadas, puntuaciones, qué cambió tras la aprobación, prácticas.
api-group-sources-and-editions = Fuentes y ediciones
api-group-sources-and-editions-about = De dónde procede todo, y qué vale en cada momento.
api-list-claims = Afirmaciones, filtradas.
api-list-conflicts = Discrepancias, filtradas.
api-list-documents = Documentos que anuncian quienes publican, los más recientes primero y al final los que no tienen fecha.
api-list-editions = Todas las ediciones, la más reciente primero. Toda lista de esta API responde según una anterior con <code>edition=N</code>.
api-list-effects = Qué cambió después de cada ley puntuada, por ley y tema.
api-list-event-studies = Estudios de eventos, por tema, instrumento y medida.
api-get-fact = Un hecho, en su dirección permanente. Una cifra que su fuente cambió o retiró conserva su dirección.
api-list-indicators = Todos los indicadores.
api-list-indicator-series = Los valores de un indicador, por jurisdicción y año.
api-list-jurisdictions = Todas las jurisdicciones, por identificador.
api-get-jurisdiction = Una jurisdicción.
api-list-laws = Leyes y obligaciones convencionales, por identificador.
api-get-law = Una ley.
api-get-law-diff = Qué distingue una versión de una ley de otra.
api-list-observations = Cifras, filtradas.
api-get-observation = Una cifra, en su dirección permanente.
api-list-practices = Prácticas, las mejores primero en cada lugar, tráfico y resultado.
api-list-reconciled = Cifras conciliadas.
api-list-revisions = Cifras y valores de indicadores que su fuente cambió o retiró, filtrados.
api-list-scores = Puntuaciones, una por ley y tema; <code>score</code> es nulo donde la evidencia no basta, y <code>missing</code> dice por qué.
api-search = Jurisdicciones, leyes, indicadores y fuentes por su nombre, las mejores primero, en una página.
api-list-snapshots = Todos los archivos conservados de los que se leyeron los hechos de la edición.
api-get-snapshot = Un archivo conservado.
api-list-sources = Todas las fuentes.
api-with-cursor = Por dónde seguir: el valor de <code>next</code> de la página anterior. También indica su edición, de modo que una lista empezada en una edición termine en ella.
api-with-differ = <code>true</code>: solo cifras que no pueden ser todas ciertas.
api-with-edition = Número de una edición anterior según la cual responder; véase <code>/api/v1/editions</code>. En su defecto, la actual.
api-with-estimated = <code>true</code>: solo donde puede estimarse; <code>false</code>: solo donde no se puede.
api-with-fields = Nombres de campos separados por comas: solo esos, en CSV en ese orden. En su defecto, todos.
api-with-findings = <code>true</code>: solo líneas que se distinguen del azar.
api-with-format = Lo mismo que una cabecera <code>Accept</code>, cuando solo se dispone de una dirección.
api-with-from = Primer año, de 1 a 9999.
api-get-law-diff-from = La versión anterior: su fecha, o al menos ocho dígitos del SHA-256 de su archivo conservado.
api-get-jurisdiction-id = Código ISO 3166-1 alfa-3 u otro código de la lista, como <code>KEN</code>.
api-get-law-id = Identificador de una ley, como <code>ca-c-45.2</code>.
api-get-law-diff-id = Identificador de una ley, como <code>ca-c-45.2</code>.
api-list-indicator-series-id = Identificador de un indicador, como <code>ti-cpi</code>.
api-get-fact-id = Identificador de una cifra o afirmación: 16 dígitos hexadecimales.
api-get-observation-id = Identificador de una cifra: 16 dígitos hexadecimales.
api-list-event-studies-instrument = Identificador que comparten todas las partes en un tratado, como <code>untc-18-12-a</code>; <code>national</code> para las leyes nacionales.
api-list-laws-instrument = Identificador que comparten todas las partes en un tratado, como <code>untc-18-14</code>.
api-with-jurisdiction = Identificador de una jurisdicción, como <code>KEN</code>.
api-list-laws-kind = Ley nacional u obligación convencional.
api-list-claims-kind = <code>law</code>, <code>rating</code> o <code>complicity</code>.
api-list-revisions-kind = <code>changed</code> (cambiado) o <code>withdrawn</code> (retirado).
api-list-revisions-indicator = Identificador de un indicador, como <code>ti-cpi</code>: solo sus valores.
api-list-revisions-measure = Qué se cuenta: solo cifras.
api-list-revisions-topic = Identificador de un tema: solo cifras.
api-with-lang = Idioma de las respuestas: <code>en</code>, <code>fr</code>, <code>es</code> o <code>ar</code>; en su defecto, inglés.
api-with-law = Identificador de una ley, como <code>untc-18-12-a-ken</code>.
api-with-limit = Elementos por página, de 1 a 1000. En su defecto, 100 en JSON y la lista entera en CSV.
api-with-measure = Qué se cuenta.
api-with-outcome = Con qué resultado se contrasta la práctica.
api-with-q = Palabras de un nombre o código; cuentan los primeros 200 caracteres.
api-with-region = Región, subregión o región intermedia por su nombre inglés de la ONU M49, como <code>Eastern Africa</code>.
api-with-scored = <code>true</code>: solo donde la evidencia basta.
api-with-several = <code>true</code>: solo cifras que dan varias fuentes.
api-with-sha256 = SHA-256 de los bytes archivados: 64 dígitos hexadecimales.
api-with-source = Identificador de una fuente, como <code>unodc-glotip</code>.
api-with-status = <code>automatic</code>, <code>confirmed</code>, <code>disputed</code> o <code>rejected</code>; en su defecto, todo menos lo rechazado.
api-with-texts = Si se busca también en los textos de leyes e informes.
api-with-to = Último año, de 1 a 9999.
api-get-law-diff-to = La versión más reciente.
api-with-topic = Identificador de un tema.
api-with-totals = <code>true</code>: solo totales, sin sus partes.
api-error-bad-request = La petición no se puede entender
api-error-not-found = No se encuentra
api-error-method-not-allowed = Método no permitido
api-error-not-acceptable = No existe ese formato
api-error-gone = Escrito por otra versión
api-error-too-many-requests = Demasiadas peticiones
api-error-internal = Error interno
api-error-not-implemented = No se ofrece aquí
api-error-store = El almacén no responde

# Feeds. $place is a jurisdiction, $law the title of a law.
feed-title = Lexgap: qué ha cambiado, { $name }
feed-about-all = todas las jurisdicciones
feed-law = Ley nueva, { $place }: { $law }
# $all holds the next two and the law’s topics.
feed-law-said = Fechas y temas: { $all }.
feed-passed = aprobada el { $day }
feed-in-force = en vigor el { $day }
feed-first-scored = Puntuada por primera vez, { $place }: { $law }
feed-no-longer-scored = Ya no tiene puntuación, { $place }: { $law }
feed-fell = La puntuación bajó, { $place }: { $law }
feed-rose = La puntuación subió, { $place }: { $law }
feed-score = { $score } [{ $lower }, { $upper }]
feed-from-to = { $topic }: de { $before } a { $after } de 100 (intervalos del 90 %).
feed-flag = { $flag }, { $place }: { $law }
feed-changed = Revisión silenciosa, { $place }: { $measure } { $period }
feed-changed-said = Su propia fuente publica ahora otra cifra para el mismo período. Fuente: { $source }; { $topics }.
feed-withdrawn = Cifra retirada, { $place }: { $measure } { $period }
feed-withdrawn-said = Su propia fuente ya no publica esta cifra. Fuente: { $source }; { $topics }.
feed-values-changed = Revisión silenciosa de valores: { $indicator }
feed-values-changed-said = { $n ->
    [one] Su propia fuente publica ahora otro valor para un período pasado
   *[other] Su propia fuente publica ahora otros { $n } valores para períodos pasados
}. Fuente: { $source }.
feed-values-withdrawn = Valores retirados: { $indicator }
feed-values-withdrawn-said = { $n ->
    [one] Su propia fuente ya no publica uno de los valores
   *[other] Su propia fuente ya no publica { $n } de los valores
}. Fuente: { $source }.
