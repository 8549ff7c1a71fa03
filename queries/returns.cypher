/*
title: {fr: Retours, en: Returns}
question:
  fr: "Quelles innovations sont revenues à une phase antérieure, et était-ce une refonte annoncée ?"
  en: "Which innovations went back to an earlier phase, and was it a declared redesign?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  within:
    {type: int, default: 24, min: 1, max: 600,
     help: {fr: "Deux retours en autant de mois sont signalés.", en: "Two returns within so many months are flagged."}}
columns:
  id: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: innovation, en: innovation}, help: {fr: "Son nom.", en: "Its name."}}
  from_phase: {type: text, title: {fr: de, en: from}, help: {fr: "La phase quittée.", en: "The phase that it left."}}
  to_phase: {type: text, title: {fr: vers, en: to}, help: {fr: "La phase où elle est revenue ; vide : la source ne le dit pas.", en: "The phase that it went back to; empty: the source does not say."}}
  said: {type: when, title: {fr: quand, en: when}, help: {fr: "La date telle qu'écrite.", en: "The date as written."}}
  earliest: {type: date, title: {fr: au plus tôt, en: at the earliest}, help: {fr: "Le premier jour possible du retour.", en: "The first day on which it can have gone back."}}
  latest: {type: date, title: {fr: au plus tard, en: at the latest}, help: {fr: "Le dernier jour possible.", en: "The last day possible."}}
  redesign: {type: text, title: {fr: refonte annoncée, en: declared redesign}, help: {fr: "Le fait « redesign » qui l'accompagne ; vide : aucun.", en: "The event of kind redesign that goes with it; empty: none."}}
  repeated: {type: bool, title: {fr: répété, en: repeated}, help: {fr: "Un autre retour a eu lieu peu avant.", en: "There was another return not long before."}}
  again: {type: text, title: {fr: depuis, en: since}, help: {fr: "Le dernier fait connu après le retour ; vide : plus rien.", en: "The last thing known after the return; empty: nothing."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id, from_phase, to_phase, earliest, latest]
about: id
caveats:
  fr: "Revenir en arrière n'est pas échouer : beaucoup d'innovations apprennent ainsi. Deux séjours de suite dans la même phase ne sont pas un retour. Un retour dont la date n'est pas connue garde sa place dans l'ordre des séjours."
  en: "Going back is not failing: many innovations learn that way. Two stays in the same phase, one after the other, are no return. A return without a date keeps its place in the order of the stays."
*/
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case
WITH i, max(c.checked) AS checked
WITH i, coalesce($at, checked) AS day
CALL (i, day) {
  MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
  WHERE w.case IN $case AND (s.start_min IS NULL OR s.start_min <= day)
  WITH s, p, collect(DISTINCT w.key) AS facts, coalesce(s.end_max, s.end_min) <= day AS over
  WITH s, p, facts, coalesce(over, coalesce(s.outcome, 'still_there') <> 'still_there') AS gone
  ORDER BY coalesce(s.start_min, s.start_max, date('0001-01-01')), gone DESC, coalesce(s.end_min, s.end_max), p.rank, s.id
  RETURN collect({stay: s, phase: p, gone: gone, facts: facts}) AS stays
}
WITH i, day, stays,
     [n IN range(0, size(stays) - 1) WHERE
        (n + 1 < size(stays) AND stays[n + 1].phase.rank < stays[n].phase.rank)
        OR (n + 1 = size(stays) AND stays[n].gone AND stays[n].stay.outcome = 'regressed')] AS back
UNWIND range(0, size(back) - 1) AS at_place
WITH i, day, stays, back, at_place, stays[back[at_place]] AS old, stays[back[at_place] + 1] AS new
WITH i, day, old, new, coalesce(new.stay.start_min, old.stay.end_min) AS earliest,
     coalesce(new.stay.start_max, old.stay.end_max) AS latest,
     coalesce(new.stay.start_text, old.stay.end_text) AS said,
     CASE WHEN at_place = 0 THEN null
          ELSE coalesce(stays[back[at_place - 1] + 1].stay.start_min, stays[back[at_place - 1]].stay.end_min) END AS previous
CALL (i, day, old, latest) {
  OPTIONAL MATCH (e:Event {kind: 'redesign'})-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND coalesce(e.end_max, e.start_max, e.start_min) >= coalesce(old.stay.start_min, old.stay.start_max)
    AND e.start_min <= latest AND e.start_min <= day
  WITH e, k ORDER BY e.start_min DESC, e.id
  WITH collect(e)[0] AS e, collect(k.key) AS facts
  RETURN CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END AS redesign,
         coalesce(e.evidence, []) AS redesign_lines, facts AS redesign_facts
}
CALL (i, day, latest) {
  OPTIONAL MATCH (e:Event)-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND e.start_min > latest AND e.start_min <= day AND e.kind <> 'context'
  WITH e ORDER BY e.start_min DESC, e.id
  WITH collect(e)[0] AS e
  RETURN CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END AS again
}
WITH *, coalesce(old.stay.evidence, []) + coalesce(new.stay.evidence, []) + redesign_lines AS lines
RETURN i.id AS id, CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN old.phase.name_en ELSE old.phase.name END AS from_phase,
       CASE WHEN $lang = 'en' THEN new.phase.name_en ELSE new.phase.name END AS to_phase,
       said, earliest, latest, redesign,
       coalesce(duration.inMonths(previous, earliest).months < $within, false) AS repeated,
       again,
       reduce(kept = [], x IN lines | CASE WHEN x IN kept THEN kept ELSE kept + x END) AS evidence,
       old.facts + coalesce(new.facts, []) + redesign_facts AS facts
ORDER BY redesign IS NOT NULL, repeated DESC, coalesce(earliest, latest) DESC, id, from_phase
LIMIT $max_rows + 1
