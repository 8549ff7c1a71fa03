/*
title: {fr: Perceptions, en: Perceptions}
question:
  fr: "Qui voit comment chaque pratique, innovation ou acteur, sous quel angle et à quel moment, et quelles cases restent vides ?"
  en: "Who sees each practice, innovation or actor how, from which perspective and at which moment, and which cells stay empty?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  subject:
    type: id
    default: null
    help: {fr: "Seulement cette pratique, cette innovation, ce programme, cette alliance, ce fait ou cet acteur.", en: "Only this practice, innovation, programme, alliance, event or actor."}
  show:
    type: choice
    values: [all, empty, said]
    default: all
    help: {fr: "empty : les cases sans contenu, vides ou non rapportées ; said : ce qui est dit.", en: "empty: the cells without content, empty or not reported; said: what is stated."}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  subject: {type: id, help: {fr: "Ce qui est perçu.", en: "What is seen."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  holder: {type: text, title: {fr: qui, en: who}, help: {fr: "Qui le perçoit ainsi ; vide : non dit.", en: "Who sees it so; empty: not stated."}}
  perspective: {type: text, title: {fr: angle, en: perspective}, help: {fr: "L'angle, selon la source.", en: "The perspective, as the source names it."}}
  moment: {type: text, title: {fr: moment, en: moment}, help: {fr: "Le moment, selon la source.", en: "The moment, as the source names it."}}
  state:
    type: text
    title: {fr: perception, en: perception}
    help:
      fr: "case vide : la grille de la source la prévoit et la laisse vide ; rien de codé : la grille du cas a cette case pour d'autres objets, rien n'est codé ici ; non rapportée : dite, mais absente de la source telle que nous l'avons ; défavorable ; partagée ; neutre ; demande ; recommande ; favorable."
      en: "empty cell: the source's grid asks for it and leaves it empty; nothing coded: the case's grid has this cell for other subjects, nothing is coded here; not reported: said, but not in the source as we have it; unfavourable; mixed; neutral; asks; recommends; favourable."
  balance: {type: text, title: {fr: en tout, en: in all}, help: {fr: "Les perceptions de cet objet dans ce cas, tous groupes réunis ; vide : rien de favorable ni de défavorable.", en: "The perceptions of this subject in this case, all groups together; empty: nothing favourable or unfavourable."}}
  view: {type: text, title: {fr: ce qu'ils voient, en: what they see}, help: {fr: "Dans nos mots.", en: "In our words."}}
  dated: {type: when, title: {fr: quand, en: when}, help: {fr: "La date, telle qu'écrite.", en: "The date, as written."}}
  perception: {type: id, title: {fr: id, en: id}, help: {fr: "La perception ; vide pour une case où rien n'est codé.", en: "The perception; empty for a cell where nothing is coded."}}
  case_id: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas.", en: "The case."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "De la perception ; pour une case où rien n'est codé, du reste de sa ligne.", en: "Of the perception; for a cell where nothing is coded, of the rest of its row."}}
identity: [subject, holder, perspective, moment, perception, case_id]
about: subject
caveats:
  fr: "Un angle et un moment font une case de grille s'ils se croisent pour deux objets au moins du même cas ; les cases où rien n'est codé ne sont données que pour un couple objet et groupe qui en a déjà une. Une case vide, ou non rapportée, n'est pas une perception neutre. Viennent d'abord les objets sur lesquels les avis se partagent, puis ceux qui en ont le plus ; en dernier, ce qui n'est que décrit."
  en: "A perspective and a moment make a cell of a grid when they meet for at least two subjects of the same case; cells where nothing is coded are only given for a pair of subject and group that already has one. A cell that is empty or not reported is not a neutral perception. Subjects on which views are divided come first, then those with most views; last, what is only described."
*/
MATCH (c:Case)-[s:STATES]->(v:Perception)-[o:OF]->(x)
WHERE c.case IN $case AND o.case = c.case AND coalesce(s.start_min <= coalesce($at, c.checked), true)
OPTIONAL MATCH (h:Actor)-[k:HOLDS]->(v) WHERE k.case = c.case
WITH c, x, h, s, v
ORDER BY v.id, x.id, h.id
WITH c, collect({x: x, h: h, perspective: s.perspective, moment: s.moment, id: v.id, value: s.value, evidence: coalesce(s.evidence, []),
                 start: s.start_min,
                 view: CASE WHEN $lang = 'en' THEN coalesce(s.view_en, s.view) ELSE s.view END, dated: s.start_text}) AS said
