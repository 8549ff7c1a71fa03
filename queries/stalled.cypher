/*
title: {fr: "À l'arrêt", en: Stalled}
question:
  fr: "Quelles innovations sont à l'arrêt, depuis quand, d'après quoi, et avec quelle sûreté ?"
  en: "Which innovations have stalled, since when, on what grounds, and how sure is that?"
group: stalled
params:
  at: {type: date}
  case: {type: list}
  max_rows: {type: int, default: 100, min: 1, max: 100000}
  counts:
    type: list
    values: [decision, launch, deployment, funding, meeting, workshop, training, arrival, departure, crisis, evaluation,
             study, publication, redesign, context, other]
    default: [decision, launch, deployment, funding, meeting, workshop, training, arrival, departure, evaluation, study,
              redesign]
    help:
      fr: "Les sortes de faits qui comptent comme une activité (un partenaire qui vient ou part est arrival, departure)."
      en: "The kinds of events that count as activity (a partner who comes or leaves is arrival, departure)."
  tail:
    {type: float, default: 0.15, min: 0.01, max: 0.5,
     help: {fr: "Séjour trop long : au plus cette part des séjours comparables dure davantage.",
            en: "Overstay: no more than this share of comparable stays lasts longer."}}
  sure:
    {type: float, default: 0.25, min: 0.01, max: 0.9,
     help: {fr: "Confirmé : la borne haute à 95 % de cette part ne dépasse pas cette valeur.",
            en: "Confirmed: the upper 95 % bound of that share is no more than this."}}
  silent:
    {type: float, default: 0.05, min: 0.001, max: 0.5,
     help: {fr: "Inactif : un silence aussi long a moins de chances que cela.",
            en: "Inactive: a silence this long has less chance than this."}}
  fresh:
    {type: float, default: 6, min: 0, max: 600,
     help: {fr: "Quelqu'un doit avoir regardé dans ces derniers mois ; sinon, à vérifier.",
            en: "Somebody must have looked within these last months; else, to verify."}}
columns:
  verdict: {type: text, from: measure, title: {fr: verdict, en: verdict},
    help: {fr: "Le verdict, en mots.", en: "The verdict, in words."}}
  id: {type: id, help: {fr: "L'innovation.", en: "The innovation."}, title: {fr: id, en: id}}
  name: {type: text, help: {fr: "Son nom.", en: "Its name."}, title: {fr: innovation, en: innovation}}
  phase: {type: text, help: {fr: "La phase où elle se trouve.", en: "The phase it is in."}}
  reason: {type: text, from: measure, title: {fr: pourquoi, en: why},
    help: {fr: "Ce qui fonde le verdict, en une phrase ou deux.", en: "What the verdict rests on, in a sentence or two."}}
  age_least: {type: float, title: {fr: mois au moins, en: months at least},
    help: {fr: "Depuis combien de mois elle est dans la phase, au moins.", en: "Months in the phase, at least."}}
  age_most: {type: float, title: {fr: mois au plus, en: months at most},
    help: {fr: "Depuis combien de mois, au plus ; vide si le début n'est connu que d'un côté.",
           en: "Months in the phase, at most; empty when the entry is known from one side only."}}
  last_event: {type: text, title: {fr: dernière activité, en: last activity},
    help: {fr: "Le dernier fait qui compte.", en: "The last thing that counts."}}
  last_day: {type: date, title: {fr: au plus tard, en: at the latest},
    help: {fr: "Le dernier jour où il a pu se produire.", en: "The latest day on which it can have happened."}}
  silence: {type: float, title: {fr: mois de silence, en: months silent},
    help: {fr: "Mois écoulés depuis, au moins.", en: "Months since then, at least."}}
  looked: {type: date, title: {fr: regardé jusqu'au, en: looked until},
    help: {fr: "Le dernier jour dont les sources peuvent parler : leur date (ou, sans date, l'année de leur nom), et au plus tard le jour de vérification du cas.",
           en: "The last day that the sources can speak of: their date (or, undated, the year in their name), and at the latest the day the case was checked."}}
  day: {type: date, title: {fr: jugé au, en: judged at}, help: {fr: "Le jour du jugement.", en: "The day of the judgement."}}
  stated: {type: text, title: {fr: arrêt dit, en: halt stated},
    help: {fr: "L'arrêt ou la pause que la source énonce, et que rien n'a suivi.", en: "The halt or pause that the source states, and that nothing followed."}}
  stated_since: {type: date, title: {fr: depuis, en: since}, help: {fr: "Depuis quand.", en: "Since when."}}
  past_halts: {type: list, title: {fr: arrêts passés, en: past halts},
    help: {fr: "Les arrêts que la source énonce et qui ont pris fin.", en: "Halts that the source states and that are over."}}
  unmet: {type: list, title: {fr: conditions non remplies, en: conditions unmet},
    help: {fr: "Conditions de la phase suivante que la source montre non remplies.", en: "Conditions of the next phase that the source shows unmet."}}
  not_shown: {type: list, title: {fr: conditions non montrées, en: conditions not shown},
    help: {fr: "Conditions dont la source ne dit rien : inconnues, et non pas manquantes.", en: "Conditions that the source says nothing of: unknown, not missing."}}
  benchmark: {type: text, from: measure, title: {fr: comparée à, en: compared with},
    help: {fr: "À quoi la durée est comparée.", en: "What the length is compared with."}}
  n: {type: int, from: measure, help: {fr: "Nombre de séjours comparables achevés.", en: "How many comparable stays ended."}}
  survival: {type: float, from: measure, title: {fr: part qui dure plus, en: share that lasts longer},
    help: {fr: "Part des séjours comparables qui dure plus que le sien (Kaplan-Meier).", en: "Share of comparable stays that lasts longer than this one (Kaplan-Meier)."}}
  low: {type: float, from: measure, title: {fr: de, en: from}, help: {fr: "Borne basse à 95 %.", en: "Lower 95 % bound."}}
  high: {type: float, from: measure, title: {fr: à, en: to}, help: {fr: "Borne haute à 95 %.", en: "Upper 95 % bound."}}
  silence_chance: {type: float, from: measure, title: {fr: chance d'un tel silence, en: chance of such a silence},
    help: {fr: "Probabilité d'un silence aussi long, au rythme de cette innovation et de sa phase.", en: "Probability of a silence this long, at the rhythm of this innovation and its phase."}}
  advance_chance: {type: float, from: measure, title: {fr: chance d'avancer en 12 mois, en: chance to advance in 12 months},
    help: {fr: "Part des séjours aussi vieux qui avancent dans les douze mois (Aalen-Johansen).", en: "Share of stays this old that advance within twelve months (Aalen-Johansen)."}}
  sensitivity: {type: text, from: measure, title: {fr: "si le seuil changeait", en: if the threshold moved},
    help: {fr: "Le verdict aux seuils 10 %, 15 % et 25 %.", en: "The verdict at thresholds 10 %, 15 % and 25 %."}}
  at_last_look: {type: text, from: measure, title: {fr: au dernier regard, en: at the last look},
    help: {fr: "Pour ce qui est à vérifier : le verdict au dernier jour regardé.", en: "For what is to verify: the verdict on the last day looked at."}}
  code: {type: text, from: measure, help: {fr: "Le verdict, pour un programme.", en: "The verdict, for a program."}}
  entered_from: {type: date, title: {fr: entrée au plus tôt, en: entered at the earliest}, help: {fr: "Entrée dans la phase, au plus tôt.", en: "Entered the phase, at the earliest."}}
  entered_to: {type: date, title: {fr: entrée au plus tard, en: entered at the latest}, help: {fr: "Entrée dans la phase, au plus tard.", en: "Entered the phase, at the latest."}}
  outcome: {type: text, title: {fr: sortie, en: exit}, help: {fr: "Comment elle a quitté son dernier séjour, si elle l'a quitté.", en: "How it left its last stay, if it left."}}
  state: {type: text, title: {fr: état, en: state}, help: {fr: "open, halted, paused, ended, arrived (dernière phase) ou nowhere (aucun séjour ouvert).", en: "open, halted, paused, ended, arrived (last phase) or nowhere (no open stay)."}}
  returned: {type: bool, title: {fr: retour, en: went back}, help: {fr: "Elle vient de revenir en arrière sans refonte, ou deux fois en 24 mois.", en: "It has just gone back without a redesign, or twice in 24 months."}}
  events: {type: int, title: {fr: faits, en: events}, help: {fr: "Faits qui comptent depuis l'entrée dans la phase.", en: "Events that count since it entered the phase."}}
  phase_key: {type: text, help: {fr: "La phase, pour un programme.", en: "The phase, for a program."}}
  cases: {type: list, title: {fr: cas, en: cases}, help: {fr: "Les cas qui parlent d'elle.", en: "The cases that speak of it."}}
  evidence: {type: evidence, title: {fr: sources, en: sources}, help: {fr: "Les lignes sur lesquelles la ligne repose.", en: "The source lines that the row rests on."}}
  facts: {type: list, help: {fr: "Les relations sur lesquelles elle repose.", en: "The relationships that it rests on."}}
identity: [id]
about: id
caveats:
  fr: >-
    Un arrêt énoncé par la source prime. Sinon : à l'arrêt = séjour plus long que les comparables, et silence, et
    quelqu'un a regardé. Comparables : même phase et même thème, sinon même phase (20 séjours achevés au moins), sinon
    norme déclarée, sinon aucun verdict de durée. La taille n'est pas connue du modèle. Un séjour dont la fin est inconnue compte comme en cours.
    Les faits sans date ne comptent pas dans le silence. Une source ne sait rien d'après sa date.
  en: >-
    A halt that the source states comes first. Else stalled = in the phase for longer than comparable stays, and
    silent, and somebody looked. Comparable: same phase and theme, else same phase (at least 20 stays that ended), else a declared norm,
    else no verdict on length. Size is not in the model. A stay whose end is unknown counts as going on. Undated events do not count in the
    silence. A source knows nothing after its own date.
measure: stalled
*/
MATCH (i:Innovation)<-[:STATES]-(c:Case)
WHERE c.case IN $case
WITH i, c ORDER BY c.case
WITH i, collect(DISTINCT c.case) AS cases, max(c.checked) AS checked
WITH i, cases, checked, coalesce($at, checked) AS day

