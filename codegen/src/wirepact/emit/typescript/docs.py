"""TSDoc comments. A description is text; nothing in it may end the comment it stands in."""

from __future__ import annotations

import textwrap

from wirepact.emit.layout import WIDTH
from wirepact.normalise.model import Docs


def comment(docs: Docs, indent: int = 0) -> str:
    """Write a comment's lines, the first without its indent; nothing when there is nothing to say."""
    paragraphs = [docs.text, *_tags(docs)]
    text = "\n".join(part for part in paragraphs if part).replace("*/", "*\\/")
    if not text:
        return ""
    lines = [line for paragraph in text.split("\n") for line in _wrap(paragraph, WIDTH - indent - 7)]
    if len(lines) == 1:
        return f"/** {lines[0]} */"
    pad = " " * indent
    body = "\n".join(f"{pad} * {line}".rstrip() for line in lines)
    return f"/**\n{body}\n{pad} */"


def _tags(docs: Docs) -> list[str]:
    tags = [f"Format: {docs.format}."] if docs.format else []
    if docs.default:
        tags.append(f"@defaultValue {docs.default}")
    tags += [f"@example {example}" for example in docs.examples]
    if docs.deprecated:
        tags.append("@deprecated")
    return tags


def _wrap(paragraph: str, width: int) -> list[str]:
    clean = "".join(max(char, " ") for char in paragraph)
    return textwrap.wrap(clean, width, break_long_words=False, break_on_hyphens=False) or [""]
