/*
title: {fr: Sans résultat mesuré, en: Unmeasured}
question:
  fr: "Quelles innovations ont atteint la modélisation, ou au-delà, sans aucun résultat mesuré ?"
  en: "Which innovations have reached modelling or beyond without any measured result?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  phase:
    type: phase
    default: modelling
    help: {fr: "La phase à partir de laquelle un résultat est demandé.", en: "The phase from which a result is asked for."}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  innovation: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  reached: {type: text, title: {fr: phase atteinte, en: reached}, help: {fr: "La phase la plus avancée qu'elle a atteinte.", en: "The furthest phase it has reached."}}
  since: {type: when, title: {fr: depuis, en: since}, help: {fr: "Entrée dans cette phase, telle qu'écrite.", en: "When it entered that phase, as written."}}
  figures: {type: int, title: {fr: chiffres, en: figures}, help: {fr: "Indicateurs qui la mesurent, dont aucun n'est un résultat chiffré.", en: "Indicators that measure it, none of them a result with a figure."}}
  unsaid: {type: int, title: {fr: nature non dite, en: kind not stated}, help: {fr: "Parmi eux, ceux dont on ne sait s'ils sont un résultat.", en: "Among them, those of which it is not stated whether they are a result."}}
  judged: {type: list, title: {fr: résultats en mots, en: results in words}, help: {fr: "Ses résultats que la source dit en mots, sans chiffre.", en: "Its results that the source tells in words, without a figure."}}
  evaluations: {type: list, title: {fr: évaluations, en: evaluations}, help: {fr: "Évaluations qui la concernent, sans chiffre de résultat.", en: "Evaluations that concern it, without a figure for a result."}}
  nearby: {type: list, title: {fr: résultats voisins, en: results nearby}, help: {fr: "Résultats mesurés sur un programme qui l'abrite, une alliance, un événement ou une pratique.", en: "Results measured on a programme that hosts it, an alliance, an event or a practice."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui disent cette phase.", en: "The cases that state this phase."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Le séjour, puis les chiffres et les évaluations.", en: "The stay, then figures and evaluations."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [innovation]
about: innovation
caveats:
  fr: "Un résultat : un indicateur de l'innovation, marqué comme tel, avec une valeur, au plus tard à la date ; un jugement en mots est montré et ne compte pas comme mesure. L'absence vient de la source ou du codage : elle ne dit pas que rien n'a été mesuré. Une innovation qui atteint une phase à une date inconnue est comptée."
  en: "A result: an indicator of the innovation, marked as one, with a value, by the date; a judgement in words is shown and does not count as measured. The absence comes from the source or the coding: it does not say that nothing was measured. An innovation that reaches a phase at an unknown date is counted."
*/
MATCH (from:Phase {key: $phase})
MATCH (c:Case)-[s:STATES]->(st:Stay)<-[w:WENT_THROUGH]-(i:Innovation)
WHERE c.case IN $case AND w.case = c.case
MATCH (p:Phase {key: st.phase})
WITH i, p, s, c, w, coalesce($at, c.checked) AS day, from
WHERE p.rank >= from.rank AND coalesce(s.start_min <= day, true)
ORDER BY p.rank DESC, c.precedence DESC, c.case
WITH i, collect({p: p, s: s, case: c.case, key: w.key}) AS stays, head(collect(day)) AS day
WITH i, day, head(stays).p AS p, [x IN stays WHERE x.p = head(stays).p] AS stays
CALL (i, day) {
  OPTIONAL MATCH (n:Indicator)-[r:MEASURES]->(i)
  WHERE r.case IN $case AND coalesce(n.start_min <= day, true)
  WITH n, r ORDER BY n.id
  RETURN count(DISTINCT CASE WHEN n.result AND n.value IS NOT NULL THEN n END) AS results,
         count(DISTINCT n) AS figures, count(DISTINCT CASE WHEN n.result IS NULL THEN n END) AS unsaid,
         collect(DISTINCT CASE WHEN n.result AND n.value IS NULL AND n.level IS NOT NULL THEN
           CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) + ': ' + {rose: 'rose', fell: 'fell', unchanged: 'unchanged', high: 'high', medium: 'medium', low: 'low', sufficient: 'sufficient', insufficient: 'insufficient'}[n.level]
                ELSE n.name + ' : ' + {rose: 'a monté', fell: 'a baissé', unchanged: 'inchangé', high: 'élevé', medium: 'moyen', low: 'faible', sufficient: 'suffisant', insufficient: 'insuffisant'}[n.level] END END) AS judged,
         collect(n.evidence) AS figures_said, collect(r.key) AS figure_keys
}
WITH *, COUNT { MATCH (a:Actor)-[r:TAKES_PART_IN]->(i) WHERE r.case IN $case RETURN DISTINCT a } AS partners
WHERE results = 0
CALL (i, day) {
  MATCH (e:Event {kind: 'evaluation'})-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND coalesce(e.start_min <= day, true)
  WITH e, k, CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END AS name
  ORDER BY e.start_min, e.id
  RETURN collect(DISTINCT name) AS evaluations, collect(e.evidence) AS evaluated, collect(k.key) AS evaluation_keys
}
CALL (i, day) {
  MATCH (n:Indicator {result: true})-[r:MEASURES]->(x)-[k:HOSTS|CONCERNS|USED_IN]->(i)
  WHERE r.case IN $case AND k.case IN $case AND n.value IS NOT NULL AND coalesce(n.start_min <= day, true)
  WITH DISTINCT n, CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS name
  ORDER BY name, n.id
  RETURN collect(name)[..5] AS nearby
}
RETURN i.id AS innovation,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS reached,
       head([x IN stays WHERE x.s.start_text IS NOT NULL | x.s.start_text]) AS since,
       figures, unsaid, judged, evaluations, nearby,
       reduce(kept = [], x IN stays | CASE WHEN x.case IN kept THEN kept ELSE kept + x.case END) AS cases,
       reduce(kept = [], list IN [x IN stays | x.s.evidence] + figures_said + evaluated |
              kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       [x IN stays | x.key] + figure_keys + evaluation_keys AS facts
ORDER BY p.rank DESC, partners DESC, innovation
LIMIT $max_rows + 1
