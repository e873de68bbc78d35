"""`s11 backup` and `s11 restore`: everything in one file, and back."""

import os
from pathlib import Path

import click

from s11.cli.emptiness import emptied_on_failure
from s11.cli.files import write_whole
from s11.cli.folder import named, opened_app
from s11.cli.refusing import CommandRefused


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--recipient",
    envvar="S11_BACKUP_RECIPIENT",
    default="",
    metavar="age1...",
    help="Encrypt it for this age key; else S11_BACKUP_RECIPIENT.",
)
@click.option(
    "--new-key",
    type=click.Path(path_type=Path),
    metavar="KEYFILE",
    help="Make a key instead: the secret goes into this new file, the recipient is printed.",
)
@click.pass_context
def backup(context: click.Context, file: Path | None, recipient: str, new_key: Path | None) -> None:
    """Write the database, the evidence and the keys into FILE, while others go on working."""
    if new_key is not None:
        _make_key(new_key)
        return
    if file is None:
        raise click.UsageError("Name the file to write, or a file for a new key with --new-key.")
    from datetime import UTC, datetime

    from s11.services.backups import write_backup
    from s11.storage.database import db
    from s11.storage.trail import note

    place = file.resolve()
    if not place.parent.is_dir() or place.is_dir():
        raise CommandRefused(f"{place}: name a file in a folder that is there")
    with opened_app(context) as app:
        note("backup.made", encrypted="yes" if recipient else "no")
        manifest = write_backup(app.extensions["s11"], db.engine, place, recipient, datetime.now(UTC))
    audits = _counted(len(manifest.exports))
    click.echo(f"Wrote {place}: {audits}, {len(manifest.parts)} parts, {place.stat().st_size:,} bytes.")
    if not recipient:
        click.echo(
            "It is not encrypted, and holds all answers and keys: make a key with s11 backup --new-key KEYFILE,"
            " and name its recipient with --recipient.",
            err=True,
        )


def _make_key(path: Path) -> None:
    from s11.services.backups import new_key

    if path.exists():
        raise CommandRefused(f"{path}: this file is there already; a key is never written over")
    secret, recipient = new_key()
    write_whole(path, f"# The key of backups for {recipient}\n{secret}\n".encode())
    path.chmod(0o600)
    click.echo(
        f"Wrote the key to {path}. Keep it where the backups are not; without it they cannot be opened."
    )
    click.echo(f"Recipient: {recipient}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    envvar="S11_BACKUP_KEY_FILE",
    metavar="KEYFILE",
    help="The file with the key that opens it; else S11_BACKUP_KEY_FILE.",
)
@click.option(
    "--drill", is_flag=True, help="Only try it: restore beside, compare every audit, remove it again."
)
@click.pass_context
def restore(context: click.Context, file: Path, key: Path | None, drill: bool) -> None:
    """Put the backup FILE into an empty data folder, every audit compared with what it was."""
    if not file.is_file():
        raise CommandRefused(f"{file}: there is no such file")
    secret = _secret_in(key) if key else ""
    if drill:
        _drill(context, file, secret)
        return
    with emptied_on_failure(named(context), "a backup", "restored"):
        audits = _restore_into(context, file, secret)
    click.echo(
        f"Restored {file} into {named(context)}: {_counted(audits)}, the same as when it was backed up."
    )


def _secret_in(path: Path) -> str:
    lines = path.read_text(errors="replace").split() if path.is_file() else []
    secret = next((line for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
    if not secret:
        raise CommandRefused(f"{path}: there is no age key in it")
    return secret


def _restore_into(context: click.Context, file: Path, secret: str) -> int:
    from s11.config import read_settings
    from s11.services.backups import KEYS, hashes_of_exports, restore, unpacked
    from s11.storage.database import db
    from s11.storage.trail import note, verify

    folder = named(context)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with unpacked(file, secret, folder.parent) as (inside, manifest):
        for name in manifest.parts.keys() & KEYS.keys():  # earlier backups have fewer
            (folder / name).write_bytes((inside / name).read_bytes())
            (folder / name).chmod(0o600)
        restore(inside, manifest, read_settings(folder))
    with opened_app(context, filling=True):
        session = db.session()
        came_back = hashes_of_exports(session)
        differing = sorted(ref for ref, hash_ in manifest.exports.items() if came_back.get(ref) != hash_)
        _, _, broken = verify(session)
        session.rollback()
        if differing:
            raise CommandRefused(
                f"{file}: what came back differs from what was backed up: {', '.join(differing)}"
            )
        if broken:
            raise CommandRefused(f"{file}: the trail in it breaks at entry {broken.id}: {broken.why}")
        note("backup.restored", made=manifest.made)
    return len(manifest.exports)


def _drill(context: click.Context, file: Path, secret: str) -> None:
    from s11.writing import working_folder

    if os.environ.get("S11_DATABASE_URL"):
        raise CommandRefused(
            "--drill uses a folder of its own; for PostgreSQL restore into an empty database instead"
        )
    with working_folder("s11-drill-") as folder:
        context.obj = str(folder / "data")
        audits = _restore_into(context, file, secret)
    click.echo(f"The drill went well: {_counted(audits)} came back byte for byte, and the trail holds.")


def _counted(audits: int) -> str:
    return f"{audits} audit" if audits == 1 else f"{audits} audits"
