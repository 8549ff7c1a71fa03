/*
title: {fr: Territoires, en: Territories}
question:
  fr: "Qui joue le rôle de catalyseur dans chaque territoire, avec qui, et sur quoi ?"
  en: "Who plays the catalyst in each territory, with whom, and on what?"
group: bearings
params:
  at: {type: date}
  case: {type: list}
  within:
    {type: id, default: null, help: {fr: "Seulement ce territoire et ceux qui y sont situés.", en: "Only this territory and those that lie in it."}}
  role: {type: role, default: catalyst, help: {fr: "Un autre rôle que celui de catalyseur.", en: "Another role than that of catalyst."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  place: {type: id, title: {fr: territoire, en: territory}, help: {fr: "Le territoire.", en: "The territory."}}
  place_name: {type: text, title: {fr: lieu, en: place}, help: {fr: "Son nom.", en: "Its name."}}
  id: {type: id, title: {fr: acteur, en: actor}, help: {fr: "Qui tient le rôle ; vide : personne de connu.", en: "Who holds the role; empty: nobody known."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Sa sphère ; vide : inconnue.", en: "Its sphere; empty: not known."}}
  how:
    type: text
    title: {fr: comment, en: how}
    help:
      fr: "rôle dit : la source lui donne ce rôle ; par ses actes : elle raconte une mise en relation qu'il a faite, sans ce rôle ; personne de connu."
      en: "role stated: the source gives it this role; by its acts: it tells of an introduction that the actor made, without this role; nobody known."
  whom: {type: list, title: {fr: avec, en: with}, help: {fr: "Les autres présents dans les mêmes affaires, et ceux qu'il a rapprochés.", en: "The others present in the same matters, and those it brought together."}}
  what: {type: list, title: {fr: sur quoi, en: on what}, help: {fr: "Innovations, alliances, programmes et faits du lieu ; pour un territoire sans ce rôle : tout ce qui s'y passe.", en: "Innovations, alliances, programmes and events of the place; for a territory without the role: all that happens there."}}
  themes: {type: list, title: {fr: thèmes, en: themes}, help: {fr: "Leurs thèmes.", en: "Their themes."}}
  introduced: {type: int, title: {fr: mises en relation, en: introductions}, help: {fr: "Mises en relation faites sur ces affaires.", en: "Introductions made on these matters."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui le disent.", en: "The cases that say so."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [place, id]
about: place
caveats:
  fr: "Une affaire est d'un lieu si elle s'y trouve, si l'une de ses phases s'y passe ou, sans lieu propre, si elle concerne ce qui s'y trouve. Avoir son siège quelque part n'est pas y agir. Ce qui a lieu dans un pays entier vient après les autres lieux. Un lieu sans catalyseur connu n'en est pas forcément dépourvu : la source peut le taire. Ce qui a commencé au plus tard à la date compte, même fini depuis."
  en: "A matter is of a place if it is located there, if one of its phases happens there or, without a place of its own, if it concerns what is located there. Having one's seat somewhere is not acting there. What happens in a whole country comes after the other places. A place without a known catalyst does not surely lack one: the source may be silent. What began by the date counts, even if it has ended since."
*/
MATCH (c:Case)-[:STATES]->(t:Territory)
WHERE c.case IN $case AND ($within IS NULL OR EXISTS { (t)-[:LOCATED_IN]->*(:Territory {id: $within}) })
WITH DISTINCT t
CALL (t) {
  MATCH (x:Alliance|Innovation|Programme|Event)-[l:LOCATED_IN]->(t) WHERE l.case IN $case
  RETURN x, l
  UNION
  MATCH (x:Innovation)-[:WENT_THROUGH]->(:Stay)-[l:LOCATED_IN]->(t) WHERE l.case IN $case
  RETURN x, l
  UNION
  MATCH (x:Alliance|Event)-[k:CONCERNS]->(:Alliance|Innovation|Programme)-[l:LOCATED_IN]->(t)
  WHERE k.case IN $case AND l.case IN $case
    AND NOT EXISTS { MATCH (x)-[own:LOCATED_IN]->(:Territory) WHERE own.case IN $case }
  RETURN x, l
}
MATCH (c:Case {case: l.case})
WITH t, x, l, coalesce($at, c.checked) AS day
WHERE coalesce(x.start_min <= day, true)
ORDER BY l.key
WITH t, x, collect(l.key) AS placed, collect(l.evidence) AS placed_lines
CALL (x) {
  MATCH (a:Actor)-[r:PARTY_TO|TAKES_PART_IN {role: $role}]->(x)
  MATCH (c:Case {case: r.case})
  WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present' AND coalesce(r.start_min <= coalesce($at, c.checked), true)
  RETURN a, r.case AS told_by, r.key AS key, r.evidence AS lines, null AS act
  UNION ALL
  MATCH (a:Actor)-[r:MADE]->(i:Introduction)-[k:CONCERNS]->(x)
  MATCH (c:Case {case: r.case})
  WHERE $role = 'catalyst' AND r.case IN $case AND k.case IN $case AND coalesce(i.start_min <= coalesce($at, c.checked), true)
  RETURN a, r.case AS told_by, r.key AS key, r.evidence AS lines, i AS act
  UNION ALL
  RETURN null AS a, null AS told_by, null AS key, null AS lines, null AS act
}
WITH t, x, placed, placed_lines, a, told_by, key, lines, act,
     CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS thing
