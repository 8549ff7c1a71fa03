"""What falls apart when actors are taken out, and how much more fragmented the whole becomes."""

from __future__ import annotations

from kg.language import Text
from kg.questions.measures import Context, Row
from kg.questions.measures._network import Network, add_seats, read_network, say_projection, shown
from kg.questions.measures._parts import fragmentation, pairs_between, parts


def measure(rows: list[Row], context: Context) -> list[Row]:
    named = set(context.params["actors"])
    if not named:
        context.say(
            Text(
                en="Name who is taken out: -p actors=ID,ID. `single-doors` says without whom others are cut off.",
                fr="Nommer qui l'on retire : -p actors=ID,ID. « single-doors » dit sans qui d'autres sont coupés.",
            )
        )
        return []
    network = read_network(rows, context)
    taken_out = {number for number, row in enumerate(rows) if row["id"] in named}
    _say_untied(named - {rows[number]["id"] for number in taken_out}, context)
    say_projection(network, rows, context)
    if not taken_out:
        return []
    before = parts(network)
    after = parts(network, taken_out)
    _say_fragmentation(before, after, taken_out, context)
    apart = _separated(rows, network, before, after, taken_out)
    return add_seats(shown(apart, context), context)


def _separated(
    rows: list[Row], network: Network, before: list[list[int]], after: list[list[int]], taken_out: set[int]
) -> list[Row]:
    """Who is no longer with the largest rest of what it was part of."""
    home = {actor: number for number, part in enumerate(before) for actor in part}
    largest: set[int] = set()
    apart: list[Row] = []
    remaining = [len([actor for actor in part if actor not in taken_out]) for part in before]
    number = 0
    touched = {home[actor] for actor in taken_out}
    for part in after:  # largest first
        origin = home[part[0]]
        left_alone = origin in touched and remaining[origin] == 1
        if origin not in largest and not left_alone:
            largest.add(origin)
            continue
        number += 1
        lost = remaining[origin] - len(part)
        apart += [_row(rows, network, actor, number, part, lost, taken_out) for actor in part]
    return apart


def _row(
    rows: list[Row],
    network: Network,
    actor: int,
    number: int,
    part: list[int],
    lost: int,
    taken_out: set[int],
) -> Row:
    holders = sorted(network.neighbours[actor] & taken_out)
    return {
        **rows[actor],
        "part": number,
        "part_size": len(part),
        "lost": lost,
        "held_by": [rows[holder]["name"] for holder in holders],
    }


def _say_untied(ids: set[str], context: Context) -> None:
    if ids:
        listed = ", ".join(sorted(ids))
        context.say(
            Text(
                en=f"Not taken out, for they sit nowhere at that date: {listed}.",
                fr=f"Non retirés, car ils ne siègent nulle part à cette date : {listed}.",
            )
        )


def _say_fragmentation(
    before: list[list[int]], after: list[list[int]], taken_out: set[int], context: Context
) -> None:
    stayed = [len([actor for actor in part if actor not in taken_out]) for part in before]
    first = fragmentation(len(part) for part in before)
    then = fragmentation(len(part) for part in after)
    lost = pairs_between(map(len, after)) - pairs_between(stayed)
    shown_first, shown_then = ["—" if value is None else f"{value:.6f}" for value in (first, then)]
    context.say(
        Text(
            en=f"Fragmentation (pairs that cannot reach each other): {shown_first} before, {shown_then} after. "
            f"Parts: {len(before)} before, {len(after)} after. Pairs lost among those who stay: {lost}.",
            fr=f"Fragmentation (paires qui ne peuvent se joindre) : {shown_first} avant, {shown_then} après. "
            f"Morceaux : {len(before)} avant, {len(after)} après. Paires perdues parmi ceux qui restent : {lost}.",
        )
    )
