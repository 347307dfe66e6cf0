"""`register.toml`: its settings, or a problem for each key that cannot be used."""

import re
import tomllib
from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from valuebook.model import Problem, did_you_mean
from valuebook.model.encoding import not_utf8
from valuebook.register.cells import Fault, quoted, read_cell
from valuebook.register.decoding import TextFile
from valuebook.register.kinds import Kind
from valuebook.register.settings import Settings

SETTINGS_FILE = "register.toml"
_ACCEPTED = {
    "string_type": "a text in double quotes",
    "string_too_short": "a text that is not empty",
    "string_too_long": "at most {max_length} characters",
    "string_pattern_mismatch": "three capital letters, such as EUR",
    "int_type": "a whole number",
    "float_type": "a number such as 0.08",
    "greater_than": "a number above {gt:g}",
    "greater_than_equal": "a number from {ge:g} on",
    "less_than": "a number below {lt:g}",
    "less_than_equal": "a number up to {le:g}",
}


def read_settings(file: TextFile) -> Settings | list[Problem]:
    """Return the settings that a file holds, or all that is wrong with it."""
    if problem := not_utf8(file.name, file.data):
        return [problem]
    text = file.data.decode()
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_not_toml(file.name, str(error))]
    except RecursionError:
        found = "brackets nested too deeply"
        return [Problem(file.name, found=found, accepted="lines as key = value")]
    try:
        settings = Settings(**given)
    except ValidationError as error:
        return list(_problems(file.name, text, error.errors()))
    fault = read_cell(Kind.TEXT, settings.name)
    if isinstance(fault, Fault):
        line = _line_of(text, "name")
        return [Problem(file.name, line, "name", fault.found, "text", fault.remedy)]
    return settings


def _not_toml(name: str, said: str) -> Problem:
    """Return the problem of a text that is not TOML, with the line it names."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", said)
    line = int(place[1] or 0) if place else 0
    found = said[: place.start()] if place else said
    return Problem(
        name,
        line,
        found=f"{found[:1].lower()}{found[1:]}",
        accepted='lines as key = value, with texts in double quotes: currency = "EUR"',
    )


def _problems(name: str, text: str, errors: list[ErrorDetails]) -> Iterator[Problem]:
    missing = [str(each["loc"][0]) for each in errors if each["type"] == "missing"]
    meant: set[str] = set()
    for error in errors:
        key = str(error["loc"][0])
        line = _line_of(text, key)
        if error["type"] == "extra_forbidden":
            found = f"{quoted(key)} is not a setting"
            guess = did_you_mean(key, missing or list(Settings.model_fields))
            meant.update(each for each in missing if guess == f"did you mean {each}?")
            yield Problem(name, line, key, found, "", guess or "take the line away")
        elif error["type"] != "missing":
            found = quoted(str(error["input"]))
            accepted = _ACCEPTED[error["type"]].format(**error.get("ctx", {}))
            yield Problem(name, line, key, found, accepted, f"give the {_meaning(key)}")
    for key in missing:
        if key not in meant:
            remedy = f"add a line for it; it holds the {_meaning(key)}"
            yield Problem(name, 0, key, "missing", "", remedy)


def _meaning(key: str) -> str:
    return str(Settings.model_fields[key].description)


def _line_of(text: str, key: str) -> int:
    """Return the line on which a key is set, 0 when it cannot be found."""
    named = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[].=]""")
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if named.match(line)), 0)
