/*
title: {fr: Parcours, en: Journey}
question:
  fr: "Par où cette innovation est-elle passée : phases, faits, arrivées et départs, conditions, chiffres ?"
  en: "What way has this innovation come: phases, events, arrivals and departures, conditions, figures?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  innovation:
    {type: id, default: null,
     help: {fr: "L'innovation ; sans elle, toutes, l'une après l'autre.", en: "The innovation; without it all, one after the other."}}
columns:
  innovation: {type: text, help: {fr: "Son nom.", en: "Its name."}}
  said: {type: when, title: {fr: quand, en: when}, help: {fr: "La date telle qu'écrite ; vide : inconnue.", en: "The date as written; empty: unknown."}}
  what: {type: text, title: {fr: quoi, en: what},
    help: {fr: "Entrée et sortie (phase), fait, arrivée et départ (acteur), condition, chiffre, origine (ce dont elle est issue), rejeton (ce qui en est issu).",
           en: "Entered and left (phase), event, arrival and departure (actor), condition, figure, origin (what it grew out of), offshoot (what grew out of it)."}}
  title: {type: text, title: {fr: intitulé, en: title}, help: {fr: "La phase, le fait, l'acteur, la condition, le chiffre, l'origine ou le rejeton.", en: "The phase, event, actor, condition, figure, origin or offshoot."}}
  detail: {type: text, title: {fr: précision, en: detail},
    help: {fr: "Comment elle sort de la phase ; sorte de fait et effet ; rôles ; résultat ; valeur.",
           en: "How it left the phase; kind of event and effect; roles; result; value."}}
  earliest: {type: date, title: {fr: au plus tôt, en: at the earliest}, help: {fr: "Le premier jour possible.", en: "The first day possible."}}
  latest: {type: date, title: {fr: au plus tard, en: at the latest}, help: {fr: "Le dernier jour possible.", en: "The last day possible."}}
  innovation_id: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  id: {type: id, help: {fr: "Ce dont parle la ligne.", en: "What the row is about."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [innovation_id, what, id, earliest, latest]
about: id
caveats:
  fr: "Ce qui n'a pas de date vient à la fin ; ce qui commence après la date demandée est laissé de côté. Un acteur « missing », « declined » ou « excluded » n'arrive pas : il n'y figure pas. Les parties d'un fait qui la concerne (séances, étapes) sont dites aussi."
  en: "What has no date comes last; what begins after the day asked for is left out. An actor who is missing, declined or excluded does not arrive, and is not listed. Parts of an event that concerns it (sessions, steps) are told as well."
measure: journey
*/
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case AND ($innovation IS NULL OR i.id = $innovation)
WITH i, max(c.checked) AS checked
WITH i, coalesce($at, checked) AS day
CALL (i) {
  MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
  WHERE w.case IN $case
  WITH s, p, collect(DISTINCT w.key) AS facts
  UNWIND [['entered', s.start_min, s.start_max, s.start_text, null],
          ['left', s.end_min, s.end_max, s.end_text, s.outcome]] AS move
  WITH s, p, facts, move
  WHERE move[0] = 'entered' OR coalesce(move[1], move[2]) IS NOT NULL OR coalesce(s.outcome, 'still_there') <> 'still_there'
  RETURN move[0] AS what, s.id AS id, move[1] AS earliest, move[2] AS latest, move[3] AS said, move[4] AS detail,
         CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS title, p.rank AS place,
         coalesce(s.evidence, []) AS evidence, facts
  UNION ALL
  MATCH (e:Event)-[within:PART_OF*0..4]->(:Event)-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND all(r IN within WHERE r.case IN $case)
  UNWIND [k] + within AS fact
  WITH e, fact, CASE WHEN size(within) = 0 THEN k.effect END AS effect
  ORDER BY e.id, fact.key
  WITH e, collect(DISTINCT fact.key) AS facts, collect(DISTINCT effect) AS effects
  RETURN 'event' AS what, e.id AS id, e.start_min AS earliest, coalesce(e.end_max, e.start_max) AS latest,
         CASE WHEN e.end_text IS NULL OR e.end_text = e.start_text THEN e.start_text
              ELSE coalesce(e.start_text, '?') + ' – ' + e.end_text END AS said,
         reduce(text = e.kind, x IN effects | text + '; ' + x) AS detail,
         CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END AS title, 10 AS place,
         coalesce(e.evidence, []) AS evidence, facts
  UNION ALL
  MATCH (a:Actor)-[t:TAKES_PART_IN]->(i)
  WHERE t.case IN $case AND coalesce(t.presence, 'present') = 'present'
  UNWIND [['arrival', t.start_min, t.start_max, t.start_text], ['departure', t.end_min, t.end_max, t.end_text]] AS move
  WITH a, t, move WHERE coalesce(move[1], move[2]) IS NOT NULL
  OPTIONAL MATCH (r:Role {key: t.role})
  WITH a, move, collect(DISTINCT CASE WHEN $lang = 'en' THEN r.name_en ELSE r.name END) AS roles,
       collect(DISTINCT t.key) AS facts, collect(t.evidence) AS cited
  RETURN move[0] AS what, a.id AS id, move[1] AS earliest, move[2] AS latest, move[3] AS said,
         CASE WHEN size(roles) > 0 THEN reduce(text = roles[0], x IN roles[1..] | text + ', ' + x) END AS detail,
         CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS title, 11 AS place,
         reduce(all = [], l IN cited | all + [x IN l WHERE NOT x IN all]) AS evidence, facts
  UNION ALL
  MATCH (i)-[t:PASSED]->(x:GateCheck)-[:OF]->(g:Gate)
  WHERE t.case IN $case
  WITH x, g, collect(DISTINCT t.key) AS facts
  RETURN 'condition' AS what, x.id AS id, x.start_min AS earliest, coalesce(x.end_max, x.start_max) AS latest,
         x.start_text AS said, x.result AS detail, CASE WHEN $lang = 'en' THEN g.name_en ELSE g.name END AS title,
         12 AS place, coalesce(x.evidence, []) AS evidence, facts
  UNION ALL
  MATCH (n:Indicator)-[m:MEASURES]->(i)
  WHERE m.case IN $case
  WITH n, collect(DISTINCT m.key) AS facts
  RETURN 'figure' AS what, n.id AS id, n.start_min AS earliest, coalesce(n.end_max, n.start_max) AS latest,
         n.start_text AS said,
         CASE WHEN n.value IS NULL THEN n.level ELSE
           CASE WHEN n.value = toInteger(n.value) THEN toString(toInteger(n.value)) ELSE toString(n.value) END
           + coalesce(' ' + n.unit, '') + coalesce('; ' + n.level, '') END AS detail,
         CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS title, 13 AS place,
         coalesce(n.evidence, []) AS evidence, facts
  UNION ALL
  MATCH (i)-[g:GREW_OUT_OF]-(x)
  WHERE g.case IN $case
  WITH x, CASE WHEN startNode(g) = i THEN 'origin' ELSE 'offshoot' END AS what, g.start_min AS earliest,
       coalesce(g.end_max, g.start_max) AS latest, g.start_text AS said, collect(g.key) AS facts, collect(g.evidence) AS cited
  RETURN what, x.id AS id, earliest, latest, said, null AS detail,
         CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS title,
         CASE what WHEN 'origin' THEN 0 ELSE 14 END AS place,
         reduce(all = [], l IN cited | all + [x IN l WHERE NOT x IN all]) AS evidence, facts
}
WITH i, day, what, id, earliest, latest, said, detail, title, place, evidence, facts
WHERE earliest IS NULL OR earliest <= day
RETURN CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS innovation,
       said, what, title, detail, earliest, latest, i.id AS innovation_id, id, evidence, facts
ORDER BY innovation_id, coalesce(earliest, latest, date('9999-12-31')), place, what, id, latest
LIMIT $max_rows + 1
