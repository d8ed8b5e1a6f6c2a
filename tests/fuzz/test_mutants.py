"""A part of the fuzz proof on every run; all 2,000: ``make prove``."""

from pathlib import Path

import pytest

from atlas.store import Store
from tests.fuzz.__main__ import SEED
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.samples import samples
from tests.fuzz.trying import fresh, tried

COUNT, AT_ONCE = 120, 10


@pytest.mark.parametrize("kind", sorted(samples()))
def test_the_good_file_gives_its_figures(kind: str, tmp_path: Path) -> None:
    name, data = samples()[kind]
    good = tried(Mutant(0, kind, name, data), Store(str(tmp_path / "lake")))
    assert good.complaints == ()
    assert good.codes == ()
    assert good.figures >= 4


@pytest.mark.parametrize("first", range(0, COUNT, AT_ONCE))
def test_a_mutant_is_read_or_refused_in_a_sentence(first: int, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "lake"))
    with fresh() as receiver:
        for number in range(first, first + AT_ONCE):
            one = tried(mutant(number, SEED), store, receiver)
            assert one.complaints == (), f"{number} {one.mutant.how}"


def test_the_same_number_gives_the_same_kind_of_file() -> None:
    assert mutant(7, SEED).how == mutant(7, SEED).how
    assert len({mutant(number, SEED).how for number in range(120)}) > 40
