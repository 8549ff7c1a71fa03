/*
title: {fr: Durées, en: Durations}
question:
  fr: "Combien de temps durent les phases, en comptant celles qui ne sont pas finies ?"
  en: "How long do phases last, counting those that are not over?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  split_by:
    {type: choice, values: [phase, theme, territory], default: phase,
     help: {fr: "Une ligne par phase, ou par phase et thème, ou par phase et territoire.", en: "A row for each phase, or for each phase and theme, or phase and territory."}}
  phase:
    {type: phase, default: null,
     help: {fr: "Seulement cette phase.", en: "Only this phase."}}
  unit:
    {type: choice, values: [months, days, weeks, years], default: months,
     help: {fr: "L'unité des durées (un mois fait 30,4375 jours).", en: "The unit of lengths (a month has 30.4375 days)."}}
  view:
    {type: choice, values: [summary, curve], default: summary,
     help: {fr: "summary : une ligne par groupe ; curve : une ligne par durée où un séjour s'achève.", en: "summary: one row for each group; curve: one row for each length at which a stay ended."}}
columns:
  phase: {type: text, help: {fr: "La phase.", en: "The phase."}}
  category: {type: text, title: {fr: groupe, en: group}, help: {fr: "Le thème ou le territoire ; vide : tous, ou aucun qui soit dit.", en: "The theme or territory; empty: all, or none that is stated."}}
  stays: {type: int, title: {fr: séjours, en: stays}, help: {fr: "Séjours dont la durée, au moins jusqu'ici, est connue.", en: "Stays whose length, at least so far, is known."}}
  ended: {type: int, title: {fr: achevés, en: ended}, help: {fr: "Ceux qui sont achevés.", en: "Those that ended."}}
  advanced: {type: int, title: {fr: avancés, en: advanced}, help: {fr: "Ceux qui ont mené à une phase suivante.", en: "Those that led to a later phase."}}
  going_on: {type: int, title: {fr: en cours, en: going on}, help: {fr: "Ceux dont la fin n'est pas venue, ou n'est pas connue.", en: "Those whose end has not come, or is not known."}}
  left_out: {type: int, title: {fr: écartés, en: left out}, help: {fr: "Séjours sans date d'entrée à deux bornes, ou achevés sans date.", en: "Stays whose entry is not known from both sides, or that ended on an unknown day."}}
  median: {type: float, from: measure, title: {fr: médiane, en: median}, help: {fr: "Durée que la moitié des séjours dépasse (Kaplan-Meier) ; vide : trop peu sont achevés.", en: "The length that half of the stays exceed (Kaplan-Meier); empty: too few ended."}}
  median_low: {type: float, from: measure, title: {fr: de, en: from}, help: {fr: "Borne basse à 95 % de la médiane.", en: "Lower 95 % bound of the median."}}
  median_high: {type: float, from: measure, title: {fr: à, en: to}, help: {fr: "Borne haute à 95 % ; vide : aucune.", en: "Upper 95 % bound; empty: none."}}
  length: {type: float, from: measure, title: {fr: durée, en: length}, help: {fr: "Pour la courbe : la durée.", en: "For the curve: the length."}}
  at_risk: {type: int, from: measure, title: {fr: encore là, en: at risk}, help: {fr: "Séjours encore en cours et observés juste avant.", en: "Stays still going on, and watched, just before."}}
  exits: {type: int, from: measure, title: {fr: sorties, en: exits}, help: {fr: "Séjours achevés à cette durée.", en: "Stays that ended at this length."}}
  survival: {type: float, from: measure, title: {fr: part qui dure plus, en: share that lasts longer}, help: {fr: "Part des séjours qui durent davantage ; dans le résumé, à la plus longue durée achevée.", en: "Share of stays that last longer; in the summary, at the longest length that ended."}}
  error: {type: float, from: measure, title: {fr: erreur type, en: standard error}, help: {fr: "Erreur type de Greenwood.", en: "Greenwood's standard error."}}
  low: {type: float, from: measure, title: {fr: part de, en: share from}, help: {fr: "Borne basse à 95 % (log-log).", en: "Lower 95 % bound (log-log)."}}
  high: {type: float, from: measure, title: {fr: part à, en: share to}, help: {fr: "Borne haute à 95 %.", en: "Upper 95 % bound."}}
  advancing: {type: float, from: measure, title: {fr: part qui a avancé, en: share that advanced}, help: {fr: "Part passée à une phase suivante jusque-là (Aalen-Johansen : abandons et arrêts comptés à part).", en: "Share that advanced to a later phase by then (Aalen-Johansen: halts and abandonments counted apart)."}}
  shortest: {type: float, from: measure, title: {fr: médiane si au plus court, en: median at the shortest}, help: {fr: "La médiane si chaque date floue tombait de façon à raccourcir les séjours.", en: "The median if every vague date fell so as to shorten the stays."}}
  longest: {type: float, from: measure, title: {fr: médiane si au plus long, en: median at the longest}, help: {fr: "La médiane si chaque date floue tombait de façon à les allonger.", en: "The median if every vague date fell so as to lengthen them."}}
  spells: {type: list, title: {fr: durées observées, en: lengths seen}, help: {fr: "En jours, « milieu (au moins–au plus) sortie » ; + : pas achevé ; « 30> » : observé depuis le 30e jour.", en: "In days, 'middle (least–most) exit'; +: not over; '30>': watched from the 30th day."}}
  phase_key: {type: text, help: {fr: "La phase, pour un programme.", en: "The phase, for a program."}}
  category_id: {type: id, help: {fr: "Le thème ou le territoire.", en: "The theme or territory."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Lignes des séjours.", en: "Lines of the stays."}}
  facts: {type: list, help: {fr: "Les liens des séjours.", en: "The ties of the stays."}}
identity: [phase_key, category_id, length]
caveats:
  fr: "Un séjour en cours, ou dont la fin n'est pas connue, compte jusqu'au dernier jour dont ses sources peuvent parler ; il n'est jamais écarté. Une date floue compte en son milieu ; les deux dernières médianes disent ce que cela change. Une innovation de plusieurs thèmes ou territoires compte dans chacun. Les groupes sont décrits, non comparés."
  en: "A stay that goes on, or whose end is not known, counts until the last day that its sources can speak of; it is never dropped. A vague date counts at its middle; the last two medians say what that changes. An innovation of several themes or territories counts in each. Groups are described, not compared."
measure: durations
*/
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case
WITH i, max(c.checked) AS checked
WITH i, checked, coalesce($at, checked) AS day
CALL (i, checked, day) {
  MATCH (i)<-[k:STATES]-(c:Case)
  WHERE c.case IN $case
  UNWIND CASE WHEN size(coalesce(k.evidence, [])) = 0 THEN [null] ELSE k.evidence END AS line
  WITH DISTINCT c, checked, day, split(line, ':')[0] AS source
  OPTIONAL MATCH (s:Source {id: source})
  WITH c, checked, day, s,
       [y IN range(1900, checked.year) WHERE s.id CONTAINS toString(y) OR s.citation CONTAINS toString(y)] AS years
  WITH checked, day, max(CASE
         WHEN s.ongoing THEN c.checked
         WHEN s.end_max IS NOT NULL OR s.start_max IS NOT NULL THEN coalesce(s.end_max, s.start_max)
         WHEN size(years) > 0 THEN date({year: years[-1], month: 12, day: 31})
         ELSE c.checked END) AS told,
       CASE WHEN count(*) = count(CASE WHEN s.ongoing OR s.end_max > s.start_max THEN 1 END)
            THEN min(s.start_max) END AS watched
  WITH CASE WHEN told > checked THEN checked ELSE told END AS told, watched, day
  RETURN CASE WHEN day.year < 1100 OR told > day THEN day ELSE told END AS looked, watched
}
MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
WHERE w.case IN $case AND ($phase IS NULL OR p.key = $phase) AND (s.start_min IS NULL OR s.start_min <= looked)
WITH i, looked, watched, s, p, collect(DISTINCT w.key) AS facts
CALL (i, s) {
  OPTIONAL MATCH (x)-[r:ON|LOCATED_IN]->(t)
  WHERE r.case IN $case AND (x = i OR x = s)
    AND (($split_by = 'theme' AND t:Theme) OR ($split_by = 'territory' AND t:Territory))
  RETURN collect(DISTINCT t) AS groups
}
WITH i, looked, watched, s, p, facts, groups
UNWIND CASE WHEN size(groups) = 0 THEN [null] ELSE groups END AS group_node
// Gone: it ended by then. A day in the middle of what each date allows; the shortest and the longest beside it.
WITH p, group_node, s, facts, looked, watched, coalesce(s.outcome, 'still_there') AS outcome,
     duration.inDays(s.start_min, s.start_max).days AS loose,
     coalesce(s.end_min <= looked OR s.end_max <= looked, false) AS gone
