"""Who publishes, why, and whether that is allowed from where they sit."""

from dataclasses import dataclass

import streamlit as st

from atlas import access
from atlas.errors import AtlasError, RightsError
from atlas.settings import read_settings
from atlas.words import Words


@dataclass(frozen=True, slots=True)
class Signature:
    author: str
    message: str
    passphrase: str = ""

    def require(self) -> None:
        """``RightsError`` where this reader may not publish; names are the store's to refuse."""
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
    given = st.text_input(
        words("upload.passphrase"), type="password", key="upload-passphrase", max_chars=200
    )
    try:
        _require(given)
    except RightsError as error:
        (st.error if given else st.info)(words.error(error))
        return None
    return given


def sign(words: Words, suggestion: str, key: str, admitted: str | None = None) -> Signature:
    """Fields for author and message; for the passphrase, where one is asked for and was not yet
    given."""
    author = st.text_input(words("upload.author"), key=f"{key}-author", max_chars=40)
    message = st.text_input(
        words("upload.message"), value=suggestion, key=f"{key}-message", max_chars=200
    )
    if admitted is not None or not _missing():
        return Signature(author, message, admitted or "")
    passphrase = st.text_input(words("upload.passphrase"), type="password", key=f"{key}-passphrase")
    return Signature(author, message, passphrase)


def say(words: Words, error: AtlasError) -> None:
    st.error(words.error(error))


def _missing() -> str:
    """The code of what is missing to publish without a passphrase; empty where nothing is."""
    try:
        _require("")
    except RightsError as error:
        return error.code
    return ""


def _require(given: str) -> None:
    passphrase = read_settings().passphrase
    access.require_publishing(st.context.ip_address, st.context.headers, given, passphrase)
