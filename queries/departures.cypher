/*
title: {fr: Après un départ, en: Departures}
question:
  fr: "Qu'est-ce qui a pris fin dans les mois qui ont suivi le départ d'un acteur ?"
  en: "What ended within some months of an actor's leaving?"
group: brokers
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  months: {type: int, default: 12, min: 1, max: 600, help: {fr: "Combien de mois après le départ.", en: "How many months after the leaving."}}
  actor: {type: id, default: null, help: {fr: "Seulement les départs de cet acteur.", en: "Only the leavings of this actor."}}
  partners: {type: bool, default: no, help: {fr: "Aussi les autres membres qui s'en vont.", en: "Also other members who leave."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "Qui est parti.", en: "Who left."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  quit: {type: text, title: {fr: a quitté, en: left}, help: {fr: "Ce que l'acteur a quitté, ou l'événement qui le dit.", en: "What it left, or the event that says so."}}
  quit_on: {type: when, title: {fr: départ, en: left on}, help: {fr: "Tel qu'écrit.", en: "As written."}}
  ended: {type: text, title: {fr: a pris fin, en: ended}, help: {fr: "Ce qui a pris fin ensuite.", en: "What ended afterwards."}}
  ended_kind: {type: text, title: {fr: sorte, en: kind}, help: {fr: "alliance, programme, innovation, phase, event (un arrêt ou une fin), ou partner (un autre membre s'en va).", en: "alliance, programme, innovation, phase, event (a halt or an end), or partner (another member leaves)."}}
  ended_on: {type: when, title: {fr: fin, en: ended on}, help: {fr: "Telle qu'écrite.", en: "As written."}}
  certainty: {type: text, title: {fr: certitude, en: certainty}, help: {fr: "certain : après le départ et dans le délai, quelles que soient les dates précises ; possible : rien ne l'exclut.", en: "certain: after the leaving and in time, whatever the exact dates; possible: nothing excludes it."}}
  months_least: {type: int, title: {fr: mois au moins, en: months at least}, help: {fr: "Mois écoulés, au moins.", en: "Months passed, at least."}}
  months_most: {type: int, title: {fr: mois au plus, en: months at most}, help: {fr: "Mois écoulés, au plus.", en: "Months passed, at most."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
  quit_id: {type: id, title: {fr: id quitté, en: id left}, help: {fr: "L'id de ce qui a été quitté.", en: "The id of what was left."}}
  ended_id: {type: id, title: {fr: id fini, en: id ended}, help: {fr: "L'id de ce qui a pris fin.", en: "The id of what ended."}}
identity: [id, quit_id, quit_on, ended_id, ended_on]
about: id
caveats:
  fr: "Après ne veut pas dire à cause. Un départ est un lien qui finit avant l'alliance, l'innovation ou le programme, ou un événement de départ ; si tout finit en même temps, personne n'est parti. On regarde ce que l'acteur a quitté et, pour un événement ou un emploi, tout ce à quoi il prenait part. Les départs sans date connue sont hors du compte."
  en: "After does not mean because. A leaving is a tie that ends before the alliance, innovation or programme does, or an event of departure; where all end together, nobody left. Looked at is what the actor left and, for an event or a job, all it took part in. Leavings of unknown date do not count."
*/
CALL () {
  // a tie that ends before the whole does
  MATCH (c:Case)-[s:STATES]->(t:Alliance|Innovation|Programme)<-[r:PARTY_TO|TAKES_PART_IN]-(p:Actor)
  WHERE c.case IN $case AND r.case = c.case AND ($actor IS NULL OR p.id = $actor)
    AND coalesce(r.presence, 'present') = 'present' AND r.end_max IS NOT NULL AND r.end_min IS NOT NULL
    AND coalesce(r.ongoing, false) = false
    AND NOT coalesce(s.end_min = r.end_min AND s.end_max = r.end_max, false)
  RETURN c, p, t AS gone, t AS thing, r.end_min AS first, r.end_max AS last, r.end_text AS said, r.key AS key,
         coalesce(r.evidence, []) AS lines
  UNION ALL
  // a job or a membership that ends: all that the actor took part in
  MATCH (c:Case)-[:STATES]->(p:Actor)-[r:WORKS_FOR|PART_OF]->(w:Actor)
  WHERE c.case IN $case AND r.case = c.case AND ($actor IS NULL OR p.id = $actor)
    AND r.end_max IS NOT NULL AND r.end_min IS NOT NULL AND coalesce(r.ongoing, false) = false
  OPTIONAL MATCH (p)-[q:PARTY_TO|TAKES_PART_IN]->(t:Alliance|Innovation|Programme) WHERE q.case = c.case
  RETURN DISTINCT c, p, w AS gone, t AS thing, r.end_min AS first, r.end_max AS last, r.end_text AS said, r.key AS key,
         coalesce(r.evidence, []) AS lines
  UNION ALL
  // an event that says so: what it concerns, and all that the actor took part in
  MATCH (c:Case)-[s:STATES]->(e:Event)<-[r:TAKES_PART_IN]-(p:Actor)
  WHERE c.case IN $case AND r.case = c.case AND e.kind = 'departure' AND ($actor IS NULL OR p.id = $actor)
    AND s.start_min IS NOT NULL AND coalesce(s.end_max, s.start_max) IS NOT NULL
  OPTIONAL MATCH (p)-[q:PARTY_TO|TAKES_PART_IN]->(t:Alliance|Innovation|Programme) WHERE q.case = c.case
  WITH c, s, e, p, r, collect(DISTINCT t) AS own
  OPTIONAL MATCH (e)-[o:CONCERNS]->(x:Alliance|Innovation|Programme) WHERE o.case = c.case
  WITH c, s, e, p, r, own, collect(DISTINCT x) AS concerned
  UNWIND CASE WHEN own + concerned = [] THEN [null] ELSE own + concerned END AS t
  RETURN DISTINCT c, p, e AS gone, t AS thing, s.start_min AS first, coalesce(s.end_max, s.start_max) AS last,
         coalesce(s.when_text, s.start_text) AS said, r.key AS key, coalesce(s.evidence, []) AS lines
}
WITH *, coalesce($at, c.checked) AS day
WHERE NOT coalesce(first > day, false)
CALL (c, p, thing, key, day) {
  MATCH (c)-[s:STATES]->(thing)
  WHERE s.end_min IS NOT NULL AND s.end_max IS NOT NULL AND coalesce(s.ongoing, false) = false
  RETURN thing AS over, toLower(head([l IN labels(thing) WHERE l IN ['Alliance', 'Innovation', 'Programme']])) AS sort,
         s.end_min AS e_first, s.end_max AS e_last, s.end_text AS e_said, [] AS e_keys, coalesce(s.evidence, []) AS e_lines
  UNION ALL
  MATCH (thing)-[w:WENT_THROUGH]->(stay:Stay)<-[s:STATES]-(c)
  WHERE w.case = c.case AND s.outcome IN ['halted', 'abandoned', 'regressed'] AND s.end_min IS NOT NULL AND s.end_max IS NOT NULL
  MATCH (stay)-[:IN_PHASE]->(f:Phase)
  RETURN f AS over, 'phase' AS sort, s.end_min AS e_first, s.end_max AS e_last, s.end_text AS e_said, [w.key] AS e_keys,
         coalesce(s.evidence, []) AS e_lines
  UNION ALL
  MATCH (thing)<-[o:CONCERNS]-(e:Event)<-[s:STATES]-(c)
  WHERE o.case = c.case AND (e.kind IN ['halt', 'end'] OR o.effect = 'ended')
    AND s.start_min IS NOT NULL AND coalesce(s.end_max, s.start_max) IS NOT NULL
  RETURN e AS over, 'event' AS sort, s.start_min AS e_first, coalesce(s.end_max, s.start_max) AS e_last,
         coalesce(s.when_text, s.start_text) AS e_said, [o.key] AS e_keys, coalesce(s.evidence, []) AS e_lines
  UNION ALL
  MATCH (c)-[s:STATES]->(thing)<-[q:PARTY_TO|TAKES_PART_IN]-(other:Actor)
  WHERE $partners AND q.case = c.case AND other <> p AND q.key <> key AND q.end_min IS NOT NULL AND q.end_max IS NOT NULL
    AND coalesce(q.ongoing, false) = false AND coalesce(q.presence, 'present') = 'present'
    AND NOT coalesce(s.end_min = q.end_min AND s.end_max = q.end_max, false)
  RETURN other AS over, 'partner' AS sort, q.end_min AS e_first, q.end_max AS e_last, q.end_text AS e_said, [q.key] AS e_keys,
         coalesce(q.evidence, []) AS e_lines
}
WITH *, last + duration({months: $months}) AS limit_most, first + duration({months: $months}) AS limit_least
WHERE e_last >= first AND e_first <= limit_most
WITH *, CASE WHEN e_first >= last AND e_last <= limit_least THEN 'certain' ELSE 'possible' END AS certainty
WITH p, gone, said, over, sort, e_said, min(certainty) AS certainty, min(first) AS first, max(last) AS last,
     min(e_first) AS e_first, max(e_last) AS e_last,
     reduce(flat = [], some IN collect(lines + e_lines) | flat + [x IN some WHERE NOT x IN flat]) AS found,
     reduce(flat = [], some IN collect([key] + e_keys) | flat + [x IN some WHERE NOT x IN flat]) AS facts
RETURN p.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name,
       CASE WHEN $lang = 'en' THEN coalesce(gone.name_en, gone.name) ELSE gone.name END AS quit,
       said AS quit_on,
       CASE WHEN $lang = 'en' THEN coalesce(over.name_en, over.name) ELSE over.name END AS ended,
       sort AS ended_kind,
       e_said AS ended_on,
       certainty,
       CASE WHEN e_first < last THEN 0 ELSE duration.between(last, e_first).months END AS months_least,
       duration.between(first, e_last).months AS months_most,
       reduce(kept = [], x IN found | CASE WHEN x IN kept THEN kept ELSE kept + x END) AS evidence,
       facts,
       gone.id AS quit_id,
       over.id AS ended_id
ORDER BY certainty, ended_kind = 'partner', months_most, id, quit_id, ended_id, quit_on, ended_on
LIMIT $max_rows + 1
