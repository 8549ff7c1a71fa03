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
  show:
    type: choice
    values: [likely, all]
    default: likely
    help:
      fr: "likely : qui a déjà rapproché des acteurs, ou joint les côtés séparément ; all : aussi ceux qui ne font que siéger avec eux."
      en: "likely: who has brought actors together before, or reaches the sides separately; all: also those who merely sit with them."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  tension: {type: id, help: {fr: "La tension.", en: "The tension."}}
  over: {type: text, title: {fr: objet, en: over}, help: {fr: "Son objet.", en: "What it is over."}}
  sides: {type: list, title: {fr: côtés, en: sides}, help: {fr: "Qui est en désaccord.", en: "Who is at odds."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "a rapproché ces côtés ; a rapproché d'autres acteurs ; joint les côtés séparément ; siège avec eux ; instances communes seulement : aucun pont de plus que d'y siéger ensemble ; personne de connu."
      en: "brought these sides together; brought others together; reaches the sides separately; sits with them; only shared bodies: no bridge beyond sitting there together; nobody known."
  id: {type: id, help: {fr: "L'acteur lié aux deux côtés ; vide : personne de connu.", en: "The actor tied to both sides; empty: nobody known."}}
  name: {type: text, title: {fr: pont, en: bridge}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Sa sphère ; vide : inconnue.", en: "Its sphere; empty: not known."}}
  reached: {type: int, title: {fr: côtés joints, en: sides reached}, help: {fr: "Combien de côtés il joint.", en: "How many sides it reaches."}}
  apart: {type: int, title: {fr: hors de leur présence commune, en: apart from shared bodies}, help: {fr: "Combien de côtés il joint dans des instances où l'autre côté ne siège pas.", en: "How many sides it reaches in bodies where the other side does not sit."}}
  sitting: {type: int, title: {fr: autres présents, en: others present}, help: {fr: "Combien d'acteurs ne font que siéger avec les deux côtés ; en grand nombre, cela ne dit rien.", en: "How many actors merely sit with both sides; in large numbers this says nothing."}}
  introduced: {type: int, title: {fr: mises en relation, en: introductions}, help: {fr: "Mises en relation que les textes lui attribuent.", en: "Introductions that the texts ascribe to it."}}
  bodies: {type: list, title: {fr: instances, en: bodies}, help: {fr: "Où il les rencontre.", en: "Where it meets them."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [tension, id]
about: tension
caveats:
  fr: "Être lié aux deux côtés est une possibilité de médiation, non une médiation. Ceux qui ont déjà rapproché ces côtés viennent d'abord, puis ceux qui ont rapproché d'autres acteurs, puis ceux qui joignent les côtés séparément ; siéger à plusieurs dans une grande instance ne fait pas un pont (show=all les montre). Les tensions et présences de date inconnue sont gardées. Une ligne sans pont : personne de connu."
  en: "To be tied to both sides is a chance to mediate, not a mediation. Those who have brought these sides together come first, then those who brought others together, then those who reach the sides separately; sitting with many in a large body makes no bridge (show=all shows them). Tensions and seats of unknown date are kept. A row without a bridge: nobody known."
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
WITH t, ends, sides, v, side, body, keys, lines,
     CASE WHEN $lang = 'en' THEN coalesce(body.name_en, body.name) ELSE body.name END AS place
ORDER BY place, side, keys[0]
WITH t, ends, sides, v, collect(DISTINCT side) AS reached, collect({side: side, body: body.id}) AS meetings,
     collect(DISTINCT place) AS bodies,
     reduce(flat = [], some IN collect(keys) | flat + [x IN some WHERE NOT x IN flat]) AS facts,
     reduce(flat = [], x IN reduce(every = [], some IN collect(lines) | every + some) |
            CASE WHEN x IN flat THEN flat ELSE flat + x END) AS evidence
WITH t, ends, sides, collect(CASE WHEN size(reached) > 1 THEN {
       v: v, reached: size(reached), bodies: bodies, facts: facts, evidence: evidence,
       apart: size([side IN reached WHERE any(m IN meetings WHERE m.side = side
                    AND none(o IN meetings WHERE o.body = m.body AND o.side <> side))])
     } END) AS bridges
UNWIND CASE WHEN bridges = [] THEN [null] ELSE bridges END AS bridge
WITH t, ends, sides, bridge, bridge.v AS v
WITH *, COUNT { (v)-[m:MADE]->(:Introduction) WHERE m.case IN $case } AS introduced,
     EXISTS {
       MATCH (v)-[m:MADE]->(i:Introduction)-[b:BROUGHT]->(p:Actor)
       WHERE m.case IN $case AND b.case IN $case AND any(e IN ends WHERE e.actor = p)
       WITH i, collect([e IN ends WHERE e.actor = p | e.side]) AS met
       WHERE any(one IN met WHERE any(other IN met WHERE none(s IN one WHERE s IN other)))
       RETURN i
     } AS brought
WITH t, sides, collect({v: v, bridge: bridge, introduced: introduced,
     tier: CASE WHEN v IS NULL THEN 5 WHEN brought THEN 0 WHEN introduced > 0 THEN 1 WHEN bridge.apart > 0 THEN 2 ELSE 3 END}) AS found
WITH t, sides, found, size([f IN found WHERE f.tier = 3]) AS sitting
WITH *, [f IN found WHERE f.tier < 3 OR (f.tier = 3 AND $show = 'all')] AS kept
UNWIND CASE WHEN size(kept) > 0 THEN kept WHEN sitting > 0 THEN
         [{v: null, tier: 4, introduced: 0, bridge: {reached: 0, apart: 0, facts: [], evidence: [],
           bodies: reduce(all = [], f IN found | all + [b IN f.bridge.bodies WHERE NOT b IN all])}}]
       ELSE found END AS f
WITH t, sides, sitting, f.tier AS tier, f.bridge AS bridge, f.v AS v, f.introduced AS introduced
CALL (v) {
  OPTIONAL MATCH (v)-[m:MADE]->(:Introduction) WHERE m.case IN $case
  WITH m ORDER BY m.key
  RETURN {keys: collect(m.key), lines: collect(m.evidence)} AS acts
}
RETURN t.id AS tension,
       CASE WHEN $lang = 'en' THEN coalesce(t.name_en, t.name) ELSE t.name END AS over,
       sides,
       CASE WHEN $lang = 'en'
         THEN ['brought these sides together', 'brought others together', 'reaches the sides separately', 'sits with them', 'only shared bodies', 'nobody known'][tier]
         ELSE ['a rapproché ces côtés', 'a rapproché d\'autres acteurs', 'joint les côtés séparément', 'siège avec eux', 'instances communes seulement', 'personne de connu'][tier]
       END AS state,
       v.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(v.name_en, v.name) ELSE v.name END AS name,
       CASE WHEN v.sphere <> 'unknown' THEN v.sphere END AS sphere,
       coalesce(bridge.reached, 0) AS reached,
       coalesce(bridge.apart, 0) AS apart,
       sitting,
       introduced,
       coalesce(bridge.bodies, []) AS bodies,
       reduce(kept = [], list IN [t.evidence, bridge.evidence] + acts.lines | kept + [x IN coalesce(list, []) WHERE NOT x IN kept]) AS evidence,
       coalesce(bridge.facts, []) + acts.keys AS facts
ORDER BY CASE WHEN tier < 4 THEN 0 ELSE tier END, t.id, tier, apart DESC, introduced DESC, size(bodies) DESC, id
LIMIT $max_rows + 1
