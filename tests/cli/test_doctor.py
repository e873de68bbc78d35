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
