# What stands under charts, feeds, kept views, older editions, reading without a connection.

# $publishers: names of publishers; $edition: the message share-edition.
share-source = Source : { $publishers }. { $edition }
share-computed = Calculé ici à partir des sources que la page indique. { $edition }
share-edition = Lexgap, édition { $number } du { $day }.
share-whole = La page entière, avec ses sources
share-save = Enregistrer au format { $format }
share-of = Réutiliser : { $caption }
share-lasting = Lien permanent
share-embed = Intégrer
share-embed-code = Code HTML pour une autre page :
share-gone = Ce graphique n’existe pas. <page>La page sur laquelle il figurait</page>

# A series in words: $first in $first_at and so on; $low and $high are formatted values.
told-series = { $name } : { $first } ({ $first_at }), puis { $last } ({ $last_at }) ; maximum { $high } ({ $high_at }), minimum { $low } ({ $low_at }).
told-one = { $name } : { $value } ({ $at }).
told-ranks = { $n ->
    [one] Une valeur : { $high } ({ $high_at }).
   *[other] { $n } valeurs ; maximum { $high } ({ $high_at }), minimum { $low } ({ $low_at }).
}
told-of = { $of } : { $told }
told-class = { $name } : { $n }
# Stands where told-series has a year.
told-since = année { $n } depuis la loi

older-edition = Vous lisez l’édition { $number } du { $day }. Les liens mènent à l’édition la plus récente, { $newest }. <a>Cette page dans l’édition la plus récente</a>
missing-edition = L’édition { $number } n’est pas conservée sous une forme lisible ; la plus récente est la { $newest }

feed-all = Ce qui a changé, tous pays et territoires (Atom)
feed-of = Ce qui a changé : { $name } (Atom)
footer-follow = <feed>Suivre les changements (Atom)</feed>.

kept-keep = Conserver cette vue
kept-forget = Ne plus conserver cette vue
kept-about = Conservée dans ce navigateur seulement ; rien n’est transmis et aucun compte n’est nécessaire.
kept-title = Vues conservées
kept-remove = Retirer

offline-title = Il n’y a pas de connexion
offline-help = Cette page n’a pas encore été consultée ; ce navigateur ne la détient donc pas. Les pages déjà consultées se lisent sans connexion ; <home>la page d’accueil</home> en fait peut-être partie.
offline-description = Lecture sans connexion.
