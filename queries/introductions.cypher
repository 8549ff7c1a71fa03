/*
title: {fr: Mises en relation, en: Introductions}
question:
  fr: "Qui a rapproché qui, selon les textes, et un lien a-t-il suivi ?"
  en: "Who brought whom together, by the texts, and did a tie follow?"
group: brokers
params:
  at: {type: date, default: null}
  case: {type: list, default: []}
  followed:
    type: choice
    values: [all, after, before, undated, none]
    default: all
    help:
      fr: "Seulement celles suivies d'un lien (after), entre acteurs déjà liés (before), dont l'ordre est inconnu (undated), ou sans lien connu (none)."
      en: "Only those followed by a tie (after), between actors tied before (before), of unknown order (undated), or with no known tie (none)."
  max_rows: {type: int, default: 100, min: 1, max: 100000}
columns:
  id: {type: id, help: {fr: "La mise en relation.", en: "The introduction."}}
  title: {type: text, title: {fr: quoi, en: what}, help: {fr: "Son titre.", en: "Its title."}}
  made_by: {type: list, title: {fr: par, en: by}, help: {fr: "Qui a rapproché les autres.", en: "Who brought the others together."}}
  brought: {type: list, title: {fr: a rapproché, en: brought}, help: {fr: "Qui a été rapproché.", en: "Who was brought together."}}
  happened: {type: when, title: {fr: quand, en: when}, help: {fr: "Tel qu'écrit ; vide : inconnu.", en: "As written; empty: unknown."}}
  means: {type: text, title: {fr: comment, en: how}, help: {fr: "Par quel moyen.", en: "By what means."}}
  followed:
    type: text
    title: {fr: suite, en: followed}
    help:
      fr: "after : un lien commence ensuite, ou le texte dit ce qui en est sorti ; before : ils étaient déjà liés ; undated : liés, ordre inconnu ; none : aucun lien connu."
      en: "after: a tie begins later, or the text says what came of it; before: they were tied already; undated: tied, order unknown; none: no known tie."
  bodies: {type: list, title: {fr: liens, en: ties}, help: {fr: "Les alliances où siègent au moins deux de ceux qui ont été rapprochés.", en: "The alliances in which at least two of those brought together sit."}}
  concerned: {type: list, title: {fr: porte sur, en: about}, help: {fr: "Ce que cela a touché.", en: "What it touched."}}
  evidence: {type: evidence, title: {fr: preuves, en: evidence}, help: {fr: "Lignes des sources.", en: "Lines of the sources."}}
  facts: {type: list, title: {fr: faits, en: facts}, help: {fr: "Les liens sur lesquels la ligne repose.", en: "The ties that the row rests on."}}
identity: [id]
about: id
caveats:
  fr: "Un lien qui suit n'est pas forcément un effet. « none » veut dire : aucun lien connu, et non aucun lien. Si un seul acteur a été rapproché, on regarde son lien avec qui l'a fait venir. Sans « at », tout ce qui n'est pas à venir au jour de la vérification."
  en: "A tie that follows need not be an effect. `none` means no known tie, not no tie. Where one actor alone was brought, its tie with whoever brought it counts. Without `at`, all that was not to come on the day of the check."
*/
MATCH (c:Case)-[s:STATES]->(i:Introduction)
WHERE c.case IN $case AND NOT coalesce(s.start_min > coalesce($at, c.checked), false)
WITH i, c ORDER BY c.precedence DESC, c.case
WITH i, collect(c.case) AS cases, head(collect(coalesce($at, c.checked))) AS day
CALL (i, cases) {
  MATCH (p:Actor)-[m:MADE]->(i) WHERE m.case IN cases
  WITH p, m, CASE WHEN $lang = 'en' THEN coalesce(p.name_en, p.name) ELSE p.name END AS name ORDER BY name, p.id
  RETURN collect(DISTINCT p) AS makers, collect(DISTINCT name) AS made_by,
         collect(m.key) AS made_facts, collect(m.evidence) AS made_lines
}
CALL (i, cases) {
  MATCH (i)-[b:BROUGHT]->(q:Actor) WHERE b.case IN cases
  WITH q, b, CASE WHEN $lang = 'en' THEN coalesce(q.name_en, q.name) ELSE q.name END AS name ORDER BY name, q.id
  RETURN collect(DISTINCT q) AS guests, collect(DISTINCT name) AS brought,
         collect(b.key) AS brought_facts, collect(b.evidence) AS brought_lines
}
CALL (i, cases) {
  OPTIONAL MATCH (i)-[o:CONCERNS]->(x) WHERE o.case IN cases
  WITH o, x, CASE WHEN $lang = 'en' THEN coalesce(x.name_en, x.name) ELSE x.name END AS name ORDER BY name
  RETURN collect(DISTINCT name) AS concerned, collect(o.key) AS concern_facts,
         coalesce(max(CASE WHEN o.effect = 'started' AND x:Alliance THEN 1 END), 0) = 1 AS started
}
CALL (i, guests, makers, day) {
  UNWIND CASE WHEN size(guests) > 1 THEN guests ELSE guests + makers END AS p
  MATCH (p)-[r:PARTY_TO]->(a:Alliance)<-[s:STATES]-(c:Case)
  WHERE r.case IN $case AND c.case = r.case AND coalesce(r.presence, 'present') = 'present'
    AND NOT coalesce(coalesce(r.start_min, s.start_min) > day, false)
  WITH i, a, r, p, coalesce(r.start_min, s.start_min) AS first, coalesce(r.start_max, s.start_max) AS last
  ORDER BY first, r.key
  WITH i, a, count(DISTINCT p) AS seats, count(first) AS dated, count(r) AS ties,
       max(first) AS first, max(last) AS last, collect(r.key) AS keys, collect(r.evidence) AS lines
  WHERE seats > 1
  WITH a, keys, lines,
       CASE WHEN first >= i.start_min THEN 'after'
            WHEN dated = ties AND last < i.start_min THEN 'before'
            ELSE 'undated' END AS said,
       CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END AS name
  ORDER BY name, a.id
  RETURN collect(DISTINCT name) AS bodies, collect(said) AS order_said, collect(keys) AS tied, collect(lines) AS tied_lines
}
WITH *, CASE WHEN started OR 'after' IN order_said THEN 'after'
             WHEN 'before' IN order_said THEN 'before'
             WHEN 'undated' IN order_said THEN 'undated'
             ELSE 'none' END AS answered
WHERE $followed IN ['all', answered]
RETURN i.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name, i.id) ELSE coalesce(i.name, i.id) END AS title,
       made_by,
       brought,
       coalesce(i.when_text, i.start_text) AS happened,
       CASE WHEN $lang = 'en' THEN coalesce(i.means_en, i.means) ELSE i.means END AS means,
       answered AS followed,
       bodies,
       concerned,
       reduce(kept = [], line IN coalesce(i.evidence, []) + reduce(all_lines = [], some IN made_lines + brought_lines +
              reduce(flat = [], more IN tied_lines | flat + more) | all_lines + coalesce(some, [])) |
              CASE WHEN line IN kept THEN kept ELSE kept + line END) AS evidence,
       reduce(flat = made_facts + brought_facts + concern_facts, more IN tied | flat + more) AS facts
ORDER BY i.start_min IS NULL, i.start_min, id
LIMIT $max_rows + 1
