"""Who may do what: everybody may look; publishing needs this machine or the passphrase."""

import hmac
from collections.abc import Mapping
from ipaddress import ip_address

from atlas.errors import RightsError

#: headers by which a proxy in front says for whom it asks: then our peer is not the reader
FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


def is_this_machine(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether the reader sits at the machine itself. ``address`` None is the loopback."""
    if any(name.lower() in FORWARDED for name in headers):
        return False
    return address is None or ip_address(address).is_loopback


def require_publishing(
    address: str | None, headers: Mapping[str, str], given: str, passphrase: str
) -> None:
    """Raise ``RightsError`` unless the reader may upload, publish and restore.

    ``passphrase`` is the operator's setting: empty means that only this machine may.
    """
    if is_this_machine(address, headers):
        return
    if not passphrase:
        raise RightsError("publishing_off")
    if not hmac.compare_digest(given.encode(), passphrase.encode()):
        raise RightsError("passphrase_wrong" if given else "passphrase_needed")
