/*
title: {fr: Sans preuve, en: Without evidence}
question:
  fr: "Quels faits et quels liens ne citent aucune source, ou seulement une source entière, sans ses lignes ?"
  en: "Which facts and ties cite no source, or only a whole source without its lines?"
group: quality
params:
  at: {type: date}
  case: {type: list}
  show:
    {type: choice, values: [all, none, no-lines], default: all,
     help: {fr: "none : rien n'est cité ; no-lines : une source, sans ligne.", en: "none: nothing is cited; no-lines: a source without a line."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  state:
    type: text
    title: {fr: constat, en: finding}
    help: {fr: "Aucune source ; ou une source sans lignes.", en: "No source; or a source without lines."}
  what: {type: text, title: {fr: quoi, en: what}, help: {fr: "La sorte de fait ou de lien, telle que le schéma la nomme (kg schema).", en: "The kind of fact or tie, as the schema names it (kg schema)."}}
  id: {type: id, help: {fr: "Le fait ; pour un lien, son origine.", en: "The fact; for a tie, where it begins."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  to_id: {type: id, title: {fr: vers, en: to}, help: {fr: "Pour un lien, son autre bout ; vide : un fait.", en: "For a tie, its other end; empty: a fact."}}
  certainty: {type: text, title: {fr: certitude, en: certainty}, help: {fr: "Dit, déduit ou contesté, selon le cas.", en: "Stated, inferred or disputed, as the case says."}}
  told_by: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas qui le dit.", en: "The case that says so."}}
  key: {type: text, title: {fr: clé, en: key}, help: {fr: "Ce qui désigne le fait ou le lien dans son cas.", en: "What names the fact or tie inside its case."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "La source citée sans lignes.", en: "The source cited without lines."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Le lien sur lequel la ligne repose.", en: "The tie that the row rests on."}}
identity: [told_by, key]
about: id
caveats:
  fr: "Une entrée sans preuve reprend, au chargement, celle de l'entrée qui l'entoure : ce qui est ici n'en a vraiment aucune. Territoires, thèmes et sources n'en demandent pas. Qu'une ligne soit citée ne dit pas qu'elle a été bien lue. Aucune ligne : tout est sourcé."
  en: "An entry without evidence takes that of the entry around it when it is loaded: what stands here has none at all. Territories, themes and sources need none. That a line is cited does not say that it was read well. No row: everything is sourced."
*/
CALL () {
  MATCH (c:Case)-[s:STATES]->(n)
  WHERE c.case IN $case AND NOT n:Territory AND NOT n:Theme AND NOT n:Source
    AND NOT any(e IN coalesce(s.evidence, []) WHERE e CONTAINS ':')
  RETURN c.case AS told_by, s.word AS what, n.id AS id, n AS node, null AS to_id, s.certainty AS certainty,
         coalesce(s.evidence, []) AS evidence, s.id AS key, [] AS facts
  UNION ALL
  MATCH (n:Entity)-[r]->(x:Entity)
  WHERE r.case IN $case AND NOT any(e IN coalesce(r.evidence, []) WHERE e CONTAINS ':')
  RETURN r.case AS told_by, toLower(type(r)) AS what, n.id AS id, n AS node, x.id AS to_id, r.certainty AS certainty,
         coalesce(r.evidence, []) AS evidence, r.key AS key, [r.key] AS facts
}
WITH *
WHERE $show = 'all' OR ($show = 'none') = (size(evidence) = 0)
RETURN CASE WHEN $lang = 'en' THEN CASE WHEN size(evidence) = 0 THEN 'no source' ELSE 'source without lines' END
            ELSE CASE WHEN size(evidence) = 0 THEN 'aucune source' ELSE 'source sans lignes' END END AS state,
       what, id,
       CASE WHEN $lang = 'en' THEN coalesce(node.name_en, node.name) ELSE node.name END AS name,
       to_id,
       CASE WHEN $lang = 'en' THEN certainty ELSE {stated: 'dit', inferred: 'déduit', disputed: 'contesté'}[certainty] END AS certainty,
       told_by, key, evidence, facts
ORDER BY size(evidence), told_by, CASE WHEN to_id IS NULL THEN 0 ELSE 1 END, what, id, key
LIMIT $max_rows + 1
