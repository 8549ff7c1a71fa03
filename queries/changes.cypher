/*
title: {fr: Changements, en: Changes}
question:
  fr: "Entre deux dates, quels liens sont venus, partis ou ont changé, et quelles phases ont été quittées ou entrées ?"
  en: "Between two dates, which ties came, went or changed, and which phases were left or entered?"
group: bearings
params:
  at: {type: date}
  case: {type: list}
  since:
    {type: date, default: null,
     help: {fr: "La première des deux dates : 2014 est son dernier jour. Sans elle, un an avant la seconde.", en: "The first of the two dates: 2014 is its last day. Without it, a year before the second."}}
  about:
    {type: id, default: null, help: {fr: "Seulement ce qui touche cet acteur, cette alliance, cette innovation…", en: "Only what touches this actor, alliance, innovation…"}}
  show:
    {type: choice, values: [bounded, certain, all], default: bounded,
     help: {fr: "certain : ce qui a sûrement eu lieu entre les deux dates ; bounded : aussi ce qui l'a peut-être ; all : aussi « avant » et « après » sans autre borne.",
            en: "certain: what surely happened between the two dates; bounded: also what may have; all: also before and after without another bound."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  change: {type: text, title: {fr: mouvement, en: move}, help: {fr: "Venu, parti, changé, ou passé : venu et parti entre les deux dates.", en: "Came, went, changed, or passed: came and went between the two dates."}}
  sure:
    type: text
    title: {fr: certitude, en: how sure}
    help: {fr: "certain : la date tombe tout entière entre les deux jours ; possible : elle peut y tomber.", en: "certain: the date lies wholly between the two days; possible: it may."}
  what: {type: text, title: {fr: quoi, en: what}, help: {fr: "La sorte de lien, ou ce qui naît ou finit.", en: "The kind of tie, or what begins or ends."}}
  id: {type: id, help: {fr: "Qui, ou ce qui naît ou finit.", en: "Who, or what begins or ends."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  to_name: {type: text, title: {fr: avec, en: with}, help: {fr: "L'autre bout du lien ; pour une alliance, un programme ou une innovation : qui en est.", en: "The other end of the tie; for an alliance, a programme or an innovation: who is in it."}}
  was: {type: text, title: {fr: avant, en: before}, help: {fr: "Le rôle, la fonction ou la phase d'avant ; vide : non dit.", en: "The role, function or phase before; empty: not stated."}}
  became: {type: text, title: {fr: après, en: after}, help: {fr: "Le rôle, la fonction ou la phase d'après ; vide : non dit.", en: "The role, function or phase after; empty: not stated."}}
  said: {type: when, title: {fr: quand, en: when}, help: {fr: "La date telle qu'écrite.", en: "The date as written."}}
  earliest: {type: date, title: {fr: au plus tôt, en: at the earliest}, help: {fr: "Le premier jour possible ; vide : inconnu.", en: "The first day possible; empty: not known."}}
  latest: {type: date, title: {fr: au plus tard, en: at the latest}, help: {fr: "Le dernier jour possible ; vide : inconnu.", en: "The last day possible; empty: not known."}}
  told_by: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas qui le dit ; deux cas, deux lignes.", en: "The case that says so; two cases, two rows."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [told_by, change, what, id, to_name, was, became, said]
about: id
caveats:
  fr: "Seul ce qui porte une date peut changer ici : un lien sans date propre suit l'alliance, le programme ou l'innovation qu'il lie, et ce qui n'a aucune date n'y figure pas (undated le dit). Un même lien qui finit et reprend sous un autre rôle est un changement. Le jour de départ est exclu, celui d'arrivée inclus."
  en: "Only what bears a date can change here: a tie without a date of its own follows the alliance, programme or innovation that it ties, and what has no date at all is not listed (see undated). A tie that ends and goes on in another role is a change. The first day is excluded, the last included."
*/
MATCH (c:Case)
WHERE c.case IN $case
WITH collect({case: c.case, day: coalesce($at, c.checked), since: coalesce($since, coalesce($at, c.checked) - duration({years: 1}))}) AS spans
CALL (spans) {
  MATCH (c:Case)-[s:STATES]->(n:Alliance|Programme|Innovation|Actor)
  WHERE c.case IN $case AND coalesce(s.start_min, s.start_max, s.end_min, s.end_max) IS NOT NULL AND ($about IS NULL OR n.id = $about)
  RETURN head([x IN spans WHERE x.case = c.case]) AS span, n, null AS x, s AS r, s.word AS sort, n.id AS pair, null AS state
  UNION ALL
  MATCH (n:Entity)-[r:PARTY_TO|TAKES_PART_IN|PART_OF|WORKS_FOR|HOSTS|USES|USED_IN]->(x:Entity)
  WHERE r.case IN $case AND coalesce(r.start_min, r.start_max, r.end_min, r.end_max) IS NOT NULL AND NOT x:Event
    AND coalesce(r.presence, 'present') = 'present' AND ($about IS NULL OR $about IN [n.id, x.id])
  OPTIONAL MATCH (role:Role {key: r.role})
  WITH spans, n, x, r, CASE WHEN $lang = 'en' THEN role.name_en ELSE role.name END AS role, CASE WHEN $lang = 'en' THEN coalesce(r.function_en, r.function) ELSE r.function END AS function
  RETURN head([s IN spans WHERE s.case = r.case]) AS span, n, x, r, type(r) AS sort, n.id + '|' + x.id AS pair,
         CASE WHEN role IS NULL THEN function WHEN function IS NULL THEN role ELSE role + ' (' + function + ')' END AS state
  UNION ALL
  MATCH (n:Innovation)-[w:WENT_THROUGH]->(y:Stay)-[:IN_PHASE]->(p:Phase)
  MATCH (c:Case {case: w.case})-[s:STATES]->(y)
  WHERE c.case IN $case AND coalesce(s.start_min, s.start_max, s.end_min, s.end_max) IS NOT NULL AND ($about IS NULL OR n.id = $about)
  RETURN head([x IN spans WHERE x.case = c.case]) AS span, n, null AS x, s AS r, 'phase' AS sort, n.id AS pair,
         CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS state
}
WITH span, n, x, r, sort, pair, state,
     [m IN [{change: 'came', earliest: r.start_min, latest: r.start_max, said: r.start_text},
            {change: 'went', earliest: r.end_min, latest: r.end_max, said: r.end_text}]
      WHERE (m.earliest IS NOT NULL OR m.latest IS NOT NULL) AND coalesce(m.earliest <= span.day, true) AND coalesce(m.latest > span.since, true)
        AND ($show = 'all' OR (m.earliest IS NOT NULL AND m.latest IS NOT NULL)) |
      {change: m.change, earliest: m.earliest, latest: m.latest, said: m.said,
       sure: coalesce(m.earliest > span.since AND m.latest <= span.day, false)}] AS moves
