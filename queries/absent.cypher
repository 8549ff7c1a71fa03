/*
title: {fr: Absents, en: Absent actors}
question:
  fr: "Quels acteurs sont nommés sans prendre part à rien : ni alliance, ni événement, ni appui ?"
  en: "Which actors are named but take part in nothing: no alliance, no event, no support?"
group: gaps
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  sphere:
    type: choice
    values: [enterprise, association, public, academic, general_interest, citizen, unknown]
    default: null
    help: {fr: "Seulement les acteurs de cette sphère.", en: "Only actors of this sphere."}
  why:
    type: choice
    values: [missing, mentioned, all]
    default: all
    help:
      fr: "missing : la source les dit absents ; mentioned : elle les cite sans plus."
      en: "missing: the source calls them absent; mentioned: it names them and no more."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'acteur.", en: "The actor."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  sphere: {type: text, title: {fr: sphère, en: sphere}, help: {fr: "Le monde auquel il appartient.", en: "The world it belongs to."}}
  why:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "nommé manquant : la source le dit absent, refusé ou tenu à l'écart ; par ses membres : lui-même ne prend part à rien, mais un de ses membres ou agents oui ; seulement cité : rien d'autre n'en est dit."
      en: "named as missing: the source says absent, declined or kept out; through its members: it takes part in nothing itself, but a member or an agent of it does; only named: nothing more is said of it."
  missing_from: {type: list, title: {fr: manque à, en: missing from}, help: {fr: "Ce dont la source le dit absent, et comment.", en: "What the source says it is absent from, and how."}}
  through: {type: list, title: {fr: par, en: through}, help: {fr: "Ses membres ou agents qui prennent part à quelque chose.", en: "Its members or agents who take part in something."}}
  belongs_to: {type: list, title: {fr: fait partie de, en: belongs to}, help: {fr: "Ce dont il est membre ou l'agent.", en: "What it is a member or an agent of."}}
  importance: {type: int, title: {fr: importance, en: importance}, help: {fr: "3 mène l'histoire, 2 y joue un rôle, 1 est seulement cité.", en: "3 leads the story, 2 plays a part, 1 is only mentioned."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui le nomment.", en: "The cases that name it."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "D'abord ce qui le dit manquant, puis où il est nommé.", en: "First what calls it missing, then where it is named."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Prendre part : à une alliance, une innovation, un programme, un événement, une mise en relation ou une tension, ou concevoir une pratique ou s'en servir, ou exprimer une perception, au plus tard à la date. Être membre d'un groupe, avoir un lieu ou un thème ne suffit pas. Que le codage cite un acteur sans le lier peut venir de la source comme du codage."
  en: "Taking part: in an alliance, an innovation, a programme, an event, an introduction or a tension, designing or using a practice, or voicing a perception, by the date. Being a member of a group, having a place or a theme is not enough. That an actor is named and not tied may come from the source as from the coding."
*/
MATCH (c:Case)-[s:STATES]->(a:Actor)
WHERE c.case IN $case
WITH a, c, s
ORDER BY c.precedence DESC, c.case
WITH a, collect(c.case) AS cases, collect(s.evidence) AS said
WHERE ($sphere IS NULL OR coalesce(a.sphere, 'unknown') = $sphere)
  AND NOT EXISTS {
    MATCH (a)-[r:PARTY_TO|TAKES_PART_IN|MADE|BROUGHT|BETWEEN|HOLDS|USES|DESIGNED]-(x)
    MATCH (tc:Case {case: r.case})
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
      AND coalesce(coalesce(r.start_min, x.start_min) <= coalesce($at, tc.checked), true)
  }
CALL (a) {
  MATCH (a)-[r:PARTY_TO|TAKES_PART_IN]->(x)
  MATCH (tc:Case {case: r.case})
  WHERE r.case IN $case AND r.presence <> 'present'
    AND coalesce(r.start_min <= coalesce($at, tc.checked), true)
  WITH r, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END + ' (' +
       CASE WHEN $lang = 'en' THEN {missing: 'missing', declined: 'declined', excluded: 'kept out'}[r.presence]
            ELSE {missing: 'manque', declined: 'a refusé', excluded: 'à l\'écart'}[r.presence] END + ')' AS where
  ORDER BY where, r.key
  RETURN collect(DISTINCT where) AS missing_from, collect(r.evidence) AS tied, collect(r.key) AS facts
}
CALL (a) {
  MATCH (m:Actor)-[b:PART_OF|WORKS_FOR]->(a)
  WHERE b.case IN $case AND EXISTS {
    MATCH (m)-[r:PARTY_TO|TAKES_PART_IN|MADE|BROUGHT|BETWEEN|HOLDS|USES|DESIGNED]-()
    WHERE r.case IN $case AND coalesce(r.presence, 'present') = 'present'
  }
  WITH CASE WHEN $lang = 'en' THEN coalesce(m.name_en, m.name) ELSE m.name END AS name
  ORDER BY name
  RETURN collect(DISTINCT name) AS through
}
CALL (a) {
  MATCH (a)-[b:PART_OF|WORKS_FOR]->(w)
  WHERE b.case IN $case
  WITH CASE WHEN $lang = 'en' THEN coalesce(w.name_en, w.name) ELSE w.name END AS name
  ORDER BY name
  RETURN collect(DISTINCT name) AS belongs_to
}
WITH *, CASE WHEN size(missing_from) > 0 THEN 0 WHEN size(through) = 0 THEN 1 ELSE 2 END AS tier
WHERE $why = 'all' OR ($why = 'missing' AND tier = 0) OR ($why = 'mentioned' AND tier > 0)
RETURN a.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name,
       CASE WHEN $lang = 'en'
         THEN {enterprise: 'enterprise', association: 'association', public: 'public body', academic: 'academic',
               general_interest: 'general interest', citizen: 'citizens', unknown: 'unknown'}[coalesce(a.sphere, 'unknown')]
         ELSE {enterprise: 'entreprise', association: 'association', public: 'acteur public', academic: 'académique',
               general_interest: 'intérêt général', citizen: 'citoyens', unknown: 'inconnue'}[coalesce(a.sphere, 'unknown')]
       END AS sphere,
       CASE WHEN $lang = 'en' THEN ['named as missing', 'only named', 'through its members'][tier]
            ELSE ['nommé manquant', 'seulement cité', 'par ses membres'][tier] END AS why,
       missing_from, through, belongs_to, a.importance AS importance, cases,
       reduce(kept = [], list IN tied + said | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       facts
ORDER BY tier, coalesce(a.importance, 0) DESC, size(belongs_to), id
LIMIT $max_rows + 1
