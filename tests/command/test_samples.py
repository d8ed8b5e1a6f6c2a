"""The samples: published once, however often and by how many processes a start is tried."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.publishing import check, read_explanations, read_upload
from atlas.samples import AUTHOR, FOLDER, parcels, publish_samples
from atlas.store import Store
from atlas.store.schema import figures_of
from tests.command.desk import table

ROOT = Path(__file__).parents[2]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """The real figures, and one small demonstration workbook of leagues and of banners each."""
    folder = tmp_path / "sample_data"
    shutil.copytree(FOLDER / "real", folder / "real")
    shutil.copy(FOLDER / "explanations.csv", folder)
    (folder / "demo").mkdir()
    shutil.copy(FOLDER / "demo" / "说明.json", folder / "demo")
    for name in ("示例_换届_盟市_2017—2022.xlsx", "示例_会员_鄂尔多斯市旗区_2015—2019.xlsx"):
        shutil.copy(FOLDER / "demo" / name, folder / "demo")
    return folder


def test_an_empty_store_gets_real_and_demonstration_figures_apart(
    few: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "lake")
    published = publish_samples(store, few)
    assert [one.number for one in published] == [0, 1, 2]
    assert [one.demo for one in published] == [False, True, True]
    figures = figures_of(store.facts(2))
    assert {one.demo for one in figures if "示例" in one.sheet} <= {True}
    assert sum(not one.demo for one in figures) == 145
    visited = next(one for one in figures if one.indicator == "festival_households_visited")
    assert visited.explanation, "the query of the yearbook's figure is answered in print"


def test_a_second_start_publishes_nothing_and_one_that_was_cut_off_goes_on(
    few: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "lake")
    later = few / "later"
    shutil.move(few / "demo", later)
    assert len(publish_samples(store, few)) == 1
    shutil.move(later, few / "demo")
    assert len(publish_samples(store, few)) == 2
    assert publish_samples(store, few) == []


def test_a_store_in_which_somebody_else_has_published_gets_no_samples(
    few: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "lake")
    path = table(tmp_path, "a.csv", "工会会员人数,包头市,2024,583000,人")
    draft = read_upload(path)
    store.publish(
        draft.figures, author="财务部", message="年报", base=None,
        originals=[(path.read_bytes(), path.name)],
    )  # fmt: skip
    assert publish_samples(store, few) == []


def test_two_starts_at_once_publish_each_version_once(few: Path, tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from atlas.samples import publish_samples;"
        "from atlas.store import Store;"
        f"print(len(publish_samples(Store({str(tmp_path / 'lake')!r}), Path({str(few)!r}))))"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT)
        for _ in range(2)
    ]
    counts = [int(process.communicate(timeout=60)[0]) for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert sum(counts) == 3
    versions = Store(tmp_path / "lake").versions()
    assert {one.author for one in versions} == {AUTHOR}
    assert len({one.message for one in versions}) == len(versions) == 3


def test_the_real_figures_can_be_published() -> None:
    """No error, and an explanation for each query (the demonstration has its own test)."""
    real = parcels()[0]
    assert {path.stem for path in real.files} == {"press_2004_2025", "wuhai_2020", "yearbook_2018"}
    checked = check([read_upload(path) for path in real.files])
    assert checked.errors == ()
    assert checked.unexplained(read_explanations(real.explanations, checked)) == ()
