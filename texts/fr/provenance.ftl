# Pages: provenance, revisions, sources

provenance-where = D’où vient cette donnée

fact-title = { $measure }, { $place }, { $period } : { $figure }
fact-description = Un chiffre concernant { $place }, avec sa source, le fichier archivé et l’endroit où il y figure.
fact-lies-in = Compris dans
fact-before = { $figure } jusqu’à sa révision ; figure dans { $place }
fact-said-before = Ce que la source disait auparavant
fact-contradicted = Contredit par sa propre source
fact-counted = Ce qui est compté
fact-measure-in-unit = { $measure }, unité : { $unit }
fact-part = Partie
fact-figure = <strong>{ $figure }</strong> – { $meaning }
fact-programs = Adresse permanente pour les programmes : { $address }
fact-status-automatic = relevé dans un tableau par un programme ; personne ne l’a encore confirmé
fact-status-automatic-prose = relevé dans un texte par un programme ; personne ne l’a encore confirmé
fact-status-confirmed = confirmé par une personne
fact-status-disputed = contesté : les personnes qui l’ont examiné ne sont pas d’accord
fact-status-rejected = rejeté par une personne : le passage ne dit pas cela ; n’entre dans aucun score
fact-as-read = Tel que le programme l’a lu
fact-as-read-total = { $measure }, { $period } : { $figure }, un total
fact-as-read-part = { $measure }, { $period } : { $figure }, pas un total
fact-people = Personnes qui l’ont examiné
fact-read-by = Lu par
fact-rule = règle <code>{ $rule }</code>, exacte dans { $share } des textes étiquetés
fact-changed = Depuis, la source a changé ce chiffre, sans le dire, en { $figure }, dans le fichier { $file }.
fact-changed-again = Depuis, la source a changé ce chiffre, sans le dire, dans le fichier { $file }.
fact-withdrawn = Depuis, la source a retiré ce chiffre : il a disparu, dans le fichier { $file }.
fact-other = { $figure } { $unit }, { $source } ({ $interest })
fact-others = Autres chiffres pour la même chose

point-title = { $indicator }, { $place }, { $period } : { $value }
point-description = Une valeur concernant { $place }, avec sa source, le fichier archivé et l’endroit où elle y figure.
point-no-value = <strong>aucune valeur</strong> – l’éditeur cite ce pays ou territoire sans valeur ; ce n’est pas un zéro
point-sources = Sources sous-jacentes
point-other-periods = Autres périodes

snapshot-title = Fichier archivé { $name }
snapshot-description = Un fichier archivé avec son empreinte, son adresse et ses dates.
snapshot-content-type = Type de contenu
snapshot-size = Taille
snapshot-current-facts = Faits actuels qui en sont tirés
snapshot-facts =
    { $counts ->
        [one] { $counts } décompte
       *[other] { $counts } décomptes
    }, { $values ->
        [one] { $values } valeur d’indicateur
       *[other] { $values } valeurs d’indicateurs
    }, { $laws ->
        [one] { $laws } loi
       *[other] { $laws } lois
    }, { $claims ->
        [one] { $claims } énoncé de rapport
       *[other] { $claims } énoncés de rapports
    }
snapshot-check = Quiconque détient le fichier de l’éditeur peut vérifier qu’il est identique : <code>sha256sum FILE</code> doit afficher cette empreinte.
snapshot-programs = Pour les programmes : { $address }

revisions-title = Révisions silencieuses
revisions-description = Chiffres que leur propre source a changés ou retirés sans préavis.
revisions-lead = Lorsqu’une source publie un autre chiffre pour une période passée, ou ne le publie plus, l’ancien chiffre reste ici, avec le fichier où il figurait.
revisions-none = Aucun chiffre n’a été changé ni retiré entre les copies que nous détenons.
revisions-programs = Pour les programmes : <json>toutes</json>, <csv>en CSV</csv>.
revisions-by-source = Par source
revisions-changed = Changés
revisions-withdrawn = Retirés
revisions-shown = { $name } : { $shown } sur { $all }
revisions-before = Avant
revisions-after = Après
revisions-is-withdrawn = retiré
revisions-is-replaced = remplacé
revisions-about = { $topics } ; { $part }
revisions-values = Valeurs d’indicateurs
revisions-values-lead = Lorsqu’une source publie une autre valeur d’un indicateur pour une période passée, dans une copie plus récente d’un fichier ou dans l’édition suivante d’une publication annuelle, ou ne la publie plus, l’ancienne valeur reste ici, avec le fichier et l’endroit où elle figurait. À côté de la valeur se trouve ce qui diffère d’autre : l’erreur type, les bornes ou le nombre de sources.
revisions-values-counts = Changées : { $changed }. Retirées : { $withdrawn }.
revisions-values-more = { $n ->
    [one] Une autre ancienne valeur n’est pas affichée.
   *[other] { $n } autres anciennes valeurs ne sont pas affichées.
}
revisions-stated-in = Figure dans
revisions-seen-in = Changement vu dans
revisions-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}

sources-description = Qui publie les chiffres, ce qui pourrait les biaiser et comment chaque source s’est comportée ces derniers temps.
sources-lead = Chaque chiffre présenté ici appartient à quelqu’un qui peut y avoir intérêt. Chaque source indique ce qu’elle mesure, ce qui pourrait la biaiser et comment elle a été jointe ces derniers temps.
sources-all = Toutes les sources
sources-facts = Faits dans cette édition
sources-state = État
sources-tried-only = pas encore interrogée ; essayée uniquement sur notre propre document
sources-not-asked = pas encore interrogée
sources-from-baseline = de la base de départ ; pas encore interrogée
sources-reached = jointe le { $day }
sources-failed-once = un échec, le { $day }
sources-failed-again = nouvel échec, le { $day }
sources-time = { $day }, { $time } UTC
sources-newest-failure = Dernier échec
sources-failure = { $time } : { $error } – les derniers faits valables sont conservés.
sources-not-proven = Pas encore éprouvée
sources-own-documents-only = Écrit d’après la documentation de l’éditeur et essayé uniquement sur un document à nous : aucune réponse de l’éditeur n’a encore été lue.
sources-parts-not-proven = Parties pas encore éprouvées
sources-parts-own-documents-only = Écrites d’après la documentation de l’éditeur et essayées uniquement sur des documents à nous : aucune réponse de l’éditeur à ces adresses n’a encore été lue.
sources-last-reached = Jointe pour la dernière fois
sources-next-attempt = Prochaine tentative
sources-file = { $size }, obtenu le { $day }
sources-file-of = copie du { $vintage }, { $size }, obtenu le { $day }
sources-more-files =
    { $n ->
        [one] et { $n } autre, voir l’API
       *[other] et { $n } autres, voir l’API
    }
sources-terms = Conditions d’utilisation
sources-files =
    { $n ->
        [one] { $n } fichier archivé à l’origine de ses faits
       *[other] { $n } fichiers archivés à l’origine de ses faits
    }
sources-measures = Ce qu’elle mesure
sources-no-date = sans date
sources-announced =
    { $n ->
        [one] { $n } document annoncé par ses listes
       *[other] { $n } documents annoncés par ses listes
    }
sources-announced-not-read = Les plus récents d’abord. Annoncés, non lus : aucun fait n’en provient. Tous : { $address }
sources-name-as-printed = Nom tel qu’imprimé
sources-rows = Lignes
sources-first-place = Premier emplacement
sources-unresolved = Noms auxquels ne répond aucun pays ou territoire
sources-in-no-score = Lignes qui n’entrent dans aucun score
