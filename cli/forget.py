"""`greenlane forget`: documents and everything that came of them, erased."""

from typing import Annotated

import typer

from catalog.texts import Language, Texts
from cli.output import note, write_result
from models.exceptions import FileMissing, UsageError

SHORTEST_HASH = 8


def forget(
    number: Annotated[str | None, typer.Option("--number", help="A report number, as printed.")] = None,
    sha256: Annotated[str | None, typer.Option("--hash", help="A document's SHA-256, or its start.")] = None,
    older_than: Annotated[
        int | None, typer.Option("--older-than", min=0, metavar="DAYS", help="Not used for so many days.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")] = False,
    lang: Annotated[Language, typer.Option(help="Language of the answer.")] = Language.ENGLISH,
) -> int:
    """Erases documents, what was read of them, and every verdict and check that rests on them."""
    from catalog import load_catalogue
    from jobs.settings import settings
    from jobs.store import open_store
    from jobs.store.erasure import Eraser

    if sum(given is not None for given in (number, sha256, older_than)) != 1:
        raise UsageError("Give one of --number, --hash and --older-than.")
    if sha256 is not None and len(sha256) < SHORTEST_HASH:
        raise UsageError(f"A hash needs at least {SHORTEST_HASH} of its characters.")
    eraser = Eraser(open_store(settings()))
    hashes = _wanted(eraser, number, sha256, older_than)
    if not hashes and older_than is None:
        raise FileMissing("Nothing that is kept answers to that.")
    found = eraser.would_forget(hashes) if dry_run else eraser.forget(hashes, "console")
    texts = Texts(load_catalogue(), lang)
    write_result("\n".join(found.documents), None)
    note(
        texts(
            "forget.would" if dry_run else "forget.done",
            documents=len(found.documents),
            size=f"{found.size / 1e6:.1f}",
            extractions=found.extractions,
            verifications=found.verifications,
            checks=found.checks,
            outcomes=found.outcomes,
        )
    )
    return 0


def _wanted(eraser, number: str | None, sha256: str | None, older_than: int | None) -> list[str]:  # type: ignore[no-untyped-def]
    if number is not None:
        found: list[str] = eraser.by_number(number)
    elif sha256 is not None:
        found = eraser.by_hash(sha256.lower())
    else:
        found = eraser.unused_since(older_than)
    return found
