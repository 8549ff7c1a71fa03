"""No question writes, reads files, or changes the server: refused by name, and by the server behind that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.questions import RefusedFileError, answer, read_question
from kg.store import Database
from tests.support.graphs import everything
from tests.support.questions import CYPHER, write_question

END = "RETURN 'x' AS id, 'x' AS name, [] AS evidence ORDER BY id LIMIT $max_rows + 1"
WRITES = {
    "create": "CREATE (n:Entity {id: 'evil'}) WITH n WHERE $case = []",
    "merge": "MERGE (n:Entity {id: 'evil'}) WITH n WHERE $case = []",
    "set": "MATCH (n) SET n.id = 'evil' WITH n WHERE $case = []",
    "set after a comment": "MATCH (n) /* here */ SeT /* there */ n.x = 1 WITH n WHERE $case = []",
    "delete": "MATCH (n) DETACH DELETE n WITH 1 AS n WHERE $case = []",
    "remove": "MATCH (n) REMOVE n.id WITH n WHERE $case = []",
    "foreach": "MATCH (n) FOREACH (x IN [1] | SET n.x = x) WITH n WHERE $case = []",
    "subquery": "CALL () { CREATE (n) RETURN n } WITH n WHERE $case = []",
    "in transactions": "CALL () { CREATE (n) } IN TRANSACTIONS WITH 1 AS n WHERE $case = []",
    "insert": "INSERT (n:Entity) WITH n WHERE $case = []",
}
OTHERS = {
    "load csv": "LOAD CSV FROM 'file:///etc/passwd' AS line WITH line WHERE $case = []",
    "load csv over lines": "LOAD\n// a\nCSV FROM 'http://localhost/x' AS line WITH line WHERE $case = []",
    "apoc procedure": "CALL apoc.cypher.runWrite('CREATE ()', {}) YIELD value WITH value WHERE $case = []",
    "quoted apoc": "CALL `apoc`.`load`.`json`('http://x') YIELD value WITH value WHERE $case = []",
    "apoc function in a map": "WITH {a: apoc.util.md5(['x'])} AS m WHERE $case = []",
    "apoc function in a list": "WITH [x IN [1] | apoc.util.md5([x])] AS m WHERE $case = []",
    "dbms procedure": "CALL dbms.listConfig() YIELD name WITH name WHERE $case = []",
    "clearing caches": "CALL db.clearQueryCaches() YIELD value WITH value WHERE $case = []",
    "new index": "CALL db.createLabel('Evil') WITH 1 AS n WHERE $case = []",
    "show": "SHOW USERS YIELD user WITH user WHERE $case = []",
    "another graph": "USE system MATCH (n) WHERE $case = [] WITH n",
    "second statement": "MATCH (n) WHERE $case = [] RETURN n; MATCH (n) DETACH DELETE n WITH 1 AS n",
    "hidden word": "MATCH (n) \\u0053ET n.x = 1 WITH n WHERE $case = []",
    "hidden end of a string": "WITH '\\u0027 AS x LOAD CSV FROM \\u0027file:///x' AS y WHERE $case = []",
    "chance": "WITH rand() AS x WHERE $case = []",
    "today": "WITH date() AS x WHERE $case = []",
    "inner id": "MATCH (n) WHERE id(n) = 1 AND $case = [] WITH n",
}


@pytest.mark.parametrize("name", {**WRITES, **OTHERS})
def test_a_file_that_does_more_than_read_is_refused(tmp_path: Path, name: str) -> None:
    text = {**WRITES, **OTHERS}[name]
    path = write_question(tmp_path, cypher=f"{text}\n{END}")
    with pytest.raises(RefusedFileError) as refused:
        read_question(path)
    first = path.read_text("utf-8").splitlines().index(text.splitlines()[0]) + 1
    assert [p.place.line for p in refused.value.problems if p.place.line >= first]


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Set {create: 1}) WHERE n.delete IS NULL AND $case = [] WITH n",
        "MATCH (n)-[:REMOVE|MERGE]->() WHERE $case = [] WITH n",
        "WITH 'CREATE (n) SET n.x = 1; LOAD CSV' AS x WHERE $case = []",
        "WITH date('2016-01-01') AS d, duration.between(date('2016'), date('2017')) AS e WHERE $case = []",
        "WITH {set: 1, call: 2} AS m WHERE m.set = 1 AND $case = []",
        "WITH 1 AS start, 2 AS load WHERE $case = [] // SET is only said here\n",
    ],
)
def test_words_that_only_look_dangerous_are_no_reason_to_refuse(tmp_path: Path, text: str) -> None:
    assert read_question(write_question(tmp_path, cypher=f"{text}\n{END}")).uses == {"case", "max_rows"}


@pytest.mark.parametrize("name", WRITES)
def test_the_server_refuses_a_write_that_came_past_the_reading(
    empty_database: Database, tmp_path: Path, name: str
) -> None:
    before = everything(empty_database)
    sound = read_question(write_question(tmp_path))
    smuggled = replace(sound, text=f"{WRITES[name]}\n{END}")
    with pytest.raises(KgError):
        answer(empty_database, smuggled, {})
    assert everything(empty_database) == before
    assert empty_database.read("MATCH (n) RETURN count(n) AS n")[0]["n"] == 0


def test_a_sound_text_without_smuggling_runs(empty_database: Database, tmp_path: Path) -> None:
    assert CYPHER
    assert answer(empty_database, read_question(write_question(tmp_path)), {}).rows == []
