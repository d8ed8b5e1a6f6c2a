"""Who publishes, why, and whether that is allowed from where they sit."""

from dataclasses import dataclass

import streamlit as st

from atlas import access
from atlas.errors import AtlasError, RightsError
from atlas.settings import read_settings
from atlas.uploading.attempts import Attempts, address_of
from atlas.words import Words

#: of the session: the passphrase that was right, so that it is asked for once
ADMITTED = "admitted"
#: of the process: no new session is a new start
_ATTEMPTS = Attempts()


@dataclass(frozen=True, slots=True)
class Signature:
    author: str
    message: str
    passphrase: str = ""

    def require(self) -> None:
        """``RightsError`` where this reader may not publish; names are the store's to refuse."""
        if self.passphrase and _missing():
            _counted(self.passphrase)
        _require(self.passphrase)


def refusal(words: Words) -> str:
    """Why nothing can be published from here, as a sentence; empty where it can."""
    code = _missing()
    return words(f"errors.{code}") if code == "publishing_off" else ""


def admit(words: Words) -> str | None:
    """The passphrase that lets this reader in, "" at the machine itself; None after saying why
    not, or asking for it."""
    if refused := refusal(words):
        st.warning(refused)
        return None
    if not _missing():
        return ""
    if _holds(given := st.session_state.get(ADMITTED, "")):
        return given
    given = st.text_input(
        words("upload.passphrase"),
        type="password",
        key="upload-passphrase",
        max_chars=200,
        on_change=lambda: _try(st.session_state["upload-passphrase"]),
    )
    refused = st.session_state.get("refused") if given else None
    (st.error if refused else st.info)(words.error(refused or RightsError("passphrase_needed")))
    return None


def may_publish() -> bool:
    """Whether this reader may publish as they are: at the machine itself, or let in before."""
    return not _missing() or _holds(st.session_state.get(ADMITTED, ""))


def sign(words: Words, suggestion: str, key: str, admitted: str | None = None) -> Signature:
    """Fields for author and message; for the passphrase, where one is asked for and was not yet
    given."""
    author = st.text_input(words("upload.author"), key=f"{key}-author", max_chars=40)
    message = st.text_input(
        words("upload.message"), value=suggestion, key=f"{key}-message", max_chars=200
    )
    known = st.session_state.get(ADMITTED, "") if admitted is None else admitted
    if admitted is not None or not _missing() or _holds(known):
        return Signature(author, message, known)
    passphrase = st.text_input(words("upload.passphrase"), type="password", key=f"{key}-passphrase")
    return Signature(author, message, passphrase)


def origin() -> str:
    """From where this reader publishes, as the audit trail keeps it: ``page:10.0.0.7``."""
    peer, _, told = address_of(st.context.ip_address, st.context.headers).partition("|")
    return f"page:{told or peer or 'localhost'}"


def say(words: Words, error: AtlasError) -> None:
    st.error(words.error(error))


def _missing() -> str:
    """The code of what is missing to publish without a passphrase; empty where nothing is."""
    try:
        _require("")
    except RightsError as error:
        return error.code
    return ""


def _holds(given: str) -> bool:
    """Whether the passphrase that let the reader in still does: it may have been changed."""
    try:
        _require(given)
    except RightsError:
        return False
    return True


def _try(given: str) -> None:
    """One attempt, made when something was typed and not whenever the page is drawn."""
    st.session_state["refused"] = None
    try:
        _counted(given)
    except RightsError as refused:
        st.session_state["refused"] = refused


def _counted(given: str) -> None:
    """Let the reader in, or raise ``RightsError``; after some wrong ones, only after a while."""
    address = address_of(st.context.ip_address, st.context.headers)
    _ATTEMPTS.require(address)
    try:
        _require(given)
    except RightsError as error:
        if error.code == "passphrase_wrong":
            _ATTEMPTS.wrong(address)
        raise
    _ATTEMPTS.right(address)
    st.session_state[ADMITTED] = given


def _require(given: str) -> None:
    passphrase = read_settings().passphrase
    access.require_publishing(st.context.ip_address, st.context.headers, given, passphrase)
