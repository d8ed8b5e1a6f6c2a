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
    try:
        _require("")
    except RightsError as error:
        return words.error(error) if error.code == "publishing_off" else ""
    return ""


def sign(words: Words, suggestion: str, key: str) -> Signature:
    """Fields for author and message, and for the passphrase where one is asked for."""
    author = st.text_input(words("upload.author"), key=f"{key}-author", max_chars=40)
    message = st.text_input(
        words("upload.message"), value=suggestion, key=f"{key}-message", max_chars=200
    )
    passphrase = ""
    if _asks_passphrase():
        passphrase = st.text_input(
            words("upload.passphrase"), type="password", key=f"{key}-passphrase"
        )
    return Signature(author, message, passphrase)


def say(words: Words, error: AtlasError) -> None:
    st.error(words.error(error))


def _asks_passphrase() -> bool:
    try:
        _require("")
    except RightsError as error:
        return error.code != "publishing_off"
    return False


def _require(given: str) -> None:
    passphrase = read_settings().passphrase
    access.require_publishing(st.context.ip_address, st.context.headers, given, passphrase)
