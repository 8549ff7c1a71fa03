/*
title: {fr: Sans date, en: Undated}
question:
  fr: "Quels faits sont sans date, et quelles questions s'en trouvent empêchées ?"
  en: "Which facts have no date, and which questions does that hinder?"
group: quality
params:
  at: {type: date}
  case: {type: list}
  kind:
    type: choice
    values: [all, stay, alliance, event, introduction, programme, innovation, gate_check, indicator, tension, perception]
    default: all
    help: {fr: "Seulement cette sorte de fait.", en: "Only this kind of fact."}
  show:
    type: choice
    values: [none, one-sided, all]
    default: none
    help:
      fr: "none : aucune date ; one-sided : « avant », « après », ou une fin sans début ; all : les deux."
      en: "none: no date at all; one-sided: before, after, or an end without a start; all: both."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  kind: {type: text, title: {fr: sorte, en: kind}, help: {fr: "La sorte de fait.", en: "The kind of fact."}}
  id: {type: id, help: {fr: "Le fait.", en: "The fact."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom ; pour une phase : l'innovation et la phase.", en: "Its name; for a phase: the innovation and the phase."}}
  said: {type: when, title: {fr: ce qui est dit, en: what is said}, help: {fr: "La date telle qu'écrite ; vide : aucune.", en: "The date as written; empty: none."}}
  hint: {type: text, title: {fr: repère, en: hint}, help: {fr: "L'étape ou le moment que le texte nomme, d'où une date pourrait venir.", en: "The step or moment that the text names, from which a date might be had."}}
  tied: {type: int, title: {fr: liens, en: ties}, help: {fr: "Combien de liens en dépendent.", en: "How many ties hang on it."}}
  hinders: {type: text, title: {fr: gêne, en: hinders}, help: {fr: "Les questions où il ne peut pas compter, ou seulement comme possible.", en: "The questions in which it cannot count, or only as possible."}}
  undated: {type: int, title: {fr: sans date, en: undated}, help: {fr: "Combien de cette sorte sont sans date dans ce cas.", en: "How many of this kind have no date in this case."}}
  known: {type: int, title: {fr: en tout, en: in all}, help: {fr: "Combien de cette sorte il y a dans ce cas.", en: "How many of this kind there are in this case."}}
  told_by: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas qui en parle.", en: "The case that speaks of it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Les lignes où chercher la date.", en: "The lines in which to look for the date."}}
identity: [told_by, id]
about: id
caveats:
  fr: "Un texte peut ne pas dater ce qu'il raconte : sans date n'est pas une faute. Un fait sans date est tenu pour possible à toute date. Les liens sans date propre suivent celle de ce qu'ils lient, et ne figurent pas ici. D'abord ce que le plus de questions demandent, puis ce qui a le plus de liens."
  en: "A text may leave undated what it tells: undated is no fault. A fact without a date is held possible at any date. Ties without a date of their own follow what they tie, and are not listed. What most questions need comes first, then what has most ties."
*/
MATCH (c:Case)-[s:STATES]->(n:Stay|Alliance|Event|Introduction|Programme|Innovation|GateCheck|Indicator|Tension|Perception)
WHERE c.case IN $case AND $kind IN ['all', s.word] AND NOT coalesce(s.value, '') IN ['empty', 'not_reported']
WITH c, s, n,
     CASE WHEN coalesce(s.start_min, s.start_max, s.end_min, s.end_max) IS NULL THEN 'none'
          WHEN s.start_min IS NULL OR s.start_max IS NULL THEN 'one-sided'
          ELSE 'dated' END AS state
WITH c.case AS told_by, s.word AS word, collect({s: s, n: n, state: state}) AS all_of_them,
     sum(CASE WHEN state = 'none' THEN 1 ELSE 0 END) AS undated
UNWIND all_of_them AS one
WITH told_by, word, size(all_of_them) AS known, undated, one.s AS s, one.n AS n, one.state AS state
WHERE state <> 'dated' AND $show IN ['all', state]
CALL (n, word, told_by) {
  OPTIONAL MATCH (i:Innovation)-[w:WENT_THROUGH|PASSED]->(n) WHERE w.case = told_by
  OPTIONAL MATCH (n)-[o:IN_PHASE|OF]->(p:Phase|Gate)
  WITH i, p ORDER BY i.id LIMIT 1
  RETURN CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) + ': ' + coalesce(p.name_en, p.name)
              ELSE i.name + ' : ' + p.name END AS staged
}
CALL (n, word, told_by) {
  OPTIONAL MATCH (n)-[o:OF|MEASURES]->(x) WHERE o.case = told_by AND word IN ['perception', 'indicator']
  WITH CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name
  ORDER BY name
  RETURN head(collect(name)) AS seen
}
WITH *, COUNT { (n)-[r]-() WHERE r.case = told_by } AS tied,
     {stay: 0, alliance: 1, event: 2, introduction: 3, programme: 4, innovation: 5, tension: 6, gate_check: 7, indicator: 8, perception: 9}[word] AS tier
RETURN CASE WHEN $lang = 'en'
         THEN {stay: 'phase', alliance: 'alliance', event: 'event', introduction: 'introduction', programme: 'programme',
               innovation: 'innovation', gate_check: 'gate check', indicator: 'indicator', tension: 'tension', perception: 'perception'}[word]
         ELSE {stay: 'phase', alliance: 'alliance', event: 'fait', introduction: 'mise en relation', programme: 'programme',
               innovation: 'innovation', gate_check: 'condition vérifiée', indicator: 'indicateur', tension: 'tension', perception: 'perception'}[word]
       END AS kind,
       n.id AS id,
       coalesce(staged, CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name, n.means_en, n.means) ELSE coalesce(n.name, n.means) END, seen) AS name,
       CASE WHEN s.start_text = s.end_text OR s.end_text IS NULL THEN s.start_text
            ELSE coalesce(s.start_text, '?') + ' – ' + s.end_text END AS said,
       coalesce(s.step, s.moment) AS hint,
       tied,
       CASE word
         WHEN 'stay' THEN 'stalled, durations, returns, premature'
         WHEN 'alliance' THEN 'alliances, brokers, changes'
         WHEN 'event' THEN 'timeline, silence, stalled'
         WHEN 'introduction' THEN 'introductions, timeline'
         WHEN 'programme' THEN 'programmes, changes'
         WHEN 'innovation' THEN 'changes'
         WHEN 'tension' THEN 'tension-bridges'
         WHEN 'gate_check' THEN 'gates'
         WHEN 'indicator' THEN 'targets, unmeasured'
         ELSE 'perceptions'
       END AS hinders,
       undated, known, told_by,
       coalesce(s.evidence, []) AS evidence
ORDER BY tier, tied DESC, told_by, id
LIMIT $max_rows + 1
