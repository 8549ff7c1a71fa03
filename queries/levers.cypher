/*
title: {fr: Appuis manquants, en: Missing supports}
question:
  fr: "Lesquels des quatre leviers manquent à chaque innovation, dans la phase où elle en est ?"
  en: "Which of the four levers does each innovation lack in the phase it has reached?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  innovation:
    type: id
    default: null
    help: {fr: "Seulement cette innovation.", en: "Only this innovation."}
  lever:
    type: lever
    default: null
    help: {fr: "Seulement ce levier.", en: "Only this lever."}
  show:
    type: choice
    values: [gaps, all]
    default: gaps
    help: {fr: "gaps : ce qui manque ; all : aussi ce qui est donné.", en: "gaps: what is missing; all: also what is given."}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  innovation: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  phase: {type: text, title: {fr: phase, en: phase}, help: {fr: "La dernière phase atteinte.", en: "The last phase reached."}}
  since: {type: when, title: {fr: depuis, en: since}, help: {fr: "Entrée dans la phase, telle qu'écrite.", en: "When it entered the phase, as written."}}
  lever: {type: text, title: {fr: levier, en: lever}, help: {fr: "La sorte d'appui.", en: "The kind of support."}}
  need:
    type: text
    title: {fr: besoin, en: need}
    help:
      fr: "fort : le cadre souligne ce levier à cette étape ; dit : il en parle ; vide : il n'en dit rien."
      en: "strong: the framework singles the lever out at this stage; said: it speaks of it; empty: it says nothing."
  what_for: {type: text, title: {fr: pour quoi, en: what for}, help: {fr: "Ce que le cadre en attend.", en: "What the framework expects of it."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "nommé manquant : la source dit que l'appui n'est pas venu ; terminé : donné, plus à cette date ; non vu : rien n'en parle ; trop peu connu : moins de trois participants connus ; peut-être donné : rien ne l'exclut ; donné."
      en: "named as missing: the source says that the support did not come; over: given, no longer at that date; not seen: nothing speaks of it; too little known: fewer than three known participants; perhaps given: nothing excludes it; given."
  missing: {type: list, title: {fr: nommés manquants, en: named as missing}, help: {fr: "De qui l'appui n'est pas venu.", en: "From whom the support did not come."}}
  before: {type: list, title: {fr: avant, en: before}, help: {fr: "Qui l'a donné auparavant.", en: "Who gave it before."}}
  givers: {type: list, title: {fr: donné par, en: given by}, help: {fr: "Qui le donne, à coup sûr ou peut-être.", en: "Who gives it, surely or perhaps."}}
  partners: {type: int, title: {fr: participants, en: participants}, help: {fr: "Participants connus de l'innovation, quelle que soit la date.", en: "Known participants of the innovation, at any date."}}
  stay: {type: id, title: {fr: séjour, en: stay}, help: {fr: "Le séjour dans la phase.", en: "The stay in the phase."}}
  code: {type: text, help: {fr: "Le constat, pour un programme.", en: "The finding, for a program."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui parlent de ce séjour.", en: "The cases that speak of this stay."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Les appuis cités, puis le séjour, puis le cadre.", en: "The supports named, then the stay, then the framework."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [stay, lever]
about: innovation
caveats:
  fr: "Un appui compte s'il est dit sur l'innovation, sur un programme qui l'abrite, ou sur un événement qui la concerne et qui a lieu pendant le séjour ; une évaluation qui la concerne compte pour le levier « évaluation » ; un financeur ou un expert sans levier dit compte pour le levier de son rôle, comme « peut-être donné ». « Non vu » ne prouve pas une absence. Le cadre peut se taire d'un levier à une étape sans le dire inutile."
  en: "A support counts when stated on the innovation, on a programme that hosts it, or on an event that concerns it during the stay; an evaluation that concerns it counts for the lever of that name; a funder or an expert without a stated lever counts for the lever of that role, as perhaps given. 'Not seen' is no proof of absence. The framework may say nothing of a lever at a stage without calling it useless."
*/
MATCH (c:Case)-[s:STATES]->(st:Stay)<-[w:WENT_THROUGH]-(i:Innovation)
WHERE c.case IN $case AND w.case = c.case AND ($innovation IS NULL OR i.id = $innovation)
WITH i, st, c, s, w, coalesce($at, c.checked) AS day
WHERE s.start_min IS NULL OR s.start_min <= day
ORDER BY c.precedence DESC, c.case
WITH i, st, collect(c.case) AS cases, collect(w.key) AS keys, collect(s.evidence) AS said,
     head(collect(day)) AS day, head(collect(s.start_text)) AS since,
     head(collect(s.start_min)) AS start_min, head(collect(s.start_max)) AS start_max,
     head(collect(s.end_max)) AS end_max
MATCH (p:Phase {key: st.phase})
ORDER BY st.id
WITH i, collect({id: st.id, phase: p.key, rank: p.rank, cases: cases, keys: keys, said: said, day: day, since: since,
                 start: coalesce(start_min, start_max), first: start_min, end: end_max}) AS stays
// The stay that no other of the same innovation follows: by its start, else by the rank of its phase.
WITH i, head([x IN stays WHERE none(y IN stays WHERE
       CASE WHEN coalesce(x.start = y.start, true) THEN y.rank > x.rank ELSE y.start > x.start END)] + stays) AS stay