WITH p, group_node, s, facts, looked, outcome, gone, watched,
     s.start_min IS NOT NULL AND s.start_max IS NOT NULL
       AND (CASE WHEN s.end_min IS NULL AND s.end_max IS NULL THEN outcome = 'still_there'
                 ELSE s.end_min IS NOT NULL AND s.end_max IS NOT NULL END) AS told,
     CASE WHEN s.start_max > looked THEN looked ELSE s.start_max END AS begun_by, loose
WITH p, group_node, s, facts, outcome, told, gone AND s.end_min IS NOT NULL AS gone,
     s.start_min + duration({days: coalesce(loose, 0) / 2}) AS begun,
     CASE WHEN gone THEN s.end_min + duration({days: coalesce(duration.inDays(s.end_min, s.end_max).days, 0) / 2}) ELSE looked END AS until,
     duration.inDays(begun_by, CASE WHEN gone THEN s.end_min ELSE looked END).days AS least,
     duration.inDays(s.start_min, CASE WHEN gone THEN s.end_max ELSE looked END).days AS most, watched
WITH p, group_node, s, facts, told, gone, outcome,
     CASE WHEN told THEN
       CASE WHEN watched > begun THEN toString(duration.inDays(begun, watched).days) + '>' ELSE '' END
       + toString(CASE WHEN until > begun THEN duration.inDays(begun, until).days ELSE 0 END)
       + CASE WHEN most = least THEN '' ELSE ' (' + toString(CASE WHEN least < 0 THEN 0 ELSE least END) + '–' + toString(most) + ')' END
       + CASE WHEN gone THEN ' ' + CASE outcome WHEN 'still_there' THEN 'left' ELSE outcome END ELSE '+' END END AS spell
ORDER BY s.id
WITH p, group_node, collect(spell) AS spells, sum(CASE WHEN told AND gone THEN 1 ELSE 0 END) AS ended,
     sum(CASE WHEN told AND gone AND outcome = 'advanced' THEN 1 ELSE 0 END) AS advanced,
     sum(CASE WHEN told THEN 0 ELSE 1 END) AS left_out, collect(s.evidence) AS cited, collect(facts) AS all_facts
RETURN CASE WHEN $lang = 'en' THEN p.name_en ELSE p.name END AS phase,
       CASE WHEN $lang = 'en' THEN coalesce(group_node.name_en, group_node.name) ELSE group_node.name END AS category,
       size(spells) AS stays, ended, advanced, size(spells) - ended AS going_on, left_out,
       spells, p.key AS phase_key, group_node.id AS category_id,
       reduce(kept = [], l IN cited | kept + [x IN coalesce(l, []) WHERE NOT x IN kept]) AS evidence,
       reduce(all = [], l IN all_facts | all + l) AS facts
ORDER BY p.rank, category_id