// Until when somebody looked: a source knows nothing after its own date (or, undated, the year in its name);
// a source that is kept up, or that bears no date at all, counts until the case was last checked.
CALL (i, checked, day) {
  MATCH (i)<-[k:STATES]-(c:Case)
  WHERE c.case IN $case
  OPTIONAL MATCH (i)-[w:WENT_THROUGH]->(:Stay)<-[ks:STATES]-(c)
  WHERE w.case = c.case
  WITH c, checked, day, collect(DISTINCT k.evidence) + collect(DISTINCT ks.evidence) AS cited
  UNWIND CASE WHEN size(cited) = 0 THEN [[]] ELSE cited END AS lines
  UNWIND CASE WHEN size(lines) = 0 THEN [null] ELSE lines END AS line
  WITH DISTINCT c, checked, day, split(line, ':')[0] AS source
  OPTIONAL MATCH (s:Source {id: source})
  WITH c, checked, day, s,
       [y IN range(1900, checked.year) WHERE s.id CONTAINS toString(y) OR s.citation CONTAINS toString(y)] AS years
  WITH checked, day, max(CASE
         WHEN s.ongoing THEN c.checked
         WHEN s.end_max IS NOT NULL OR s.start_max IS NOT NULL THEN coalesce(s.end_max, s.start_max)
         WHEN size(years) > 0 THEN date({year: years[-1], month: 12, day: 31})
         ELSE c.checked END) AS told
  WITH CASE WHEN told > checked THEN checked ELSE told END AS told, day
  RETURN CASE WHEN day.year < 1100 OR told > day THEN day ELSE told END AS looked
}

