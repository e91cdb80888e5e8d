# Le formulaire d’un dossier de preuves.

evidence-title = Éléments de preuve : { $name }
evidence-description = Faits concernant : { $name }, avec originaux et preuves d’intégrité, dans un seul fichier.
evidence-about = Un seul fichier réunit les faits, les scores, les originaux, leur provenance, les preuves d’intégrité et un dossier à lire. Chacun peut le vérifier sans nous et sans ce site ; <code>lexgap verify</code> indique ce qui est établi et ce qui n’a pas pu être vérifié.
evidence-all-topics = tous les thèmes
evidence-edition = Édition
evidence-mask = Masquer dans tous les faits
evidence-mask-source = l’auteur de la publication de chaque fait
evidence-mask-provenance = l’original et l’endroit où il a été lu
evidence-mask-quantity = les chiffres eux-mêmes
evidence-mask-breakdown = les parties des totaux : sexe, âge, forme d’exploitation
evidence-mask-said = ce que disent les rapports
evidence-mask-reading = la manière dont un programme l’a lu
evidence-mask-review = ce que des personnes en ont décidé
evidence-mask-url = les adresses des lois
evidence-leave-out = Omettre ces faits
evidence-leave-out-help = Identifiants tels qu’ils figurent dans les adresses des faits, ou <code>ti-cpi@2023</code> pour une valeur d’un indicateur, séparés par des virgules. Les originaux et les résultats qui révéleraient ce qui est masqué ou omis sont omis eux aussi. Les preuves valent pour le reste, et le fichier dit combien d’éléments n’y figurent pas.
evidence-make = Établir le fichier
evidence-back = Retour : { $name }
