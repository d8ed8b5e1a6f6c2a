"""A publisher killed at any moment leaves every version whole, and the next one goes on.

The long form, with hundreds of kills, is ``tests.proofs.killed``.
"""

from pathlib import Path

from tests.proofs.killed import prove

KILLS = 12


def test_publishers_of_page_and_command_line_may_be_killed_at_any_moment(tmp_path: Path):
    tally = prove(KILLS, seed=3, folder=tmp_path)
    assert tally["killed as page"] == tally["killed as command"] == KILLS // 2
    # two publishes after kills are the least that there is; the kills fell on a writing one too
    assert tally["new versions, whole"] >= 2
    while_writing = [count for what, count in tally.items() if what in WRITING]
    assert sum(while_writing), f"no publish was killed while it wrote: {dict(tally)}"


WRITING = {
    "at: original kept, nothing else",
    "at: a file half written",
    "at: facts written, not committed",
    "at: after a commit",
}
