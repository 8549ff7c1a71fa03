/*
title: {fr: Programmes, en: Programmes}
question:
  fr: "Quels programmes sont en cours, finis ou à venir à cette date, qui les mène, et qu'abritent-ils ?"
  en: "Which programmes are under way, over or to come at this date, who leads them, and what do they host?"
group: bearings
params:
  at: {type: date}
  case: {type: list}
  status:
    type: choice
    values: [under_way, certain, possible, ended, to_come, all]
    default: all
    help:
      fr: "under_way réunit ce qui est certain et ce qui est possible ; all montre aussi ce qui est fini ou à venir."
      en: "under_way is both what is certain and what is possible; all also shows what has ended or is to come."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "Le programme.", en: "The programme."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  status:
    type: text
    title: {fr: état, en: status}
    help:
      fr: "certain : en cours à coup sûr ; possible : rien ne l'exclut ; fini ; à venir."
      en: "certain: surely under way; possible: nothing excludes it; ended; to come."
  started: {type: when, title: {fr: début, en: start}, help: {fr: "Tel qu'écrit ; vide : inconnu.", en: "As written; empty: unknown."}}
  ended: {type: when, title: {fr: fin, en: end}, help: {fr: "Tel qu'écrit ; vide : inconnue.", en: "As written; empty: unknown."}}
  leads: {type: list, title: {fr: mené par, en: led by}, help: {fr: "Ceux que le texte dit meneurs, sinon les porteurs d'idée.", en: "Those that the text calls leaders, else the idea owners."}}
  hosted: {type: list, title: {fr: abrite, en: hosts}, help: {fr: "Innovations, alliances et sous-programmes commencés à cette date.", en: "Innovations, alliances and smaller programmes begun by that date."}}
  events: {type: int, title: {fr: faits, en: events}, help: {fr: "Faits qu'il abrite, au plus tard à la date.", en: "Events that it hosts, by the date."}}
  actors: {type: int, title: {fr: acteurs, en: actors}, help: {fr: "Acteurs qui y prennent part à cette date, à coup sûr ou peut-être.", en: "Actors that take part in it at that date, surely or perhaps."}}
  others: {type: list, title: {fr: avec, en: with}, help: {fr: "Les autres acteurs qui y prennent part.", en: "The other actors that take part."}}
  places: {type: list, title: {fr: lieux, en: places}, help: {fr: "Où il se déroule.", en: "Where it takes place."}}
  themes: {type: list, title: {fr: thèmes, en: themes}, help: {fr: "Ses thèmes.", en: "Its themes."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui en parlent.", en: "The cases that speak of it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Une date inconnue n'exclut rien : le programme est alors « possible ». Sans « at », chaque cas est jugé au jour de sa dernière vérification. Un programme vide peut l'être dans le texte seulement. Si deux cas décrivent le même programme, l'état le plus certain l'emporte, et la date du cas de plus haute priorité est montrée."
  en: "An unknown date excludes nothing: the programme is then 'possible'. Without `at`, each case is judged at the day it was last checked. A programme may be empty in the text only. Where two cases describe one programme, the most certain status and the date of the case of higher precedence are shown."
*/
MATCH (c:Case)-[s:STATES]->(p:Programme)
WHERE c.case IN $case
WITH p, c, s, coalesce($at, c.checked) AS day
ORDER BY c.precedence DESC, c.case
WITH p, collect(DISTINCT c.case) AS cases, collect(s.evidence) AS claimed,
     min(CASE
       WHEN s.start_min > day THEN 2
       WHEN s.end_max < day THEN 3
       WHEN s.start_max <= day AND (s.ongoing OR s.end_min >= day) THEN 0
       ELSE 1
     END) AS tier,
     head([x IN collect(s.start_text) WHERE x IS NOT NULL]) AS started,
     head([x IN collect(s.end_text) WHERE x IS NOT NULL]) AS ended
WITH *, ['certain', 'possible', 'to_come', 'ended'][tier] AS state
WHERE $status IN ['all', state] OR ($status = 'under_way' AND tier < 2)
CALL (p) {
  MATCH (a:Actor)-[r:TAKES_PART_IN]->(p)
  MATCH (c:Case {case: r.case})
  WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
    AND coalesce(r.start_min <= coalesce($at, c.checked), true) AND coalesce(r.end_max >= coalesce($at, c.checked), true)
  WITH a, r, CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name
  ORDER BY coalesce(a.importance, 0) DESC, name, a.id, r.key
  WITH a.id AS id, name, any(x IN collect(coalesce(r.lead, false)) WHERE x) AS leads, 'idea-owner' IN collect(r.role) AS owns,
       collect(r.key) AS keys, collect(r.evidence) AS lines
  WITH collect({id: id, name: name, leads: leads, owns: owns}) AS seats, count(*) AS actors,
       reduce(all = [], k IN collect(keys) | all + k) AS keys, reduce(all = [], l IN collect(lines) | all + l) AS lines
  WITH *, any(x IN seats WHERE x.leads) AS led
  RETURN [x IN seats WHERE CASE WHEN led THEN x.leads ELSE x.owns END | x.name] AS leads,
         [x IN seats WHERE NOT CASE WHEN led THEN x.leads ELSE x.owns END | x.name] AS others, actors, keys, lines
}
CALL (p) {
  MATCH (p)-[h:HOSTS]->(x)
  MATCH (c:Case {case: h.case})
  WHERE h.case IN $case AND coalesce(coalesce(h.start_min, x.start_min) <= coalesce($at, c.checked), true)
  WITH x, h, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name
  ORDER BY CASE WHEN x:Innovation THEN 0 WHEN x:Alliance THEN 1 ELSE 2 END, name, h.key
  RETURN collect(DISTINCT CASE WHEN NOT x:Event THEN name END) AS hosted, count(DISTINCT CASE WHEN x:Event THEN x END) AS events,
         collect(h.key) AS host_keys, collect(h.evidence) AS host_lines
}
CALL (p) {
  OPTIONAL MATCH (p)-[r:LOCATED_IN|ON]->(x:Territory|Theme) WHERE r.case IN $case
  WITH x, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name
  ORDER BY name
  RETURN collect(DISTINCT CASE WHEN x:Territory THEN name END) AS places, collect(DISTINCT CASE WHEN x:Theme THEN name END) AS themes
}
RETURN p.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name,
       CASE WHEN $lang = 'en' THEN ['certain', 'possible', 'to come', 'ended'][tier]
            ELSE ['certain', 'possible', 'à venir', 'fini'][tier] END AS status,
       started, ended, leads, hosted, events, actors, others, places, themes, cases,
       reduce(kept = [], list IN claimed + lines + host_lines | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       keys + host_keys AS facts
ORDER BY tier, size(hosted) + actors DESC, id
LIMIT $max_rows + 1
