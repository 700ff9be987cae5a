"""`wirepact-server url`."""

from __future__ import annotations

from wirepact_contract import ContractError, decode_sign_in_link

from wirepact_server.cli.reach import Server, ask
from wirepact_server.errors import StartupError


def fresh_url(server: Server) -> str:
    """Ask a running server for another one-time URL. Raises StartupError."""
    try:
        return decode_sign_in_link(ask(server, "POST", "/api/sign-in-links")).url
    except ContractError as error:
        raise StartupError(f"The server ({server.called}) gave no link: {error}.") from None
