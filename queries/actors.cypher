/*
title: {fr: Acteurs, en: Actors}
question:
  fr: "Qui est nommé dans ces cas, de quel monde, avec quels rôles, et dans combien d'alliances et d'innovations ?"
  en: "Who is named in these cases, from which world, in which roles, and in how many alliances and innovations?"
group: bearings
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  kind:
    {type: choice, values: [all, organisation, group, person], default: all,
     help: {fr: "Seulement les organisations, les groupes ou les personnes.", en: "Only organisations, groups or persons."}}
  sphere:
    {type: choice, values: [enterprise, association, public, academic, general_interest, citizen, unknown], default: null,
     help: {fr: "Seulement ce monde ; unknown : personne ne l'a dit.", en: "Only this world; unknown: nobody said."}}
  role: {type: role, default: null, help: {fr: "Seulement qui tient ce rôle quelque part.", en: "Only those who hold this role somewhere."}}
columns:
  id: {type: id, help: {fr: "L'acteur.", en: "The actor."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  kind: {type: text, title: {fr: sorte, en: kind}, help: {fr: "Organisation, groupe ou personne.", en: "Organisation, group or person."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Le monde auquel il appartient.", en: "The world it belongs to."}}
  importance: {type: int, title: {fr: importance, en: importance}, help: {fr: "3 mène l'histoire, 2 y joue un rôle, 1 est seulement cité ; vide : non dit.", en: "3 leads the story, 2 plays a part, 1 is only mentioned; empty: not said."}}
  roles: {type: list, title: {fr: rôles, en: roles}, help: {fr: "Ses rôles, là où il est présent.", en: "Its roles, where it is present."}}
  alliances: {type: int, title: {fr: alliances, en: alliances}, help: {fr: "Dont il a été membre, au plus tard à la date.", en: "It has been party to, by the date."}}
  innovations: {type: int, title: {fr: innovations, en: innovations}, help: {fr: "Auxquelles il a pris part, au plus tard à la date.", en: "It has taken part in, by the date."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui le nomment.", en: "The cases that name it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Où il est nommé, puis les lignes de ses liens.", en: "Where it is named, then the lines of its ties."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Compte ce qui a commencé au plus tard à la date, même fini depuis ; une date inconnue n'exclut rien. Manquer à une alliance ou l'avoir refusée n'est pas en faire partie. Zéro veut dire que le codage n'en dit rien, non que l'acteur n'en avait pas."
  en: "What began by the date counts, even if it has ended since; an unknown date excludes nothing. Being missing from an alliance or declining it is not being party to it. Zero means that the coding says nothing, not that the actor had none."
*/
MATCH (c:Case)-[s:STATES]->(a:Actor)
WHERE c.case IN $case AND coalesce(s.start_min <= coalesce($at, c.checked), true)
WITH a, c, s
ORDER BY c.precedence DESC, c.case
WITH a, collect(DISTINCT c.case) AS cases, collect(s.evidence) AS said,
     CASE WHEN a:Organisation THEN 'organisation' WHEN a:Group THEN 'group' ELSE 'person' END AS sort
WHERE $kind IN ['all', sort] AND ($sphere IS NULL OR coalesce(a.sphere, 'unknown') = $sphere)
CALL (a) {
  OPTIONAL MATCH (a)-[r:PARTY_TO|TAKES_PART_IN]->(x)
  WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
    AND EXISTS { MATCH (c:Case {case: r.case}) WHERE coalesce(coalesce(r.start_min, x.start_min) <= coalesce($at, c.checked), true) }
  OPTIONAL MATCH (role:Role {key: r.role})
  WITH r, x, CASE WHEN $lang = 'en' THEN role.name_en ELSE role.name END AS role_name
  ORDER BY role_name, r.key
  RETURN collect(DISTINCT role_name) AS roles, collect(DISTINCT r.role) AS role_keys,
         count(DISTINCT CASE WHEN x:Alliance THEN x END) AS alliances,
         count(DISTINCT CASE WHEN x:Innovation THEN x END) AS innovations,
         collect(DISTINCT r.key) AS facts, collect(r.evidence) AS tied
}
WITH *
WHERE $role IS NULL OR $role IN role_keys
RETURN a.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       CASE WHEN $lang = 'en' THEN sort ELSE {organisation: 'organisation', group: 'groupe', person: 'personne'}[sort] END AS kind,
       CASE WHEN $lang = 'en'
         THEN {enterprise: 'enterprise', association: 'association', public: 'public body', academic: 'academic',
               general_interest: 'general interest', citizen: 'citizens', unknown: 'unknown'}[coalesce(a.sphere, 'unknown')]
         ELSE {enterprise: 'entreprise', association: 'association', public: 'acteur public', academic: 'académique',
               general_interest: 'intérêt général', citizen: 'citoyens', unknown: 'inconnue'}[coalesce(a.sphere, 'unknown')]
       END AS sphere,
       a.importance AS importance, roles, alliances, innovations, cases,
       reduce(kept = [], list IN said + tied | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       facts
ORDER BY coalesce(a.importance, 0) DESC, alliances + innovations DESC, id
LIMIT $max_rows + 1
