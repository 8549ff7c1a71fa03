/*
title: {fr: Chronologie, en: Timeline}
question:
  fr: "Que s'est-il passé, dans quel ordre : faits, mises en relation, naissances, alliances, programmes, acteurs, phases ?"
  en: "What happened, and in what order: events, introductions, births, alliances, programmes, actors, phases?"
group: bearings
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  since:
    {type: date, default: null, day: first,
     help: {fr: "Laisse de côté ce qui s'est sûrement produit avant.", en: "Leaves out what surely happened before."}}
  about:
    {type: id, default: null,
     help: {fr: "Seulement ce qui est lié directement à cet acteur, cette alliance, cette innovation…",
            en: "Only what is tied directly to this actor, alliance, innovation…"}}
  undated:
    {type: bool, default: false,
     help: {fr: "Montre aussi, à la fin, les faits, mises en relation et naissances sans date.", en: "Also shows, at the end, events, introductions and births without a date."}}
columns:
  said: {type: when, title: {fr: quand, en: when}, help: {fr: "La date telle qu'écrite ; vide : inconnue.", en: "The date as written; empty: unknown."}}
  what:
    type: text
    title: {fr: quoi, en: what}
    help: {fr: "Fait, mise en relation, naissance (une chose est issue d'une autre), ou début et fin d'une alliance, d'un programme, d'un acteur, d'une phase.",
           en: "Event, introduction, birth (one thing grew out of another), or the beginning and end of an alliance, a programme, an actor, a phase."}
  title: {type: text, title: {fr: intitulé, en: title}, help: {fr: "Son nom ; pour une phase : l'innovation et la phase ; pour une naissance : de quoi, puis quoi.", en: "Its name; for a phase: the innovation and the phase; for a birth: out of what, then what."}}
  detail: {type: text, title: {fr: précision, en: detail}, help: {fr: "La sorte de fait ; le moyen d'une mise en relation ; comment une innovation sort d'une phase.", en: "The kind of event; the means of an introduction; how an innovation left a phase."}}
  earliest: {type: date, title: {fr: au plus tôt, en: at the earliest}, help: {fr: "Le premier jour possible.", en: "The first day possible."}}
  latest: {type: date, title: {fr: au plus tard, en: at the latest}, help: {fr: "Le dernier jour possible.", en: "The last day possible."}}
  told_by: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas qui le dit ; deux cas, deux lignes.", en: "The case that says so; two cases, two rows."}}
  id: {type: id, help: {fr: "Ce dont parle la ligne.", en: "What the row is about."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
identity: [told_by, what, id, earliest, latest, said]
about: id
caveats:
  fr: "L'ordre est celui du premier jour possible : deux lignes dont les intervalles se recouvrent ont pu se produire dans l'autre ordre. Ce qui commence sûrement après la date demandée est laissé de côté ; une alliance, un programme, un acteur ou une phase sans date n'y figure pas."
  en: "The order is that of the first day possible: two rows whose intervals overlap may have happened the other way round. What surely begins after the day asked for is left out; an alliance, a programme, an actor or a phase without a date is not listed."
*/
CALL () {
  MATCH (c:Case)-[s:STATES]->(n:Event|Introduction|Alliance|Programme|Actor|Stay)
  WHERE c.case IN $case
    AND ($about IS NULL OR n.id = $about OR EXISTS { MATCH (n)-[r]-(:Entity {id: $about}) WHERE r.case = c.case })
  RETURN c, s, n,
       CASE WHEN n:Event THEN 'event' WHEN n:Introduction THEN 'introduction' WHEN n:Alliance THEN 'alliance'
            WHEN n:Programme THEN 'programme' WHEN n:Stay THEN 'phase' ELSE 'actor' END AS sort
  UNION ALL
  MATCH (n)-[s:GREW_OUT_OF]->(origin)
  WHERE s.case IN $case AND ($about IS NULL OR $about IN [n.id, origin.id])
  MATCH (c:Case {case: s.case})
  RETURN c, s, n, 'birth' AS sort
}
WITH c, s, n, sort, coalesce($at, c.checked) AS day
UNWIND CASE WHEN sort IN ['event', 'introduction', 'birth']
  THEN [['', s.start_min, coalesce(s.end_max, s.start_max),
         CASE WHEN s.end_text IS NULL OR s.end_text = s.start_text THEN s.start_text
              ELSE coalesce(s.start_text, '?') + ' – ' + s.end_text END]]
  ELSE [[' +', s.start_min, s.start_max, s.start_text], [' −', s.end_min, s.end_max, s.end_text]] END AS move
WITH c, s, n, day, sort, move[0] AS turn, move[1] AS earliest, move[2] AS latest, move[3] AS said
WHERE (coalesce(earliest, latest) IS NOT NULL OR ($undated AND turn = ''))
  AND coalesce(earliest <= day, true)
  AND ($since IS NULL OR coalesce(latest >= $since, true))
