/*
title: {fr: Couverture, en: Coverage}
question:
  fr: "Dans quel territoire, ou sur quel thème, un rôle est-il plus rare qu'ailleurs ?"
  en: "In which territory, or on which theme, is a role rarer than elsewhere?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  across:
    type: choice
    values: [territory, theme]
    default: territory
    help: {fr: "Comparer les territoires ou les thèmes.", en: "Compare territories or themes."}
  role:
    type: role
    default: null
    help: {fr: "Seulement ce rôle.", en: "Only this role."}
  show:
    type: choice
    values: [told, gaps, all]
    default: told
    help:
      fr: "told : une seule ligne pour un lieu où il y a trop peu pour dire ; gaps : seulement ce qui est plus rare qu'ailleurs ; all : chaque rôle de chaque lieu."
      en: "told: a single line for a place where there are too few to say; gaps: only what is rarer than elsewhere; all: every role of every place."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  place: {type: id, title: {fr: lieu ou thème, en: place or theme}, help: {fr: "Le territoire ou le thème.", en: "The territory or the theme."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  role: {type: text, title: {fr: rôle, en: role}, help: {fr: "Le rôle ; vide : tous, là où il y a trop peu pour dire.", en: "The role; empty: all, where there are too few to say."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "plus rare : le haut de l'intervalle est sous la part d'ailleurs, ou aucune sur cinq innovations au moins ; plus fréquent : le bas de l'intervalle est au-dessus ; pas de différence montrée ; données incomplètes : plus d'une innovation sur cinq a trop peu de participants connus, ou trop sans rôle dit ; trop peu pour dire : moins de cinq innovations ici ou ailleurs."
      en: "rarer: the upper end of the interval is below the share elsewhere, or none in at least five innovations; more frequent: the lower end is above it; no difference shown; incomplete data: more than one innovation in five has too few known participants, or too many without a stated role; too few to say: fewer than five innovations here or elsewhere."
  n: {type: int, title: {fr: n, en: n}, help: {fr: "Innovations ici.", en: "Innovations here."}}
  having: {type: int, title: {fr: avec le rôle, en: with the role}, help: {fr: "Celles où le rôle est tenu, à coup sûr ou peut-être.", en: "Those in which the role is held, surely or perhaps."}}
  share: {type: float, title: {fr: part, en: share}, help: {fr: "Leur part.", en: "Their share."}}
  low: {type: float, title: {fr: bas, en: low}, help: {fr: "Bas de l'intervalle de Wilson à 95 %.", en: "Lower end of the 95 % Wilson interval."}}
  high: {type: float, title: {fr: haut, en: high}, help: {fr: "Haut de l'intervalle de Wilson à 95 %.", en: "Upper end of the 95 % Wilson interval."}}
  rest_n: {type: int, title: {fr: n ailleurs, en: n elsewhere}, help: {fr: "Innovations situées ailleurs.", en: "Innovations placed elsewhere."}}
  rest_share: {type: float, title: {fr: part ailleurs, en: share elsewhere}, help: {fr: "Part de celles qui ont le rôle.", en: "Share of those with the role."}}
  unknown: {type: int, title: {fr: incertaines, en: uncertain}, help: {fr: "Innovations d'ici sans ce rôle, dont moins de trois participants sont connus, ou plus d'un sur cinq sans rôle dit.", en: "Innovations here without the role of which fewer than three participants are known, or more than one in five without a stated role."}}
  without: {type: list, title: {fr: sans le rôle, en: without it}, help: {fr: "Les innovations d'ici où il n'est pas vu ; sans rôle : celles d'ici.", en: "The innovations here in which it is not seen; without a role: those here."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Les innovations d'ici, leur lieu ou leur thème, et le rôle tenu.", en: "The innovations here, their place or theme, and the role held."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [place, role]
about: place
caveats:
  fr: "L'unité est l'innovation, une fois par territoire ; un territoire contient ceux qui y sont situés. « Ailleurs » : les innovations qui ont un territoire (ou un thème) connu, mais pas celui-ci. La part d'ailleurs est prise pour exacte. Un rôle tenu dans une alliance qui concerne l'innovation compte. Les cas sont choisis, pas tirés au sort : l'intervalle dit le hasard du petit nombre, pas ce choix."
  en: "The unit is the innovation, once per territory; a territory holds those that lie in it. Elsewhere: the innovations with a known territory (or theme), but not this one. The share elsewhere is taken as exact. A role held in an alliance that concerns the innovation counts. Cases are chosen, not drawn: the interval tells the chance of small numbers, not that choice."
*/
MATCH (c:Case)-[s:STATES]->(i:Innovation)
WHERE c.case IN $case
WITH i, s, c, coalesce($at, c.checked) AS day
WHERE coalesce(s.start_min <= day, true)
ORDER BY c.precedence DESC, c.case
WITH i, head(collect(day)) AS day, collect(s.evidence) AS said
CALL (i) {
  MATCH (i)-[r:LOCATED_IN]->(t:Territory) WHERE $across = 'territory' AND r.case IN $case
  RETURN t, r
  UNION
  MATCH (i)-[:WENT_THROUGH]->(:Stay)-[r:LOCATED_IN]->(t:Territory) WHERE $across = 'territory' AND r.case IN $case
  RETURN t, r
  UNION
  MATCH (i)-[r:ON]->(t:Theme) WHERE $across = 'theme' AND r.case IN $case
  RETURN t, r
}
CALL (t) {
  MATCH (t)-[:LOCATED_IN]->*(place:Territory) RETURN place
  UNION
  WITH t AS place WHERE place:Theme RETURN place
}
WITH i, day, said, place, r
ORDER BY r.case, r.key
WITH i, day, said, place, collect(r.key) AS place_keys, collect(r.evidence) AS placed
ORDER BY place.id
WITH i, day, said, collect({place: place, keys: place_keys, said: placed}) AS places
CALL (i, day) {
  CALL (i) {
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(i) WHERE r.case IN $case
    RETURN a, r, r.start_min AS start_min, r.end_max AS end_max
    UNION
    MATCH (a:Actor)-[r:PARTY_TO]->(al:Alliance)-[k:CONCERNS]->(i) WHERE r.case IN $case AND k.case IN $case
    RETURN a, r, coalesce(r.start_min, al.start_min) AS start_min, coalesce(r.end_max, al.end_max) AS end_max
  }
  WITH a, r
  WHERE coalesce(r.presence, 'present') = 'present' AND coalesce(start_min <= day, true) AND coalesce(end_max >= day, true)
  ORDER BY r.key
  WITH a, count(r.role) AS roles, collect({role: r.role, key: r.key, evidence: coalesce(r.evidence, [])}) AS ties
  RETURN count(a) AS partners, sum(CASE WHEN roles = 0 THEN 1 ELSE 0 END) AS roleless,
         reduce(all = [], x IN collect(ties) | all + [t IN x WHERE t.role IS NOT NULL]) AS held
}
WITH i, said, places, held, partners < 3 OR roleless > 0.2 * partners AS vague
ORDER BY i.id
MATCH (role:Role) WHERE $role IS NULL OR role.key = $role
WITH role, collect({i: i, said: said, places: places, held: [h IN held WHERE h.role = role.key], vague: vague}) AS judged,
     count(*) AS all_n, sum(CASE WHEN any(h IN held WHERE h.role = role.key) THEN 1 ELSE 0 END) AS all_having
