/*
title: {fr: Essaimé trop tôt, en: Premature}
question:
  fr: "Quelles innovations ont été déployées avant d'être modélisées, ou sans que les conditions soient remplies ?"
  en: "Which innovations were spread before they were modelled, or with conditions unmet?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: innovation, en: innovation}, help: {fr: "Son nom.", en: "Its name."}}
  spread: {type: text, title: {fr: déploiement, en: spread}, help: {fr: "La phase de déploiement où elle est entrée, ou le fait de déploiement qui la concerne.", en: "The deployment phase that it entered, or the event of deployment that concerns it."}}
  sign: {type: text, title: {fr: signe, en: sign}, help: {fr: "phase : un séjour en déploiement ; event : un fait de déploiement, hors de tout séjour en déploiement.", en: "phase: a stay in deployment; event: an event of deployment outside any such stay."}}
  said: {type: when, title: {fr: quand, en: when}, help: {fr: "La date telle qu'écrite.", en: "The date as written."}}
  modelled: {type: when, title: {fr: modélisée, en: modelled}, help: {fr: "Quand elle est entrée en modélisation ; vide : aucun séjour connu.", en: "When it entered modelling; empty: no such stay is known."}}
  finding: {type: text, title: {fr: constat, en: finding},
    help: {fr: "Jamais modélisée, modélisée après, ou conditions non remplies.", en: "Never modelled, modelled afterwards, or conditions unmet."}}
  unmet: {type: list, title: {fr: conditions non remplies, en: conditions unmet}, help: {fr: "Conditions requises avant le déploiement, que la source montre non remplies.", en: "Conditions required before deployment that the source shows unmet."}}
  not_shown: {type: list, title: {fr: conditions non montrées, en: conditions not shown}, help: {fr: "Celles dont la source ne dit rien.", en: "Those that the source says nothing of."}}
  earliest: {type: date, title: {fr: au plus tôt, en: at the earliest}, help: {fr: "Le premier jour possible du déploiement.", en: "The first day on which it can have been spread."}}
  spread_id: {type: id, help: {fr: "Le séjour ou le fait.", en: "The stay or the event."}}
  code: {type: text, help: {fr: "Le constat, pour un programme : never, later, unmet.", en: "The finding, for a program: never, later, unmet."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id, spread_id]
about: id
caveats:
  fr: "Modélisée : un séjour dans la phase qui précède le déploiement, commencé au plus tard au moment du déploiement ; si les dates laissent le doute, elle passe pour modélisée à temps. Un séjour absent du dossier n'est pas la preuve que personne n'a modélisé : lire la source. Déployer tôt peut être un choix."
  en: "Modelled: a stay in the phase before deployment, begun at the latest when it was spread; where the dates leave a doubt, it counts as modelled in time. A stay that the case does not hold is no proof that nobody modelled: read the source. Spreading early can be a choice."
*/
MATCH (last:Phase)
WITH last ORDER BY last.rank DESC LIMIT 1
MATCH (d:Phase {stage: last.stage})
WITH collect(d.key) AS deployment, min(d.rank) AS first
MATCH (before:Phase {rank: first - 1}), (entry:Phase {rank: first})
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case
WITH i, deployment, before, entry, max(c.checked) AS checked
WITH i, deployment, before, entry, coalesce($at, checked) AS day
CALL (i, day, deployment) {
  MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
  WHERE w.case IN $case AND p.key IN deployment AND (s.start_min IS NULL OR s.start_min <= day)
  WITH s, p, collect(DISTINCT w.key) AS facts
  ORDER BY coalesce(s.start_min, s.start_max), p.rank, s.id
  WITH collect({id: s.id, sign: 'phase', said: s.start_text, begun: s.start_min, begun_by: s.start_max,
                title: CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END,
                evidence: coalesce(s.evidence, []), facts: facts}) AS stays
  RETURN stays[0] AS entered
}
CALL (i, day, entered) {
  OPTIONAL MATCH (e:Event {kind: 'deployment'})-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND (e.start_min IS NULL OR e.start_min <= day)
    AND (entered IS NULL OR coalesce(e.start_max < entered.begun, false))
  WITH e, collect(DISTINCT k.key) AS facts
  ORDER BY coalesce(e.start_min, e.start_max), e.id
  RETURN [x IN collect({id: e.id, sign: 'event', said: e.start_text, begun: e.start_min, begun_by: e.start_max,
                        title: CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END,
                        evidence: coalesce(e.evidence, []), facts: facts}) WHERE x.id IS NOT NULL] AS deployed
}
WITH i, day, before, entry, [x IN [entered] + deployed WHERE x IS NOT NULL] AS signs
UNWIND signs AS sign
CALL (i, day, before) {
  OPTIONAL MATCH (i)-[w:WENT_THROUGH]->(m:Stay)-[:IN_PHASE]->(before)
  WHERE w.case IN $case AND (m.start_min IS NULL OR m.start_min <= day)
  WITH m, w ORDER BY coalesce(m.start_min, m.start_max, date('0001-01-01')), m.id
  RETURN collect(m)[0] AS model, collect(w.key)[0] AS model_fact
}
CALL (i, day, entry) {
  MATCH (g:Gate {required: true})-[:BEFORE]->(entry)
  CALL (i, day, g) {
    OPTIONAL MATCH (i)-[t:PASSED]->(x:GateCheck)-[:OF]->(g)
    WHERE t.case IN $case AND (x.start_min IS NULL OR x.start_min <= day)
    WITH x ORDER BY coalesce(x.start_max, x.start_min, date('0001-01-01')) DESC, x.id
    RETURN collect(x)[0] AS check
  }
  WITH g, check, CASE WHEN $lang = 'en' THEN g.name_en ELSE g.name END AS gate ORDER BY g.key
  RETURN [x IN collect(CASE WHEN check.result = 'unmet' THEN gate END) WHERE x IS NOT NULL] AS unmet,
         [x IN collect(CASE WHEN check IS NULL THEN gate END) WHERE x IS NOT NULL] AS not_shown,
         reduce(all = [], l IN collect(CASE WHEN check.result = 'unmet' THEN check.evidence END) | all + l) AS gate_lines
}
WITH i, sign, model, model_fact, unmet, not_shown, gate_lines,
     CASE WHEN model IS NULL THEN 'never'
          WHEN coalesce(model.start_min > coalesce(sign.begun_by, sign.begun), false) THEN 'later'
          WHEN size(unmet) > 0 THEN 'unmet' END AS code
WHERE code IS NOT NULL
WITH *, sign.evidence + coalesce(model.evidence, []) + gate_lines AS lines
RETURN i.id AS id, CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       sign.title AS spread, sign.sign AS sign, sign.said AS said, model.start_text AS modelled,
       CASE WHEN $lang = 'en' THEN CASE code WHEN 'never' THEN 'never modelled, as far as is known'
              WHEN 'later' THEN 'modelled afterwards' ELSE 'modelled, with conditions unmet' END
            ELSE CASE code WHEN 'never' THEN "jamais modélisée, pour autant qu'on sache"
              WHEN 'later' THEN 'modélisée après coup' ELSE 'modélisée, conditions non remplies' END END AS finding,
       unmet, not_shown, sign.begun AS earliest, sign.id AS spread_id, code,
       reduce(kept = [], x IN lines | CASE WHEN x IN kept THEN kept ELSE kept + x END) AS evidence,
       sign.facts + CASE WHEN model_fact IS NULL THEN [] ELSE [model_fact] END AS facts
ORDER BY CASE code WHEN 'never' THEN 0 WHEN 'later' THEN 1 ELSE 2 END, size(unmet) DESC, earliest, id, spread_id
LIMIT $max_rows + 1
