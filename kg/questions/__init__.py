"""Named queries: find, parse the header, check, run; and the measures that a query may name."""

from kg.questions.answer import Answer, Made, Row
from kg.questions.asking import answer, ask
from kg.questions.finding import Questions, find_question, find_questions
from kg.questions.header import RefusedFileError, read_question
from kg.questions.model import Column, Param, Question
from kg.questions.values import ParameterError

__all__ = [
    "Answer",
    "Column",
    "Made",
    "Param",
    "ParameterError",
    "Question",
    "Questions",
    "RefusedFileError",
    "Row",
    "answer",
    "ask",
    "find_question",
    "find_questions",
    "read_question",
]
