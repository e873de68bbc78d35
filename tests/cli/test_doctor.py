import shutil


def test_an_empty_folder_is_told_what_to_do_and_stays_empty(s11, folder):
    done = s11("doctor")

    assert "to do   Data folder" in done.out and "s11 demo" in done.out
    assert not folder.exists()


def test_a_file_in_the_place_of_the_folder_is_not_well(s11, folder):
    folder.write_text("no folder")

    done = s11("doctor")

    assert done.status == 1
    assert "MISSING Data folder" in done.out


def test_a_folder_in_use_is_told_what_is_there_and_who_is_missing(s11, slough):
    s11("import", slough)

    done = s11("doctor")

    assert "ok      Database: sqlite, up to date" in done.out
    assert "ok      Audits: slough-2015" in done.out
    assert "s11 user add EMAIL --role admin" in done.out


def test_every_script_can_be_printed_or_has_a_package_to_install(s11, folder):
    said = s11("doctor").out.splitlines()

    fonts = [line for line in said if "Fonts of the papers" in line]
    assert fonts[0].startswith("ok      Fonts of the papers: Latin, Arabic, ")
    for name, package in (
        ("Korean", "fonts-nanum"),
        ("Khmer", "fonts-noto-core"),
        ("Chinese", "fonts-droid-fallback"),
    ):
        lacking = [line for line in fonts[1:] if line.endswith(f"apt install {package}") and name in line]
        assert (name in fonts[0]) != bool(lacking)


def test_every_file_is_read_and_what_is_missing_changed_or_unexpected_is_named(
    s11, folder, loaded_demonstration
):
    from hashlib import sha256

    shutil.copytree(loaded_demonstration, folder)
    names = [_with_file(folder, content) for content in (b"one", b"two", b"three")]
    (folder / "evidence").mkdir(exist_ok=True)
    (folder / "evidence" / names[0]).write_bytes(b"one")
    (folder / "evidence" / names[1]).write_bytes(b"changed")
    (folder / "evidence" / sha256(b"stranger").hexdigest()).write_bytes(b"stranger")

    done = s11("doctor")

    assert done.status == 1 and "Evidence" in done.error
    assert "1 of 3 files are as they were kept" in done.out
    assert f"MISSING Evidence: {names[1]} was changed since it was kept (" in done.out
    assert f"MISSING Evidence: {names[2]} is not there (" in done.out
    assert "A title" in done.out
    assert f"to do   Evidence: {sha256(b'stranger').hexdigest()} belongs to no evidence" in done.out


def _with_file(folder, content):
    """Let the demonstration's database have a piece of evidence with this file; return the file's name."""
    import sqlite3
    from contextlib import closing
    from hashlib import sha256

    name = sha256(content).hexdigest()
    with closing(sqlite3.connect(folder / "s11.db")) as database, database:
        database.execute(
            "INSERT INTO evidence (submission_id, title, reference, file_name, file_media_type, file_size,"
            " file_sha256) SELECT min(id), 'A title', '', 'a.pdf', 'application/pdf', ?, ? FROM submission",
            (len(content), name),
        )
    return name
