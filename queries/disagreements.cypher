/*
title: {fr: Désaccords entre cas, en: Disagreements}
question:
  fr: "Sur quoi deux cas disent-ils autre chose de la même entité, laquelle des valeurs est montrée, et pourquoi ?"
  en: "On what do two cases say different things of one entity, which value is shown, and why?"
group: quality
params:
  at: {type: date}
  case: {type: list}
  who: {type: id, default: null, help: {fr: "Seulement cet acteur, cette alliance, cette innovation…", en: "Only this actor, alliance, innovation…"}}
  fields:
    {type: choice, values: [facts, all], default: facts,
     help: {fr: "facts : ce qui peut être vrai ou faux ; all : aussi l'importance et les textes libres, qui dépendent du récit.",
            en: "facts: what can be true or false; all: also importance and free texts, which depend on the story told."}}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "L'acteur ou l'autre entité.", en: "The actor or other entity."}}
  name: {type: text, title: {fr: nom, en: name}, help: {fr: "Son nom.", en: "Its name."}}
  what: {type: text, title: {fr: champ, en: field}, help: {fr: "Ce sur quoi les cas diffèrent ; pour un lien, avec quoi.", en: "What the cases differ on; for a tie, with what."}}
  state:
    type: text
    title: {fr: constat, en: finding}
    help:
      fr: "autre valeur ; autre nom ; plus ou moins précis : les deux dates peuvent être vraies ; l'un l'ignore : un cas écrit « inconnue »."
      en: "another value; another name; finer or coarser: both dates can be true; one does not know: a case writes unknown."
  said: {type: list, title: {fr: ce que dit chaque cas, en: what each case says}, help: {fr: "Cas et valeur, la valeur montrée d'abord.", en: "Case and value, the value shown first."}}
  shown: {type: text, title: {fr: montrée, en: shown}, help: {fr: "La valeur que montrent les réponses et la carte ; vide : les deux liens restent.", en: "The value that answers and map show; empty: both ties stay."}}
  reason: {type: text, title: {fr: pourquoi, en: why}, help: {fr: "La règle qui l'a choisie.", en: "The rule that chose it."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui se prononcent.", en: "The cases that have a say."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Où chaque cas en parle.", en: "Where each case speaks of it."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id, what]
about: id
caveats:
  fr: "Deux textes peuvent avoir raison chacun à sa date. Les listes (autres noms…) s'additionnent et ne se contredisent pas ; un cas qui se tait ne contredit rien. Pour un lien, on compare la présence et les rôles : deux rôles dont aucun n'est commun. Pour faire montrer l'autre valeur : « precedence » dans pack.yaml."
  en: "Two texts may each be right at their date. Lists (other names…) add up and do not contradict; a case that is silent contradicts nothing. For a tie, presence and roles are compared: roles of which none is shared. To have the other value shown: `precedence` in pack.yaml."
*/
MATCH (c:Case)-[s:STATES]->(n:Entity)
WHERE c.case IN $case AND NOT n:Source AND ($who IS NULL OR n.id = $who)
WITH n, c, s
ORDER BY c.precedence DESC, c.case, s.id
WITH n, collect({case: c.case, rank: c.precedence, s: s}) AS claims
WHERE size(claims) > 1
CALL (n, claims) {
  UNWIND ['name', 'sphere', 'start', 'end', 'kind', 'value', 'unit', 'target', 'size', 'function', 'level', 'code', 'country', 'siren',
          'rna', 'ror', 'wikidata', 'website', 'importance', 'description', 'purpose'] AS field
  WITH n, claims, field
  WHERE $fields = 'all' OR NOT field IN ['importance', 'description', 'purpose', 'function']
  UNWIND claims AS claim
  WITH field, claim, claim.s AS s
  WITH field, claim, s,
       toString(CASE field
         WHEN 'start' THEN s.start_text
         WHEN 'end' THEN s.end_text
         ELSE coalesce(s[field], s[field + '_en']) END) AS value,
       CASE WHEN $lang = 'en' THEN toString(s[field + '_en']) END AS translated,
       CASE field WHEN 'start' THEN s.start_min WHEN 'end' THEN s.end_min END AS earliest,
       CASE field WHEN 'start' THEN s.start_max WHEN 'end' THEN s.end_max END AS latest
  WHERE value IS NOT NULL
  WITH field, collect({case: claim.case, rank: claim.rank, value: value, shown: coalesce(translated, value)}) AS told, count(DISTINCT value) AS values,
       collect(DISTINCT CASE WHEN s.clock = 'T0' THEN 'T0' ELSE '' END) AS clocks,
       max(earliest) <= min(latest) AND count(earliest) = count(*) AND count(latest) = count(*) AS compatible, collect(s.evidence) AS lines
  WHERE values > 1 AND size(clocks) = 1
  RETURN field, told, lines, compatible, null AS over, [] AS keys
  UNION ALL
  MATCH (n)-[r:PARTY_TO|TAKES_PART_IN]->(x)
  WHERE r.case IN [claim IN claims | claim.case]
  WITH x, r.case AS told_by, collect(DISTINCT coalesce(r.presence, 'present')) AS presences, collect(DISTINCT r.role) AS roles,
       collect(r.key) AS keys, collect(r.evidence) AS lines
  ORDER BY told_by
  WITH x, collect({case: told_by, presences: presences, roles: roles}) AS told, collect(keys) AS keys, collect(lines) AS lines
  WHERE size(told) > 1
  UNWIND ['presence', 'role'] AS field
  WITH x, field, keys, lines,
       [t IN told WHERE size(CASE field WHEN 'role' THEN t.roles ELSE t.presences END) > 0 |
        {case: t.case, values: CASE field WHEN 'role' THEN t.roles ELSE t.presences END}] AS told
  WHERE size(told) > 1
    AND any(one IN told WHERE any(other IN told WHERE none(v IN one.values WHERE v IN other.values)))
  RETURN field, [t IN told | {case: t.case, rank: null, value: reduce(text = '', v IN t.values | text + CASE text WHEN '' THEN '' ELSE ', ' END + v)}] AS told,
         reduce(all = [], l IN lines | all + l) AS lines, false AS compatible, x AS over, reduce(all = [], k IN keys | all + k) AS keys
}
WITH *, told[0] AS winner, head([t IN told WHERE t.value <> told[0].value]) AS other,
     CASE field
       WHEN 'sphere' THEN {enterprise: 'entreprise', public: 'acteur public', academic: 'académique',
                           general_interest: 'intérêt général', citizen: 'citoyens', unknown: 'inconnue'}
       WHEN 'presence' THEN {present: 'présent', missing: 'manque', declined: 'a refusé', excluded: 'à l\'écart'}
       WHEN 'end' THEN {ongoing: 'en cours'}
       ELSE {} END AS words
