"""Identifiers given by public registers, each with a check of its form."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kg.language import Text
from kg.schema.reading import Refused


def luhn_sum(digits: str) -> int:
    """The Luhn sum of a row of digits; a valid number's sum is a multiple of ten."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total


def check_siren(text: str) -> str:
    """Nine digits of the French register of enterprises, the last a check digit."""
    digits = re.sub(r"[\s.]", "", text)
    if not re.fullmatch(r"[0-9]{9}", digits):
        raise Refused(
            "bad-siren",
            Text(en="is not a SIREN number: it has nine digits", fr="n'est pas un SIREN : neuf chiffres"),
            Text(
                en="write the nine digits, as 552 100 554", fr="écrire les neuf chiffres, comme 552 100 554"
            ),
        )
    if luhn_sum(digits) % 10:
        raise Refused(
            "bad-siren",
            Text(
                en="is not a SIREN number: its check digit is wrong",
                fr="n'est pas un SIREN : le chiffre de contrôle est faux",
            ),
            Text(
                en="compare it with the register, two digits may be swapped",
                fr="le comparer au registre, deux chiffres sont peut-être inversés",
            ),
        )
    return digits


def check_rna(text: str) -> str:
    """The French register of associations: W and nine digits or letters."""
    code = text.replace(" ", "").upper()
    if re.fullmatch(r"W[0-9][0-9A-Z][0-9]{7}", code):
        return code
    raise Refused(
        "bad-rna",
        Text(en="is not an RNA number", fr="n'est pas un numéro RNA"),
        Text(en="write W and nine digits, as W751004076", fr="écrire W et neuf chiffres, comme W751004076"),
    )


def check_ror(text: str) -> str:
    """The Research Organization Registry: 0, six characters, two check digits."""
    code = text.rsplit("/", 1)[-1].lower()
    if re.fullmatch(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}", code):
        return code
    raise Refused(
        "bad-ror",
        Text(en="is not a ROR id", fr="n'est pas un identifiant ROR"),
        Text(en="write its last nine characters, as 05f82e368", fr="écrire ses neuf derniers caractères"),
    )


def check_wikidata(text: str) -> str:
    code = text.rsplit("/", 1)[-1].upper()
    if re.fullmatch(r"Q[1-9][0-9]{0,11}", code):
        return code
    raise Refused(
        "bad-wikidata",
        Text(en="is not a Wikidata id", fr="n'est pas un identifiant Wikidata"),
        Text(en="write Q and a number, as Q6686", fr="écrire Q et un nombre, comme Q6686"),
    )


def check_country(text: str) -> str:
    """Two letters of ISO 3166-1, as written: `NO` is Norway."""
    if re.fullmatch(r"[A-Z]{2}", text):
        return text
    raise Refused(
        "bad-country",
        Text(en="is not a country code", fr="n'est pas un code de pays"),
        Text(en="write two capital letters, as FR", fr="écrire deux majuscules, comme FR"),
    )


def check_link(text: str) -> str:
    """A web address; any other scheme could run something when clicked."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if good and not re.search(r"[\s<>\"'`\\\x00-\x1f]", text) and len(text) <= 2_000:
        return text
    raise Refused(
        "bad-link",
        Text(en="is not a web address", fr="n'est pas une adresse web"),
        Text(en="write it from https:// on", fr="l'écrire à partir de https://"),
    )