// Its stays that had begun, earliest first.
CALL (i, day) {
  OPTIONAL MATCH (i)-[w:WENT_THROUGH]->(s:Stay)-[:IN_PHASE]->(p:Phase)
  WHERE w.case IN $case AND (s.start_min IS NULL OR s.start_min <= day)
  WITH s, p, collect(w.key) AS facts, day, coalesce(s.end_max, s.end_min) AS left
  WITH s, p, facts,
       CASE WHEN left IS NOT NULL THEN left <= day
            ELSE coalesce(s.outcome, 'still_there') <> 'still_there' END AS gone
  ORDER BY coalesce(s.start_min, s.start_max, date('0001-01-01')), gone DESC, p.rank, s.id
  RETURN [x IN collect({phase: p.key, rank: p.rank, of: p, begun: s.start_min, begun_by: s.start_max,
                        gone: gone, outcome: CASE WHEN gone THEN s.outcome END,
                        certainty: s.certainty, evidence: s.evidence, facts: facts})
          WHERE x.phase IS NOT NULL] AS begun
}
// One that may not have begun yet counts only where no other surely has.
WITH i, cases, day, looked, begun, [x IN begun WHERE coalesce(x.begun_by <= day, true)] AS sure
WITH i, cases, day, looked, CASE WHEN size(sure) > 0 THEN sure ELSE begun END AS stays

