"""One table of every name that a generated package holds. Whatever wants a name that is taken is refused."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wirepact.findings import Finding, Place
from wirepact.names import camel, plural_constant, snake

from .model import Contract, Topic, TypeDef

Language: TypeAlias = 'Literal["Python", "TypeScript"]'

_PYTHON_WORDS = frozenset(keyword.kwlist)
_TYPESCRIPT_WORDS = frozenset(
    [
        "arguments",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ]
)
_PYTHON_TAKEN = frozenset(
    [
        "bus",
        "bytes",
        "check_parameter",
        "codecs",
        "codes",
        "dataclass",
        "decode",
        "encode",
        "errors",
        "match_address",
        "names",
        "parse_topic",
        "property",
        "reducers",
        "str",
        "topics",
        "types",
        "unknown_message",
    ]
)
_TYPESCRIPT_TAKEN = frozenset(["checkParameter", "decode", "encode", "matchAddress", "parseTopic", "unknownMessage"])
_PYTHON_MEMBERS = frozenset(
    [
        "address",
        "bytes",
        "check_parameter",
        "encode_event",
        "encode_snapshot",
        "match_address",
        "name",
        "property",
        "reduce",
        "self",
        "str",
    ]
)
_TYPESCRIPT_MEMBERS = frozenset(["address", "checkParameter", "isEvent", "isSnapshot", "name", "reduce"])
_CLASSES_TAKEN = frozenset(["AnyTopic"])


@dataclass(frozen=True, slots=True)
class _Claim:
    language: Language
    name: str
    what: str


def check_topic_names(topics: tuple[Topic, ...]) -> Iterator[Finding]:
    """Find topics and parameters that give no name for a function, or one that the language or the topic has."""
    for topic in topics:
        message = _topic_problem(topic)
        if message:
            yield Finding(Place(topic.place.file, topic.place.pointer, of_key=True), message)
        yield from _check_parameters(topic)


def _topic_problem(topic: Topic) -> str | None:
    key = topic.place.pointer[-1]
    advice = "name the topic in ASCII letters and digits, a letter first, such as `SessionsState`"
    if not topic.name:
        return f"`{key}` gives no name for a topic's functions; {advice}"
    if not topic.name[0].isalpha():
        return f"`{key}` gives the name `{topic.name}`, and no function starts with a digit; {advice}"
    python, typescript = snake(topic.name), camel(topic.name)
    if python in _PYTHON_WORDS or typescript in _TYPESCRIPT_WORDS:
        language = "Python" if python in _PYTHON_WORDS else "TypeScript"
        function = python if python in _PYTHON_WORDS else typescript
        return (
            f"the topic's function would be `{function}`, a word of {language} itself;"
            f" name the topic otherwise, `{topic.name}State` for instance"
        )
    if python in _PYTHON_TAKEN or typescript in _TYPESCRIPT_TAKEN or f"{topic.name}Topic" in _CLASSES_TAKEN:
        return (
            f"the topic's names would be `{python}`, `{typescript}` and `{topic.name}Topic`, and the packages have one"
            f" of these already; name the topic otherwise, `{topic.name}State` for instance"
        )
    return None


def _check_parameters(topic: Topic) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    place = topic.place.at("address")
    for name in topic.parameters:
        other = camel(name)
        say = f"name it otherwise, `{name.strip('_')}_id` for instance"
        if name in _PYTHON_WORDS or other in _TYPESCRIPT_WORDS:
            language = "Python" if name in _PYTHON_WORDS else "TypeScript"
            yield Finding(place, f"the parameter `{name}` is a word of {language} itself; {say}")
        elif name in _PYTHON_MEMBERS or other in _TYPESCRIPT_MEMBERS:
            yield Finding(place, f"the parameter `{name}` hides a name that every topic has or needs; {say}")
        elif name == f"reduce_{snake(topic.name)}" or other == f"reduce{_pascal(topic.name)}":
            yield Finding(place, f"the parameter `{name}` hides the topic's own reducer; {say}")
        elif other in seen:
            yield Finding(place, f"the parameters `{seen[other]}` and `{name}` are both `{other}` in TypeScript; {say}")
        seen.setdefault(other, name)


def check_claims(contract: Contract) -> Iterator[Finding]:
    """Find two things of the contract that want one name in a package."""
    taken: dict[tuple[Language, str], tuple[Place, str]] = {}
    server = contract.envelope and contract.by_name[contract.envelope.server]
    if server and server.typescript in ("State", "Event"):
        message = f"`{server.typescript}` is taken in the TypeScript package's `Topic`"
        yield Finding(server.place, f"{message}; call the server's union otherwise, `ServerMessage` for instance")
    rows = [(found.place, _of_type(found)) for found in contract.types]
    rows += [(topic.place, _of_topic(topic)) for topic in contract.topics]
    for place, claims in rows:
        for claim in claims:
            first, what = taken.setdefault((claim.language, claim.name), (place, claim.what))
            if (first, what) != (place, claim.what):
                yield Finding(place, _clash(claim, what, place), (first,))
                break


def _clash(claim: _Claim, other: str, place: Place) -> str:
    topic = place.pointer[:1] == ("x-topics",)
    if claim.what == other:
        message = f"two {_PLURALS[claim.what]} want the name `{claim.name}` in {claim.language}"
    else:
        message = f"a {claim.what} and a {other} want the name `{claim.name}` in {claim.language}"
    if topic:
        return f"{message}; name the topic otherwise"
    return f"{message}; rename one, by its key or its `title`, or with `x-python-name` and `x-typescript-name`"


_PLURALS = {
    "type": "types",
    "function of a type": "functions of types",
    "table of codes": "tables of codes",
    "class of a topic": "classes of topics",
    "function of a topic": "functions of topics",
}


def _of_type(found: TypeDef) -> Iterator[_Claim]:
    yield _Claim("Python", found.python, "type")
    yield _Claim("TypeScript", found.typescript, "type")
    python, typescript = snake(found.python), _pascal(found.typescript)
    for name in (f"decode_{python}", f"encode_{python}", f"{python}_from_value", f"read_{python}", f"write_{python}"):
        yield _Claim("Python", name, "function of a type")
    for name in (f"decode{typescript}", f"encode{typescript}", f"read{typescript}"):
        yield _Claim("TypeScript", name, "function of a type")
    yield _Claim("TypeScript", f"{camel(found.typescript)}FromValue", "function of a type")
    if found.codes:
        yield _Claim("Python", plural_constant(found.name), "table of codes")
        yield _Claim("TypeScript", plural_constant(found.name), "table of codes")


def _of_topic(topic: Topic) -> Iterator[_Claim]:
    yield _Claim("Python", f"{topic.name}Topic", "class of a topic")
    yield _Claim("TypeScript", f"{topic.name}Topic", "class of a topic")
    for name in (snake(topic.name), f"reduce_{snake(topic.name)}"):
        yield _Claim("Python", name, "function of a topic")
    for name in (camel(topic.name), f"reduce{_pascal(topic.name)}"):
        yield _Claim("TypeScript", name, "function of a topic")


def _pascal(name: str) -> str:
    text = camel(name)
    return text[:1].upper() + text[1:]
