/*
title: {fr: Conditions de passage, en: Gates}
question:
  fr: "Que manque-t-il à chaque innovation pour passer à la phase suivante, et que ne sait-on pas ?"
  en: "What does each innovation lack to enter the next phase, and what is not known?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  status:
    type: choice
    values: [open, unmet, unknown, all]
    default: open
    help:
      fr: "open : non remplies, remplies en partie, inconnues ; all montre aussi celles qui sont remplies."
      en: "open: unmet, partly met, unknown; all also shows those that are met."
  all_gates:
    {type: bool, default: false,
     help: {fr: "Aussi les conditions que le cadre ne dit pas requises.", en: "Also the conditions that the framework does not call required."}}
columns:
  id: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: innovation, en: innovation}, help: {fr: "Son nom.", en: "Its name."}}
  phase: {type: text, help: {fr: "La phase où elle se trouve.", en: "The phase it is in."}}
  following: {type: text, title: {fr: phase suivante, en: next phase}, help: {fr: "La phase devant laquelle la condition se trouve.", en: "The phase that the condition stands before."}}
  gate: {type: text, title: {fr: condition, en: condition}, help: {fr: "Le nom de la condition.", en: "The name of the condition."}}
  shown: {type: text, title: {fr: état, en: shown},
    help: {fr: "Ce que la source montre ; inconnu : elle n'en dit rien.", en: "What the source shows; unknown: it says nothing."}}
  said: {type: when, title: {fr: quand, en: when}, help: {fr: "De quand date ce constat, tel qu'écrit.", en: "When this was found, as written."}}
  condition: {type: text, title: {fr: énoncé, en: wording}, help: {fr: "Ce que la condition demande.", en: "What the condition asks for."}}
  required: {type: bool, title: {fr: requise, en: required}, help: {fr: "Le cadre la dit requise.", en: "The framework calls it required."}}
  basis: {type: text, title: {fr: fondement, en: basis}, help: {fr: "convention : notre choix, et non un texte.", en: "convention: our choice, and not a text."}}
  status: {type: text, title: {fr: code, en: code}, help: {fr: "L'état, pour un programme : unmet, partly, unknown, met.", en: "The state, for a program: unmet, partly, unknown, met."}}
  gate_id: {type: id, help: {fr: "La condition.", en: "The condition."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Les lignes du constat ; pour l'inconnu, celles du séjour.", en: "The lines of the finding; for what is unknown, those of the stay."}}
  facts: {type: list, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id, gate_id]
about: id
caveats:
  fr: "Se taire n'est pas nier : « unknown » veut dire que la source ne dit rien. S'il y a plusieurs constats, le dernier compte ; un constat sans date passe pour le plus ancien. Les conditions et leur fondement viennent du cadre (docs/framework.md)."
  en: "Silence is not denial: unknown means that the source says nothing. Of several findings the last one counts; one without a date is taken as the oldest. The conditions and what they rest on come from the framework (docs/framework.md)."
*/
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case
WITH i, max(c.checked) AS checked
WITH i, coalesce($at, checked) AS day
CALL (i, day) {
  MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
  WHERE w.case IN $case AND (s.start_min IS NULL OR s.start_min <= day)
  WITH s, p, collect(DISTINCT w.key) AS facts, coalesce(s.end_max, s.end_min) <= day AS over
  WITH s, p, facts, coalesce(over, coalesce(s.outcome, 'still_there') <> 'still_there') AS gone,
       coalesce(s.start_max <= day, true) AS sure
  ORDER BY sure, coalesce(s.start_min, s.start_max, date('0001-01-01')), gone DESC, p.rank, s.id
  RETURN collect({stay: s, phase: p, gone: gone, facts: facts})[-1] AS now
}
WITH i, day, now
WHERE NOT now.gone OR now.stay.outcome = 'halted'
WITH i, day, now, now.phase AS phase
MATCH (phase)-[:NEXT]->(following:Phase)<-[:BEFORE]-(g:Gate)
WHERE g.required OR $all_gates
CALL (i, day, g) {
  OPTIONAL MATCH (i)-[t:PASSED]->(x:GateCheck)-[:OF]->(g)
  WHERE t.case IN $case AND (x.start_min IS NULL OR x.start_min <= day)
  WITH x, collect(t.key) AS facts
  ORDER BY coalesce(x.start_max, x.start_min, date('0001-01-01')) DESC, x.id
  RETURN collect({check: x, facts: facts})[0] AS found
}
WITH i, now, phase, following, g, found.check AS check, found.facts AS checked_by,
     coalesce(found.check.result, 'unknown') AS status
WHERE $status = 'all' OR status = $status OR ($status = 'open' AND status <> 'met')
RETURN i.id AS id, CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN phase.name_en ELSE phase.name END AS phase,
       CASE WHEN $lang = 'en' THEN following.name_en ELSE following.name END AS following,
       CASE WHEN $lang = 'en' THEN g.name_en ELSE g.name END AS gate,
       CASE WHEN $lang = 'en' THEN CASE status WHEN 'unmet' THEN 'not met' WHEN 'partly' THEN 'partly met' ELSE status END
            ELSE CASE status WHEN 'unmet' THEN 'non remplie' WHEN 'partly' THEN 'remplie en partie'
                             WHEN 'met' THEN 'remplie' ELSE 'inconnu' END END AS shown,
       check.start_text AS said,
       CASE WHEN $lang = 'en' THEN coalesce(g.help_en, g.condition_en) ELSE coalesce(g.help, g.condition) END AS condition,
       g.required AS required, g.basis AS basis, status, g.id AS gate_id,
       CASE WHEN check IS NULL THEN coalesce(now.stay.evidence, []) ELSE coalesce(check.evidence, []) END AS evidence,
       coalesce(checked_by, []) + now.facts AS facts
ORDER BY CASE status WHEN 'unmet' THEN 0 WHEN 'partly' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END, id, gate_id
LIMIT $max_rows + 1
