/*
title: {fr: Ponts entre côtés d'une tension, en: Tension bridges}
question:
  fr: "Quand des acteurs sont en désaccord, qui est lié aux deux côtés ?"
  en: "When actors are at odds, who is tied to both sides?"
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
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  tension: {type: id, help: {fr: "La tension.", en: "The tension."}}
  over: {type: text, title: {fr: objet, en: over}, help: {fr: "Son objet.", en: "What it is over."}}
  sides: {type: list, title: {fr: côtés, en: sides}, help: {fr: "Qui est en désaccord.", en: "Who is at odds."}}
  id: {type: id, help: {fr: "L'acteur lié aux deux côtés ; vide : personne de connu.", en: "The actor tied to both sides; empty: nobody known."}}
  name: {type: text, title: {fr: pont, en: bridge}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Sa sphère ; vide : inconnue.", en: "Its sphere; empty: not known."}}
  reached: {type: int, title: {fr: côtés joints, en: sides reached}, help: {fr: "Combien de côtés il joint.", en: "How many sides it reaches."}}
  apart: {type: int, title: {fr: hors de leur présence commune, en: apart from shared bodies}, help: {fr: "Combien de côtés il joint dans des instances où l'autre côté ne siège pas.", en: "How many sides it reaches in bodies where the other side does not sit."}}
  introduced: {type: int, title: {fr: mises en relation, en: introductions}, help: {fr: "Mises en relation que les textes lui attribuent.", en: "Introductions that the texts ascribe to it."}}
  bodies: {type: list, title: {fr: instances, en: bodies}, help: {fr: "Où il les rencontre.", en: "Where it meets them."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [tension, id]
about: tension
caveats:
  fr: "Être lié aux deux côtés est une possibilité de médiation, non une médiation. Ceux qui ont déjà rapproché d'autres acteurs viennent d'abord, puis ceux qui joignent les côtés séparément. Les tensions et présences de date inconnue sont gardées. Une ligne sans pont : personne de connu."
  en: "To be tied to both sides is a chance to mediate, not a mediation. Those who have brought others together come first, then those who reach the sides separately. Tensions and seats of unknown date are kept. A row without a bridge: nobody known."
*/
MATCH (c:Case)-[s:STATES]->(t:Tension)
WHERE c.case IN $case
  AND NOT coalesce(s.start_min > coalesce($at, c.checked) OR ($at IS NOT NULL AND s.end_max < $at), false)
WITH t, collect(DISTINCT c.case) AS cases
CALL (t, cases) {
  MATCH (t)-[o:BETWEEN]->(p:Actor) WHERE o.case IN cases
  WITH p, o, CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name ORDER BY name, p.id, o.key
  RETURN collect({actor: p, side: coalesce(o.side, p.id)}) AS ends, collect(DISTINCT name) AS sides, collect(DISTINCT p.id) AS ids
}
CALL (t, ends, ids) {
  UNWIND ends AS end
  WITH end, end.actor AS p
  MATCH (p)-[r:PARTY_TO|TAKES_PART_IN]->(a:Alliance|Innovation|Programme)<-[q:PARTY_TO|TAKES_PART_IN]-(v:Actor)
  WHERE r.case = q.case AND (a:Alliance OR $ties = 'all')
    AND coalesce(r.presence, 'present') = 'present' AND coalesce(q.presence, 'present') = 'present'
  MATCH (c:Case {case: r.case})-[s:STATES]->(a)
  WITH end, a, r, q, v, s, coalesce($at, c.checked) AS day
  WHERE r.case IN $case AND NOT v.id IN ids
    AND NOT coalesce(r.start_min > day OR r.end_max < day OR q.start_min > day OR q.end_max < day
                     OR s.start_min > day OR s.end_max < day, false)
  RETURN v, end.side AS side, a AS body, [r.key, q.key] AS keys,
         coalesce(r.evidence, []) + coalesce(q.evidence, []) AS lines
  UNION ALL
  UNWIND ends AS end
  WITH end, end.actor AS p
  MATCH (p)-[r:PART_OF|WORKS_FOR]-(v:Actor)
  MATCH (c:Case {case: r.case})
  WITH end, p, r, v, coalesce($at, c.checked) AS day
  WHERE $ties = 'all' AND r.case IN $case AND NOT v.id IN ids
    AND NOT coalesce(r.start_min > day OR r.end_max < day, false)
  RETURN v, end.side AS side, p AS body, [r.key] AS keys, coalesce(r.evidence, []) AS lines
}
WITH t, sides, v, side, body, keys, lines,
     CASE WHEN $lang = 'en' THEN coalesce(body.name_en, body.name) ELSE body.name END AS place
ORDER BY place, side, keys[0]
WITH t, sides, v, collect(DISTINCT side) AS reached, collect({side: side, body: body.id}) AS meetings,
     collect(DISTINCT place) AS bodies,
     reduce(flat = [], some IN collect(keys) | flat + [x IN some WHERE NOT x IN flat]) AS facts,
     reduce(flat = [], x IN reduce(every = [], some IN collect(lines) | every + some) |
            CASE WHEN x IN flat THEN flat ELSE flat + x END) AS evidence
WITH t, sides, collect(CASE WHEN size(reached) > 1 THEN {
       v: v, reached: size(reached), bodies: bodies, facts: facts, evidence: evidence,
       apart: size([side IN reached WHERE any(m IN meetings WHERE m.side = side
                    AND none(o IN meetings WHERE o.body = m.body AND o.side <> side))])
     } END) AS bridges
UNWIND CASE WHEN bridges = [] THEN [null] ELSE bridges END AS bridge
WITH t, sides, bridge, bridge.v AS v
WITH t, sides, bridge, v, COUNT { (v)-[m:MADE]->(:Introduction) WHERE m.case IN $case } AS introduced
RETURN t.id AS tension,
       CASE WHEN $lang = 'en' THEN coalesce(t.name_en, t.name) ELSE t.name END AS over,
       sides,
       v.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(v.name_en, v.name) ELSE v.name END AS name,
       CASE WHEN v.sphere <> 'unknown' THEN v.sphere END AS sphere,
       coalesce(bridge.reached, 0) AS reached,
       coalesce(bridge.apart, 0) AS apart,
       introduced,
       coalesce(bridge.bodies, []) AS bodies,
       coalesce(t.evidence, []) + [x IN coalesce(bridge.evidence, []) WHERE NOT x IN coalesce(t.evidence, [])] AS evidence,
       coalesce(bridge.facts, []) AS facts
ORDER BY t.id, introduced DESC, apart DESC, size(bodies) DESC, id
LIMIT $max_rows + 1
