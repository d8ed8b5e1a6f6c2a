"""Class limits of a map: round numbers, fixed over all years so that colours mean the same."""

import math
from collections.abc import Iterable

#: no more classes than can be told apart and named
MOST = 7
#: no class is narrower than a printed rate can show
FINEST = 0.1
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def edges(values: Iterable[float], unit: str) -> tuple[float, ...]:
    """Limits of at most seven classes of equal, round width that hold all ``values``.

    Rates end at 100. Two limits around a single value; none for no value.
    """
    known = sorted(values)
    if not known:
        return ()
    low, high = known[0], known[-1]
    spread = (high - low) or abs(high) or 1.0
    step = _round_step(max(spread / MOST, FINEST, abs(high) * 1e-6))
    if math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9) > MOST:
        step = _round_step(step * 1.001)
    start = math.floor(low / step + 1e-9) * step
    if unit == "%" and start >= 100 >= high:
        start = 100 - step
    count = max(math.ceil((high - start) / step - 1e-9), 1)
    if unit == "%" and start + count * step > 100 >= high:
        count = max(math.ceil((100 - start) / step - 1e-9), 1)
    limits = [round(start + step * number, 10) for number in range(count + 1)]
    if unit == "%" and limits[-1] > 100 >= high:
        limits[-1] = 100.0
    return tuple(limits)


def _round_step(width: float) -> float:
    """The next round number at or above ``width``: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(width))
    return next(factor * power for factor in _ROUND if factor * power >= width * (1 - 1e-9))
