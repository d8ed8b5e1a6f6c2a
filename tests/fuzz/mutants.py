"""The numbered mutants: the same number and seed give the same file."""

from random import Random
from typing import NamedTuple

from tests.fuzz.attacks import ATTACKS
from tests.fuzz.damage import ANY, OF_PACKAGES, PACKAGES
from tests.fuzz.samples import samples

#: of ten mutants, so many are whole attacks; the others are good files, damaged
_ATTACKS_OF_TEN = 2


class Mutant(NamedTuple):
    """``how``: what was done to which kind of file."""

    number: int
    how: str
    name: str
    data: bytes


def mutant(number: int, seed: int) -> Mutant:
    """Mutant ``number``; every attack and every kind of damage comes round."""
    # a part of each archive's header is the time of packing: take what is seeded only
    random = Random(f"{seed}/{number}")
    turn, place = divmod(number, 10)
    if place < _ATTACKS_OF_TEN:
        attack = ATTACKS[(turn * _ATTACKS_OF_TEN + place) % len(ATTACKS)]
        return Mutant(number, attack.__name__, *attack(random))
    kinds = sorted(samples())
    kind = kinds[(turn * (10 - _ATTACKS_OF_TEN) + place) % len(kinds)]
    done = random.choice((*ANY, *OF_PACKAGES * 2) if kind in PACKAGES else ANY)
    return Mutant(number, f"{done.__name__} {kind}", *done(random, samples()[kind]))
