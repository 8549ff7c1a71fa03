/*
title: {fr: Un seul monde, en: One sphere only}
question:
  fr: "Autour de quelles innovations les alliances ne réunissent-elles qu'une sphère ?"
  en: "Around which innovations do the alliances hold one sphere only?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  show:
    type: choice
    values: [gaps, all]
    default: gaps
    help: {fr: "gaps : une sphère, ou aucune alliance connue ; all : toutes.", en: "gaps: one sphere, or no known alliance; all: every innovation."}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  innovation: {type: id, help: {fr: "L'innovation.", en: "The innovation."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "une sphère ; une sphère connue : plus d'un acteur sur cinq est de sphère inconnue ; sphères inconnues ; aucune alliance connue ; plusieurs sphères."
      en: "one sphere; one known sphere: more than one actor in five is of an unknown sphere; spheres unknown; no known alliance; several spheres."
  spheres: {type: list, title: {fr: sphères, en: spheres}, help: {fr: "Sphères des parties de ses alliances, avec leur nombre d'acteurs.", en: "Spheres of the parties of its alliances, with their number of actors."}}
  parties: {type: int, title: {fr: parties, en: parties}, help: {fr: "Acteurs parties à ces alliances à la date.", en: "Actors party to these alliances at the date."}}
  unknown: {type: int, title: {fr: sphère inconnue, en: sphere unknown}, help: {fr: "Dont la sphère n'est pas connue.", en: "Of whom the sphere is not known."}}
  alliances: {type: list, title: {fr: alliances, en: alliances}, help: {fr: "Les alliances en cours, ou peut-être, qui la concernent.", en: "The alliances under way, or perhaps, that concern it."}}
  also: {type: list, title: {fr: hors alliance, en: outside them}, help: {fr: "Autres sphères parmi les participants de l'innovation, hors alliance.", en: "Further spheres among the innovation's participants, outside the alliances."}}
  missing: {type: list, title: {fr: nommés manquants, en: named as missing}, help: {fr: "Qui la source dit manquant dans ces alliances.", en: "Whom the source calls missing in these alliances."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui parlent de l'innovation.", en: "The cases that speak of the innovation."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Les alliances et leurs parties, puis l'innovation.", en: "The alliances and their parties, then the innovation."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [innovation]
about: innovation
caveats:
  fr: "Un groupe ou une personne sans sphère dite prend celle de l'organisation dont il fait partie ou pour laquelle il travaille. Un bénéficiaire partie à l'alliance compte comme les autres. Une alliance sans fin connue reste. Les alliances qui portent sur le programme qui abrite l'innovation ne comptent pas."
  en: "A group or a person without a stated sphere takes that of the organisation it is part of or works for. A beneficiary that is party to the alliance counts like the others. An alliance without a known end stays. Alliances about the programme that hosts the innovation do not count."
*/
MATCH (c:Case)-[s:STATES]->(i:Innovation)
WHERE c.case IN $case
WITH i, s, c, coalesce($at, c.checked) AS day
WHERE s.start_min IS NULL OR s.start_min <= day
ORDER BY c.precedence DESC, c.case
WITH i, collect(c.case) AS cases, collect(s.evidence) AS said, head(collect(day)) AS day
CALL (i, day) {
  MATCH (al:Alliance)-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND coalesce(al.start_min <= day, true) AND coalesce(al.end_max >= day, true)
  WITH al, collect(k.key) AS keys, collect(k.evidence) AS said
  OPTIONAL MATCH (a:Actor)-[r:PARTY_TO]->(al)
  WHERE r.case IN $case AND coalesce(r.start_min <= day, true) AND coalesce(r.end_max >= day, true)
  WITH al, keys, said, a, r, CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name
  ORDER BY coalesce(a.importance, 0) DESC, name, a.id, r.key
  WITH al, keys, said, collect({actor: a, name: name, here: coalesce(r.presence, 'present') = 'present', key: r.key, evidence: r.evidence}) AS ties,
       CASE WHEN $lang = 'en' THEN coalesce(al.name_en, al.name) ELSE al.name END AS alliance
  ORDER BY alliance, al.id
  RETURN collect(alliance) AS alliances,
         reduce(all = [], x IN collect(ties) | all + [t IN x WHERE t.actor IS NOT NULL]) AS ties,
         reduce(all = [], x IN collect(keys) | all + x) AS about_keys,
         reduce(all = [], x IN collect(said) | all + x) AS about_said
}
CALL (i, ties, day) {
  CALL (i, ties, day) {
    UNWIND [t IN ties WHERE t.here] AS t
    RETURN t.actor AS a, true AS party
    UNION
    MATCH (a:Actor)-[r:TAKES_PART_IN]->(i)
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
      AND coalesce(r.start_min <= day, true) AND coalesce(r.end_max >= day, true)
    RETURN a, false AS party
  }
  WITH a, party, [(a)-[:PART_OF|WORKS_FOR]->(w:Actor) WHERE w.sphere <> 'unknown' | w.sphere] AS of_whole
  WITH a, party, CASE WHEN coalesce(a.sphere, 'unknown') <> 'unknown' THEN a.sphere
                      WHEN size(of_whole) > 0 AND all(x IN of_whole WHERE x = of_whole[0]) THEN of_whole[0]
                      ELSE 'unknown' END AS sphere
  WITH sphere, count(DISTINCT CASE WHEN party THEN a END) AS n, count(DISTINCT CASE WHEN NOT party THEN a END) AS others
  ORDER BY n DESC, sphere
  RETURN collect({sphere: sphere, n: n, others: others}) AS counts
}
WITH *, [x IN counts WHERE x.n > 0 AND x.sphere <> 'unknown'] AS known,
     reduce(sum = 0, x IN counts | sum + x.n) AS parties,
     reduce(sum = 0, x IN counts | sum + CASE WHEN x.sphere = 'unknown' THEN x.n ELSE 0 END) AS unknown,
     CASE WHEN $lang = 'en'
       THEN {enterprise: 'enterprise', association: 'association', public: 'public body', academic: 'academic',
             general_interest: 'general interest', citizen: 'citizens'}
       ELSE {enterprise: 'entreprise', association: 'association', public: 'acteur public', academic: 'académique',
             general_interest: 'intérêt général', citizen: 'citoyens'} END AS words
WITH *, CASE
       WHEN parties = 0 THEN 3
       WHEN size(known) = 0 THEN 2
       WHEN size(known) > 1 THEN 4
       WHEN unknown > 0.2 * parties THEN 1
       ELSE 0
     END AS tier
WHERE $show = 'all' OR tier < 4
RETURN i.id AS innovation,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN $lang = 'en' THEN ['one sphere', 'one known sphere', 'spheres unknown', 'no known alliance', 'several spheres'][tier]
            ELSE ['une sphère', 'une sphère connue', 'sphères inconnues', 'aucune alliance connue', 'plusieurs sphères'][tier] END AS state,
       [x IN known | words[x.sphere] + ' (' + x.n + ')'] AS spheres,
       parties, unknown, alliances,
       [x IN counts WHERE x.others > 0 AND x.n = 0 AND x.sphere <> 'unknown' | words[x.sphere]] AS also,
       reduce(kept = [], t IN ties | CASE WHEN t.here OR t.name IN kept THEN kept ELSE kept + t.name END) AS missing,
       cases,
       reduce(kept = [], list IN about_said + [t IN ties | t.evidence] + said | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       about_keys + [t IN ties | t.key] AS facts
ORDER BY tier, parties DESC, size(also), innovation
LIMIT $max_rows + 1