WHERE size(moves) > 0
// What came and went in between is one move. It is told by its beginning.
WITH span.case AS told_by, n, x, r, sort, pair, state, moves[0] AS move,
     CASE WHEN size(moves) = 2 THEN 'passed' ELSE moves[0].change END AS change, all(m IN moves WHERE m.sure) AS sure,
     CASE WHEN size(moves) = 2 AND moves[1].said <> moves[0].said THEN moves[0].said + ' – ' + moves[1].said ELSE moves[0].said END AS said
ORDER BY coalesce(move.earliest, move.latest), coalesce(r.key, '')
WITH told_by, n, x, sort, pair, collect({r: r, state: state, move: move, sure: sure, change: change, said: said}) AS moves
// One that went and one that came, of the same two: a change. What is left over stands by itself.
WITH *, [m IN moves WHERE m.change = 'went'] AS gone, [m IN moves WHERE m.change = 'came'] AS come
WITH *, CASE WHEN size(gone) < size(come) THEN size(gone) ELSE size(come) END AS both
CALL (moves, gone, come, both) {
  UNWIND range(0, both - 1) AS i
  WITH gone[i] AS g, come[i] AS k
  RETURN 'changed' AS turn, g.sure AND k.sure AS sure, g.state AS was, k.state AS became, k.move AS move, k.said AS said, coalesce(k.r.key, k.r.id) AS ref,
         coalesce(g.r.evidence, []) + coalesce(k.r.evidence, []) AS cited, [key IN [g.r.key, k.r.key] WHERE key IS NOT NULL] AS facts
  UNION ALL
  UNWIND gone[both..] + come[both..] + [m IN moves WHERE m.change = 'passed'] AS m
  RETURN m.change AS turn, m.sure AS sure, CASE WHEN m.change = 'went' THEN m.state END AS was,
         CASE WHEN m.change <> 'went' THEN m.state END AS became, m.move AS move, m.said AS said, coalesce(m.r.key, m.r.id) AS ref, coalesce(m.r.evidence, []) AS cited,
         [key IN [m.r.key] WHERE key IS NOT NULL] AS facts
}
WITH *
WHERE sure OR $show <> 'certain'
CALL (n, x, sort, told_by) {
  OPTIONAL MATCH (a:Actor)-[r:PARTY_TO|TAKES_PART_IN]->(n)
  WHERE sort IN ['alliance', 'programme', 'innovation'] AND r.case = told_by AND coalesce(r.presence, 'present') = 'present'
  WITH DISTINCT x, a, CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name
  ORDER BY coalesce(a.importance, 0) DESC, name
  WITH x, collect(name) AS names
  RETURN CASE WHEN x IS NOT NULL THEN CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END
              ELSE reduce(text = null, t IN names | coalesce(text + ', ', '') + t) END AS to_name
}
RETURN CASE WHEN $lang = 'en' THEN turn ELSE {came: 'venu', went: 'parti', changed: 'changé', passed: 'passé'}[turn] END AS change,
       CASE WHEN sure THEN 'certain' ELSE 'possible' END AS sure,
       CASE WHEN $lang = 'en'
         THEN coalesce({PARTY_TO: 'party to', TAKES_PART_IN: 'takes part in', PART_OF: 'part of', WORKS_FOR: 'works for', HOSTS: 'hosts', USES: 'uses', USED_IN: 'used in'}[sort], sort)
         ELSE coalesce({PARTY_TO: 'partie à', TAKES_PART_IN: 'prend part à', PART_OF: 'fait partie de', WORKS_FOR: 'travaille pour', HOSTS: 'abrite', USES: 'utilise',
                        USED_IN: 'utilisée dans', organisation: 'organisation', group: 'groupe', person: 'personne'}[sort], sort)
       END AS what,
       n.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS name,
       to_name, was, became,
       said, move.earliest AS earliest, move.latest AS latest, told_by,
       reduce(kept = [], e IN cited | CASE WHEN e IN kept THEN kept ELSE kept + e END) AS evidence,
       reduce(kept = [], key IN facts | CASE WHEN key IN kept THEN kept ELSE kept + key END) AS facts
ORDER BY CASE WHEN sure = 'certain' THEN 0 ELSE 1 END, coalesce(move.earliest, move.latest), coalesce(move.latest, move.earliest), told_by,
         turn, sort, id, coalesce(x.id, ''), ref, coalesce(said, '')
LIMIT $max_rows + 1
