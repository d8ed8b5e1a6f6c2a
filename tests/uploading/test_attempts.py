"""A passphrase may be mistyped a few times; guessing it takes longer than anyone has."""

import pytest

from atlas.errors import RightsError
from atlas.uploading.attempts import FREE, LONGEST_WAIT, Attempts, address_of


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def attempts(clock: Clock) -> Attempts:
    return Attempts(clock)


def mistype(attempts: Attempts, times: int, address: str = "10.0.0.7") -> None:
    for _ in range(times):
        attempts.wrong(address)


def test_a_few_wrong_ones_cost_nothing(attempts):
    mistype(attempts, FREE - 1)
    attempts.require("10.0.0.7")


def test_then_each_costs_twice_the_time_of_the_one_before(attempts, clock):
    mistype(attempts, FREE)
    with pytest.raises(RightsError) as refused:
        attempts.require("10.0.0.7")
    assert (refused.value.code, refused.value.details["seconds"]) == ("passphrase_wait", 30)
    clock.now = 30
    attempts.require("10.0.0.7")
    mistype(attempts, 1)
    with pytest.raises(RightsError) as refused:
        attempts.require("10.0.0.7")
    assert refused.value.details == {"count": 6, "seconds": 60}


def test_no_wait_is_longer_than_a_quarter_of_an_hour(attempts, clock):
    mistype(attempts, 200)
    clock.now = LONGEST_WAIT
    attempts.require("10.0.0.7")


def test_a_thousand_guesses_take_ten_days(attempts, clock):
    for _ in range(1000):
        attempts.wrong("10.0.0.7")
        try:
            attempts.require("10.0.0.7")
        except RightsError as refused:
            clock.now += refused.details["seconds"]
    assert clock.now > 10 * 24 * 3600


def test_the_right_one_ends_the_row_and_others_never_wait(attempts):
    mistype(attempts, FREE)
    attempts.require("10.0.0.8")
    attempts.right("10.0.0.7")
    attempts.require("10.0.0.7")


def test_a_row_is_forgotten_after_an_hour(attempts, clock):
    mistype(attempts, FREE - 1)
    clock.now = 3601
    mistype(attempts, 1)
    attempts.require("10.0.0.7")


def test_behind_a_proxy_its_own_entry_counts_and_not_what_the_reader_wrote():
    real = address_of("127.0.0.1", {"X-Forwarded-For": "10.0.0.7"})
    forged = address_of("127.0.0.1", {"X-Forwarded-For": "1.2.3.4, 10.0.0.7"})
    assert real == forged
    assert address_of("10.0.0.7", {}) != address_of("10.0.0.8", {})
