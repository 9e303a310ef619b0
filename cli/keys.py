"""`greenlane keys`: API keys of the service, made, listed and revoked."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.output import note, write_result
from models.exceptions import FileMissing

if TYPE_CHECKING:
    from jobs.store.service_tables import ApiKeyRow

app = typer.Typer(help="API keys of the service.", no_args_is_help=True)


@app.command("create")
def create(
    name: Annotated[str, typer.Option(help="Whose key this is.")],
    tenant: Annotated[str, typer.Option(help="Checks are shared within a tenant, and with no other.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, write, review, webhooks, operate; may be repeated.")
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, help="Days until it ends; never if left out.")] = None,
    requests_per_minute: Annotated[int | None, typer.Option(min=1, help="A limit of its own.")] = None,
    open_checks: Annotated[int | None, typer.Option(min=1, help="A limit of its own.")] = None,
    bytes_per_day: Annotated[int | None, typer.Option(min=1, help="A limit of its own.")] = None,
) -> int:
    """Makes a key and prints it: this once, for only its hash is kept."""
    from api.security.keys import Keys, NewKey
    from jobs.settings import settings
    from jobs.store import open_store

    store = open_store(settings())
    scopes = scope or ["read", "write", "review"]
    wanted = NewKey(name, tenant, scopes, days, requests_per_minute, open_checks, bytes_per_day)
    printed, row = Keys(store).create(wanted)
    store.audit("console", "key.create", row.id)
    write_result(printed, None)
    note(
        f"greenlane: key {row.id} of {tenant}; it is not shown again. A service that runs without keys "
        "asks for them from its next start on."
    )
    return 0


@app.command("list")
def list_keys() -> int:
    """Lists the keys, without their secrets."""
    from api.security.keys import Keys
    from jobs.settings import settings
    from jobs.store import open_store

    write_result("\n".join(_line(row) for row in Keys(open_store(settings())).all()), None)
    return 0


@app.command("revoke")
def revoke(key_id: Annotated[str, typer.Argument(metavar="ID", help="As `keys list` shows it.")]) -> int:
    """Ends a key at once."""
    from api.security.keys import Keys
    from jobs.settings import settings
    from jobs.store import open_store

    store = open_store(settings())
    if not Keys(store).revoke(key_id):
        raise FileMissing(f"There is no key {key_id}.")
    store.audit("console", "key.revoke", key_id)
    note(f"greenlane: key {key_id} is revoked.")
    return 0


def _line(row: "ApiKeyRow") -> str:
    ends = f"until {row.expires_at.date()}" if row.expires_at else "without end"
    state = "revoked" if row.revoked_at else ends
    return f"{row.id}  {row.tenant}  {row.name}  {','.join(row.scopes)}  {state}"
