"""Who sits in many bodies without being the only link of anyone: presence that opens no way."""

from __future__ import annotations

from collections import Counter

from kg.questions.measures import Context, Row
from kg.questions.measures._links import only_links
from kg.questions.measures._network import Network, add_seats, read_network, say_projection

_NAMED = 5


def measure(rows: list[Row], context: Context) -> list[Row]:
    if not rows:
        return rows
    network = read_network(rows, context)
    say_projection(network, rows, context)
    most, fewest = int(context.params["links"]), int(context.params["fewest"])
    limit = int(context.params["max_rows"]) + 1
    by_seats = sorted(range(network.size), key=lambda actor: (-len(rows[actor]["bodies"]), rows[actor]["id"]))
    kept: list[Row] = []
    for actor in by_seats:
        if len(kept) == limit or len(rows[actor]["bodies"]) < fewest:
            break
        links = only_links(network, actor)
        if links <= most:
            kept.append(_row(rows, network, actor, links))
    return add_seats(kept, context)


def _row(rows: list[Row], network: Network, actor: int, links: int) -> Row:
    others: Counter[int] = Counter()
    opened = 0
    around = network.neighbours
    for one, other in network.open_pairs(actor):
        opened += 1
        others.update((around[one] & around[other]) - {actor})
    first = sorted(others, key=lambda other: (-others[other], rows[other]["id"]))[:_NAMED]
    return {
        **rows[actor],
        "seats": len(rows[actor]["bodies"]),
        "partners": network.degree(actor),
        "open_pairs": opened,
        "only_link": links,
        "also_linked_by": [rows[other]["name"] for other in first],
    }
