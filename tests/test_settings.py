"""A setting that cannot be meant is refused at start, in one sentence."""

from pathlib import Path

import pytest

from atlas.errors import SettingError
from atlas.settings import VARIABLES, Settings, read_settings
from atlas.words import LANGUAGES, words


def test_without_any_variable_the_defaults_hold() -> None:
    assert read_settings({}) == Settings(
        store="var/lake", port=8501, passphrase="", map_approval=""
    )


def test_every_variable_is_read() -> None:
    given = {
        "ATLAS_STORE": " s3://bucket/lake ",
        "PORT": "80",
        "ATLAS_PASSPHRASE": "八个字的口令才够",
        "ATLAS_MAP_APPROVAL": "蒙S（2024）001号",
    }
    assert set(given) == set(VARIABLES)
    assert read_settings(given) == Settings(
        store="s3://bucket/lake",
        port=80,
        passphrase="八个字的口令才够",
        map_approval="蒙S（2024）001号",
    )


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "80.5", "eighty", "8501 8502", "²"])
def test_a_port_is_a_whole_number_up_to_65535(port: str) -> None:
    refused(PORT=port)


def test_a_store_is_a_folder_or_an_address(tmp_path: Path) -> None:
    file = tmp_path / "lake"
    file.write_text("not a folder", "utf-8")
    refused(ATLAS_STORE=str(file))
    refused(ATLAS_STORE="  ")
    assert read_settings({"ATLAS_STORE": str(tmp_path)}).store == str(tmp_path)
    assert read_settings({"ATLAS_STORE": str(tmp_path / "new")}).store == str(tmp_path / "new")


def test_a_passphrase_has_eight_characters_at_least() -> None:
    refused(ATLAS_PASSPHRASE="1234567")
    assert read_settings({"ATLAS_PASSPHRASE": "12345678"}).passphrase == "12345678"


def refused(**environment: str) -> None:
    """The refusal is a sentence in both languages, and never repeats a secret."""
    with pytest.raises(SettingError) as caught:
        read_settings(environment)
    (variable, given) = next(iter(environment.items()))
    for language in LANGUAGES:
        sentence = words(language).error(caught.value)
        assert variable in sentence
        if variable == "ATLAS_PASSPHRASE":
            assert given not in sentence