// Judged on the day while the stay lasts, over its whole length once it is over.
WITH i, stay, CASE WHEN stay.end < stay.day THEN {from: stay.first, to: stay.end} ELSE {from: stay.day, to: stay.day} END AS span
MATCH (p:Phase {key: stay.phase})-[:IN_STAGE]->(g:Stage)
MATCH (l:Lever) WHERE $lever IS NULL OR l.key = $lever
OPTIONAL MATCH (l)-[m:MATTERS_IN]->(g)
CALL (i, l, stay, span) {
  CALL (i, stay, span) {
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(i)
    WHERE r.case IN $case
    RETURN a, r, span.from AS from, r.lever AS lever
    UNION
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(:Programme)-[h:HOSTS]->(i)
    WHERE r.case IN $case AND h.case IN $case AND r.lever IS NOT NULL
    RETURN a, r, span.from AS from, r.lever AS lever
    UNION
    // What an event gave stays given while the phase lasts.
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(e:Event)-[k:CONCERNS]->(i)
    WHERE r.case IN $case AND k.case IN $case AND r.lever IS NOT NULL
      AND coalesce(e.end_max >= stay.first, true) AND coalesce(e.start_min <= span.to, true)
    RETURN a, r, stay.first AS from, r.lever AS lever
    UNION
    // An evaluation that took place, whoever made it.
    MATCH (a:Event {kind: 'evaluation'})-[r:CONCERNS]->(i)
    WHERE r.case IN $case AND coalesce(a.end_max >= stay.first, true) AND coalesce(a.start_min <= span.to, true)
    RETURN a, r, stay.first AS from, 'evaluation' AS lever
  }
  WITH a, r, from, lever, {funder: 'financing', expert: 'expertise-network'}[r.role] AS by_role
  WHERE lever = l.key OR (lever IS NULL AND by_role = l.key)
  WITH a, r, coalesce(r.presence, 'present') AS presence,
       CASE
         WHEN r.start_min > span.to THEN 'to_come'
         WHEN r.end_max < from THEN 'ended'
         WHEN lever IS NOT NULL AND r.start_max <= span.to AND (r.ongoing OR r.end_min >= from) THEN 'certain'
         ELSE 'possible'
       END AS status
  WHERE status <> 'to_come'
  ORDER BY coalesce(a.importance, 0) DESC, a.name, a.id, r.key
  RETURN collect({name: CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END, presence: presence,
                  status: status, key: r.key, evidence: coalesce(r.evidence, [])}) AS ties
}
WITH i, p, l, m, stay,
     COUNT { MATCH (a:Actor)-[r:TAKES_PART_IN]->(i) WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present' RETURN DISTINCT a } AS partners,
     [t IN ties WHERE t.presence <> 'present' AND t.status <> 'ended'] AS missing,
     [t IN ties WHERE t.presence = 'present' AND t.status <> 'ended'] AS here,
     [t IN ties WHERE t.presence = 'present' AND t.status = 'ended'] AS gone
WITH *, CASE
       WHEN any(t IN here WHERE t.status = 'certain') THEN 'given'
       WHEN size(here) > 0 THEN 'possible'
       WHEN size(missing) > 0 THEN 'missing'
       WHEN size(gone) > 0 THEN 'over'
       WHEN partners < 3 THEN 'unsaid'
       ELSE 'unseen'
     END AS finding
WITH *, CASE WHEN finding IN ['given', 'possible'] AND size(missing) = 0 THEN 3 WHEN finding = 'unsaid' THEN 2
             WHEN size(missing) > 0 THEN 0 ELSE 1 END AS tier,
     CASE WHEN m.strong THEN 2 WHEN m IS NOT NULL THEN 1 ELSE 0 END AS weight, l.key AS lever_key
WHERE $show = 'all' OR tier < 3
RETURN i.id AS innovation,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS phase,
       stay.since AS since,
       CASE WHEN $lang = 'en' THEN l.name_en ELSE l.name END AS lever,
       CASE WHEN $lang = 'en' THEN [null, 'said', 'strong'][weight] ELSE [null, 'dit', 'fort'][weight] END AS need,
       CASE WHEN $lang = 'en' THEN m.need_en ELSE m.need END AS what_for,
       CASE WHEN $lang = 'en'
         THEN {missing: 'named as missing', over: 'over', unseen: 'not seen', unsaid: 'too little known',
               possible: 'perhaps given', given: 'given'}[finding]
         ELSE {missing: 'nommé manquant', over: 'terminé', unseen: 'non vu', unsaid: 'trop peu connu',
               possible: 'peut-être donné', given: 'donné'}[finding]
       END AS state,
       finding AS code,
       reduce(kept = [], t IN missing | CASE WHEN t.name IN kept THEN kept ELSE kept + t.name END) AS missing,
       reduce(kept = [], t IN gone | CASE WHEN t.name IN kept THEN kept ELSE kept + t.name END) AS before,
       reduce(kept = [], t IN here | CASE WHEN t.name IN kept THEN kept ELSE kept + t.name END) AS givers,
       partners, stay.id AS stay, stay.cases AS cases,
       reduce(kept = [], list IN [t IN missing + gone + here | t.evidence] + stay.said + [m.evidence] |
              kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       [t IN missing + gone + here | t.key] + stay.keys AS facts
ORDER BY tier, weight DESC, partners DESC, innovation, stay, lever_key
LIMIT $max_rows + 1
