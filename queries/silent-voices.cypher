/*
title: {fr: Voix absentes, en: Silent voices}
question:
  fr: "Qui est servi ou concerné sans siège, sans parole et sans événement, ou n'est plus entendu depuis une date ?"
  en: "Who is served or affected, yet has no seat, no say and no event, or has not been heard since a date?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  since:
    type: date
    default: null
    day: first
    help:
      fr: "Montrer aussi qui n'a plus été entendu à partir de ce jour."
      en: "Also show who has not been heard from this day on."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'acteur servi ou concerné.", en: "The actor served or affected."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "tenu à l'écart : la source le dit écarté, manquant, ou dit qu'il a refusé (d'un seul événement : s'il n'a aucune voix ailleurs) ; jamais entendu : aucune voix connue ; par d'autres : un de ses membres a une voix, pas lui ; plus entendu : aucune voix depuis la date donnée."
      en: "kept out: the source says excluded, declined or missing (from a single event: if it has no voice elsewhere); never heard: no known voice; through others: one of its members has a voice, it has none; not heard since: no voice since the date given."
  served_by: {type: list, title: {fr: servi par, en: served by}, help: {fr: "Ce dont il est bénéficiaire.", en: "What it is a beneficiary of."}}
  out_of: {type: list, title: {fr: à l'écart de, en: out of}, help: {fr: "Ce dont la source le dit absent, et comment.", en: "What the source says it is absent from, and how."}}
  seats: {type: int, title: {fr: sièges, en: seats}, help: {fr: "Alliances dont il est partie.", en: "Alliances it is party to."}}
  says: {type: int, title: {fr: perceptions, en: perceptions}, help: {fr: "Perceptions qu'il exprime, cases vides non comptées.", en: "Perceptions it voices, empty cells left out."}}
  events: {type: int, title: {fr: événements, en: events}, help: {fr: "Événements auxquels il prend part.", en: "Events it takes part in."}}
  last_heard: {type: date, title: {fr: dernière voix, en: last heard}, help: {fr: "Le dernier jour où une de ses voix datées a pu se faire entendre.", en: "The last day on which one of its dated voices can have been heard."}}
  through: {type: list, title: {fr: par, en: through}, help: {fr: "Ses membres ou agents qui ont une voix.", en: "Its members or agents who have a voice."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui le disent servi ou concerné.", en: "The cases that say it is served or affected."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "D'abord ce qui le dit à l'écart, puis ce qui le dit servi.", en: "First what says it is out, then what says it is served."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Servi ou concerné : bénéficiaire d'une innovation, d'un programme, d'une alliance ou d'un événement, ou de la sphère des citoyens. Une voix : un siège dans une alliance, une perception rapportée, un événement auquel il prend part. Rapporter ce qu'un groupe pense n'est pas lui donner un siège : les trois comptes sont montrés. Une voix sans date n'est ni ancienne ni récente ; avec « since », seuls comptent ceux dont toutes les voix sont datées."
  en: "Served or affected: a beneficiary of an innovation, a programme, an alliance or an event, or of the citizens' sphere. A voice: a seat in an alliance, a perception that is reported, an event it takes part in. Reporting what a group thinks is not giving it a seat: the three counts are shown. A voice without a date is neither old nor recent; with `since`, only those all of whose voices are dated count."
*/
MATCH (c:Case)-[s:STATES]->(a:Actor)
WHERE c.case IN $case AND (a.sphere = 'citizen' OR EXISTS {
  MATCH (a)-[r:TAKES_PART_IN|PARTY_TO]->() WHERE r.case IN $case AND r.role = 'beneficiary' })
