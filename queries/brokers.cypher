/*
title: {fr: Qui relie, en: Brokers}
question:
  fr: "À cette date, qui relie des acteurs qui ne sont pas liés entre eux, et entre quelles sphères ?"
  en: "At this date, who links actors that are not tied to each other, and between which spheres?"
group: brokers
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  ties:
    type: choice
    values: [alliances, all]
    default: alliances
    help:
      fr: "alliances : siéger dans la même alliance ; all : aussi prendre part à la même innovation ou au même programme, appartenir à, travailler pour."
      en: "alliances: sitting in the same alliance; all: also taking part in the same innovation or programme, belonging to, working for."
  rank:
    type: choice
    values: [introductions, only_link, open_pairs, across, betweenness, constraint]
    default: introductions
    help:
      fr: "Ce qui passe en premier ; introductions : les mises en relation attestées, puis les paires que personne d'autre ne relie, puis les paires ouvertes."
      en: "What comes first; introductions: the documented ones, then the pairs that nobody else links, then open pairs."
  least: {type: int, default: 1, min: 0, max: 1000000, help: {fr: "Le moins de paires ouvertes, sauf mise en relation attestée ; 0 montre aussi qui ne relie personne.", en: "The fewest open pairs, unless an introduction is documented; 0 also shows those who link nobody."}}
  largest: {type: int, default: 500, min: 2, max: 100000, help: {fr: "Une instance de plus de membres ne lie personne : on ne s'y connaît pas tous.", en: "A body with more members ties nobody: not all of them know each other."}}
  weighted: {type: bool, default: no, help: {fr: "Contrainte et taille efficace : compter chaque lien autant de fois qu'il y a d'instances communes.", en: "Constraint and effective size: count each tie as often as there are shared bodies."}}
  pivots: {type: int, default: 64, min: 8, max: 100000, help: {fr: "Au-delà de 2500 acteurs, l'intermédiarité est estimée à partir d'autant d'acteurs.", en: "Above 2500 actors, betweenness is estimated from that many actors."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'acteur.", en: "The actor."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Sa sphère, sinon celle de l'organisation à laquelle il appartient ; vide : inconnue.", en: "Its sphere, else that of the organisation it belongs to; empty: not known."}}
  acts: {type: int, title: {fr: rapprochements, en: acts}, help: {fr: "Combien de mises en relation un texte lui attribue, jusqu'à cette date.", en: "How many introductions a text ascribes to it, up to that date."}}
  introduced: {type: list, title: {fr: mises en relation, en: introductions}, help: {fr: "Lesquelles.", en: "Which ones."}}
  open_pairs: {type: int, from: measure, title: {fr: paires ouvertes, en: open pairs}, help: {fr: "Paires de ses partenaires qui ne sont pas liés entre eux.", en: "Pairs of its partners that are not tied to each other."}}
  only_link: {type: int, from: measure, title: {fr: seul lien, en: only link}, help: {fr: "Parmi elles, celles que personne d'autre ne relie.", en: "Of these, the pairs that nobody else links."}}
  across: {type: int, from: measure, title: {fr: entre sphères, en: between spheres}, help: {fr: "Parmi elles, celles de deux sphères différentes.", en: "Of these, the pairs from two different spheres."}}
  expected: {type: float, from: measure, title: {fr: attendu au hasard, en: expected by chance}, help: {fr: "Combien il y en aurait en moyenne si les sphères étaient tirées au sort.", en: "How many there would be on average if spheres were dealt out at random."}}
  p: {type: float, from: measure, help: {fr: "Part des tirages qui en donnent au moins autant : (1+n)/(1+999).", en: "Share of the draws that give at least as many: (1+n)/(1+999)."}}
  partners: {type: int, from: measure, title: {fr: partenaires, en: partners}, help: {fr: "Acteurs avec qui il siège.", en: "Actors it sits with."}}
  coordinator: {type: int, from: measure, title: {fr: coordinateur, en: coordinator}, help: {fr: "Paires où les trois sont d'une même sphère.", en: "Pairs where all three are of one sphere."}}
  consultant: {type: int, from: measure, title: {fr: consultant, en: consultant}, help: {fr: "Paires d'une même sphère, reliées par un acteur d'une autre.", en: "Pairs of one sphere, linked by an actor of another."}}
  boundary: {type: int, from: measure, title: {fr: passeur, en: boundary}, help: {fr: "Paires dont l'un est de sa sphère et l'autre non (gardien ou représentant : sans sens, on ne peut les distinguer).", en: "Pairs with one of its own sphere and one of another (gatekeeper or representative: without direction they cannot be told apart)."}}
  liaison: {type: int, from: measure, title: {fr: liaison, en: liaison}, help: {fr: "Paires où les trois sont de sphères différentes.", en: "Pairs where the three are of different spheres."}}
  unsaid: {type: int, from: measure, title: {fr: sphère inconnue, en: sphere unknown}, help: {fr: "Paires dont une des trois sphères n'est pas connue.", en: "Pairs where one of the three spheres is not known."}}
  burt: {type: float, from: measure, title: {fr: contrainte, en: constraint}, help: {fr: "Contrainte de Burt : basse, il relie des mondes séparés ; vide sans lien.", en: "Burt's constraint: low, it links separate worlds; empty without ties."}}
  effective_size: {type: float, from: measure, title: {fr: taille efficace, en: effective size}, help: {fr: "Partenaires non redondants, selon Burt.", en: "Non-redundant partners, after Burt."}}
  between: {type: float, from: measure, title: {fr: intermédiarité, en: betweenness}, help: {fr: "Sur combien de plus courts chemins il se trouve (Freeman).", en: "On how many shortest ways it stands (Freeman)."}}
  between_share: {type: float, from: measure, title: {fr: intermédiarité (part), en: betweenness (share)}, help: {fr: "La même, sur toutes les paires des autres.", en: "The same, out of all pairs of others."}}
  between_error: {type: float, from: measure, title: {fr: "± 95 %", en: "± 95 %"}, help: {fr: "Erreur de l'estimation ; vide : valeur exacte.", en: "Error of the estimate; empty: exact."}}
  bodies: {type: list, title: {fr: instances, en: bodies}, help: {fr: "Là où il siège, à coup sûr ou peut-être.", en: "Where it sits, surely or possibly."}}
  certain: {type: int, title: {fr: dont certaines, en: of which certain}, help: {fr: "Dans combien d'entre elles il siège à coup sûr à cette date.", en: "In how many of them it surely sits at that date."}}
  evidence: {type: evidence, from: measure, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, from: measure, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
measure: brokers
caveats:
  fr: "Deux acteurs sont liés s'ils siègent dans la même instance à cette date ; les liens n'ont pas de sens et ne comptent qu'une fois. Tous ceux d'une instance sont donc liés entre eux : cela cache les paires qui ne s'y parlent pas, et ne montre que ce qui relie des instances. Les présences de date inconnue sont gardées. Sont hors du compte les acteurs dits absents, exclus, ou qui ont refusé."
  en: "Two actors are tied if they sit in the same body at that date; ties have no direction and count once. So all members of a body are tied to each other: that hides pairs in it that never speak, and shows only what links bodies. Seats of unknown date are kept. Actors called missing, excluded, or who declined do not count."
*/
CALL () {
  MATCH (c:Case)-[s:STATES]->(a:Alliance|Innovation|Programme)<-[r:PARTY_TO|TAKES_PART_IN]-(p:Actor)
  WHERE c.case IN $case AND r.case = c.case AND (a:Alliance OR $ties = 'all')
    AND coalesce(r.presence, 'present') = 'present'
  WITH p, a.id AS body, r, s, coalesce($at, c.checked) AS day
  WHERE NOT coalesce(r.start_min > day OR r.end_max < day OR s.start_min > day OR s.end_max < day, false)
  RETURN p, body, null AS act,
         coalesce(coalesce(r.start_max, s.start_max) <= day
                  AND (coalesce(r.ongoing, s.ongoing, false) OR coalesce(r.end_min, s.end_min) >= day), false) AS sure
  UNION ALL
  MATCH (c:Case)-[:STATES]->(p:Actor)-[r:PART_OF|WORKS_FOR]-(:Actor)
  WHERE $ties = 'all' AND c.case IN $case AND r.case = c.case
  WITH p, r.key AS body, r, coalesce($at, c.checked) AS day
  WHERE NOT coalesce(r.start_min > day OR r.end_max < day, false)
  RETURN p, body, null AS act, coalesce(r.start_max <= day AND (r.ongoing OR r.end_min >= day), false) AS sure
  UNION ALL
  MATCH (c:Case)-[s:STATES]->(i:Introduction)<-[m:MADE]-(p:Actor)
  WHERE c.case IN $case AND m.case = c.case AND NOT coalesce(s.start_min > coalesce($at, c.checked), false)
  RETURN p, null AS body, i.id AS act, false AS sure
}
WITH p, collect(DISTINCT body) AS bodies, count(DISTINCT CASE WHEN sure THEN body END) AS certain,
     collect(DISTINCT act) AS introduced
WITH p, bodies, certain, introduced,
     coalesce(CASE WHEN p.sphere <> 'unknown' THEN p.sphere END, head(COLLECT {
       MATCH (p)-[r:PART_OF|WORKS_FOR]->(whole:Actor)
       WHERE r.case IN $case AND whole.sphere <> 'unknown'
       RETURN whole.sphere ORDER BY whole.id
     })) AS sphere
RETURN p.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name,
       sphere,
       size(introduced) AS acts,
       introduced,
       bodies,
       certain
ORDER BY size(introduced) DESC, size(bodies) DESC, id
