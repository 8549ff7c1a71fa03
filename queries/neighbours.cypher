/*
title: {fr: Voisins, en: Neighbours}
question:
  fr: "À qui cet acteur est-il lié à cette date, et par quoi ?"
  en: "To whom is this actor tied at this date, and through what?"
group: bearings
example: {who: renault}
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  who: {type: id, help: {fr: "L'acteur dont on cherche les voisins.", en: "The actor whose neighbours are sought."}}
columns:
  id: {type: id, help: {fr: "Le voisin.", en: "The neighbour."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  ties: {type: int, title: {fr: liens, en: ties}, help: {fr: "Combien de choses les lient.", en: "How many things tie them."}}
  belongs: {type: bool, title: {fr: appartenance, en: belonging}, help: {fr: "L'un fait partie de l'autre, travaille pour lui ou en est issu.", en: "One is part of the other, works for it or grew out of it."}}
  through: {type: list, title: {fr: par, en: through}, help: {fr: "Alliances, innovations, programmes, faits et mises en relation où les deux sont présents.", en: "Alliances, innovations, programmes, events and introductions in which both are present."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui le disent.", en: "The cases that say so."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Être ensemble quelque part n'est pas se connaître : une grande alliance fait beaucoup de voisins. Un lien compte s'il a pu avoir cours à la date ; une date inconnue n'exclut rien. Les absents, ceux qui ont refusé et les exclus ne comptent pas. Les tensions n'y figurent pas."
  en: "Being somewhere together is not knowing each other: a large alliance makes many neighbours. A tie counts if it may have held at the date; an unknown date excludes nothing. The missing, those who declined and the excluded do not count. Tensions are not listed."
*/
MATCH (a:Actor {id: $who})
CALL (a) {
  MATCH (a)-[r:PART_OF|WORKS_FOR|GREW_OUT_OF]-(b:Actor)
  WHERE r.case IN $case
  RETURN b, null AS x, [r] AS ties
  UNION ALL
  MATCH (a)-[r:PARTY_TO|TAKES_PART_IN|MADE|BROUGHT]-(x)-[q:PARTY_TO|TAKES_PART_IN|MADE|BROUGHT]-(b:Actor)
  WHERE r.case IN $case AND q.case IN $case AND b <> a
    AND coalesce(r.presence, 'present') = 'present' AND coalesce(q.presence, 'present') = 'present'
  RETURN b, x, [r, q] AS ties
}
WITH b, x, ties
WHERE all(t IN ties WHERE EXISTS {
  MATCH (c:Case {case: t.case})
  WHERE coalesce(coalesce(t.start_min, x.start_min) <= coalesce($at, c.checked), true)
    AND (x:Event OR x:Introduction OR type(t) = 'GREW_OUT_OF' OR coalesce(coalesce(t.end_max, x.end_max) >= coalesce($at, c.checked), true))
})
UNWIND ties AS t
WITH b, x, t, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name, x.means_en, x.means, x.id)
                   ELSE coalesce(x.name, x.means, x.id) END AS title
ORDER BY title, t.case, t.key
WITH b, count(DISTINCT x) AS shared, count(CASE WHEN x IS NULL THEN 1 END) > 0 AS belongs,
     collect(DISTINCT title) AS through, collect(DISTINCT t.case) AS cases,
     collect(t.evidence) AS cited, collect(DISTINCT t.key) AS facts
RETURN b.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(b.name_en, b.name) ELSE b.name END AS name,
       shared + CASE WHEN belongs THEN 1 ELSE 0 END AS ties, belongs, through, cases,
       reduce(kept = [], list IN cited | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       facts
ORDER BY ties DESC, id
LIMIT $max_rows + 1
