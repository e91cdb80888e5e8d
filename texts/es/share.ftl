# What stands under charts, feeds, kept views, older editions, reading without a connection.

# $publishers: names of publishers; $edition: the message share-edition.
share-source = Fuente: { $publishers }. { $edition }
share-computed = Calculado aquí a partir de las fuentes que indica su página. { $edition }
share-edition = Lexgap, edición { $number } del { $day }.
share-whole = La página completa, con sus fuentes
share-save = Guardar como { $format }
share-of = Reutilizar: { $caption }
share-lasting = Enlace permanente
share-embed = Insertar
share-embed-code = HTML para otra página:
share-gone = Este gráfico no existe. <page>La página en la que estaba</page>

# A series in words: $first in $first_at and so on; $low and $high are formatted values.
told-series = { $name }: { $first } ({ $first_at }), después { $last } ({ $last_at }); máximo { $high } ({ $high_at }), mínimo { $low } ({ $low_at }).
told-one = { $name }: { $value } ({ $at }).
told-ranks = { $n ->
    [one] Un valor: { $high } ({ $high_at }).
   *[other] { $n } valores; máximo { $high } ({ $high_at }), mínimo { $low } ({ $low_at }).
}
told-of = { $of }: { $told }
told-class = { $name }: { $n }
# Stands where told-series has a year.
told-since = año { $n } desde la ley

older-edition = Está leyendo la edición { $number } del { $day }. Los enlaces llevan a la edición más reciente, { $newest }. <a>Esta página en la edición más reciente</a>
missing-edition = La edición { $number } no se conserva en una forma legible; la más reciente es la { $newest }

feed-all = Qué ha cambiado, todas las jurisdicciones (Atom)
feed-of = Qué ha cambiado: { $name } (Atom)
footer-follow = <feed>Seguir los cambios (Atom)</feed>.

kept-keep = Guardar esta vista
kept-forget = Dejar de guardar esta vista
kept-about = Se guarda solo en este navegador; no se envía nada ni hace falta una cuenta.
kept-title = Vistas guardadas
kept-remove = Quitar

offline-title = No hay conexión
offline-help = Esta página no se había visitado antes, así que este navegador no la tiene. Las páginas ya visitadas pueden leerse sin conexión; <home>la página de inicio</home> puede ser una de ellas.
offline-description = Lectura sin conexión.
