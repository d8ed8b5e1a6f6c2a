"""The port that we listen on, and the address under which others find it."""

import socket

from atlas.errors import SettingError

#: a federation's leaders open the dashboard from their own machines
EVERY_INTERFACE = "0.0.0.0"


def listen(port: int) -> socket.socket:
    """A socket that listens on every interface, or ``SettingError`` ``setting_port_taken``."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((EVERY_INTERFACE, port))
    except OSError as error:
        listening.close()
        raise SettingError("setting_port_taken", found=port) from error
    return listening


def network_address() -> str:
    """The address under which others reach this machine; no packet is sent to learn it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return "127.0.0.1"
        return probe.getsockname()[0]