// The cells of a grid: a perspective and a moment that meet for at least two subjects of the case.
CALL (said) {
  UNWIND said AS one
  WITH one.perspective AS perspective, one.moment AS moment, count(DISTINCT one.x) AS subjects
  WHERE perspective IS NOT NULL AND moment IS NOT NULL AND subjects > 1
  RETURN collect({perspective: perspective, moment: moment}) AS cells
}
CALL (said, cells) {
  UNWIND said AS one
  RETURN one
  UNION
  UNWIND said AS one
  WITH cells, one.x AS x, one.h AS h, collect(one) AS row
  WHERE any(r IN row WHERE any(cell IN cells WHERE cell.perspective = r.perspective AND cell.moment = r.moment))
  UNWIND cells AS cell
  WITH x, h, row, cell
  WHERE none(r IN row WHERE coalesce(r.perspective = cell.perspective AND r.moment = cell.moment, false))
  RETURN {x: x, h: h, perspective: cell.perspective, moment: cell.moment, id: null, value: 'nothing', view: null, dated: null, start: null,
          evidence: reduce(kept = [], list IN [r IN row | r.evidence] | kept + [e IN list WHERE NOT e IN kept])} AS one
}
WITH c, one, one.x AS x, one.h AS h,
     [r IN said WHERE r.x = one.x | r.value] AS values,
     reduce(first = null, r IN said | CASE WHEN r.moment = one.moment AND coalesce(r.start < first, r.start IS NOT NULL) THEN r.start ELSE first END) AS moment_start,
     {empty: 0, nothing: 1, not_reported: 2, unfavourable: 3, mixed: 4, neutral: 5, asks: 6, recommends: 7, favourable: 8}[one.value] AS tier
WITH *, [v IN ['favourable', 'mixed', 'unfavourable'] WHERE v IN values | [size([w IN values WHERE w = v]), v]] AS counts
WHERE ($subject IS NULL OR x.id = $subject) AND ($show = 'all' OR ($show = 'empty') = (tier < 3))
RETURN x.id AS subject,
       CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name,
       CASE WHEN $lang = 'en' THEN coalesce(h.name_en, h.name) ELSE h.name END AS holder,
       one.perspective AS perspective, one.moment AS moment,
       CASE WHEN $lang = 'en'
         THEN ['empty cell', 'nothing coded', 'not reported', 'unfavourable', 'mixed', 'neutral', 'asks', 'recommends', 'favourable'][tier]
         ELSE ['case vide', 'rien de codé', 'non rapportée', 'défavorable', 'partagée', 'neutre', 'demande', 'recommande', 'favorable'][tier] END AS state,
       reduce(text = null, k IN counts | coalesce(text + ', ', '') + k[0] + ' ' + CASE WHEN $lang = 'en' THEN k[1]
         ELSE {favourable: 'favorable', mixed: 'partagée', unfavourable: 'défavorable'}[k[1]] + CASE WHEN k[0] > 1 THEN 's' ELSE '' END END) AS balance,
       one.view AS view, one.dated AS dated, one.id AS perception, c.case AS case_id, one.evidence AS evidence
ORDER BY CASE size(counts) WHEN 0 THEN 2 WHEN 1 THEN 1 ELSE 0 END, reduce(n = 0, k IN counts | n + k[0]) DESC, case_id, subject, coalesce(h.id, ''), moment_start, coalesce(moment, ''), coalesce(perspective, ''), coalesce(perception, '')
LIMIT $max_rows + 1
