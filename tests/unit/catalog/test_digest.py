from catalog import load_catalogue
from catalog.files import digest_of, sha256_of
from models.local import LocalValues


def test_line_ends_do_not_change_the_digest_and_contents_do() -> None:
    digest = digest_of({"a.yaml": b"x: 1\ny: 2\n"})

    assert digest == digest_of({"a.yaml": b"x: 1\r\ny: 2\r\n"})
    assert digest != digest_of({"a.yaml": b"x: 1\ny: 3\n"})
    assert digest != digest_of({"b.yaml": b"x: 1\ny: 2\n"})


def test_parts_that_run_together_differ() -> None:
    assert sha256_of("ab", "c") != sha256_of("a", "bc")


def test_local_values_change_the_digest() -> None:
    shipped, local = load_catalogue(), load_catalogue(LocalValues(verification_hosts=("verify.example.com",)))

    assert shipped.digest != local.digest
    assert local.digest == load_catalogue(LocalValues(verification_hosts=("verify.example.com",))).digest