ORDER BY CASE WHEN x:Innovation THEN 0 WHEN x:Alliance THEN 1 WHEN x:Programme THEN 2 ELSE 3 END, thing, x.id, key
WITH t, a, collect(DISTINCT thing) AS what, collect(DISTINCT x) AS things, count(CASE WHEN act IS NULL THEN key END) AS stated,
     count(DISTINCT act) AS introduced, collect(DISTINCT act) AS acts, collect(DISTINCT told_by) AS cases,
     collect(placed) AS placed, collect(DISTINCT key) AS keys, collect(placed_lines) AS placed_lines, collect(lines) AS lines
WITH t, collect({a: a, what: what, things: things, stated: stated, introduced: introduced, acts: acts, cases: cases, placed: placed,
                 keys: keys, placed_lines: placed_lines, lines: lines}) AS found
UNWIND CASE WHEN size(found) = 1 THEN found ELSE [f IN found WHERE f.a IS NOT NULL] END AS f
WITH t, f, f.a AS a, CASE WHEN f.a IS NULL THEN 2 WHEN f.stated > 0 THEN 0 ELSE 1 END AS tier
CALL (a, f) {
  UNWIND CASE WHEN a IS NULL THEN [] ELSE f.things + f.acts END AS x
  MATCH (b:Actor)-[r:PARTY_TO|TAKES_PART_IN|BROUGHT]-(x)
  WHERE r.case IN $case AND b <> a AND coalesce(r.presence, 'present') = 'present'
  WITH b, CASE WHEN $lang = 'en' THEN coalesce(b.name_en, b.name) ELSE b.name END AS name, count(DISTINCT x) AS shared
  ORDER BY shared DESC, coalesce(b.importance, 0) DESC, name
  RETURN collect(DISTINCT name) AS whom
}
CALL (f) {
  UNWIND f.things AS x
  MATCH (x)-[o:ON]->(m:Theme) WHERE o.case IN $case
  WITH CASE WHEN $lang = 'en' THEN coalesce(m.name_en, m.name) ELSE m.name END AS theme, count(*) AS n
  ORDER BY n DESC, theme
  RETURN collect(theme) AS themes
}
RETURN t.id AS place,
       CASE WHEN $lang = 'en' THEN coalesce(t.name_en, t.name) ELSE t.name END AS place_name,
       a.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       CASE WHEN $lang = 'en'
         THEN {enterprise: 'enterprise', association: 'association', public: 'public body', academic: 'academic', general_interest: 'general interest', citizen: 'citizens'}[a.sphere]
         ELSE {enterprise: 'entreprise', association: 'association', public: 'acteur public', academic: 'académique', general_interest: 'intérêt général', citizen: 'citoyens'}[a.sphere]
       END AS sphere,
       CASE WHEN $lang = 'en' THEN ['role stated', 'by its acts', 'nobody known'][tier] ELSE ['rôle dit', 'par ses actes', 'personne de connu'][tier] END AS how,
       whom, f.what AS what, themes, f.introduced AS introduced, f.cases AS cases,
       reduce(kept = [], list IN f.lines + reduce(all = [], l IN f.placed_lines | all + l) | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       reduce(kept = [], key IN f.keys + reduce(all = [], p IN f.placed | all + p) | CASE WHEN key IN kept THEN kept ELSE kept + key END) AS facts
ORDER BY CASE WHEN tier = 2 THEN 1 ELSE 0 END, CASE WHEN t.level IN ['country', 'europe', 'world'] THEN 1 ELSE 0 END, t.name, place,
         tier, introduced DESC, size(f.what) DESC, id
LIMIT $max_rows + 1
