"""The end of a month, for finance: what has no fapiao, what is late and why, totals, a courier sheet, a chart, Excel.

    python month_end.py finance.db 2026-03 --out report

What is counted by the thousand is read with SQL, from the views that a desk's file has for it; what needs a rule — what is
late, why, what goes to the courier — is asked of the desk.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import sqlite3
from pathlib import Path

import fapiao
import matplotlib
import pandas as pd

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

CHINA = dt.timezone(dt.timedelta(hours=8))


def without_fapiao(file: sqlite3.Connection, month: str) -> pd.DataFrame:
    """Payments of the month with something left to invoice, and how far they are."""
    bills = pd.read_sql(
        "SELECT bills.bill_id, customer_reference, description, bills.paid_at, paid_fen, invoiced_fen, available_fen, "
        "  bills.batch_number, coalesce(applications.status, 'not applied') AS status "
        "FROM bills LEFT JOIN applications USING (batch_number) "
        "WHERE billing_month = ? AND bills.invoiced_fen < paid_fen - refunded_fen - voucher_fen "
        "ORDER BY bills.paid_at",
        file,
        params=(month,),
    )
    # Excel knows no time zones: the times are those of China.
    bills["paid_at"] = pd.to_datetime(bills["paid_at"]).dt.tz_convert(CHINA).dt.tz_localize(None)
    return bills


def late(staff: fapiao.Staff) -> pd.DataFrame:
    """Applications past the day that was promised, and why."""
    rows = []
    for stage in fapiao.QueueStage:
        for item in staff.queue(stage=stage, overdue=True):
            application = item.application
            progress = staff.application(application.batch_number)
            rows.append(
                {
                    "batch_number": application.batch_number,
                    "status": application.label.en,
                    "promised": item.promise.date,
                    "gross_fen": application.gross_fen,
                    "why": "; ".join(reason.text.en for reason in progress.reasons),
                    "为什么": "；".join(reason.text.zh for reason in progress.reasons),
                }
            )
    return pd.DataFrame(rows, columns=["batch_number", "status", "promised", "gross_fen", "why", "为什么"])


def by_rate_and_month(file: sqlite3.Connection, staff: fapiao.Staff) -> pd.DataFrame:
    """Net, tax and gross of the fapiao that are out, by the month of issue and the rate; a red one counts against."""
    issued = file.execute("SELECT fapiao_id FROM fapiao WHERE status IN ('live', 'reversed')").fetchall()
    lines = [
        {
            "month": f"{document.issued_on:%Y-%m}",
            "rate": line.rate,
            "net_fen": line.net_fen,
            "tax_fen": line.tax_fen,
            "gross_fen": line.gross_fen,
        }
        for document in (staff.read_fapiao(fapiao_id) for (fapiao_id,) in issued)
        for line in document.lines
    ]
    frame = pd.DataFrame(lines, columns=["month", "rate", "net_fen", "tax_fen", "gross_fen"])
    return frame.groupby(["month", "rate"], as_index=False).sum()


def paid_and_invoiced(file: sqlite3.Connection) -> pd.DataFrame:
    """What was paid and what of it is invoiced, by month."""
    return pd.read_sql(
        "SELECT billing_month AS month, sum(paid_fen - refunded_fen) AS paid_fen, sum(invoiced_fen) AS invoiced_fen "
        "FROM bills GROUP BY billing_month ORDER BY billing_month",
        file,
    )


def chart(months: pd.DataFrame, path: Path) -> None:
    """Bars of what was paid and what is invoiced."""
    yuan = months.set_index("month")[["paid_fen", "invoiced_fen"]] / 100
    yuan.columns = pd.Index(["paid", "invoiced"])
    axes = yuan.plot.bar(figsize=(8, 4.5), rot=0, color=["#9db4c0", "#c8553d"])
    axes.set_xlabel("")
    axes.set_ylabel("yuan")
    axes.ticklabel_format(axis="y", style="plain")
    axes.set_title("Payments and what of them has a fapiao")
    pyplot.tight_layout()
    pyplot.savefig(path, dpi=120)
    pyplot.close()


def in_yuan(frame: pd.DataFrame) -> pd.DataFrame:
    """The same with yuan instead of fen, for people."""
    told = frame.copy()
    for name in [name for name in frame.columns if name.endswith("_fen")]:
        told[name] = frame[name] / 100
    if "rate" in told:
        told["rate"] = told["rate"].astype(float)
    return told.rename(columns=lambda name: name.removesuffix("_fen"))


def excel(sheets: dict[str, pd.DataFrame], path: Path) -> None:
    """A workbook with a sheet for each table."""
    with pd.ExcelWriter(path, engine="openpyxl", datetime_format="yyyy-mm-dd hh:mm") as book:
        for name, frame in sheets.items():
            in_yuan(frame).to_excel(book, sheet_name=name, index=False)
            sheet = book.sheets[name]
            sheet.freeze_panes = "A2"
            for at, column in enumerate(frame.columns, start=1):
                letter = sheet.cell(1, at).column_letter
                sheet.column_dimensions[letter].width = 40 if column in ("why", "为什么") else 22
                if column.endswith("_fen"):
                    for cell in sheet[letter][1:]:
                        cell.number_format = "#,##0.00"


def month_end(path: Path, month: str, out: Path) -> dict[str, pd.DataFrame]:
    """Writes `month.xlsx`, `month.png` and `courier.csv` into the folder, and gives the tables."""
    year, number = map(int, month.split("-"))
    last = dt.datetime(year, number, calendar.monthrange(year, number)[1], 23, 59, tzinfo=CHINA)
    out.mkdir(parents=True, exist_ok=True)
    with (
        fapiao.Desk.open(f"sqlite:{path}", clock=fapiao.ManualClock(last), policy="vianet21") as desk,
        sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file,
    ):
        staff = desk.staff("finance")
        tables = {
            "without fapiao": without_fapiao(file, month),
            "late": late(staff),
            "by rate": by_rate_and_month(file, staff),
            "months": paid_and_invoiced(file),
        }
        # The same request id for the same month: run again, it is the same sheet.
        sheet = staff.courier_sheet("yunda", request_id=f"courier-{month}")
    (out / "courier.csv").write_text(sheet.csv, "utf-8", newline="")
    chart(tables["months"], out / "month.png")
    excel(tables, out / "month.xlsx")
    return tables


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("month", help="yyyy-mm")
    parser.add_argument("--out", type=Path, default=Path("report"))
    asked = parser.parse_args()
    for title, table in month_end(asked.file, asked.month, asked.out).items():
        print(f"\n{title}: {len(table)}\n{in_yuan(table).head(8).to_string(index=False)}")
    print(f"\nwritten to {asked.out}: month.xlsx, month.png, courier.csv")
