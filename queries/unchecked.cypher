/*
title: {fr: Non revu, en: Unchecked}
question:
  fr: "Quels cas, ou quels faits dits encore en cours, personne n'a regardés depuis un certain temps ?"
  en: "Which cases, or which facts said to be still under way, has nobody looked at for a given time?"
group: quality
example: {show: all}
params:
  at: {type: date}
  case: {type: list}
  months:
    {type: int, default: 6, min: 0, max: 1200,
     help: {fr: "Depuis combien de mois au moins.", en: "For how many months at least."}}
  show:
    {type: choice, values: [cases, facts, all], default: cases,
     help: {fr: "facts : les alliances, innovations et programmes que rien ne dit finis.", en: "facts: the alliances, innovations and programmes that nothing says have ended."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  what: {type: text, title: {fr: quoi, en: what}, help: {fr: "Un cas, une alliance, une innovation ou un programme.", en: "A case, an alliance, an innovation or a programme."}}
  id: {type: id, help: {fr: "Le cas ou le fait.", en: "The case or the fact."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son titre ou son nom.", en: "Its title or name."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help: {fr: "à revoir : le cas est suivi ; clos : plus personne ne suit aucun des cas qui en parlent.", en: "to look at again: the case is followed; closed: nobody follows any of the cases that speak of it."}
  checked: {type: date, title: {fr: vérifié le, en: last checked}, help: {fr: "La dernière fois que quelqu'un a regardé ; pour un fait, dans le cas le plus récent.", en: "When somebody last looked; for a fact, in the latest case."}}
  months: {type: int, title: {fr: mois, en: months}, help: {fr: "Mois écoulés depuis, jusqu'au jour où l'on se place.", en: "Months since then, up to the day judged at."}}
  day: {type: date, title: {fr: compté au, en: counted at}, help: {fr: "Le jour où l'on se place.", en: "The day judged at."}}
  under_way: {type: int, title: {fr: en cours, en: under way}, help: {fr: "Pour un cas : combien d'alliances, d'innovations et de programmes n'y sont pas dits finis.", en: "For a case: how many alliances, innovations and programmes are not said to have ended in it."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui en parlent.", en: "The cases that speak of it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
identity: [id]
about: id
caveats:
  fr: "Sans « at », le temps est compté jusqu'à la dernière vérification de tous les cas demandés, jamais jusqu'à aujourd'hui ; un scénario est compté ainsi, quelle que soit sa propre horloge. Pour un cas tiré d'un texte achevé, le jour vérifié est le dernier que le texte connaît. Non revu ne veut pas dire changé."
  en: "Without `at`, time is counted up to the latest check of all the cases asked about, never up to today; a scenario is counted so too, whatever its own clock says. For a case coded from a finished text, the day checked is the last that the text knows. Not looked at does not mean changed."
*/
MATCH (c:Case)
WHERE c.case IN $case
WITH collect(c) AS asked, max(c.checked) AS latest
// $at on a scenario's own clock says nothing about when somebody looked.
WITH asked, CASE WHEN $at >= date('1100-01-01') THEN $at ELSE latest END AS day
UNWIND asked AS c
OPTIONAL MATCH (c)-[s:STATES]->(n)
WHERE s.word IN ['alliance', 'innovation', 'programme'] AND coalesce(s.ongoing OR s.end_max >= day, s.end_max IS NULL)
  AND coalesce(s.start_min <= day, true)
WITH day, c, s, n
ORDER BY c.checked DESC, c.case
WITH day, collect({c: c, s: s, n: n}) AS found
CALL (found) {
  UNWIND found AS one
  WITH one.c AS c, count(one.n) AS under_way
  RETURN c AS node, 'case' AS word, c.checked AS checked, [c.case] AS cases, coalesce(c.closed, false) AS closed, under_way, [] AS said
  UNION ALL
  UNWIND found AS one
  WITH one.n AS node, one.s.word AS word, one.c AS c, one.s.evidence AS lines
  WHERE node IS NOT NULL
  RETURN node, word, max(c.checked) AS checked, collect(DISTINCT c.case) AS cases, all(x IN collect(coalesce(c.closed, false)) WHERE x) AS closed,
         null AS under_way, collect(lines) AS said
}
WITH *, duration.inMonths(checked, day).months AS months
WHERE checked < day AND months >= $months AND ($show = 'all' OR ($show = 'cases') = (word = 'case'))
RETURN CASE WHEN $lang = 'en' THEN word ELSE {case: 'cas', alliance: 'alliance', innovation: 'innovation', programme: 'programme'}[word] END AS what,
       node.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(node.name_en, node.name, node.title_en, node.title) ELSE coalesce(node.name, node.title) END AS name,
       CASE WHEN $lang = 'en' THEN CASE WHEN closed THEN 'closed' ELSE 'to look at again' END
            ELSE CASE WHEN closed THEN 'clos' ELSE 'à revoir' END END AS state,
       checked, months, day, under_way, cases,
       reduce(kept = [], list IN said | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence
ORDER BY closed, CASE WHEN word = 'case' THEN 0 ELSE 1 END, checked, word, id
LIMIT $max_rows + 1
