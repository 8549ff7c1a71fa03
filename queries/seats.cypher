/*
title: {fr: Sièges sans passage, en: Seats}
question:
  fr: "Qui, à cette date, siège dans le plus d'instances sans relier personne qui ne le soit déjà ?"
  en: "Who, at this date, sits in most bodies without connecting anyone otherwise unconnected?"
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
  fewest: {type: int, default: 2, min: 1, max: 100000, help: {fr: "Le moins de sièges.", en: "The fewest seats."}}
  links: {type: int, default: 0, min: 0, max: 1000000, help: {fr: "Le plus de paires qu'il est seul à relier.", en: "The most pairs that it alone links."}}
  largest: {type: int, default: 500, min: 2, max: 100000, help: {fr: "Une instance de plus de membres ne lie personne : on ne s'y connaît pas tous.", en: "A body with more members ties nobody: not all of them know each other."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'acteur.", en: "The actor."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Sa sphère, sinon celle de l'organisation à laquelle il appartient ; vide : inconnue.", en: "Its sphere, else that of the organisation it belongs to; empty: not known."}}
  seats: {type: int, from: measure, title: {fr: sièges, en: seats}, help: {fr: "Dans combien d'instances il siège.", en: "In how many bodies it sits."}}
  partners: {type: int, from: measure, title: {fr: partenaires, en: partners}, help: {fr: "Acteurs avec qui il siège.", en: "Actors it sits with."}}
  open_pairs: {type: int, from: measure, title: {fr: paires ouvertes, en: open pairs}, help: {fr: "Paires de ses partenaires qui ne sont pas liés entre eux.", en: "Pairs of its partners that are not tied to each other."}}
  only_link: {type: int, from: measure, title: {fr: seul lien, en: only link}, help: {fr: "Parmi elles, celles que personne d'autre ne relie.", en: "Of these, the pairs that nobody else links."}}
  also_linked_by: {type: list, from: measure, title: {fr: reliées aussi par, en: also linked by}, help: {fr: "Qui d'autre relie ces paires, les plus présents d'abord (au plus 5).", en: "Who else links these pairs, the most present first (5 at most)."}}
  bodies: {type: list, title: {fr: instances, en: bodies}, help: {fr: "Là où il siège, à coup sûr ou peut-être.", en: "Where it sits, surely or possibly."}}
  certain: {type: int, title: {fr: dont certaines, en: of which certain}, help: {fr: "Dans combien d'entre elles il siège à coup sûr à cette date.", en: "In how many of them it surely sits at that date."}}
  evidence: {type: evidence, from: measure, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, from: measure, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
measure: seats
caveats:
  fr: "Deux acteurs sont liés s'ils siègent dans la même instance à cette date. Siéger sans relier n'est pas un reproche : la présence peut avoir d'autres raisons, et des liens peuvent manquer. Les présences de date inconnue sont gardées."
  en: "Two actors are tied if they sit in the same body at that date. Sitting without linking is no blame: presence may have other reasons, and ties may be missing. Seats of unknown date are kept."
*/
CALL () {
  MATCH (c:Case)-[s:STATES]->(a:Alliance|Innovation|Programme)<-[r:PARTY_TO|TAKES_PART_IN]-(p:Actor)
  WHERE c.case IN $case AND r.case = c.case AND (a:Alliance OR $ties = 'all')
    AND coalesce(r.presence, 'present') = 'present'
  WITH p, a.id AS body, r, s, coalesce($at, c.checked) AS day
  WHERE NOT coalesce(r.start_min > day OR r.end_max < day OR s.start_min > day OR s.end_max < day, false)
  RETURN p, body,
         coalesce(coalesce(r.start_max, s.start_max) <= day
                  AND (coalesce(r.ongoing, s.ongoing, false) OR coalesce(r.end_min, s.end_min) >= day), false) AS sure
  UNION ALL
  MATCH (c:Case)-[:STATES]->(p:Actor)-[r:PART_OF|WORKS_FOR]-(:Actor)
  WHERE $ties = 'all' AND c.case IN $case AND r.case = c.case
  WITH p, r.key AS body, r, coalesce($at, c.checked) AS day
  WHERE NOT coalesce(r.start_min > day OR r.end_max < day, false)
  RETURN p, body, coalesce(r.start_max <= day AND (r.ongoing OR r.end_min >= day), false) AS sure
}
WITH p, collect(DISTINCT body) AS bodies, count(DISTINCT CASE WHEN sure THEN body END) AS certain
WITH p, bodies, certain,
     coalesce(CASE WHEN p.sphere <> 'unknown' THEN p.sphere END, head(COLLECT {
       MATCH (p)-[r:PART_OF|WORKS_FOR]->(whole:Actor)
       WHERE r.case IN $case AND whole.sphere <> 'unknown'
       RETURN whole.sphere ORDER BY whole.id
     })) AS sphere
RETURN p.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name,
       sphere,
       bodies,
       certain
ORDER BY size(bodies) DESC, id
