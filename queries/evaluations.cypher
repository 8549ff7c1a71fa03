/*
title: {fr: Évaluations, en: Evaluations}
question:
  fr: "Quelle évaluation a été faite dans chaque phase, par qui, au regard de ce que le cadre recommande ?"
  en: "Which evaluation was made in each phase, by whom, against what the framework recommends?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  innovation:
    type: id
    default: null
    help: {fr: "Seulement cette innovation.", en: "Only this innovation."}
  show:
    type: choice
    values: [all, gaps, done]
    default: all
    help: {fr: "gaps : recommandé et non vu ; done : ce qui a été fait, à coup sûr ou peut-être.", en: "gaps: recommended and not seen; done: what was made, surely or perhaps."}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  innovation: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  phase: {type: text, title: {fr: phase, en: phase}, help: {fr: "Une phase qu'elle a atteinte.", en: "A phase that it has reached."}}
  since: {type: when, title: {fr: depuis, en: since}, help: {fr: "Entrée dans la phase, telle qu'écrite.", en: "When it entered the phase, as written."}}
  aspect: {type: text, title: {fr: aspect, en: aspect}, help: {fr: "Forme ou degré.", en: "Form or degree."}}
  evaluation: {type: text, title: {fr: évaluation, en: evaluation}, help: {fr: "La forme ou le degré ; vide : une évaluation dont la forme et le degré ne sont pas dits.", en: "The form or degree; empty: an evaluation whose form and degree are not stated."}}
  recommended: {type: bool, title: {fr: recommandée, en: recommended}, help: {fr: "Le cadre la recommande à cette étape.", en: "The framework recommends it at this stage."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "faite ; peut-être : la date de l'évaluation ou de la phase ne permet pas de trancher ; non vue : aucune n'est connue dans cette phase."
      en: "made; perhaps: the date of the evaluation or of the phase does not tell; not seen: none is known in this phase."
  events: {type: list, title: {fr: lesquelles, en: which}, help: {fr: "Les évaluations de cet aspect.", en: "The evaluations of that aspect."}}
  made_by: {type: list, title: {fr: par, en: by}, help: {fr: "Qui y a pris part.", en: "Who took part in them."}}
  what_for: {type: text, title: {fr: pour quoi, en: what for}, help: {fr: "Ce que le cadre en attend.", en: "What the framework expects of it."}}
  stay: {type: id, title: {fr: séjour, en: stay}, help: {fr: "Le séjour dans la phase.", en: "The stay in the phase."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui parlent de ce séjour.", en: "The cases that speak of this stay."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Les évaluations, puis le séjour, puis le cadre.", en: "The evaluations, then the stay, then the framework."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [stay, aspect, evaluation]
about: innovation
caveats:
  fr: "Une évaluation : un événement de cette sorte qui concerne l'innovation. Une même évaluation peut compter pour deux phases si sa date ne tranche pas. La forme et le degré sont le plus souvent une lecture du codage. « Non vue » ne prouve pas qu'aucune n'a été faite."
  en: "An evaluation: an event of that kind that concerns the innovation. One evaluation may count for two phases when its date does not tell. Form and degree are mostly a reading of the coding. 'Not seen' is no proof that none was made."
*/
MATCH (c:Case)-[s:STATES]->(st:Stay)<-[w:WENT_THROUGH]-(i:Innovation)
WHERE c.case IN $case AND w.case = c.case AND ($innovation IS NULL OR i.id = $innovation)
WITH i, st, c, s, w, coalesce($at, c.checked) AS day
WHERE s.start_min IS NULL OR s.start_min <= day
ORDER BY c.precedence DESC, c.case
WITH i, st, collect(c.case) AS cases, collect(w.key) AS keys, collect(s.evidence) AS said,
     head(collect(day)) AS day, head(collect(s.start_text)) AS since,
     head(collect(s.start_min)) AS start_min, head(collect(s.start_max)) AS start_max,
     head(collect(CASE WHEN s.ongoing THEN coalesce($at, c.checked) ELSE s.end_min END)) AS end_min,
     head(collect(s.end_max)) AS end_max
MATCH (p:Phase {key: st.phase})-[:IN_STAGE]->(g:Stage)
CALL (i, start_min, start_max, end_min, end_max, day) {
  MATCH (e:Event {kind: 'evaluation'})-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND coalesce(e.start_min <= day, true)
    AND coalesce(e.start_min <= end_max, true) AND coalesce(coalesce(e.end_max, e.start_max) >= start_min, true)
  WITH e, collect(k.key) AS keys,
       coalesce(e.start_max <= end_min AND start_max <= coalesce(e.end_min, CASE WHEN e.ongoing THEN day END), false) AS sure
  ORDER BY e.start_min, e.id
  CALL (e) {
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(e)
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
    WITH CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name, max(coalesce(a.importance, 0)) AS importance, a.id AS id
    ORDER BY importance DESC, name, id
    RETURN collect(name) AS who
  }
  RETURN collect({name: CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END, form: e.form, degree: e.degree,
                  sure: sure, who: who, evidence: coalesce(e.evidence, []), keys: keys}) AS found
}
CALL (g, found) {
  MATCH (m:EvaluationForm|EvaluationDegree)
  OPTIONAL MATCH (m)-[rec:RECOMMENDED_IN]->(g)
  WITH m, rec, m:EvaluationForm AS is_form, [f IN found WHERE m.key IN [f.form, f.degree]] AS made
  WHERE rec IS NOT NULL OR size(made) > 0
  RETURN m, rec, CASE WHEN is_form THEN 0 ELSE 1 END AS aspect_rank, made
  UNION
  WITH found, [f IN found WHERE f.form IS NULL AND f.degree IS NULL] AS made
  WHERE size(made) > 0
  RETURN null AS m, null AS rec, 2 AS aspect_rank, made
}
WITH *, COUNT { MATCH (a:Actor)-[r:TAKES_PART_IN]->(i) WHERE r.case IN $case RETURN DISTINCT a } AS partners,
     CASE WHEN any(f IN made WHERE f.sure) THEN 2 WHEN size(made) > 0 THEN 1 ELSE 0 END AS tier
WHERE $show = 'all' OR ($show = 'gaps') = (tier = 0)
WITH *, m.key AS key, p.rank AS rank
RETURN i.id AS innovation,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS phase,
       since,
       CASE WHEN $lang = 'en' THEN ['form', 'degree', null][aspect_rank] ELSE ['forme', 'degré', null][aspect_rank] END AS aspect,
       CASE WHEN $lang = 'en' THEN m.name_en ELSE m.name END AS evaluation,
       rec IS NOT NULL AS recommended,
       CASE WHEN $lang = 'en' THEN ['not seen', 'perhaps', 'made'][tier] ELSE ['non vue', 'peut-être', 'faite'][tier] END AS state,
       [f IN made | f.name] AS events,
       reduce(kept = [], who IN reduce(all = [], f IN made | all + f.who) | CASE WHEN who IN kept THEN kept ELSE kept + who END) AS made_by,
       CASE WHEN $lang = 'en' THEN rec.purpose_en ELSE rec.purpose END AS what_for,
       st.id AS stay, cases,
       reduce(kept = [], list IN [f IN made | f.evidence] + said + [rec.evidence] | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       reduce(all = [], f IN made | all + f.keys) + keys AS facts
ORDER BY partners DESC, innovation, rank DESC, stay, recommended DESC, tier, aspect_rank, coalesce(key, '')
LIMIT $max_rows + 1
