/*
title: {fr: Rôles manquants, en: Missing roles}
question:
  fr: "Quels rôles attendus à la phase où en est chaque innovation n'y sont pas, ou n'y sont plus ?"
  en: "Which roles that are expected in the phase each innovation has reached are not there, or no longer?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  innovation:
    type: id
    default: null
    help: {fr: "Seulement cette innovation.", en: "Only this innovation."}
  role:
    type: role
    default: null
    help: {fr: "Seulement ce rôle.", en: "Only this role."}
  phases:
    type: choice
    values: [latest, all]
    default: latest
    help:
      fr: "latest : la dernière phase atteinte ; all : chaque phase traversée, jugée sur toute sa durée."
      en: "latest: the last phase reached; all: each phase gone through, judged over its whole length."
  expected:
    type: int
    default: 2
    min: 0
    max: 3
    help:
      fr: "Force de l'attente à partir de laquelle un rôle compte : 3 forte, 2 moyenne, 1 faible, 0 aucune. Un rôle nommé manquant est toujours montré."
      en: "How strongly a role must be expected to count: 3 strongly, 2 fairly, 1 weakly, 0 not at all. A role named as missing is always shown."
  show:
    type: choice
    values: [gaps, all]
    default: gaps
    help: {fr: "gaps : ce qui manque ; all : aussi ce qui est là.", en: "gaps: what is missing; all: also what is there."}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  innovation: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  phase: {type: text, title: {fr: phase, en: phase}, help: {fr: "La phase jugée.", en: "The phase that is judged."}}
  since: {type: when, title: {fr: depuis, en: since}, help: {fr: "Entrée dans la phase, telle qu'écrite.", en: "When it entered the phase, as written."}}
  role: {type: text, title: {fr: rôle, en: role}, help: {fr: "Le rôle attendu.", en: "The role that is expected."}}
  expected: {type: int, title: {fr: attente, en: expected}, help: {fr: "Force de l'attente selon le cadre, de 0 à 3.", en: "How strongly the framework expects it, 0 to 3."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "nommé manquant : la source le dit absent, refusé ou tenu à l'écart ; parti : a pris part, n'y est plus ; non vu : rien ne le dit présent ; trop peu connu : trop de participants sans rôle dit pour conclure ; présent, d'autres manquent ; parti, d'autres sans date ; peut-être présent : rien ne l'exclut ; présent."
      en: "named as missing: the source says absent, declined or kept out; left: took part, no longer does; not seen: nothing says it is there; too little known: too many participants without a stated role to tell; present, others missing; left, others undated; perhaps present: nothing excludes it; present."
  missing: {type: list, title: {fr: nommés manquants, en: named as missing}, help: {fr: "Qui la source dit manquant, et comment.", en: "Whom the source calls missing, and how."}}
  left: {type: list, title: {fr: partis, en: left}, help: {fr: "Qui tenait le rôle et n'y est plus.", en: "Who held the role and no longer does."}}
  present: {type: list, title: {fr: présents, en: present}, help: {fr: "Qui tient le rôle, à coup sûr ou peut-être.", en: "Who holds the role, surely or perhaps."}}
  nearby: {type: list, title: {fr: à portée, en: within reach}, help: {fr: "Qui tient ce rôle dans un programme qui abrite l'innovation ou un événement qui la concerne.", en: "Who holds this role in a programme that hosts the innovation or an event that concerns it."}}
  partners: {type: int, title: {fr: participants, en: participants}, help: {fr: "Participants connus de l'innovation à cette date.", en: "Known participants of the innovation at that date."}}
  roleless: {type: int, title: {fr: sans rôle dit, en: without a role}, help: {fr: "Dont aucun rôle n'est dit.", en: "Of whom no role is stated."}}
  phase_n: {type: int, title: {fr: n de la phase, en: n in phase}, help: {fr: "Innovations jugées dans cette phase, celle-ci comprise.", en: "Innovations judged in this phase, this one included."}}
  phase_with: {type: int, title: {fr: dont avec ce rôle, en: of which with it}, help: {fr: "Celles où le rôle est présent, à coup sûr ou peut-être.", en: "Those in which the role is present, surely or perhaps."}}
  overall:
    type: text
    title: {fr: dans toute la phase, en: in the whole phase}
    help:
      fr: "manque partout : aucune innovation de la phase, ou moins de la moitié même au haut de l'intervalle de Wilson à 95 % ; trop peu pour dire : moins de cinq innovations ; données incomplètes : rôle trop peu connu dans plus d'une sur cinq ; pas de manque général montré."
      en: "lacking everywhere: no innovation of the phase, or fewer than half even at the upper end of the 95 % Wilson interval; too few to say: fewer than five innovations; incomplete data: role too little known in more than one in five; no general lack shown."
  stay: {type: id, title: {fr: séjour, en: stay}, help: {fr: "Le séjour dans la phase.", en: "The stay in the phase."}}
  code: {type: text, help: {fr: "Le constat, pour un programme.", en: "The finding, for a program."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui parlent de ce séjour.", en: "The cases that speak of this stay."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "D'abord les liens des manquants, puis le séjour, puis l'attente du cadre.", en: "First the ties of those missing, then the stay, then the framework's expectation."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [stay, role]
about: innovation
caveats:
  fr: "L'attente vient d'une grille de praticiens, pas d'une mesure. Un rôle compte s'il est dit sur l'innovation ou sur une alliance qui la concerne ; un participant d'un programme ou d'un événement n'est montré que comme « à portée ». « Non vu » ne prouve pas une absence : la source peut s'en taire. Une fin inconnue laisse le participant peut-être présent. Pour un même acteur, le plus récent de « présent » et « manquant » l'emporte."
  en: "The expectation comes from a grid by practitioners, not from a measurement. A role counts when stated on the innovation or on an alliance that concerns it; a participant of a programme or an event is only shown as within reach. 'Not seen' is no proof of absence: the source may be silent. An unknown end leaves a participant perhaps present. For one actor, the later of present and missing holds."
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
WITH i, stays, head([x IN stays WHERE none(y IN stays WHERE
       CASE WHEN coalesce(x.start = y.start, true) THEN y.rank > x.rank ELSE y.start > x.start END)] + stays).id AS latest
UNWIND [x IN stays WHERE $phases = 'all' OR x.id = latest] AS stay
// Judged on the day while the stay lasts, over its whole length once it is over.
WITH i, stay, CASE
       WHEN stay.id = latest AND coalesce(stay.end >= stay.day, true) THEN {from: stay.day, to: stay.day}
       ELSE {from: stay.first, to: CASE WHEN stay.end < stay.day THEN stay.end ELSE stay.day END}
     END AS span
MATCH (p:Phase {key: stay.phase})<-[:IN_PHASE]-(x:Expectation)-[:OF]->(role:Role)
WHERE $role IS NULL OR role.key = $role
CALL (i, span, role) {
  CALL (i, role) {
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(i)
    WHERE r.case IN $case AND r.role = role.key
    RETURN a, r, true AS direct, r.start_min AS start_min, r.start_max AS start_max,
           r.end_min AS end_min, r.end_max AS end_max
    UNION
    MATCH (a:Actor)-[r:PARTY_TO]->(al:Alliance)-[k:CONCERNS]->(i)
    WHERE r.case IN $case AND k.case IN $case AND r.role = role.key
    RETURN a, r, false AS direct, coalesce(r.start_min, al.start_min) AS start_min,
           coalesce(r.start_max, al.start_max) AS start_max, coalesce(r.end_min, al.end_min) AS end_min,
           coalesce(r.end_max, al.end_max) AS end_max
  }
  WITH a, r, direct, coalesce(start_min, start_max) AS start, coalesce(r.presence, 'present') AS presence,
       CASE
         WHEN start_min > span.to THEN 'to_come'
         WHEN end_max < span.from THEN 'ended'
         WHEN start_max <= span.to AND (r.ongoing OR end_min >= span.from) THEN 'certain'
         ELSE 'possible'
       END AS status
  WHERE status <> 'to_come'
  ORDER BY direct DESC, r.key
  WITH a, collect({key: r.key, evidence: coalesce(r.evidence, []), direct: direct, start: start, presence: presence, status: status}) AS ties
  WITH a, ties, [t IN ties WHERE t.presence = 'present' AND t.status <> 'ended'] AS here
  // Missing holds unless a later word, or a nearer one, says present.
  WITH a, ties, here,
       [m IN ties WHERE m.presence <> 'present' AND m.status <> 'ended'
          AND (m.direct OR none(h IN here WHERE h.direct))
          AND none(h IN here WHERE coalesce(h.start > m.start, h.start IS NOT NULL))] AS out
  WITH CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       coalesce(a.importance, 0) AS importance, a.id AS id,
       CASE WHEN size(out) > 0 THEN 'missing' WHEN size(here) > 0 THEN 'here' ELSE 'left' END AS where,
       CASE WHEN size(out) > 0 THEN out WHEN size(here) > 0 THEN here
            ELSE [t IN ties WHERE t.presence = 'present'] END AS ties
  WHERE size(ties) > 0
  ORDER BY importance DESC, name, id
  RETURN collect(CASE WHEN where = 'missing' THEN {name: name, ties: ties} END) AS missing,
         collect(CASE WHEN where = 'here' THEN {name: name, ties: ties} END) AS here,
         collect(CASE WHEN where = 'left' THEN {name: name, ties: ties} END) AS gone
}
CALL (i, span) {
  CALL (i) {
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(i) WHERE r.case IN $case
    RETURN a, r, r.start_min AS start_min, r.end_max AS end_max
    UNION
    MATCH (a:Actor)-[r:PARTY_TO]->(al:Alliance)-[k:CONCERNS]->(i) WHERE r.case IN $case AND k.case IN $case
    RETURN a, r, coalesce(r.start_min, al.start_min) AS start_min, coalesce(r.end_max, al.end_max) AS end_max
  }
  WITH a, r
  WHERE coalesce(r.presence, 'present') = 'present'
    AND coalesce(start_min <= span.to, true) AND coalesce(end_max >= span.from, true)
  WITH a, count(r.role) AS roles
  RETURN count(a) AS partners, sum(CASE WHEN roles = 0 THEN 1 ELSE 0 END) AS roleless
}
CALL (i, role) {
  CALL (i, role) {
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(:Programme)-[h:HOSTS]->(i)
    WHERE r.case IN $case AND h.case IN $case AND r.role = role.key AND coalesce(r.presence, 'present') = 'present'
    RETURN a
    UNION
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(:Event)-[k:CONCERNS]->(i)
    WHERE r.case IN $case AND k.case IN $case AND r.role = role.key AND coalesce(r.presence, 'present') = 'present'
    RETURN a
  }
  WITH CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name, a
  ORDER BY coalesce(a.importance, 0) DESC, name, a.id
  RETURN collect(DISTINCT name) AS seen_near
}
WITH *, [m IN missing | m.name] AS absent_names, [g IN gone | g.name] AS gone_names, [h IN here | h.name] AS here_names
WITH *, CASE
       WHEN size(here) > 0 AND size(missing) > 0 THEN 'partly'
       WHEN any(h IN here WHERE any(t IN h.ties WHERE t.status = 'certain')) THEN 'present'
       WHEN size(here) > 0 AND size(gone) > 0 AND all(h IN here WHERE all(t IN h.ties WHERE t.start IS NULL)) THEN 'undated'
       WHEN size(here) > 0 THEN 'possible'
       WHEN size(missing) > 0 THEN 'missing'
       WHEN size(gone) > 0 THEN 'left'
       WHEN partners < 3 OR roleless > 0.2 * partners THEN 'unsaid'
       ELSE 'unseen'
     END AS finding
WITH *, size(missing) > 0 AS named
WITH p, role, x, count(*) AS phase_n, sum(CASE WHEN size(here) > 0 THEN 1 ELSE 0 END) AS phase_with,
     sum(CASE WHEN finding = 'unsaid' THEN 1 ELSE 0 END) AS phase_unsaid,
     collect({i: i, stay: stay, named: named, finding: finding, missing: missing, gone: gone, here: here, partners: partners, roleless: roleless,
              absent_names: absent_names, gone_names: gone_names, here_names: here_names, seen_near: seen_near}) AS judged
WITH *, 1.0 * phase_with / phase_n AS share, 1.959963984540054 AS z
WITH *, (share + z * z / (2 * phase_n) + z * sqrt(share * (1 - share) / phase_n + z * z / (4.0 * phase_n * phase_n))) / (1 + z * z / phase_n) AS high
WITH *, CASE WHEN phase_n < 5 THEN 0 WHEN phase_unsaid > 0.2 * phase_n THEN 1
             WHEN phase_with = 0 OR high < 0.5 THEN 2 ELSE 3 END AS whole
UNWIND judged AS j
WITH p, role, role.key AS role_key, x, phase_n, phase_with, whole, j, j.i AS i, j.stay AS stay, j.missing + j.gone + j.here AS shown
WHERE (x.intensity >= $expected OR j.named) AND ($show = 'all' OR NOT j.finding IN ['present', 'possible'])
RETURN i.id AS innovation,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS phase,
       stay.since AS since,
       CASE WHEN $lang = 'en' THEN role.name_en ELSE role.name END AS role,
       x.intensity AS expected,
       CASE WHEN $lang = 'en'
         THEN {missing: 'named as missing', left: 'left', unseen: 'not seen', undated: 'left, others undated',
               partly: 'present, others missing', unsaid: 'too little known', possible: 'perhaps present', present: 'present'}[j.finding]
         ELSE {missing: 'nommé manquant', left: 'parti', unseen: 'non vu', undated: 'parti, d\'autres sans date',
               partly: 'présent, d\'autres manquent', unsaid: 'trop peu connu', possible: 'peut-être présent', present: 'présent'}[j.finding]
       END AS state,
       j.finding AS code,
       [m IN j.missing | m.name + ' (' +
         CASE WHEN $lang = 'en'
           THEN {missing: 'missing', declined: 'declined', excluded: 'kept out'}[head(m.ties).presence]
           ELSE {missing: 'manque', declined: 'a refusé', excluded: 'à l\'écart'}[head(m.ties).presence] END + ')'] AS missing,
       j.gone_names AS left,
       j.here_names AS present,
       [n IN j.seen_near WHERE NOT n IN j.here_names + j.absent_names + j.gone_names][..5] AS nearby,
       j.partners AS partners, j.roleless AS roleless, phase_n, phase_with,
       CASE WHEN $lang = 'en' THEN ['too few to say', 'incomplete data', 'lacking everywhere', 'no general lack shown'][whole]
            ELSE ['trop peu pour dire', 'données incomplètes', 'manque partout', 'pas de manque général montré'][whole] END AS overall,
       stay.id AS stay, stay.cases AS cases,
       reduce(kept = [], list IN reduce(all = [], m IN shown | all + [t IN m.ties | t.evidence]) + stay.said + [x.evidence] |
              kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       reduce(kept = [], m IN shown | kept + [t IN m.ties | t.key]) + stay.keys AS facts
ORDER BY CASE
           WHEN j.finding IN ['unsaid', 'possible', 'present'] THEN 4
           WHEN j.named THEN CASE WHEN expected = 3 THEN 0 ELSE 2 END
           ELSE CASE WHEN expected = 3 THEN 1 ELSE 3 END
         END,
         expected DESC,
         {missing: 0, partly: 1, left: 2, undated: 3, unseen: 4, unsaid: 5, possible: 6, present: 7}[j.finding],
         partners DESC, innovation, stay, role_key
LIMIT $max_rows + 1
