"""The words of the page itself. Its script finds them in the page's data, so it holds no sentence."""

from __future__ import annotations

from kg.language import Language, Text

WORDS: dict[str, Text] = {
    "find": Text(en="Find a name…", fr="Trouver un nom…"),
    "nothing_found": Text(en="Nothing has a name like this.", fr="Rien ne porte un nom comme celui-ci."),
    "nothing_but": Text(
        en="Nothing has a name like this. What begins alike:",
        fr="Rien ne porte un nom comme celui-ci. Ce qui commence de même :",
    ),
    "not_shown": Text(en="not shown yet", fr="pas encore affiché"),
    "legend": Text(en="Legend", fr="Légende"),
    "legend_help": Text(
        en="Click to hide or to show again.", fr="Cliquer pour masquer, ou pour montrer de nouveau."
    ),
    "kinds": Text(en="Kinds", fr="Genres"),
    "spheres": Text(en="Spheres", fr="Sphères"),
    "ties": Text(en="Ties", fr="Liens"),
    "certainty": Text(en="Certainty", fr="Certitude"),
    "cases": Text(en="Cases", fr="Cas"),
    "add": Text(en="Not on the map: click to add", fr="Hors de la carte : cliquer pour ajouter"),
    "everything": Text(en="Show everything", fr="Tout montrer"),
    "essentials": Text(en="Back to the essentials", fr="Revenir à l'essentiel"),
    "fold": Text(en="Alliances as ties", fr="Alliances en liens"),
    "unfold": Text(en="Alliances as nodes", fr="Alliances en nœuds"),
    "fit": Text(en="Whole map", fr="Carte entière"),
    "close": Text(en="Close", fr="Fermer"),
    "since": Text(en="When", fr="Quand"),
    "undated": Text(en="date not known", fr="date inconnue"),
    "also": Text(en="Also called", fr="Aussi appelé"),
    "sphere": Text(en="Sphere", fr="Sphère"),
    "note": Text(en="Note", fr="Note"),
    "who_says": Text(en="Who says so", fr="Qui le dit"),
    "line": Text(en="line", fr="ligne"),
    "lines": Text(en="lines", fr="lignes"),
    "no_evidence": Text(en="no source cited", fr="aucune source citée"),
    "in_case": Text(en="case", fr="cas"),
    "ties_of": Text(en="Ties", fr="Liens"),
    "open_tie": Text(en="Open this tie: {name}", fr="Ouvrir ce lien : {name}"),
    "no_ties": Text(en="No tie to anything on this map.", fr="Aucun lien avec le reste de cette carte."),
    "phases": Text(en="Phases", fr="Phases"),
    "figures": Text(en="Figures", fr="Chiffres"),
    "perceptions": Text(en="How it is seen", fr="Comment c'est perçu"),
    "gate_checks": Text(en="Conditions", fr="Conditions de passage"),
    "show_neighbours": Text(en="Show all its neighbours", fr="Montrer tous ses voisins"),
    "shown_count": Text(en="{n} of {total} shown", fr="{n} sur {total} affichés"),
    "map_label": Text(
        en="Map. Arrow keys move from one to the next, with Shift they move it; Enter opens it, Escape closes, "
        "+ and - zoom, 0 shows the whole map.",
        fr="Carte. Les flèches vont de l'un à l'autre, avec Maj elles le déplacent ; Entrée ouvre, Échap ferme, "
        "+ et - agrandissent ou réduisent, 0 montre la carte entière.",
    ),
    "empty": Text(
        en="There is nothing to draw here.",
        fr="Il n'y a rien à dessiner ici.",
    ),
    "absent": Text(en="missing, declined or kept out", fr="manquant, a refusé ou écarté"),
    "no_sphere": Text(en="not an actor", fr="pas un acteur"),
    "disagree": Text(en="What each case says", fr="Ce que dit chaque cas"),
    "several": Text(en="several ties", fr="plusieurs liens"),
    "begin": Text(en="To begin", fr="Pour commencer"),
    "begin_click": Text(
        en="click a name, or type one at the top (by keyboard: Tab, then the arrows).",
        fr="cliquer sur un nom, ou l'écrire en haut (au clavier : Tab, puis les flèches).",
    ),
    "begin_touch": Text(
        en="tap a name, or type one at the top.",
        fr="toucher un nom, ou l'écrire en haut.",
    ),
    "begin_way": Text(
        en="Then “How is it connected to…” shows who connects two of them.",
        fr="Ensuite, « Comment est-ce relié à… » montre qui relie deux noms.",
    ),
    "begin_way_and_time": Text(
        en="Then “How is it connected to…” shows who connects two of them; the slider below, what there was at a date.",
        fr="Ensuite, « Comment est-ce relié à… » montre qui relie deux noms ; le curseur du bas, ce qu'il y avait à "
        "telle date.",
    ),
    "begin_close": Text(en="Put these words away", fr="Ranger ces mots"),
    "drawing": Text(en="Drawing…", fr="Dessin en cours…"),
    "as_of": Text(en="As of {day}", fr="Situation au {day}"),
    "months": Text(en="{n} months", fr="{n} mois"),
    "way_from": Text(en="How is it connected to…", fr="Comment est-ce relié à…"),
    "way_to": Text(
        en="{name}: click or find the other one.", fr="{name} : cliquer sur l'autre, ou le trouver."
    ),
    "cancel": Text(en="Cancel", fr="Annuler"),
    "way_length": Text(en="Shortest way, in ties: {n}", fr="Chemin le plus court, en liens : {n}"),
    "no_way": Text(
        en="Nothing on this map connects them, with the present filters and date.",
        fr="Rien sur cette carte ne les relie, avec les filtres et la date du moment.",
    ),
    "brought_by": Text(en="Who brought them together", fr="Qui les a mis en relation"),
    "on_the_way": Text(en="On the way", fr="Sur le chemin"),
    "time": Text(en="Time", fr="Temps"),
    "play": Text(en="Play or pause", fr="Lecture ou pause"),
    "always": Text(en="All times", fr="Toutes les dates"),
    "all_times": Text(en="all times together", fr="toutes dates réunies"),
    "doubt": Text(
        en="Hollow or dash-dotted: not certain at that date. {n} without a date stay on the map.",
        fr="Évidé ou en tirets et points : incertain à cette date. {n} sans date restent sur la carte.",
    ),
    "at_date": Text(en="At this date", fr="À cette date"),
    "open_node": Text(en="not certain to be there", fr="présence incertaine"),
    "open_tie_date": Text(en="tie not certain to hold", fr="lien incertain"),
    "no_date": Text(en="no date known, always shown", fr="sans date connue, toujours montré"),
    "lanes": Text(en="Phases", fr="Phases"),
    "lanes_help": Text(
        en="Each innovation through the phases. Pale and dashed: somewhere in between, the sources do not say when.",
        fr="Chaque innovation à travers les phases. Pâle et en pointillé : quelque part dans l'intervalle, "
        "sans que les sources disent quand.",
    ),
    "no_phase": Text(en="no phase known", fr="aucune phase connue"),
    "nothing_dated": Text(en="No stay in a phase is dated.", fr="Aucun séjour dans une phase n'est daté."),
    "empty_seat": Text(en="empty seat", fr="place vide"),
    "halted": Text(en="stalled", fr="à l'arrêt"),
    "rows": Text(en="{n} rows. Choose one to light it.", fr="{n} lignes. En choisir une pour l'éclairer."),
    "no_rows": Text(en="No row.", fr="Aucune ligne."),
    "more_rows": Text(en="There are more than these.", fr="Il y en a d'autres."),
    "made": Text(en="How this was made", fr="Comment ce tableau a été fait"),
    "save_png": Text(en="Save the present view as a picture", fr="Enregistrer la vue présente en image"),
    "save_svg": Text(en="Save the present view as vectors", fr="Enregistrer la vue présente en vecteurs"),
    "print": Text(en="Print", fr="Imprimer"),
    "scenes": Text(en="Scenes", fr="Scènes"),
    "scene_back": Text(en="Scene before", fr="Scène précédente"),
    "scene_next": Text(en="Next scene", fr="Scène suivante"),
    "scene_making": Text(en="Make scenes", fr="Composer les scènes"),
    "scene_add": Text(en="Add this view", fr="Ajouter cette vue"),
    "scene_retake": Text(en="Take the view again", fr="Reprendre la vue"),
    "scene_rename": Text(en="Change the caption", fr="Changer la légende"),
    "scene_earlier": Text(en="Earlier", fr="Plus tôt"),
    "scene_later": Text(en="Later", fr="Plus tard"),
    "scene_remove": Text(en="Remove", fr="Retirer"),
    "scene_save": Text(en="Save the scenes (YAML)", fr="Enregistrer les scènes (YAML)"),
    "scene_caption": Text(en="Caption: what there is to see", fr="Légende : ce qu'il y a à voir"),
    "scenes_unsaved": Text(
        en="Not saved: these scenes go when the page is closed.",
        fr="Non enregistré : ces scènes disparaissent quand la page se ferme.",
    ),
    "no_scene": Text(
        en="No scene yet. Arrange the map, then add this view.",
        fr="Pas encore de scène. Disposer la carte, puis ajouter cette vue.",
    ),
    "notice": Text(en="What is not shown", fr="Ce qui n'est pas affiché"),
    "notes": Text(en="Notes", fr="Remarques"),
    "notes_help": Text(
        en="What people in the meeting say is wrong or missing. It changes nothing on the map: saved as a table, "
        "it is set beside what the graph says by kg proposals.",
        fr="Ce que les personnes présentes disent faux ou manquant. La carte n'en est pas changée : enregistrées en "
        "tableau, les remarques sont mises en regard de ce que dit le graphe par kg proposals.",
    ),
    "notes_unsaved": Text(
        en="Not saved: notes go when the page is closed.",
        fr="Non enregistré : les remarques disparaissent quand la page se ferme.",
    ),
    "unsaved": Text(en="not saved", fr="à enregistrer"),
    "notes_save": Text(en="Save the notes (CSV)", fr="Enregistrer les remarques (CSV)"),
    "note_do": Text(en="Something is wrong or missing", fr="Quelque chose est faux, ou manque"),
    "note_kind": Text(en="Wrong or missing", fr="Faux ou manquant"),
    "note_wrong": Text(en="This is wrong", fr="C'est faux"),
    "note_missing": Text(en="This is missing", fr="Il manque"),
    "note_text": Text(
        en="What is wrong or missing, since when…", fr="Ce qui est faux ou manque, depuis quand…"
    ),
    "note_by": Text(en="Who says so (may stay empty)", fr="Qui le dit (peut rester vide)"),
    "note_add": Text(en="Note it", fr="Noter"),
    "note_added": Text(en="Noted.", fr="Noté."),
    "note_remove": Text(en="Remove", fr="Retirer"),
    "whole_map": Text(en="The map as a whole", fr="La carte entière"),
    "ok": Text(en="OK", fr="OK"),
    "only": Text(en="Keep only", fr="Ne garder que"),
    "only_help": Text(
        en="What belongs to it, and whatever is tied to that.", fr="Ce qui en relève, et ce qui y est lié."
    ),
    "by_phase": Text(en="Phase", fr="Phase"),
    "by_role": Text(en="Role", fr="Rôle"),
    "by_programme": Text(en="Programme", fr="Programme"),
    "by_territory": Text(en="Territory", fr="Territoire"),
    "filtered": Text(en="Filtered:", fr="Filtré :"),
    "without": Text(en="without {name}", fr="sans {name}"),
    "remove_filter": Text(en="Take away the filter {name}", fr="Ôter le filtre {name}"),
    "bring": Text(
        en="Show what is tied to it and not on the map yet (+{n})",
        fr="Montrer ce qui y est lié, pas encore sur la carte (+{n})",
    ),
    "reset": Text(en="Take away all filters", fr="Ôter tous les filtres"),
    "tools": Text(en="Tools", fr="Outils"),
    "panel": Text(en="Details", fr="Détails"),
    "menu": Text(en="Legend and filters", fr="Légende et filtres"),
}


def words_in(language: Language) -> dict[str, str]:
    return {key: text.said_in(language) for key, text in WORDS.items()}
