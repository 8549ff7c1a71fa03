/*
title: {fr: Alliances, en: Alliances}
question:
  fr: "Quelles alliances étaient en cours à cette date, et qui en faisait partie ?"
  en: "Which alliances were under way at this date, and who was party to them?"
group: bearings
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  kind:
    type: text
    default: null
    help: {fr: "Seulement cette sorte d'alliance : network, partnership…", en: "Only this kind of alliance: network, partnership…"}
  status:
    type: choice
    values: [under_way, certain, possible, ended, to_come, all]
    default: under_way
    help:
      fr: "under_way réunit ce qui est certain et ce qui est possible ; all montre aussi ce qui est fini ou à venir."
      en: "under_way is both what is certain and what is possible; all also shows what has ended or is to come."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'alliance.", en: "The alliance."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  kind: {type: text, title: {fr: sorte, en: kind}, help: {fr: "Comment ses membres sont liés.", en: "How its parties are bound."}}
  status:
    type: text
    title: {fr: état, en: status}
    help:
      fr: "certain : en cours à coup sûr ; possible : rien ne l'exclut ; ended : finie ; to_come : pas commencée."
      en: "certain: surely under way; possible: nothing excludes it; ended; to_come: not begun."
  started: {type: when, title: {fr: début, en: start}, help: {fr: "Tel qu'écrit ; vide : inconnu.", en: "As written; empty: unknown."}}
  ended: {type: when, title: {fr: fin, en: end}, help: {fr: "Tel qu'écrit ; vide : inconnue.", en: "As written; empty: unknown."}}
  parties: {type: list, title: {fr: membres, en: parties}, help: {fr: "Membres présents, que leur participation à cette date soit certaine ou possible.", en: "Parties that are present, surely or possibly, at that date."}}
  missing: {type: list, title: {fr: absents, en: missing}, help: {fr: "Ceux que le texte dit absents, exclus, ou qui ont refusé.", en: "Those whom the text calls missing, excluded, or who declined."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui en parlent.", en: "The cases that speak of it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Une date inconnue n'exclut rien : l'alliance est alors « possible ». Sans « at », chaque cas est jugé au jour de sa dernière vérification. Si deux cas décrivent la même alliance, l'état le plus certain l'emporte."
  en: "An unknown date excludes nothing: the alliance is then 'possible'. Without `at`, each case is judged at the day it was last checked. Where two cases describe one alliance, the most certain status is shown."
*/
MATCH (c:Case)-[s:STATES]->(a:Alliance)
WHERE c.case IN $case AND ($kind IS NULL OR a.kind = $kind)
WITH a, c, s, coalesce($at, c.checked) AS day
WITH a, c, s, day,
     CASE
       WHEN s.start_min > day THEN 'to_come'
       WHEN s.end_max < day THEN 'ended'
       WHEN s.start_max <= day AND (s.ongoing OR s.end_min >= day) THEN 'certain'
       ELSE 'possible'
     END AS said
ORDER BY c.precedence DESC, c.case
WITH a, collect(c.case) AS cases, collect(said) AS all_said, collect(s.evidence) AS claimed,
     head([x IN collect(s.start_text) WHERE x IS NOT NULL]) AS started,
     head([x IN collect(s.end_text) WHERE x IS NOT NULL]) AS ended
WITH *, CASE
          WHEN 'certain' IN all_said THEN 'certain'
          WHEN 'possible' IN all_said THEN 'possible'
          WHEN 'to_come' IN all_said THEN 'to_come'
          ELSE 'ended'
        END AS status
WHERE $status IN ['all', status] OR ($status = 'under_way' AND status IN ['certain', 'possible'])
CALL (a) {
  MATCH (p:Actor)-[r:PARTY_TO]->(a)
  WHERE r.case IN $case
  MATCH (c:Case {case: r.case})
  WITH p, r, coalesce($at, c.checked) AS day
  WHERE (r.start_min IS NULL OR r.start_min <= day) AND (r.end_max IS NULL OR r.end_max >= day)
  WITH p, r,
       CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name
  ORDER BY coalesce(p.importance, 0) DESC, name, p.id, r.key
  RETURN collect(CASE WHEN coalesce(r.presence, 'present') = 'present' THEN name END) AS present,
         collect(CASE WHEN r.presence <> 'present' THEN name END) AS absent,
         collect(r.key) AS facts,
         collect(r.evidence) AS tied
}
RETURN a.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       a.kind AS kind,
       status,
       started,
       ended,
       reduce(kept = [], x IN present | CASE WHEN x IN kept THEN kept ELSE kept + x END) AS parties,
       reduce(kept = [], x IN absent | CASE WHEN x IN kept THEN kept ELSE kept + x END) AS missing,
       cases,
       reduce(kept = [], list IN claimed + tied |
              kept + [x IN coalesce(list, []) WHERE NOT x IN kept]) AS evidence,
       facts
ORDER BY status, size(parties) DESC, id
LIMIT $max_rows + 1
