"""Numbers: within bounds, at their edges, and where doubles are odd."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from wirepact.values import SAFE_INTEGER, Json

ODD_NUMBERS: tuple[int | float, ...] = (
    *(0, -0.0, 1, 1.0, -1, 2, 0.5, -0.5, 0.1, 0.3, 1.1, 1e-7, 100, 255, 256, 1e15, 2**31, -(2**31), 2**32),
    *(SAFE_INTEGER, -SAFE_INTEGER, float(SAFE_INTEGER), 2**53, 2**53 + 1, 2**63, 1e16, 1e21, 1e22, 1.5e300),
    *(5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308, 0.1 + 0.2),
)


@dataclass(frozen=True, slots=True)
class Range:
    """What several schemas together leave of the numbers; either end may be open."""

    low: float
    high: float
    open_low: bool
    open_high: bool
    multiples: tuple[int | float, ...]

    def holds(self, value: float) -> bool:
        """Tell whether a number is within both ends."""
        above = value > self.low if self.open_low else value >= self.low
        return above and (value < self.high if self.open_high else value <= self.high)


def read_range(schemas: Iterable[dict[str, Json]]) -> Range:
    """Put together the bounds of schemas that all have to hold."""
    low, high, open_low, open_high = -math.inf, math.inf, False, False
    multiples: list[int | float] = []
    for schema in schemas:
        for keyword, is_open in (("minimum", False), ("exclusiveMinimum", True)):
            if (said := number_of(schema.get(keyword))) is not None and (said > low or (said == low and is_open)):
                low, open_low = said, is_open
        for keyword, is_open in (("maximum", False), ("exclusiveMaximum", True)):
            if (said := number_of(schema.get(keyword))) is not None and (said < high or (said == high and is_open)):
                high, open_high = said, is_open
        if (said := number_of(schema.get("multipleOf"))) is not None:
            multiples.append(said)
    return Range(low, high, open_low, open_high, tuple(multiples))


def number_of(value: Json) -> int | float | None:
    """Give a number; None for any other value."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def draw_number(random: Random, within: Range, *, whole: bool) -> int | float | None:
    """Draw a number, of integers within what I-JSON counts on; None where no candidate fits the bounds."""
    found = [value for value in _candidates(random, within) if within.holds(value)]
    if whole:
        found = [value for value in found if float(value).is_integer() and abs(value) <= SAFE_INTEGER]
    if not found:
        return None
    value = random.choice(found)
    if whole or isinstance(value, int):
        return respell(random, int(value))
    return value


def respell(random: Random, value: float) -> int | float:
    """Write a number otherwise now and then: 1 as 1.0, 0 as -0.0."""
    if random.random() < 0.85 or abs(value) > SAFE_INTEGER or not float(value).is_integer():
        return value
    if value == 0:
        return random.choice([0, 0.0, -0.0])
    return float(value) if isinstance(value, int) else int(value)


def _candidates(random: Random, within: Range) -> Iterator[int | float]:
    if within.multiples:
        yield from _multiples(random, within)
        return
    low, high = max(within.low, -SAFE_INTEGER), min(within.high, SAFE_INTEGER)
    for end in (within.low, within.high):
        if math.isfinite(end):
            yield from near(end)
            yield from near(end)  # the ends as often as the odd ones
    if low <= high:
        yield from (random.uniform(low, high) for _ in range(4))
        yield from (random.randint(math.ceil(low), math.floor(high)) for _ in range(4) if math.ceil(low) <= high)
    yield from random.sample(ODD_NUMBERS, 12)


def near(end: float) -> tuple[int | float, ...]:
    """Give a bound, and what lies just beside it on either side."""
    whole = int(end) if float(end).is_integer() and abs(end) <= SAFE_INTEGER else end
    return whole, whole + 1, whole - 1, math.nextafter(end, math.inf), math.nextafter(end, -math.inf), end + 0.5


def _multiples(random: Random, within: Range) -> Iterator[int | float]:
    step = max(within.multiples)
    first = math.ceil(within.low / step) if math.isfinite(within.low / step) else -1000
    last = math.floor(within.high / step) if math.isfinite(within.high / step) else first + 2000
    if not math.isfinite(within.low / step) and math.isfinite(within.high / step):
        first = last - 2000
    for times in {first, last, 0, 1, *(random.randint(first, max(first, last)) for _ in range(20))}:
        value = times * step
        yield int(value) if float(value).is_integer() and abs(value) <= SAFE_INTEGER else value
