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
