/*
title: {fr: Pratiques, en: Practices}
question:
  fr: "Quels outils, modalités et objets de dialogue sont utilisés dans chaque innovation ou scénario, à quelle étape, par qui, et comment sont-ils perçus ?"
  en: "Which tools, dialogue modalities and objects are used in each innovation or scenario, at which step, by whom, and how are they seen?"
group: bearings
params:
  at: {type: date}
  case: {type: list}
  kind:
    type: choice
    values: [all, management_tool, dialogue_modality, dialogue_object, method]
    default: all
    help: {fr: "Seulement cette sorte de pratique.", en: "Only this kind of practice."}
  where_used:
    {type: id, default: null, help: {fr: "Seulement dans cette innovation, cette alliance, ce programme, ce fait ou cet acteur.", en: "Only in this innovation, alliance, programme, event or actor."}}
  step: {type: text, default: null, help: {fr: "Seulement à cette étape, telle que la source la nomme.", en: "Only at this step, as the source names it."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  used_in: {type: id, title: {fr: dans, en: in}, help: {fr: "Où la pratique sert.", en: "Where the practice is used."}}
  place: {type: text, title: {fr: nom, en: name}, help: {fr: "Le nom de l'innovation, de l'alliance, du programme, du fait ou de l'acteur.", en: "The name of the innovation, alliance, programme, event or actor."}}
  step: {type: text, title: {fr: étape, en: step}, help: {fr: "L'étape, telle que la source la nomme ; vide : non dite.", en: "The step, as the source names it; empty: not stated."}}
  kind: {type: text, title: {fr: sorte, en: kind}, help: {fr: "Outil de gestion, modalité de dialogue, objet de dialogue ou méthode.", en: "Management tool, dialogue modality, object of dialogue or method."}}
  id: {type: id, title: {fr: pratique, en: practice}, help: {fr: "La pratique.", en: "The practice."}}
  name: {type: text, title: {fr: intitulé, en: title}, help: {fr: "Son nom.", en: "Its name."}}
  users: {type: list, title: {fr: utilisée par, en: used by}, help: {fr: "Qui s'en sert, selon le même cas.", en: "Who works with it, as the same case says."}}
  seen: {type: list, title: {fr: perçue, en: seen}, help: {fr: "Combien de perceptions de chaque sorte, dans le même cas.", en: "How many perceptions of each kind, in the same case."}}
  dated: {type: when, title: {fr: quand, en: when}, help: {fr: "Telle qu'écrite ; vide : inconnue.", en: "As written; empty: unknown."}}
  told_by: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas qui le dit.", en: "The case that says so."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [told_by, used_in, step, id]
about: id
caveats:
  fr: "Les étapes viennent dans l'ordre où la source les raconte ; sans étape, la pratique sert on ne sait quand. Ce qui commence sûrement après la date est laissé de côté ; une date inconnue n'exclut rien. Une pratique que le cas ne situe nulle part n'y figure pas. Une pratique qu'aucun acteur n'est dit utiliser peut être une simple idée."
  en: "Steps come in the order in which the source tells them; without a step, nobody knows when the practice is used. What surely begins after the date is left out; an unknown date excludes nothing. A practice that the case places nowhere is not listed. A practice that no actor is said to use may be a mere idea."
*/
MATCH (p:Practice)-[u:USED_IN]->(x:Entity)
MATCH (c:Case {case: u.case})
WHERE u.case IN $case AND $kind IN ['all', p.kind] AND ($where_used IS NULL OR x.id = $where_used)
  AND coalesce(u.start_min <= coalesce($at, c.checked), true)
WITH c, p, x, u,
     reduce(last = 0, e IN coalesce(u.evidence, []) |
       CASE WHEN toInteger(split(split(e, ':')[1], '-')[0]) > last THEN toInteger(split(split(e, ':')[1], '-')[0]) ELSE last END) AS line
// A fiction goes from step to step, whatever the step is about; a case of facts from innovation to innovation.
WITH c, CASE WHEN c.register = 'scenario' THEN null ELSE x END AS over, u.step AS step, collect({p: p, x: x, u: u, line: line}) AS used, min(line) AS step_line
WITH c, over, collect({step: step, used: used, line: step_line}) AS steps, min(step_line) AS over_line
UNWIND steps AS one
WITH c, over_line, one.step AS step, one.line AS step_line, one.used AS used
WHERE $step IS NULL OR toLower(step) = toLower($step)
UNWIND used AS tie
WITH c, over_line, step, step_line, tie.p AS p, tie.x AS x, tie.u AS u, tie.line AS line
ORDER BY u.key
WITH c, over_line, step, step_line, x, p, min(line) AS line, collect(u) AS uses
CALL (c, p) {
  OPTIONAL MATCH (a:Actor)-[r:USES]->(p)
  WHERE r.case = c.case AND coalesce(r.start_min <= coalesce($at, c.checked), true)
  WITH r, CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name
  ORDER BY name, r.key
  RETURN collect(DISTINCT name) AS users, collect(r.key) AS keys, collect(r.evidence) AS lines
}
CALL (c, p) {
  OPTIONAL MATCH (v:Perception)-[o:OF]->(p)
  WHERE o.case = c.case AND NOT v.value IN ['empty', 'not_reported'] AND coalesce(v.start_min <= coalesce($at, c.checked), true)
  WITH v.value AS value, count(*) AS n
  WHERE value IS NOT NULL
  WITH value, n, {unfavourable: 0, mixed: 1, neutral: 2, favourable: 3, recommends: 4, asks: 5}[value] AS tier
  ORDER BY tier
  RETURN collect(n + ' ' + CASE WHEN $lang = 'en' THEN coalesce({recommends: 'recommendation', asks: 'question'}[value] + CASE WHEN n > 1 THEN 's' ELSE '' END, value)
    ELSE {unfavourable: 'défavorable', mixed: 'partagée', neutral: 'neutre', favourable: 'favorable', recommends: 'recommandation', asks: 'question'}[value] + CASE WHEN n > 1 THEN 's' ELSE '' END END) AS seen
}
WITH *, {management_tool: 0, dialogue_modality: 1, dialogue_object: 2, method: 3}[p.kind] AS tier
RETURN x.id AS used_in,
       CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS place,
       step,
       CASE WHEN $lang = 'en' THEN ['management tool', 'dialogue modality', 'object of dialogue', 'method'][tier]
            ELSE ['outil de gestion', 'modalité de dialogue', 'objet de dialogue', 'méthode'][tier] END AS kind,
       p.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name,
       users, seen,
       head([u IN uses WHERE u.start_text IS NOT NULL |
             u.start_text + CASE WHEN u.end_text IS NULL OR u.end_text = u.start_text THEN '' ELSE ' – ' + u.end_text END]) AS dated,
       c.case AS told_by,
       reduce(kept = [], list IN [u IN uses | u.evidence] + lines | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       [u IN uses | u.key] + keys AS facts
ORDER BY told_by, CASE WHEN x:Innovation OR c.register = 'scenario' THEN 0 ELSE 1 END, over_line, CASE WHEN c.register = 'scenario' THEN '' ELSE x.id END,
         CASE WHEN step IS NULL THEN 1 ELSE 0 END, step_line, step, CASE WHEN x:Innovation THEN 0 ELSE 1 END, used_in, tier, line, id
LIMIT $max_rows + 1
