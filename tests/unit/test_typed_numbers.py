"""A number of a person that is typed where a count is asked: refused, never shown."""

import re

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data.intake import typed
from cakupan.errors import BadInputError
from cakupan.topics.claims.figures.claim import read_field
from cakupan.ui.address import Problem
from cakupan.wording import Wording

NIK = "6472055203900001"
KPJ = "12345678901"
PHONE = "081234567890"
PERSONAL = (
    NIK,
    "6472 0552 0390 0001",
    "6.472.055.203.900.001",
    KPJ,
    PHONE,
    "+62 812-3456-7890",
)
GAP = ["gap", "--target-pct", "50", "--eligible", "1000"]
COMMANDS = {
    "budget --workers": ["budget", "--months", "12", "--workers"],
    "budget --months": ["budget", "--workers", "22121", "--months"],
    "gap --active": [*GAP, "--active"],
    "gap --target-pct": ["gap", "--eligible", "10", "--active", "5", "--target-pct"],
    "claim --active": ["claim", "--pct", "50", "--active"],
    "claim --eligible": ["claim", "--pct", "50", "--eligible"],
    "claim --pct": ["claim", "--active", "50", "--pct"],
    "claim --part": ["claim", "--active", "50", "--part"],
}
SAID = {"en": "content not shown", "id": "isi tidak ditampilkan"}


def shows_digits(text: str) -> bool:
    """Return whether five digits in a row, or so many in groups, are shown."""
    return bool(re.search(r"\d{5}", re.sub(r"[ .,\-]", "", text)))


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("number", PERSONAL)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_number_of_a_person_is_refused_and_not_shown(
    command, number, lang, shipped_path, monkeypatch
):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_LANG", lang)
    result = CliRunner().invoke(main, [*COMMANDS[command], number, "--json"])
    assert result.exit_code == 2
    assert SAID[lang] in result.stderr
    assert command.split()[1] in result.stderr
    assert not shows_digits(result.output)


@pytest.mark.parametrize("number", ["1234567890", "300000001", "99999999999999"])
def test_no_more_workers_than_inhabitants(number, monkeypatch):
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    arguments = ["budget", "--months", "1", "--workers", number]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert not shows_digits(result.output)


@pytest.mark.parametrize("rupiah", [KPJ, "81234567890", "999999999999"])
def test_money_keeps_its_digits(rupiah, shipped_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    arguments = ["budget", "--months", "12", "--rupiah", rupiah, "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert rupiah in result.stdout
    assert read_field("rupiah", f"Rp{rupiah}").value == int(rupiah)


def test_a_nik_is_no_money(monkeypatch):
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    result = CliRunner().invoke(main, ["budget", "--months", "12", "--rupiah", NIK])
    assert result.exit_code == 2
    assert not shows_digits(result.output)


@pytest.mark.parametrize(
    "text",
    [
        "22121",
        "1.358.649",
        "284.000.000",
        "300000000",
        "10.000-100.000",
        "812.345 sampai 850.000",
        "62.812.345-62.900.000",
        "675 ribu",
        "1,2 juta",
        "49,74%",
        "8100000.00",
        "49,7412 %",
        "-3",
        "400.000 + 200.000",
    ],
)
def test_counts_and_ranges_are_no_persons(text):
    assert typed.hidden(text) == text
    typed.refuse(text, "--workers")


@pytest.mark.parametrize("text", [*PERSONAL, "0812-34567890", typed.HIDDEN])
def test_what_is_hidden_stays_refused(text):
    assert typed.hidden(text) == typed.HIDDEN
    with pytest.raises(BadInputError):
        typed.refuse(text, "--workers")


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize(
    "arguments",
    [
        ["coverage", "--region"],
        ["claim", "--pct", "50", "--date"],
        ["claim", "--pct", "50", "--payer"],
        ["budget", "--workers", "10", "--months", "2", "--from"],
    ],
)
def test_no_refusal_quotes_a_number_of_a_person(
    arguments, lang, shipped_path, monkeypatch
):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_LANG", lang)
    for number in (NIK, PHONE):
        result = CliRunner().invoke(main, [*arguments, number])
        assert result.exit_code == 2
        assert number[:8] not in result.output


def test_an_address_that_cannot_be_used_quotes_no_number_of_a_person():
    said = Problem("period", NIK, "YYYY-MM").sentence(Wording("id"))
    assert NIK[:8] not in said