CALL (n, s, c, sort, turn) {
  WITH n, s, c, sort, turn
  WHERE sort = 'phase'
  MATCH (i:Innovation)-[w:WENT_THROUGH]->(n)-[:IN_PHASE]->(p:Phase)
  WHERE w.case = c.case
  WITH DISTINCT i, p, s, turn
  RETURN CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) + ': ' + p.name_en ELSE i.name + ' : ' + p.name END AS title,
         CASE WHEN turn = ' −' THEN
           CASE WHEN $lang = 'en' THEN {advanced: 'advanced to a later phase', regressed: 'went back to an earlier phase',
                  halted: 'halted', resumed: 'resumed after a halt', abandoned: 'abandoned', merged: 'merged into another',
                  split: 'split into several others'}[s.outcome]
                ELSE {advanced: 'passée à une phase suivante', regressed: 'revenue à une phase antérieure',
                  halted: 'arrêtée', resumed: 'reprise après un arrêt', abandoned: 'abandonnée', merged: 'fondue dans une autre',
                  split: 'scindée en plusieurs autres'}[s.outcome] END END AS detail
  UNION
  WITH n, s, c, sort
  WHERE sort = 'introduction'
  OPTIONAL MATCH (by:Actor)-[m:MADE]->(n) WHERE m.case = c.case
  WITH n, s, c, CASE WHEN $lang = 'en' THEN coalesce(by.name_en, by.name) ELSE by.name END AS maker
  ORDER BY maker
  WITH n, s, c, collect(DISTINCT maker) AS makers
  OPTIONAL MATCH (n)-[b:BROUGHT]->(x:Actor) WHERE b.case = c.case
  WITH n, s, makers, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS guest
  ORDER BY guest
  WITH n, s, makers, collect(DISTINCT guest) AS guests
  RETURN coalesce(CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END,
           reduce(t = '', m IN makers | t + CASE t WHEN '' THEN '' ELSE ', ' END + m) + ' → ' +
           reduce(t = '', g IN guests | t + CASE t WHEN '' THEN '' ELSE ', ' END + g)) AS title,
         CASE WHEN $lang = 'en' THEN coalesce(s.means_en, s.means) ELSE s.means END AS detail
  UNION
  WITH n, s, c, sort
  WHERE sort = 'birth'
  MATCH (n)-[g:GREW_OUT_OF]->(o)
  WHERE g.case = c.case AND coalesce(g.start_text, '') = coalesce(s.start_text, '')
  WITH n, CASE WHEN $lang = 'en' THEN coalesce(o.name_en, o.name) ELSE o.name END AS origin
  ORDER BY origin
  WITH n, collect(DISTINCT origin) AS origins
  RETURN reduce(t = '', o IN origins | t + CASE t WHEN '' THEN '' ELSE ', ' END + o) + ' → ' +
           CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS title,
         null AS detail
  UNION
  WITH n, s, sort
  WHERE NOT sort IN ['phase', 'introduction', 'birth']
  RETURN CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS title,
         CASE WHEN sort <> 'event' THEN null
           WHEN $lang = 'en' THEN {decision: 'decision', launch: 'launch', deployment: 'deployment', funding: 'funding',
             meeting: 'meeting', workshop: 'workshop', training: 'training', arrival: 'arrival of an actor',
             departure: 'departure of an actor', crisis: 'crisis or conflict', evaluation: 'evaluation',
             study: 'study or survey', publication: 'publication', redesign: 'redesign', pause: 'declared pause',
             halt: 'halt', end: 'end', context: 'change in the surroundings', other: 'other'}[s.kind]
           ELSE {decision: 'décision', launch: 'lancement', deployment: 'déploiement', funding: 'financement',
             meeting: 'réunion', workshop: 'atelier', training: 'formation', arrival: 'arrivée d\'un acteur',
             departure: 'départ d\'un acteur', crisis: 'crise ou conflit', evaluation: 'évaluation',
             study: 'étude ou enquête', publication: 'publication', redesign: 'refonte', pause: 'pause déclarée',
             halt: 'arrêt', end: 'fin', context: 'changement du contexte', other: 'autre'}[s.kind] END AS detail
}
WITH * ORDER BY coalesce(s.key, '')
WITH c.case AS told_by, n.id AS id, sort + turn AS turn, earliest, latest, said, title,
     head(collect(detail)) AS detail, collect(s.evidence) AS cited
RETURN said,
       CASE WHEN $lang = 'en' THEN {event: 'event', introduction: 'introduction', birth: 'birth', `alliance +`: 'alliance begins',
              `alliance −`: 'alliance ends', `programme +`: 'programme begins', `programme −`: 'programme ends',
              `actor +`: 'actor begins', `actor −`: 'actor ends', `phase +`: 'phase entered', `phase −`: 'phase left'}[turn]
            ELSE {event: 'fait', introduction: 'mise en relation', birth: 'naissance', `alliance +`: 'début d\'alliance',
              `alliance −`: 'fin d\'alliance', `programme +`: 'début de programme', `programme −`: 'fin de programme',
              `actor +`: 'début d\'un acteur', `actor −`: 'fin d\'un acteur', `phase +`: 'entrée en phase', `phase −`: 'sortie de phase'}[turn]
       END AS what,
       title, detail, earliest, latest, told_by, id,
       reduce(kept = [], list IN cited | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence
ORDER BY coalesce(earliest, latest, date('9999-12-31')), coalesce(latest, date('9999-12-31')), turn, id, told_by, said
LIMIT $max_rows + 1