// What happened to it: events that concern it, and partners who came or left.
CALL (i, day) {
  OPTIONAL MATCH (e:Event)-[k:CONCERNS]->(i)
  WHERE k.case IN $case AND (e.start_min IS NULL OR e.start_min <= day)
  WITH e, day, k ORDER BY e.id, k.key
  WITH e, day, collect(k.key) AS facts, 'ended' IN collect(k.effect) AS ends,
       all(x IN collect(coalesce(k.effect, '')) WHERE x = 'neutral') AS idle
  ORDER BY e.id
  WITH [x IN collect({id: e.id, kind: e.kind, ends: ends, idle: idle, begun: e.start_min, begun_by: e.start_max,
          name: CASE WHEN $lang = 'en' THEN coalesce(e.name_en, e.name) ELSE e.name END,
          over: CASE WHEN e.start_min = e.end_min AND e.start_max = e.end_max THEN null ELSE e.end_max END,
          latest: coalesce(e.end_max, e.start_max, e.end_min, e.start_min),
          evidence: coalesce(e.evidence, []), facts: facts}) WHERE x.id IS NOT NULL] AS events
  RETURN events
}
CALL (i, day) {
  OPTIONAL MATCH (a:Actor)-[t:TAKES_PART_IN]->(i)
  WHERE t.case IN $case AND coalesce(t.presence, 'present') = 'present'
  WITH a, t, day
  UNWIND [[t.start_min, t.start_max, 'arrival'], [t.end_min, t.end_max, 'departure']] AS move
  WITH a, t, move, day ORDER BY a.id, t.key, move[2]
  WHERE move[0] <= day
  RETURN collect({id: a.id, kind: move[2], 
                  name: CASE WHEN $lang = 'en' THEN coalesce(a.name_en, a.name) ELSE a.name END + ' (' + CASE
                          WHEN $lang = 'en' THEN CASE move[2] WHEN 'arrival' THEN 'joins' ELSE 'leaves' END
                          ELSE CASE move[2] WHEN 'arrival' THEN 'arrivée' ELSE 'départ' END END + ')',
                  begun: move[0], begun_by: move[1], latest: coalesce(move[1], move[0]),
                  evidence: coalesce(t.evidence, []), facts: [t.key]}) AS moves
}
WITH i, cases, day, looked, stays, events, stays[-1] AS now,
     [x IN events + moves WHERE x.kind IN $counts AND x.latest IS NOT NULL
        AND NOT coalesce(x.idle, false)] AS signs

// A halt that a source states, and that nothing has followed yet.
// Somebody's leaving or a study about it is no sign that it began again.
WITH i, cases, day, looked, stays, events, signs, now,
     [x IN signs WHERE NOT x.kind IN ['departure', 'evaluation', 'study']
        AND coalesce(x.begun_by, x.begun) <= day] AS fresh
WITH i, cases, day, looked, stays, events, signs, now,
     [e IN events WHERE (e.kind = 'halt' OR e.ends) AND coalesce(e.begun_by, e.begun) <= day
        AND (e.over IS NULL OR e.over > day)
        AND none(x IN fresh WHERE x.id <> e.id AND coalesce(x.begun > coalesce(e.begun_by, e.begun), false))
        AND none(n IN range(0, size(stays) - 1) 
             WHERE coalesce(stays[n].begun > coalesce(e.begun_by, e.begun), false)
                OR (n > 0 AND coalesce(stays[n - 1].outcome = 'halted' AND stays[n].begun >= e.begun, false)))] AS halts,
     [e IN events WHERE e.kind = 'pause' AND coalesce(e.begun_by, e.begun) <= day
        AND (e.over IS NULL OR e.over > day)
        AND none(x IN fresh WHERE x.id <> e.id AND coalesce(x.begun > coalesce(e.begun_by, e.begun), false))] AS pauses,
     [e IN events WHERE e.kind = 'halt' AND e.over <= day] AS past_halts,
     [n IN range(1, size(stays) - 1) WHERE stays[n].rank < stays[n - 1].rank
        AND none(e IN events WHERE e.kind = 'redesign' AND coalesce(e.latest >= stays[n - 1].begun
                                AND e.begun <= coalesce(stays[n].begun_by, stays[n].begun), true))] AS backwards
