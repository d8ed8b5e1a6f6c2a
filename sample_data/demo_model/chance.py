"""Seeded chance that does not depend on the order of asking."""

from random import Random

SEED = "gonghui-atlas-demo-2"


def chance(*key: object) -> float:
    """A number in [-1, 1) that belongs to ``key``: the same in every run and on every machine."""
    return 2 * Random("|".join(map(str, (SEED, *key)))).random() - 1
