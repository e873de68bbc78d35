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
