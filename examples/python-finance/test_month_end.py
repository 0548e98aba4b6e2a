"""The script on a small file: its tables agree with each other and with the file."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from generate import generate
from month_end import month_end


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, pd.DataFrame]]:
    folder = tmp_path_factory.mktemp("finance")
    generate(folder / "finance.db", 600)
    return folder / "finance.db", folder, month_end(folder / "finance.db", "2026-03", folder)


Report = tuple[Path, Path, dict[str, pd.DataFrame]]


def test_totals(report: Report) -> None:
    path, _, tables = report
    with sqlite3.connect(path) as file:
        paid = file.execute("SELECT sum(paid_fen), sum(invoiced_fen) FROM bills").fetchone()
        gross = file.execute("SELECT sum(gross_fen), sum(net_fen), sum(tax_fen) FROM fapiao WHERE status = 'live'")
        gross_fen, net_fen, tax_fen = gross.fetchone()
    months, rates = tables["months"], tables["by rate"]
    assert list(months["month"]) == ["2026-01", "2026-02", "2026-03"]
    assert (months["paid_fen"].sum(), months["invoiced_fen"].sum()) == paid
    assert rates["gross_fen"].sum() == gross_fen == paid[1]
    assert (rates["net_fen"].sum(), rates["tax_fen"].sum()) == (net_fen, tax_fen)
    assert {str(rate) for rate in rates["rate"]} == {"0.06", "0.09", "0.13"}


def test_what_has_no_fapiao(report: Report) -> None:
    _, _, tables = report
    bills, months = tables["without fapiao"], tables["months"].set_index("month")
    left = int((bills["paid_fen"] - bills["invoiced_fen"]).sum())
    march = months.loc["2026-03"]
    assert left == march["paid_fen"] - march["invoiced_fen"]
    assert ((bills["status"] == "not applied") == bills["batch_number"].isna()).all()
    assert len(bills) > 100


def test_what_is_late_has_a_reason(report: Report) -> None:
    _, _, tables = report
    late = tables["late"]
    assert len(late) > 0
    assert late["why"].str.len().min() > 5 and late["为什么"].str.len().min() > 2
    assert late["promised"].max() <= pd.Timestamp("2026-03-31").date()


def test_files(report: Report) -> None:
    path, folder, tables = report
    assert (folder / "month.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert (folder / "month.png").stat().st_size > 5_000
    book = openpyxl.load_workbook(folder / "month.xlsx")
    assert book.sheetnames == list(tables)
    for name, table in tables.items():
        assert book[name].max_row == len(table) + 1
    yuan = [float(str(row[1])) for row in book["months"].iter_rows(min_row=2, values_only=True)]
    assert [round(amount * 100) for amount in yuan] == list(tables["months"]["paid_fen"])
    with (folder / "courier.csv").open(encoding="utf-8-sig", newline="") as sheet:
        parcels = list(csv.reader(sheet))[1:]
    with sqlite3.connect(path) as file:
        query = "SELECT batch_number FROM applications WHERE status = 'issued' AND delivery_method = 'yunda'"
        assert sorted(parcel[0] for parcel in parcels) == sorted(row[0] for row in file.execute(query))
    assert parcels


def test_run_again_it_says_the_same(report: Report) -> None:
    path, folder, tables = report
    before = (folder / "courier.csv").read_bytes()
    again = month_end(path, "2026-03", folder / "again")
    assert (folder / "again/courier.csv").read_bytes() == before
    for name, table in tables.items():
        pd.testing.assert_frame_equal(again[name], table)
