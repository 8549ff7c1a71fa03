/*
title: {fr: Silences, en: Silence}
question:
  fr: "Où sont les plus longs trous dans ce que l'on sait, entre quel fait et quel fait ?"
  en: "Where are the longest holes in what is known, between which event and which?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  least:
    {type: float, default: 6, min: 0, max: 1200,
     help: {fr: "Seulement les trous d'au moins autant de mois.", en: "Only holes of at least so many months."}}
  precision:
    {type: int, default: 12, min: 0, max: 1200,
     help: {fr: "Un fait daté plus vaguement que cela, en mois, ne borne aucun trou ; il est compté à part.",
            en: "What is dated more vaguely than this, in months, bounds no hole; it is counted apart."}}
columns:
  id: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: innovation, en: innovation}, help: {fr: "Son nom.", en: "Its name."}}
  months: {type: float, title: {fr: mois, en: months}, help: {fr: "Durée certaine du trou.", en: "Length of the hole that is certain."}}
  after_event: {type: text, title: {fr: après, en: after}, help: {fr: "La dernière chose connue avant le trou (→ entrée ou arrivée, ← sortie ou départ).", en: "The last thing known before it (→ entry or arrival, ← exit or departure)."}}
  after_day: {type: date, title: {fr: au plus tard, en: at the latest}, help: {fr: "Le dernier jour où elle a pu se produire.", en: "The latest day on which that can have happened."}}
  before_event: {type: text, title: {fr: avant, en: before}, help: {fr: "La première chose connue après ; vide : rien encore.", en: "The first thing known after it; empty: nothing yet."}}
  before_day: {type: date, title: {fr: au plus tôt, en: at the earliest}, help: {fr: "Le premier jour où elle a pu se produire ; pour un trou ouvert, le jour de la question.", en: "The first day on which that can have happened; for an open hole, the day of the question."}}
  unwatched: {type: bool, title: {fr: sans regard, en: unwatched}, help: {fr: "Trou ouvert, que les sources ne peuvent pas combler : elles s'arrêtent avant le jour de la question.", en: "An open hole that the sources cannot fill: they end before the day of the question."}}
  looked: {type: date, title: {fr: regardé jusqu'au, en: looked until}, help: {fr: "Le dernier jour dont les sources peuvent parler (voir la question « stalled »).", en: "The last day that the sources can speak of (see the question `stalled`)."}}
  undated: {type: int, title: {fr: sans date, en: undated}, help: {fr: "Faits sans date : ils pourraient tomber dans le trou.", en: "Events without a date: they could fall into the hole."}}
  vague: {type: int, title: {fr: date vague, en: vague}, help: {fr: "Faits trop vaguement datés pour borner un trou.", en: "Events dated too vaguely to bound a hole."}}
  undated_events: {type: list, title: {fr: lesquels, en: which}, help: {fr: "Les faits sans date, puis ceux à date vague.", en: "The undated ones, then the vague ones."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Lignes de ce qui borne le trou.", en: "Lines of what bounds the hole."}}
  facts: {type: list, help: {fr: "Les liens de ce qui borne le trou.", en: "The ties of what bounds the hole."}}
identity: [id, after_day]
about: id
caveats:
  fr: "Compte ce qui est daté : faits qui concernent l'innovation (sauf le contexte), entrées et sorties de phase, arrivées et départs d'acteurs, conditions, chiffres. Un fait qui dure couvre sa durée. Un trou dans ce qu'on sait n'est pas un arrêt : « sans regard » dit que personne n'a regardé."
  en: "What is dated counts: events that concern the innovation (but the context), entries into and exits from phases, actors who come and go, conditions, figures. What lasts covers its time. A hole in what is known is no halt: unwatched says that nobody looked."
*/
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case
WITH i, max(c.checked) AS checked
WITH i, checked, coalesce($at, checked) AS day
CALL (i, checked, day) {
  MATCH (i)<-[k:STATES]-(c:Case)
  WHERE c.case IN $case
  UNWIND CASE WHEN size(coalesce(k.evidence, [])) = 0 THEN [null] ELSE k.evidence END AS line
  WITH DISTINCT c, checked, day, split(line, ':')[0] AS source
  OPTIONAL MATCH (s:Source {id: source})
  WITH c, checked, day, s,
       [y IN range(1900, checked.year) WHERE s.id CONTAINS toString(y) OR s.citation CONTAINS toString(y)] AS years
  WITH checked, day, max(CASE
         WHEN s.ongoing THEN c.checked
         WHEN s.end_max IS NOT NULL OR s.start_max IS NOT NULL THEN coalesce(s.end_max, s.start_max)
         WHEN size(years) > 0 THEN date({year: years[-1], month: 12, day: 31})
         ELSE c.checked END) AS told
  WITH CASE WHEN told > checked THEN checked ELSE told END AS told, day
  RETURN CASE WHEN day.year < 1100 OR told > day THEN day ELSE told END AS looked
}
CALL (i) {
  MATCH (e:Event)-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND e.kind <> 'context'
  RETURN CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END AS title,
         e.start_min AS a, e.start_max AS b, e.end_min AS c, e.end_max AS d, coalesce(e.evidence, []) AS lines, k.key AS fact
  UNION
  MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
  WHERE w.case IN $case
  UNWIND [[s.start_min, s.start_max, '→ '], [s.end_min, s.end_max, '← ']] AS move
  WITH w, s, p, move WHERE coalesce(move[0], move[1]) IS NOT NULL
  RETURN move[2] + CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS title,
         move[0] AS a, move[1] AS b, move[0] AS c, move[1] AS d, coalesce(s.evidence, []) AS lines, w.key AS fact
  UNION
  MATCH (x:Actor)-[t:TAKES_PART_IN]->(i)
  WHERE t.case IN $case AND coalesce(t.presence, 'present') = 'present'
  UNWIND [[t.start_min, t.start_max, '→ '], [t.end_min, t.end_max, '← ']] AS move
  WITH x, t, move WHERE coalesce(move[0], move[1]) IS NOT NULL
  RETURN move[2] + CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS title,
         move[0] AS a, move[1] AS b, move[0] AS c, move[1] AS d, coalesce(t.evidence, []) AS lines, t.key AS fact
  UNION
  MATCH (i)-[t:PASSED]->(x:GateCheck)-[:OF]->(g:Gate)
  WHERE t.case IN $case AND x.start_min IS NOT NULL
  RETURN CASE WHEN $lang = 'en' THEN g.name_en ELSE g.name END AS title, x.start_min AS a, x.start_max AS b,
         x.end_min AS c, x.end_max AS d, coalesce(x.evidence, []) AS lines, t.key AS fact
  UNION
  MATCH (n:Indicator)-[m:MEASURES]->(i)
  WHERE m.case IN $case AND n.start_min IS NOT NULL
  RETURN CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS title, n.start_min AS a,
         n.start_max AS b, n.end_min AS c, n.end_max AS d, coalesce(n.evidence, []) AS lines, m.key AS fact
}
// A moment lies somewhere between a and b; what lasts goes on from a to its end. What is known from one side
// only, or too vaguely, bounds no hole.
WITH i, day, looked, title, lines, fact, a, coalesce(d, c, b, a) AS until,
     CASE WHEN a IS NULL AND b IS NULL AND c IS NULL AND d IS NULL THEN 'undated'
          WHEN a IS NULL THEN 'vague'
          WHEN (b IS NULL AND d IS NULL) THEN 'dated'
          WHEN a = c AND b = d AND duration.inDays(a, b).days > 31 * $precision THEN 'vague'
          ELSE 'dated' END AS sort
