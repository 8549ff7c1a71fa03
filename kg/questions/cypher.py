"""What can be told of a Cypher text without a database: its parameters, its columns, what it must not do.

This is no parser of Cypher. It splits the text into words, strings and signs, which is enough to see what a
question promises, and to refuse by name what no question may do. The server's READ mode stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.language import Text


class Token(NamedTuple):
    """One piece of the text. `kind`: word, name (in backticks), param, string, number or sign."""

    kind: str
    text: str
    line: int
    depth: int  # how many brackets are open around it


class CypherError(Exception):
    """The text breaks a rule, on this line."""

    def __init__(self, line: int, value: str, rule: Text, instead: Text) -> None:
        super().__init__(rule.en)
        self.line, self.value, self.rule, self.instead = line, value, rule, instead


_TOKEN = re.compile(
    r"""
    (?P<space>\s+ | //[^\n]* | /\*.*?\*/)
  | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
  | (?P<name>`(?:[^`]|``)*`)
  | (?P<param>\$(?:[^\W\d]\w*|`[^`]*`|\d+))
  | (?P<number>\d[\w.]*(?<!\.))
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN, _CLOSE = "([{", ")]}"

# Clauses and commands that a question has no use for: they write, read files, or change the server.
_CLAUSES = "create merge set delete detach remove drop foreach insert use"
_WRITES = frozenset(_CLAUSES.split())
_FIRST = "alter cypher deny dryrun enable explain grant profile rename revoke show start stop terminate"
_COMMANDS = frozenset(_FIRST.split())
_PROCEDURES = frozenset(
    ("db.labels", "db.relationshiptypes", "db.propertykeys", "db.index.fulltext.querynodes")
)
# Functions with a dot that belong to Cypher itself.
_NAMESPACES = frozenset(
    ["date", "datetime", "time", "localtime", "localdatetime", "duration", "point", "vector"]
)
_TODAY = frozenset(["date", "datetime", "time", "localtime", "localdatetime"])
_CHANCE = frozenset(["rand", "randomuuid", "timestamp"])

_READS_ONLY = Text(en="a question only reads", fr="une question ne fait que lire")
_TAKE_OUT = Text(en="take it out", fr="l'enlever")


def tokens(text: str) -> list[Token]:
    """The text without its comments. Raises CypherError for brackets or quotes that do not close."""
    found: list[Token] = []
    open_: list[Token] = []
    line = 1
    for match in _TOKEN.finditer(text):
        kind, piece = str(match.lastgroup), match.group()
        closes = kind == "sign" and piece in _CLOSE
        if closes and (not open_ or _OPEN.index(open_.pop().text) != _CLOSE.index(piece)):
            raise _unbalanced(line, piece)
        token = Token(kind, piece, line, len(open_))
        if kind == "sign" and piece in _OPEN:
            open_.append(token)
        if kind == "sign" and piece in "'\"`":
            raise _unbalanced(line, piece)
        if kind != "space":
            found.append(token)
        line += piece.count("\n")
    if open_:
        raise _unbalanced(open_[0].line, open_[0].text)
    return found


def _unbalanced(line: int, piece: str) -> CypherError:
    return CypherError(
        line,
        piece,
        Text(en="has no counterpart", fr="n'a pas son pendant"),
        Text(en="close what was opened", fr="fermer ce qui est ouvert"),
    )


def parameters(found: Sequence[Token]) -> dict[str, int]:
    """The parameters that the text reads, each with the line where it first stands."""
    lines: dict[str, int] = {}
    for token in found:
        if token.kind == "param":
            lines.setdefault(token.text[1:].strip("`"), token.line)
    return lines


def returned(found: Sequence[Token]) -> list[tuple[int, list[str]]]:
    """The columns of the final RETURN, with its line; one entry for each part of a UNION."""
    branches: list[tuple[int, list[str]]] = []
    start: int | None = None
    for at, token in enumerate(found):
        if token.depth or not _is_clause(found, at):
            continue
        word = token.text.lower()
        if word == "return":
            start = at
        elif word == "union":
            branches.append(_columns(found, start, at))
            start = None
    branches.append(_columns(found, start, len(found)))
    return branches


def _columns(found: Sequence[Token], start: int | None, end: int) -> tuple[int, list[str]]:
    if start is None:
        raise CypherError(
            found[end - 1].line if found else 1,
            "",
            Text(en="there is no final RETURN", fr="il manque le RETURN final"),
            Text(en="end with RETURN … AS …", fr="finir par RETURN … AS …"),
        )
    item: list[Token] = []
    names: list[str] = []
    stop = {"order", "skip", "offset", "limit"}
    for at in range(start + 1, end):
        token = found[at]
        if token.depth == 0 and _is_clause(found, at) and token.text.lower() in stop:
            break
        if token.depth == 0 and token.text == ",":
            names.append(_column(item, token.line))
            item = []
        elif item or token.text.lower() != "distinct":
            item.append(token)
    names.append(_column(item, found[start].line))
    return found[start].line, names