WITH *, CASE
       WHEN now.outcome IN ['abandoned', 'merged', 'split'] OR (i.end_max <= day AND i.ongoing IS NULL) THEN 'ended'
       WHEN now.outcome = 'halted' OR size(halts) > 0 THEN 'halted'
       WHEN size(pauses) > 0 THEN 'paused'
       WHEN now IS NULL OR now.gone THEN 'nowhere'
       WHEN NOT EXISTS { MATCH (:Phase {key: now.phase})-[:NEXT]->(:Phase) } THEN 'arrived'
       ELSE 'open' END AS state,
     reduce(best = null, x IN signs | CASE WHEN best IS NULL OR x.latest > best.latest THEN x ELSE best END) AS last,
     (size(backwards) > 0 AND backwards[-1] = size(stays) - 1)
       OR any(n IN range(1, size(backwards) - 1) WHERE duration.inDays(
            stays[backwards[n - 1]].begun, stays[backwards[n]].begun).days <= 731) AS returned

// The conditions for the next phase: shown unmet, or not shown at all.
CALL (i, day, now) {
  OPTIONAL MATCH (:Phase {key: now.phase})-[:NEXT]->(:Phase)<-[:BEFORE]-(g:Gate {required: true})
  CALL (i, day, g) {
    OPTIONAL MATCH (i)-[t:PASSED]->(x:GateCheck)-[:OF]->(g)
    WHERE t.case IN $case AND (x.start_min IS NULL OR x.start_min <= day)
    WITH x ORDER BY coalesce(x.start_max, x.start_min, date('0001-01-01')) DESC, x.id
    RETURN collect(x)[0] AS latest
  }
  WITH g, latest, CASE WHEN $lang = 'en' THEN g.name_en ELSE g.name END AS gate
  ORDER BY g.key
  RETURN [x IN collect(CASE WHEN latest.result = 'unmet' THEN gate END) WHERE x IS NOT NULL] AS unmet,
         [x IN collect(CASE WHEN g IS NOT NULL AND latest IS NULL THEN gate END) WHERE x IS NOT NULL] AS not_shown,
         reduce(all = [], l IN collect(CASE WHEN latest.result = 'unmet' THEN latest.evidence END) | all + l) AS gate_lines
}
WITH *, CASE WHEN last.latest > day THEN day ELSE last.latest END AS last_day,
     coalesce(halts[-1], pauses[-1]) AS mark
RETURN i.id AS id,
       CASE WHEN $lang = 'en' THEN coalesce(i.name_en, i.name) ELSE i.name END AS name,
       CASE WHEN state IN ['nowhere'] THEN null WHEN $lang = 'en' THEN now.of.name_en ELSE now.of.name END AS phase,
       now.begun AS entered_from, now.begun_by AS entered_to,
       round(duration.inDays(CASE WHEN now.begun_by > day THEN day ELSE now.begun_by END, day).days / 30.4375, 1) AS age_least,
       round(duration.inDays(now.begun, day).days / 30.4375, 1) AS age_most,
       now.outcome AS outcome,
       last.name AS last_event, last_day AS last_day,
       round(duration.inDays(last_day, day).days / 30.4375, 1) AS silence,
       looked AS looked, day AS day,
       coalesce(mark.name, CASE WHEN now.outcome = 'halted' THEN now.outcome END) AS stated,
       coalesce(mark.begun, CASE WHEN now.outcome = 'halted' THEN looked END) AS stated_since,
       [e IN past_halts | e.name + ' (' + toString(e.begun) + ' – ' + toString(e.over) + ')'] AS past_halts,
       unmet AS unmet, not_shown AS not_shown,
       state AS state, coalesce(returned, false) AS returned,
       size([x IN signs WHERE x.latest >= coalesce(now.begun, now.begun_by)]) AS events,
       now.phase AS phase_key, cases AS cases,
       COLLECT { UNWIND coalesce(mark.evidence, []) + coalesce(now.evidence, []) + coalesce(last.evidence, [])
                        + coalesce(gate_lines, []) + coalesce(i.evidence, []) AS line
                 RETURN DISTINCT line } AS evidence,
       coalesce(now.facts, []) + coalesce(mark.facts, []) + coalesce(last.facts, []) AS facts
ORDER BY CASE state WHEN 'halted' THEN 0 WHEN 'open' THEN 1 WHEN 'paused' THEN 2 WHEN 'arrived' THEN 3 ELSE 4 END,
         silence DESC, id