UNWIND judged AS j
UNWIND j.places AS spot
WITH role, all_n, all_having, spot.place AS place, collect({j: j, spot: spot}) AS here, count(*) AS n,
     sum(CASE WHEN size(j.held) > 0 THEN 1 ELSE 0 END) AS having,
     sum(CASE WHEN size(j.held) = 0 AND j.vague THEN 1 ELSE 0 END) AS unknown
WHERE all_having > 0
WITH *, 1.0 * having / n AS share, all_n - n AS rest_n,
     CASE WHEN all_n > n THEN 1.0 * (all_having - having) / (all_n - n) END AS rest_share, 1.959963984540054 AS z
WITH *, (share + z * z / (2 * n)) / (1 + z * z / n) AS centre,
     z * sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / (1 + z * z / n) AS half
WITH *, CASE WHEN centre - half < 0 OR having = 0 THEN 0.0 ELSE centre - half END AS low,
     CASE WHEN centre + half > 1 OR having = n THEN 1.0 ELSE centre + half END AS high
WITH *, CASE
       WHEN n < 5 OR rest_n < 5 THEN 4
       WHEN unknown > 0.2 * n THEN 3
       WHEN high < rest_share OR (having = 0 AND rest_share > 0) THEN 0
       WHEN low > rest_share THEN 1
       ELSE 2
     END AS tier, role.key AS role_key
WHERE $show <> 'gaps' OR tier = 0
// Too few to say is so for every role of a place alike: it is said once, without a role.
WITH place, CASE WHEN tier = 4 AND $show = 'told' AND $role IS NULL THEN null ELSE role END AS role, tier, n, rest_n,
     collect({having: having, share: share, low: low, high: high, rest_share: rest_share, unknown: unknown, here: here, key: role.key}) AS same
WITH *, same[0] AS one
WITH *, CASE WHEN role IS NULL THEN {here: one.here} ELSE one END AS told
WITH place, role, tier, n, rest_n, told.having AS having, told.share AS share, told.low AS low, told.high AS high,
     told.rest_share AS rest_share, told.unknown AS unknown, told.here AS here, coalesce(told.key, '') AS role_key
RETURN place.id AS place,
       CASE WHEN $lang = 'en' THEN coalesce(place.name_en, place.name) ELSE place.name END AS name,
       CASE WHEN $lang = 'en' THEN role.name_en ELSE role.name END AS role,
       CASE WHEN $lang = 'en'
         THEN ['rarer', 'more frequent', 'no difference shown', 'incomplete data', 'too few to say'][tier]
         ELSE ['plus rare', 'plus fréquent', 'pas de différence montrée', 'données incomplètes', 'trop peu pour dire'][tier]
       END AS state,
       n, having, share, low, high, rest_n, rest_share, unknown,
       [x IN here WHERE size(x.j.held) = 0 OR role IS NULL | CASE WHEN $lang = 'en' THEN coalesce(x.j.i.name_en, x.j.i.name) ELSE x.j.i.name END] AS without,
       reduce(kept = [], list IN reduce(all = [], x IN here | all + x.j.said + x.spot.said + CASE WHEN role IS NULL THEN [] ELSE [h IN x.j.held | h.evidence] END) |
              kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       reduce(all = [], x IN here | all + x.spot.keys + CASE WHEN role IS NULL THEN [] ELSE [h IN x.j.held | h.key] END) AS facts
ORDER BY tier, coalesce(rest_share - share, 0.0) DESC, n DESC, place, role_key
LIMIT $max_rows + 1
