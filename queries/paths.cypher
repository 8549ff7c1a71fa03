/*
title: {fr: Chemins, en: Paths}
question:
  fr: "Qui pourrait présenter un acteur à un autre, et en passant par où ?"
  en: "Who could introduce one actor to another, and through which bodies?"
group: brokers
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  source: {type: id, default: null, help: {fr: "Qui cherche : un id ou un nom exact.", en: "Who is looking: an id or an exact name."}}
  target: {type: id, default: null, help: {fr: "Qui est cherché.", en: "Who is sought."}}
  ties:
    type: choice
    values: [alliances, all]
    default: alliances
    help:
      fr: "alliances : siéger dans la même alliance ; all : aussi prendre part à la même innovation ou au même programme, appartenir à, travailler pour."
      en: "alliances: sitting in the same alliance; all: also taking part in the same innovation or programme, belonging to, working for."
  max_rows: {type: int, default: 20, min: 1, max: 1000}
columns:
  through: {type: list, title: {fr: par qui, en: through}, help: {fr: "Les intermédiaires, dans l'ordre ; vide : ils siègent déjà ensemble.", en: "The go-betweens, in order; empty: they already sit together."}}
  bodies: {type: list, title: {fr: instances, en: bodies}, help: {fr: "Où l'on se rencontre, dans l'ordre.", en: "Where they meet, in order."}}
  go_betweens: {type: int, title: {fr: intermédiaires, en: go-betweens}, help: {fr: "Combien d'intermédiaires.", en: "How many go-betweens."}}
  certain: {type: bool, title: {fr: certain, en: certain}, help: {fr: "Tous les liens sont en cours à coup sûr à cette date ; sinon, l'un n'est que possible.", en: "All ties are surely under way at that date; else one of them is only possible."}}
  introduced: {type: int, title: {fr: mises en relation, en: introductions}, help: {fr: "Mises en relation que les textes attribuent à ces intermédiaires.", en: "Introductions that the texts ascribe to these go-betweens."}}
  crowd: {type: int, title: {fr: sièges, en: seats}, help: {fr: "Membres de ces instances en tout : moins il y en a, plus on s'y connaît.", en: "Members of these bodies in all: the fewer, the better they know each other."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [facts]
example: {source: wimoov, target: concessions-renault}
caveats:
  fr: "Les plus courts chemins seulement, jusqu'à trois intermédiaires : d'abord celui qui a déjà mis en relation, puis par les plus petites instances. Siéger ensemble ne dit pas que l'on se parle. Les présences de date inconnue sont gardées. Sans chemin : aucun n'est connu. Indiquer « source » et « target »."
  en: "The shortest ways only, with up to three go-betweens: first those who have introduced others before, then through the smallest bodies. Sitting together does not say that they talk. Seats of unknown date are kept. No way means that none is known. Give `source` and `target`."
*/
MATCH (c:Case) WHERE c.case IN $case
WITH collect({case: c.case, day: coalesce($at, c.checked)}) AS days
MATCH (a:Entity:Actor {id: $source})
MATCH (b:Entity:Actor {id: $target})
WHERE a <> b
MATCH way = allShortestPaths((a)-[:PARTY_TO|TAKES_PART_IN|PART_OF|WORKS_FOR*..8]-(b))
WHERE all(r IN relationships(way) WHERE
        coalesce(r.presence, 'present') = 'present'
        AND (type(r) = 'PARTY_TO' OR $ties = 'all')
        AND any(d IN days WHERE d.case = r.case AND NOT coalesce(r.start_min > d.day OR r.end_max < d.day, false)))
  AND none(x IN nodes(way) WHERE x:Event)
WITH way, days, relationships(way) AS steps,
     [x IN nodes(way)[1..-1] WHERE x:Actor] AS people, [x IN nodes(way) WHERE NOT x:Actor] AS places
WHERE all(r IN steps WHERE NOT EXISTS {
        MATCH (c:Case {case: r.case})-[s:STATES]->(x)
        WHERE x = endNode(r) AND NOT x:Actor
          AND (s.start_min > coalesce($at, c.checked) OR s.end_max < coalesce($at, c.checked))
      })
WITH people, places, steps,
     all(r IN steps WHERE any(d IN days WHERE d.case = r.case
         AND coalesce(coalesce(r.start_max, endNode(r).start_max) <= d.day
             AND (coalesce(r.ongoing, endNode(r).ongoing, false) OR coalesce(r.end_min, endNode(r).end_min) >= d.day), false)))
       AS certain,
     reduce(n = 0, x IN people | n + COUNT { (x)-[m:MADE]->(:Introduction) WHERE m.case IN $case }) AS introduced,
     reduce(n = 0, x IN places | n + COUNT {
       (x)<-[t:PARTY_TO|TAKES_PART_IN]-(:Actor)
       WHERE t.case IN $case AND coalesce(t.presence, 'present') = 'present'
     }) AS crowd,
     reduce(kept = [], r IN steps | kept + [line IN coalesce(r.evidence, []) WHERE NOT line IN kept]) AS evidence,
     [r IN steps | r.key] AS facts
RETURN [x IN people | CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END] AS through,
       [x IN places | CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END] AS bodies,
       size(people) AS go_betweens,
       certain,
       introduced,
       crowd,
       evidence,
       facts
ORDER BY go_betweens, introduced DESC, crowd, facts
LIMIT $max_rows + 1
