# Pages: review

review = Vérification
review-description = Chiffres qu’un programme a lus dans un texte, à côté du passage, pour qu’une personne en décide.
review-waiting = { $n ->
    [one] { $n } chiffre ou énoncé lu dans un texte est en attente.
   *[other] { $n } chiffres et énoncés lus dans des textes sont en attente.
}
review-ordered = Vient en premier ce qu’une décision modifierait le plus dans les scores.
review-not-ordered = Les effets sur les scores sont en cours de calcul ; d’ici là, les moins certains viennent en premier.
review-names = Les noms des vérificateurs ne sont affichés qu’ici.
review-nothing = Aucun chiffre n’attend de décision.
review-pending = { $n ->
    [one] { $n } décision est plus récente que cette édition.
   *[other] { $n } décisions sont plus récentes que cette édition.
}
review-publish = Publier une nouvelle édition
review-section = Le chiffre et son passage
review-position = { $position } sur { $waiting }
review-previous = Précédent
review-next = Suivant
# $words is what the figure says, and of when.
review-of = { $words }, { $jurisdiction }
review-vintage = version du { $day }
review-read-as-head = Lu comme
# A figure, its unit, what its qualifier means, and of which part of the total it is.
review-read-as = { $figure } { $unit } – { $meaning } ; { $part }
review-rule = Règle
review-rule-right = <code>{ $rule }</code>, juste dans { $share } des textes annotés
review-effect = Ce qui en dépend
review-effect-points = jusqu’à { $points } points d’un score

review-figure = { $measure }, { $period } : { $figure }
review-claim-of = { $said } ({ $period })
review-qualifier-exact = exact
review-qualifier-at-least = au moins
review-qualifier-about = environ
review-qualifier-interval = intervalle
review-qualifier-none-reported = aucun déclaré
review-qualifier-not-reported = non communiqué

review-your-name = Votre nom
review-why = Pourquoi (facultatif)
review-confirm = Confirmer
review-reject = Rejeter
review-cannot-tell = Impossible à dire
review-correct = Corriger
review-save = Enregistrer la correction
review-what-is-counted = Ce qui est compté
review-from-year = De l’année
review-to-year = à
review-how = Comment
review-or-between = ou entre
review-and = et
review-unit = Unité
review-is-total = Le total du pays pour la période
review-law = Loi
review-what-happened = Ce qu’il en est advenu
review-rating = Évaluation
review-alleged = Rapporté comme simple allégation

review-decisions-on-it = Décisions sur ce chiffre
review-newest = Décisions les plus récentes
review-decision = Décision
review-undo = Annuler
# $what is what was decided on.
review-undo-what = Annuler : { $what }
review-confirmed = { $who } l’a confirmé, { $day }
review-corrected = { $who } l’a corrigé en { $figure }, { $day }
review-corrected-claim = { $who } l’a corrigé en « { $said } », { $day }
review-rejected = { $who } l’a rejeté, { $day }
review-could-not-tell = { $who } n’a pas pu se prononcer, { $day }
review-undone = { $decision } ; annulé le { $day } par { $who }
review-figure-total = { $measure } { $period }, { $figure }, { $unit }, un total
review-figure-part = { $measure } { $period }, { $figure }, { $unit }, pas un total

# What the last form did.
review-done-confirm = Confirmé.
review-done-correct = Corrigé.
review-done-reject = Rejeté.
review-done-cannot-tell = Conservé comme : impossible à dire.
review-done-undone = Annulé.
review-done-published = Une nouvelle édition est parue.
review-done-nothing = Rien n’a été changé.
review-in-no-edition = { $fact } (ne figure plus dans aucune édition)
# Why there is no passage. $why is an error message in English.
review-passage-elsewhere = La page archivée ne contient pas cet endroit : un lecteur plus récent le nomme autrement. Collectez de nouveau la source.
review-passage-absent = La page archivée ne peut être affichée ({ $why }). Collectez la source, ou ouvrez la page de l’éditeur.
review-passage-unread = La page n’a pas pu être lue : { $why }.
# What is wrong with a form. $value is what was written.
review-wrong-verdict = Choisissez Confirmer, Rejeter, Impossible à dire, ou enregistrez une correction.
review-wrong-law = Indiquez le nom de la loi, en { $most } caractères au plus.
review-wrong-year = « { $value } » n’est pas une année.
review-wrong-polarity = « { $value } » n’est pas quelque chose qui arrive à une loi.
review-wrong-tier = « { $value } » n’est pas un niveau : ce peut être 1, 2, 2WL ou 3.
review-wrong-claim = « { $value } » n’est pas un type d’affirmation.
review-wrong-count = « { $value } » n’est pas un compte : indiquez un nombre entier d’au plus 1 000 000 000 000.
review-wrong-figure = Indiquez le chiffre.
review-wrong-interval = Un intervalle a besoin de ses deux bornes, la plus petite d’abord.
review-wrong-qualifier = « { $value } » n’est pas une façon de lire un chiffre.
review-wrong-measure = « { $value } » n’est pas compté ici.
review-wrong-period = La période finit avant de commencer.
review-wrong-unit = « { $value } » n’est pas une unité.
review-wrong-name = Indiquez votre nom, en { $most } caractères au plus.
review-wrong-reason = Le motif dépasse { $most } caractères.
review-wrong-fact = Ce chiffre n’est dans aucune édition, ou n’a pas été lu dans un texte.
# Who is not let in.
review-only-here = La page de vérification ne répond que sur la machine elle-même, à une adresse de bouclage.
review-only-by-token = Ouvrez la page de vérification à l’adresse que lexgap serve a affichée au démarrage.
review-from-elsewhere = Ce formulaire vient d’un autre site.
