"""A link may name any version for ever: the first one is exact after hundreds of others."""

from pathlib import Path

from atlas.store import Store
from tests.store.building import HOHHOT, figure, publish

COMMITS = 500


def test_version_0_opens_and_is_exact_after_500_commits_and_their_checkpoints(tmp_path: Path):
    store = Store(tmp_path)
    first = [figure(), figure(year=None, value=1.5), figure(place=HOHHOT, year=2016, value=7.0)]
    publish(store, first)
    as_published = store.facts(0)
    for number in range(1, COMMITS + 1):
        publish(store, [figure(value=float(number))], originals=[])
    log = tmp_path / "facts" / "_delta_log"
    assert list(log.glob("*.checkpoint*")), "no checkpoint was written: this proves nothing"
    assert len(list(log.glob("*.json"))) == COMMITS + 1, "the log has lost commits"

    fresh = Store(tmp_path)
    assert fresh.latest() == COMMITS
    assert fresh.facts(0).equals(as_published)
    assert len(fresh.versions()) == COMMITS + 1
    for number in (1, 99, 100, 101, 250, COMMITS):
        of_region = dict(
            zip(
                fresh.facts(number)["id"].to_pylist(),
                fresh.facts(number)["value"].to_pylist(),
                strict=True,
            )
        )
        assert of_region == {first[0].id: float(number), first[1].id: 1.5, first[2].id: 7.0}
    [change] = fresh.diff(0, COMMITS)
    assert (change.old.value, change.new.value) == (5_708_000.0, float(COMMITS))
    restored = fresh.restore(0, "办公室", "回到第一版")
    assert restored.number == COMMITS + 1
    assert fresh.facts(restored.number).sort_by("id").equals(as_published.sort_by("id"))
