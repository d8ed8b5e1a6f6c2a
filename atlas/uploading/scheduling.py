"""Publishing at a date and time of the reader's own clock; changed or called off until then."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import streamlit as st

from atlas.errors import AtlasError, ConflictError
from atlas.frame import clock
from atlas.frame.opened import Opened
from atlas.uploading import in_progress, learning, signing
from atlas.uploading.desk import Work

#: days that are offered, and minutes between the times of a day
DAYS, STEP = 120, 15
MORNING = time(9)


def standing(opened: Opened, work: Work) -> None:
    """When the draft will be published, or why it was held; and the way to call it off."""
    w = opened.words
    told = in_progress.state_told(opened, work.saved)
    if not told:
        return
    (st.warning if work.saved.state == "held" else st.info)(told)
    if st.button(w("upload.call_off"), key="call-off"):
        work.save(state="open", publish_at="", reason={}, origin=signing.origin())
        st.rerun()


def choose(opened: Opened, work: Work) -> datetime | None:
    """The time that was chosen; None for now."""
    w, key = opened.words, f"when-{work.saved.token[:8]}"
    later = st.segmented_control(
        w("upload.when"),
        (False, True),
        format_func=lambda later: w("upload.at_a_time" if later else "upload.now"),
        default=work.saved.state == "scheduled",
        key=key,
        required=True,
    )
    if not later:
        return None
    zone = timezone(timedelta(minutes=clock.minutes_ahead()))
    known = _known(work, zone)
    left, right = st.columns(2)
    day = left.selectbox(
        w("upload.day"),
        _days(known),
        index=_days(known).index(known.date()),
        format_func=lambda one: _day_told(opened, one),
        key=f"{key}-day",
    )
    moment = right.selectbox(
        w("upload.time", zone=in_progress.zone(opened)),
        _times(known),
        index=_times(known).index(known.time()),
        format_func=lambda one: f"{one:%H:%M}",
        key=f"{key}-time",
    )
    st.caption(w("upload.schedule_what"))
    return datetime.combine(day, moment, zone)


def schedule(opened: Opened, work: Work, signed: signing.Signature, at: datetime) -> None:
    """Write it down; what could stop it at that time is said now."""
    try:
        signed.require()
        with st.spinner(opened.words("upload.scheduling")):
            work.saved = work.drafts.schedule(
                work.saved, at, signed.author, signed.message, signing.origin()
            )
    except ConflictError:
        work.recheck()
        st.rerun()
    except AtlasError as error:
        signing.say(opened.words, error)
    else:
        # the clock that publishes it sees no analyst's choices: what was confirmed is known now
        learning.learn(opened, work, signed.author)
        st.toast(opened.words("upload.scheduled"))
        st.rerun()


def _known(work: Work, zone: timezone) -> datetime:
    """The time it is scheduled for; tomorrow morning where it is not."""
    if work.saved.publish_at:
        at = datetime.fromisoformat(work.saved.publish_at).astimezone(zone)
        return at.replace(second=0, microsecond=0)
    tomorrow = datetime.now(UTC).astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, zone)


def _days(known: datetime) -> list[date]:
    today = datetime.now(UTC).astimezone(known.tzinfo).date()
    return sorted({known.date(), *(today + timedelta(days=n) for n in range(DAYS))})


def _times(known: datetime) -> list[time]:
    every = (divmod(minutes, 60) for minutes in range(0, 24 * 60, STEP))
    return sorted({known.time(), *(time(hour, minute) for hour, minute in every)})


def _day_told(opened: Opened, one: date) -> str:
    w = opened.words
    return w(
        "upload.a_day",
        year=one.year,
        month=one.month,
        day=f"{one.day:02}",
        weekday=w(f"upload.weekday.d{one.isoweekday()}"),
    )