def _column(item: Sequence[Token], line: int) -> str:
    named = len(item) == 1 or (len(item) > 2 and item[-2].text.lower() == "as" and item[-2].kind == "word")
    if not item or not named or item[-1].kind not in ("word", "name"):
        shown = " ".join(token.text for token in item[:6])
        raise CypherError(
            item[0].line if item else line,
            shown,
            Text(en="is a column without a name", fr="est une colonne sans nom"),
            Text(en="write … AS name", fr="écrire … AS nom"),
        )
    return item[-1].text.strip("`")


def ordered(found: Sequence[Token]) -> bool:
    """Whether the rows of the final RETURN come in an order."""
    last = max((at for at, t in enumerate(found) if t.depth == 0 and _word(t) == "return"), default=0)
    return any(t.depth == 0 and _word(t) == "order" for t in found[last:])


def breaches(text: str, found: Sequence[Token]) -> Iterator[CypherError]:
    """Everything that no question may contain."""
    for escaped in re.finditer(r"\\+u", text):
        # Neo4j turns \uXXXX into a character before it reads the text, even outside a string.
        yield CypherError(
            text.count("\n", 0, escaped.start()) + 1,
            "\\u",
            Text(en="is an escape that could hide a word", fr="est un échappement qui peut cacher un mot"),
            Text(en="write the character itself", fr="écrire le caractère lui-même"),
        )
    for at, token in enumerate(found):
        error = _breach(found, at, token)
        if error is not None:
            yield error


def _breach(found: Sequence[Token], at: int, token: Token) -> CypherError | None:
    if token.text == ";":
        return CypherError(
            token.line,
            ";",
            Text(en="ends the statement: a file holds one", fr="termine l'instruction : un fichier en a une"),
            _TAKE_OUT,
        )
    if token.kind not in ("word", "name"):
        return None
    if _is_clause(found, at):
        word = token.text.lower()
        following = found[at + 1].text.lower() if at + 1 < len(found) else ""
        if word in _WRITES or (at == 0 and word in _COMMANDS) or (word, following) == ("load", "csv"):
            return CypherError(token.line, token.text, _READS_ONLY, _TAKE_OUT)
        if word == "in" and following in ("transactions", "concurrent"):
            return CypherError(token.line, "IN TRANSACTIONS", _READS_ONLY, _TAKE_OUT)
        if word == "call":
            return _call(found, at)
    if at and found[at - 1].text == ".":
        return None
    return _function(found, at)


def _call(found: Sequence[Token], at: int) -> CypherError | None:
    name, following = _dotted(found, at + 1)
    if following == "{" and not name:
        return CypherError(
            found[at].line,
            "CALL {",
            Text(en="is deprecated", fr="est déprécié"),
            Text(
                en="write CALL (x) { … } with the variables it takes",
                fr="écrire CALL (x) { … } avec ses variables",
            ),
        )
    if name and name not in _PROCEDURES:
        return CypherError(
            found[at].line,
            f"CALL {name}",
            Text(en="is a procedure that questions do not use", fr="est une procédure exclue des questions"),
            Text(en="use plain Cypher, or a measure", fr="utiliser Cypher seul, ou une mesure"),
        )
    return None


def _function(found: Sequence[Token], at: int) -> CypherError | None:
    name, following = _dotted(found, at)
    if following != "(":
        return None
    line = found[at].line
    nothing = _sign_after(found, at) == ")"
    if "." in name and name.partition(".")[0] not in _NAMESPACES:
        return CypherError(
            line,
            name,
            Text(en="is a function that not every Neo4j has", fr="est une fonction que tout Neo4j n'a pas"),
            Text(en="use plain Cypher, or a measure", fr="utiliser Cypher seul, ou une mesure"),
        )
    if name == "id":
        return CypherError(
            line,
            "id()",
            Text(en="is deprecated", fr="est déprécié"),
            Text(en="use the property id", fr="utiliser la propriété id"),
        )
    if name in _CHANCE or (nothing and name in _TODAY):
        return CypherError(
            line,
            f"{name}()",
            Text(en="gives another answer at every run", fr="donne une autre réponse à chaque fois"),
            Text(en="use $at, or a parameter", fr="utiliser $at, ou un paramètre"),
        )
    return None


def _sign_after(found: Sequence[Token], at: int) -> str:
    """What stands after the opening bracket that follows."""
    return found[at + 2].text if at + 2 < len(found) else ""


def _dotted(found: Sequence[Token], at: int) -> tuple[str, str]:
    """The dotted name that begins here, in lower case, and what follows it."""
    name = ""
    while at < len(found):
        token = found[at]
        if name.endswith(".") or not name:
            if token.kind not in ("word", "name"):
                break
            name += token.text.strip("`").lower()
        elif token.text == ".":
            name += "."
        else:
            break
        at += 1
    return name, found[at].text if at < len(found) else ""


def _word(token: Token) -> str:
    return token.text.lower() if token.kind == "word" else ""


def _is_clause(found: Sequence[Token], at: int) -> bool:
    """A word that stands for itself: no property, no label, no key of a map."""
    if found[at].kind != "word":
        return False
    before = found[at - 1].text if at else ""
    after = found[at + 1].text if at + 1 < len(found) else ""
    return before not in (".", ":", "|", "&", "!") and after != ":"