RETURN n.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(n.name_en, n.name) ELSE n.name END AS name,
       CASE WHEN $lang = 'en' THEN field
            ELSE coalesce({name: 'nom', sphere: 'sphère', start: 'début', end: 'fin', kind: 'sorte', value: 'valeur', unit: 'unité', target: 'cible',
                  size: 'taille', function: 'fonction', level: 'niveau', country: 'pays', website: 'site', purpose: 'but',
                  presence: 'présence', role: 'rôle'}[field], field) END
         + CASE WHEN over IS NULL THEN '' ELSE ' → ' + CASE WHEN $lang = 'en' THEN coalesce(over.name_en, over.name) ELSE over.name END END AS what,
       CASE WHEN field = 'name' THEN CASE WHEN $lang = 'en' THEN 'another name' ELSE 'autre nom' END
            WHEN compatible THEN CASE WHEN $lang = 'en' THEN 'finer or coarser' ELSE 'plus ou moins précis' END
            WHEN 'unknown' IN [t IN told | t.value] THEN CASE WHEN $lang = 'en' THEN 'one does not know' ELSE 'l\'un l\'ignore' END
            ELSE CASE WHEN $lang = 'en' THEN 'another value' ELSE 'autre valeur' END END AS state,
       [t IN told | t.case + CASE WHEN $lang = 'en' THEN ': ' + coalesce(t.shown, t.value) ELSE ' : ' + coalesce(words[t.value], t.value) END] AS said,
       CASE WHEN over IS NULL THEN CASE WHEN $lang = 'en' THEN coalesce(winner.shown, winner.value) ELSE coalesce(words[winner.value], winner.value) END END AS shown,
       CASE WHEN over IS NOT NULL THEN CASE WHEN $lang = 'en' THEN 'each tie belongs to its case: both stay' ELSE 'chaque lien appartient à son cas : les deux restent' END
            WHEN winner.rank > other.rank THEN
              CASE WHEN $lang = 'en' THEN 'precedence ' + winner.rank + ' over ' + other.rank ELSE 'priorité (precedence) ' + winner.rank + ' contre ' + other.rank END
            ELSE CASE WHEN $lang = 'en' THEN 'same precedence (' + winner.rank + '): the case first in the alphabet'
                      ELSE 'même priorité (precedence ' + winner.rank + ') : le premier cas dans l\'alphabet' END END AS reason,
       reduce(kept = [], t IN told | CASE WHEN t.case IN kept THEN kept ELSE kept + t.case END) AS cases,
       reduce(kept = [], list IN lines | kept + [e IN coalesce(list, []) WHERE NOT e IN kept]) AS evidence,
       keys AS facts
ORDER BY CASE WHEN compatible THEN 2 WHEN field = 'name' THEN 1 ELSE 0 END, CASE WHEN over IS NULL THEN 0 ELSE 1 END, coalesce(n.importance, 0) DESC, id, field, coalesce(over.id, '')
LIMIT $max_rows + 1
