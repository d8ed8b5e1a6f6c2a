"""Long work is done beside the page, which can say how far it is and hears of every failure."""

from threading import Event

import pytest

from atlas.errors import UploadError
from atlas.uploading.background import Progress, Task


def test_the_page_need_not_wait_and_can_say_how_far_it_is():
    told, go_on = Event(), Event()

    def read(tell):
        tell(Progress("reading", 2, 4, "包头市.xlsx"))
        told.set()
        go_on.wait(10)
        return 405

    task = Task(read)
    told.wait(10)
    assert not task.finished()
    assert task.progress.name == "包头市.xlsx"
    go_on.set()
    assert task.finished(10)
    assert task.result() == 405


def test_what_goes_wrong_beside_the_page_is_raised_on_it():
    def fail(tell):
        raise UploadError("file_is_picture", name="照片.png")

    task = Task(fail)
    assert task.finished(10)
    with pytest.raises(UploadError):
        task.result()


def test_the_bar_never_goes_back():
    stages = ("waiting", "reading", "understanding", "checking", "comparing")
    steps = [
        Progress(stage, number, 3).share if number else Progress(stage).share
        for stage in stages
        for number in (0, 1, 2, 3)
    ]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] < 1