WITH a, s, c
ORDER BY c.precedence DESC, c.case
WITH a, collect(c.case) AS cases, collect(s.evidence) AS said, head(collect(coalesce($at, c.checked))) AS day
CALL (a, day) {
  MATCH (a)-[r:TAKES_PART_IN|PARTY_TO]->(x)
  WHERE r.case IN $case AND r.role = 'beneficiary' AND NOT x:Event AND coalesce(r.presence, 'present') = 'present'
    AND coalesce(r.start_min <= day, true)
  WITH r, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name
  ORDER BY name, r.key
  RETURN collect(DISTINCT name) AS served_by, collect(r.evidence) AS served, collect(r.key) AS served_keys
}
CALL (a, day) {
  MATCH (a)-[r:TAKES_PART_IN|PARTY_TO]->(x)
  WHERE r.case IN $case AND r.presence <> 'present'
    AND coalesce(r.start_min <= day, true) AND coalesce(r.end_max >= day, true)
  WITH r, x:Event AS event, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END + ' (' +
       CASE WHEN $lang = 'en' THEN {missing: 'missing', declined: 'declined', excluded: 'kept out'}[r.presence]
            ELSE {missing: 'manque', declined: 'a refusé', excluded: 'à l\'écart'}[r.presence] END + ')' AS name
  ORDER BY event, name, r.key
  RETURN collect(DISTINCT name) AS out_of, collect(r.evidence) AS outside, collect(r.key) AS outside_keys,
         count(CASE WHEN NOT event THEN 1 END) AS kept_out
}
CALL (a, day) {
  CALL (a) {
    MATCH (a)-[r:PARTY_TO]->(x:Alliance)
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
    RETURN 'seat' AS kind, x, coalesce(r.start_min, x.start_min) AS start, coalesce(r.end_max, x.end_max, r.start_max, x.start_max) AS end
    UNION
    MATCH (a)-[r:HOLDS]->(x:Perception)
    WHERE r.case IN $case AND NOT x.value IN ['empty', 'not_reported']
    RETURN 'say' AS kind, x, x.start_min AS start, coalesce(x.end_max, x.start_max) AS end
    UNION
    MATCH (a)-[r:TAKES_PART_IN]->(x:Event)
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
    RETURN 'event' AS kind, x, coalesce(r.start_min, x.start_min) AS start, coalesce(r.end_max, x.end_max, x.start_max) AS end
  }
  WITH kind, x, end, start, day WHERE coalesce(start <= day, true)
  RETURN count(DISTINCT CASE WHEN kind = 'seat' THEN x END) AS seats,
         count(DISTINCT CASE WHEN kind = 'say' THEN x END) AS says,
         count(DISTINCT CASE WHEN kind = 'event' THEN x END) AS events,
         max(end) AS last_end, count(*) AS voices, count(end) AS dated
}
CALL (a) {
  MATCH (m:Actor)-[b:PART_OF|WORKS_FOR]->(a)
  WHERE b.case IN $case AND EXISTS {
    MATCH (m)-[r:PARTY_TO|TAKES_PART_IN|HOLDS]->(x)
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present' AND (x:Alliance OR x:Event OR x:Perception)
  }
  WITH CASE WHEN $lang = 'en' THEN coalesce(m.name_en, m.name) ELSE m.name END AS name
  ORDER BY name
  RETURN collect(DISTINCT name) AS through
}
WITH *, CASE
       WHEN kept_out > 0 OR (size(out_of) > 0 AND voices = 0) THEN 0
       WHEN voices = 0 AND size(through) = 0 THEN 1
       WHEN $since IS NOT NULL AND voices > 0 AND dated = voices AND last_end < $since THEN 2
       WHEN voices = 0 THEN 3
     END AS tier
WHERE tier IS NOT NULL
RETURN a.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       CASE WHEN $lang = 'en' THEN ['kept out', 'never heard', 'not heard since', 'through others'][tier]
            ELSE ['tenu à l\'écart', 'jamais entendu', 'plus entendu', 'par d\'autres'][tier] END AS state,
       served_by, out_of, seats, says, events,
       CASE WHEN last_end < day THEN last_end END AS last_heard,
       through, cases,
       reduce(kept = [], list IN outside + served + said | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       outside_keys + served_keys AS facts
ORDER BY tier, size(served_by) = 0, seats, says + events, size(served_by) DESC, coalesce(a.importance, 0) DESC, id
LIMIT $max_rows + 1
