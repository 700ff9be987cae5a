"""Docstrings. A description is text; nothing in it may end the string it stands in."""

from __future__ import annotations

import textwrap

from wirepact.emit.layout import WIDTH
from wirepact.normalise.model import Docs


def docstring(docs: Docs, indent: int = 4) -> str:
    """Write a docstring's lines, the first without its indent; nothing when there is nothing to say."""
    text = _escape(describe(docs))
    if not text:
        return ""
    pad = " " * indent
    lines = [line for paragraph in text.split("\n") for line in _wrap(paragraph, WIDTH - indent - 6)]
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    body = "\n".join(f"{pad}{line}".rstrip() for line in lines[1:])
    return f'"""{lines[0]}\n{body}\n{pad}"""'


def describe(docs: Docs) -> str:
    """Put a schema's annotations into sentences."""
    parts = [docs.text]
    if docs.deprecated:
        parts.append("Deprecated.")
    if docs.format:
        parts.append(f"Format: {docs.format}.")
    if docs.default:
        parts.append(f"Default: {docs.default}.")
    if docs.examples:
        parts.append(f"Examples: {', '.join(docs.examples)}.")
    return "\n".join(part for part in parts if part)


def _wrap(paragraph: str, width: int) -> list[str]:
    return textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) or [""]


def _escape(text: str) -> str:
    clean = "".join(char if char == "\n" or char >= " " else " " for char in text)
    escaped = clean.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'{escaped[:-1]}\\"' if escaped.endswith('"') else escaped