WHERE a IS NULL OR a <= day
WITH i, day, looked, sort, title, lines, fact, a, CASE WHEN until > day THEN day ELSE until END AS until
ORDER BY a, until, fact, title
WITH i, day, looked,
     [x IN collect({sort: sort, title: title, lines: lines, fact: fact, a: a, until: until}) WHERE x.sort = 'dated'] AS dated,
     [x IN collect({sort: sort, title: title}) WHERE x.sort = 'undated' | x.title] AS undated,
     [x IN collect({sort: sort, title: title}) WHERE x.sort = 'vague' | x.title] AS vague
UNWIND range(0, size(dated) - 1) AS n
WITH i, day, looked, undated, vague, dated[n + 1] AS following,
     reduce(far = dated[0], x IN dated[1..n + 1] | CASE WHEN x.until >= far.until THEN x ELSE far END) AS far
WITH i, looked, undated, vague, far, following, coalesce(following.a, day) AS next_day,
     following IS NULL AND looked < day AND looked >= far.until AS unwatched
WITH *, round(duration.inDays(far.until, next_day).days / 30.4375, 1) AS months
WHERE months >= $least AND months > 0
RETURN i.id AS id, CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       months, far.title AS after_event, far.until AS after_day, following.title AS before_event, next_day AS before_day,
       coalesce(unwatched, false) AS unwatched, looked,
       size(undated) AS undated, size(vague) AS vague, undated + vague AS undated_events,
       far.lines + [x IN coalesce(following.lines, []) WHERE NOT x IN far.lines] AS evidence,
       [far.fact] + CASE WHEN following IS NULL OR following.fact = far.fact THEN [] ELSE [following.fact] END AS facts
ORDER BY months DESC, id, after_day
LIMIT $max_rows + 1
