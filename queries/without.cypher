/*
title: {fr: Sans eux, en: Without}
question:
  fr: "Qu'est-ce qui se défait, à cette date, si l'on retire ces acteurs ?"
  en: "What falls apart, at this date, when these actors are taken out?"
group: brokers
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  actors: {type: list, items: id, default: [], help: {fr: "Les acteurs à retirer : ids ou noms exacts.", en: "The actors to take out: ids or exact names."}}
  ties:
    type: choice
    values: [alliances, all]
    default: alliances
    help:
      fr: "alliances : siéger dans la même alliance ; all : aussi prendre part à la même innovation ou au même programme, appartenir à, travailler pour."
      en: "alliances: sitting in the same alliance; all: also taking part in the same innovation or programme, belonging to, working for."
  largest: {type: int, default: 500, min: 2, max: 100000, help: {fr: "Une instance de plus de membres ne lie personne : on ne s'y connaît pas tous.", en: "A body with more members ties nobody: not all of them know each other."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'acteur.", en: "The actor."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Sa sphère, sinon celle de l'organisation à laquelle il appartient ; vide : inconnue.", en: "Its sphere, else that of the organisation it belongs to; empty: not known."}}
  part: {type: int, from: measure, title: {fr: morceau, en: part}, help: {fr: "Numéro du morceau où il se retrouve ; le plus grand reste hors du tableau.", en: "Number of the part in which it ends up; the largest is left out of the table."}}
  part_size: {type: int, from: measure, title: {fr: taille, en: size}, help: {fr: "Combien d'acteurs restent ensemble dans ce morceau ; 1 : seul.", en: "How many actors stay together in this part; 1: alone."}}
  lost: {type: int, from: measure, title: {fr: liens perdus, en: ties lost}, help: {fr: "Combien d'acteurs il ne peut plus joindre par personne.", en: "How many actors it can no longer reach through anybody."}}
  held_by: {type: list, from: measure, title: {fr: tenu par, en: held by}, help: {fr: "Ceux des acteurs retirés avec qui il siégeait.", en: "Those of the actors taken out with whom it sat."}}
  bodies: {type: list, title: {fr: instances, en: bodies}, help: {fr: "Là où il siège, à coup sûr ou peut-être.", en: "Where it sits, surely or possibly."}}
  certain: {type: int, title: {fr: dont certaines, en: of which certain}, help: {fr: "Dans combien d'entre elles il siège à coup sûr à cette date.", en: "In how many of them it surely sits at that date."}}
  evidence: {type: evidence, from: measure, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, from: measure, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
measure: without
example: {actors: [renault]}
caveats:
  fr: "Deux acteurs sont liés s'ils siègent dans la même instance à cette date. Seuls sont montrés ceux que le retrait sépare du plus grand morceau de leur ensemble. Une instance survit ici au départ d'un membre ; dans la vie, le départ de son pilote peut y mettre fin (question « departures »)."
  en: "Two actors are tied if they sit in the same body at that date. Only those are shown whom the removal separates from the largest part of their component. A body outlives here the leaving of a member; in life the leaving of its lead may end it (question `departures`)."
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
