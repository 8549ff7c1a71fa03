/*
title: {fr: Chargements interrompus, en: Incomplete loads}
question:
  fr: "Quels cas sont incomplets, parce que leur chargement a été interrompu ?"
  en: "Which cases are incomplete, because their load was cut off?"
group: quality
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  case_id: {type: text, title: {fr: cas, en: case}, help: {fr: "Le cas.", en: "The case."}}
  id: {type: id, help: {fr: "Son nœud.", en: "Its node."}}
  name: {type: text, title: {fr: titre, en: title}, help: {fr: "Son titre.", en: "Its title."}}
  register: {type: text, title: {fr: registre, en: register}, help: {fr: "Faits ou scénario.", en: "Facts or scenario."}}
  there: {type: int, title: {fr: faits présents, en: facts there}, help: {fr: "Faits et liens du cas qui sont dans la base.", en: "Facts and ties of the case that are in the database."}}
  expected: {type: int, title: {fr: faits attendus, en: facts expected}, help: {fr: "Ce que le chargement devait y mettre.", en: "What the load was to put there."}}
  started: {type: text, title: {fr: commencé, en: started}, help: {fr: "Quand le chargement a commencé, en temps universel.", en: "When the load began, in universal time."}}
  loaded_by: {type: text, title: {fr: par, en: by}, help: {fr: "Qui l'a lancé.", en: "Who started it."}}
  path: {type: text, title: {fr: dossier, en: folder}, help: {fr: "D'où il venait.", en: "Where it came from."}}
  mend: {type: text, title: {fr: pour réparer, en: to mend}, help: {fr: "La commande qui reprend où le chargement s'est arrêté.", en: "The command that goes on where the load stopped."}}
identity: [case_id]
about: id
caveats:
  fr: "Un cas incomplet répond avec ce qu'il a : une absence n'y veut rien dire, et chaque réponse le rappelle. Quand tous les cas de faits sont demandés, les scénarios le sont aussi. Aucune ligne : tout ce qui est chargé l'est en entier."
  en: "An incomplete case answers with what it has: an absence means nothing there, and every answer says so. When all cases of facts are asked about, scenarios are too. No row: whatever is loaded is whole."
*/
MATCH (c:Case)
WHERE c.complete = false
  AND (c.case IN $case OR (c.register = 'scenario' AND NOT EXISTS { MATCH (f:Case {register: 'fact'}) WHERE NOT f.case IN $case }))
CALL (c) {
  MATCH ()-[r]->() WHERE r.case = c.case
  RETURN count(r) AS ties
}
WITH c, ties + COUNT { (c)-[:STATES]->() } AS there
RETURN c.case AS case_id,
       c.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(c.title_en, c.title) ELSE c.title END AS name,
       CASE WHEN $lang = 'en' THEN {fact: 'facts', scenario: 'scenario'}[c.register] ELSE {fact: 'faits', scenario: 'scénario'}[c.register] END AS register,
       there,
       c.facts AS expected,
       CASE WHEN c.loaded_at IS NOT NULL THEN replace(left(toString(c.loaded_at), 16), 'T', ' ') END AS started,
       c.loaded_by AS loaded_by,
       c.path AS path,
       'kg load ' + c.path AS mend
ORDER BY case_id
LIMIT $max_rows + 1
