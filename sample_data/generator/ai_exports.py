"""What the vendors of the company's three AI initiatives export, as they export it.

The weeks of the support assistant add up to the audit log of the story; teams differ:
Kassel and Poznan give it up, Utrecht does not, the night desk has four people.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sample_data.generator.noise import stream
from sample_data.generator.story import Row

FIRST_WEEK, WEEKS = date(2026, 3, 8), 30
FIRST_DAY, LAST_DAY = date(2026, 3, 1), date(2026, 9, 30)
DOMAIN = "tarnholt.example"
JOINED, JOINED_WEEK = 12, 11

# team, letter of its people, people, share active in the first week and in the last
SUPPORT = (
    ("Support Utrecht", "u", 90, 0.86, 0.86),
    ("Support Lyon", "l", 70, 0.56, 0.42),
    ("Support night desk", "n", 4, 0.50, 0.50),
    ("Support Kassel", "k", 130, None, None),
    ("Support Poznan", "p", 56, None, None),
)
LEGAL = (("Legal Kassel", "a", 70, 0.55, 0.57), ("Legal Utrecht", "b", 50, 0.49, 0.51))
_MONTHS = (3, 4, 5, 6, 7, 8, 9)


def ai_exports(actuals: list[Row]) -> dict[str, str]:
    """Return the text of each file below the register's folder `ai/`."""
    share = {
        row["date"]: row["value"] / 100
        for row in actuals
        if row["measure_id"] == "MEA-0202"
    }
    return {
        "org_map.csv": _table(_organization()),
        "seat_prices.csv": _table(_seat_prices()),
        "journeys.csv": _table(_journeys()),
        "microsoft-365-copilot.csv": _table(_copilot(share)),
        "lexpilot-usage.csv": _table(_lexpilot()),
        "anthropic-cost-1.json": _pages("cost", 1),
        "anthropic-cost-2.json": _pages("cost", 2),
        "anthropic-messages.json": _pages("messages", 0),
        "cloud-bill.csv": _table(_cloud_bill()),
        "product-events.jsonl": "".join(_events()),
    }


def _table(rows: list[list[Any]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def _weeks() -> list[date]:
    return [FIRST_WEEK + timedelta(weeks=n) for n in range(WEEKS)]


def _person(letter: str, number: int) -> str:
    return f"{letter}{number:03d}@{DOMAIN}"


def _organization() -> list[list[Any]]:
    rows: list[list[Any]] = [
        ["key_type", "key", "team", "use_case", "share", "valid_from", "valid_to"]
    ]
    for use_case, teams in (("INI-002", SUPPORT), ("INI-001", LEGAL)):
        for team, letter, people, *_ in teams:
            joined = JOINED if letter == "l" else 0
            rows += [
                ["email", _person(letter, n), team, use_case, "", "", ""]
                for n in range(1, people + joined + 1)
            ]
    # a contract team worked for both legal departments until the end of June
    rows += [
        ["workspace", "wrkspc_lexpilot", "Legal Kassel", "INI-001", share, begun, ended]
        for share, begun, ended in (
            ("0.5", "", "2026-06-30"),
            ("0.6", "2026-07-01", ""),
        )
    ]
    rows += [
        [
            "workspace",
            "wrkspc_lexpilot",
            "Legal Utrecht",
            "INI-001",
            share,
            begun,
            ended,
        ]
        for share, begun, ended in (
            ("0.5", "", "2026-06-30"),
            ("0.4", "2026-07-01", ""),
        )
    ]
    rows += [
        ["tag", "service:support-desk", "Support", "INI-002", "", "", ""],
        [
            "tag",
            "service:comfort-forecast",
            "Monitoring product",
            "INI-003",
            "",
            "",
            "",
        ],
    ]
    return rows


def _seat_prices() -> list[list[Any]]:
    head = ["vendor", "tool", "plan", "team", "use_case", "seats", "price", "currency"]
    head += ["basis", "valid_from", "valid_to"]
    legal = [
        ["lexpilot", "lexpilot", "", team, "INI-001", people, "190.00", "EUR"]
        for team, _, people, *_ in LEGAL
    ]
    copilot = ["microsoft", "microsoft_365_copilot", "", "", "INI-002", ""]
    return [
        head,
        *([*row, "billed", "2025-02-01", ""] for row in legal),
        [*copilot, "28.10", "EUR", "billed", "2024-11-01", ""],
    ]


def _journeys() -> list[list[Any]]:
    curve = ("heating_curve_opened", "forecast_shown", "forecast_applied", 0.7)
    alarm = ("alarm_opened", "alarm_hint_shown", "alarm_hint_used", 0.3)
    return [
        ["initiative_id", "journey", "entered", "shown", "used", "weight"],
        ["INI-003", "Set the heating curve", *curve],
        ["INI-003", "Handle an alarm", *alarm],
    ]


def _members(name: str, people: int, counts: list[int]) -> list[set[int]]:
    """Return who is active in each period: mostly the same people, others at times."""
    rng = stream(f"ai/{name}")
    liking = rng.random(people).tolist()
    active = []
    for count in counts:
        mood = rng.random(people).tolist()
        order = sorted(range(people), key=lambda n: liking[n] + 0.3 * mood[n])
        active.append(set(order[:count]))
    return active


def _between(first: float, last: float) -> list[float]:
    return [first + (last - first) * n / (WEEKS - 1) for n in range(WEEKS)]


def _support_counts(share: dict[date, float]) -> dict[str, list[int]]:
    """Return the active people of each team by week; together they are the log's."""
    seats = sum(people for _, _, people, *_ in SUPPORT)
    whole = [round(share[week] * seats) for week in _weeks()]
    counts: dict[str, list[int]] = {}
    for team, _, people, first, last in SUPPORT:
        if first is not None and last is not None:
            counts[team] = [round(people * each) for each in _between(first, last)]
    rest = [n - sum(each[w] for each in counts.values()) for w, n in enumerate(whole)]
    counts["Support Kassel"] = [round(left * 130 / 186) for left in rest]
    counts["Support Poznan"] = [
        left - kassel
        for left, kassel in zip(rest, counts["Support Kassel"], strict=True)
    ]
    return counts


def _copilot(share: dict[date, float]) -> list[list[Any]]:
    """Return a snapshot a week of Microsoft's report by person, each of seven days."""
    apps = (
        "Microsoft Teams",
        "Word",
        "Excel",
        "PowerPoint",
        "Outlook",
        "OneNote",
        "Loop",
    )
    head = [
        "Report Refresh Date",
        "Report Period",
        "User Principal Name",
        "Display Name",
    ]
    head += [
        "Last Activity Date",
        *(f"{app} Copilot Last Activity Date" for app in apps),
    ]
    rows: list[list[Any]] = [[*head, "Copilot Chat Last Activity Date"]]
    counts = _support_counts(share)
    active = {
        team: _members(team, people, counts[team]) for team, _, people, *_ in SUPPORT
    }
    rng = stream("ai/copilot days")
    last: dict[str, tuple[str, str]] = {}
    for number, week in enumerate(_weeks()):
        for team, letter, people, *_ in SUPPORT:
            for n in range(people):
                # twelve people of Lyon hand their seats on to twelve who joined
                joins = letter == "l" and n < JOINED and number >= JOINED_WEEK
                person = _person(letter, n + 1 + (people if joins else 0))
                back, outlook = rng.random(2).tolist()
                if n in active[team][number]:
                    on = str(week - timedelta(days=int(2 + 5 * back)))
                    mail = on if outlook < 0.3 else last.get(person, ("", ""))[1]
                    last[person] = (on, mail)
                chat, mail = last.get(person, ("", ""))
                rows.append(
                    [week, 7, person, "", chat, "", "", "", "", mail, "", "", chat]
                )
    return rows


def _lexpilot() -> list[list[Any]]:
    """Return the weeks of the lawyers: who was active, and how many drafts they had."""
    rows: list[list[Any]] = [
        ["date", "period_days", "user", "metric", "quantity", "vendor", "tool"]
    ]
    of = ["lexpilot", "lexpilot"]
    rng = stream("ai/drafts")
    for team, letter, people, first, last in LEGAL:
        counts = [round(people * each) for each in _between(first, last)]
        for week, members in zip(_weeks(), _members(team, people, counts), strict=True):
            monday = week - timedelta(days=6)
            for n in sorted(members):
                drafts = 1 + int(rng.random() * 1.85)
                person = _person(letter, n + 1)
                rows.append([monday, 7, person, "active", 1, *of])
                rows.append([monday, 7, person, "interactions", drafts, *of])
    return rows


def _pages(kind: str, page: int) -> str:
    """Return a report of Anthropic; amounts are cents, and the first page says more."""
    days = [
        FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)
    ]
    half = days.index(date(2026, 6, 15))
    rng = stream(f"ai/anthropic {kind}")
    data = []
    for number, day in enumerate(days):
        low, high = rng.random(2).tolist()
        # from USD 105 to 330 a working day: three times, behind the same seats
        dollars = (105 + 225 * number / len(days)) * (0.9 + 0.2 * low)
        of = {"workspace_id": "wrkspc_lexpilot", "model": "claude-sonnet-4-5"}
        results: list[Row] = []
        if day.weekday() < 5:
            results = _cost(dollars, of) if kind == "cost" else [_tokens(dollars, of)]
        if day.weekday() == 2:
            spare = {"workspace_id": "wrkspc_sandbox", "model": "claude-haiku-4-5"}
            dollars = 9 + 4 * high
            results += (
                _cost(dollars, spare)[:1]
                if kind == "cost"
                else [_tokens(dollars, spare)]
            )
        data.append(
            {
                "starting_at": f"{day}T00:00:00Z",
                "ending_at": f"{day + timedelta(days=1)}T00:00:00Z",
                "results": results,
            }
        )
    kept = {0: data, 1: data[:half], 2: data[half:]}[page]
    more = {"has_more": page == 1, "next_page": "page_2" if page == 1 else None}
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in kept)
    tail = json.dumps(more, separators=(",", ":"))[1:]
    return f'{{"data":[\n{lines}\n],{tail}\n'


def _cost(dollars: float, of: Row) -> list[Row]:
    return [
        {
            "currency": "USD",
            "amount": f"{100 * dollars * part:.4f}",
            **of,
            "cost_type": "tokens",
            "token_type": token,
        }
        for token, part in (("uncached_input_tokens", 0.6), ("output_tokens", 0.4))
    ]


def _tokens(dollars: float, of: Row) -> Row:
    return {
        **of,
        "uncached_input_tokens": round(dollars * 200_000),
        "cache_creation": {
            "ephemeral_1h_input_tokens": 0,
            "ephemeral_5m_input_tokens": 0,
        },
        "cache_read_input_tokens": round(dollars * 80_000),
        "output_tokens": round(dollars * 26_667),
    }


def _cloud_bill() -> list[list[Any]]:
    """Return the AI rows of the cloud bill by month, and one that is no AI."""
    head = [
        "BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "BillingCurrency",
        "BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart",
        "ChargePeriodEnd", "ChargeCategory", "ChargeClass", "ChargeDescription",
        "PricingQuantity", "PricingUnit", "ConsumedQuantity", "ConsumedUnit",
        "ServiceCategory", "ServiceSubcategory", "ServiceName", "SkuMeter",
        "BillingAccountId", "BillingAccountName", "InvoiceIssuerName", "ProviderName",
        "Tags",
    ]  # fmt: skip
    rows: list[list[Any]] = [head]
    rng = stream("ai/cloud bill")
    for number, month in enumerate(_MONTHS):
        begun, ended = (
            f"2026-{month:02d}-01T00:00:00Z",
            f"2026-{month + 1:02d}-01T00:00:00Z",
        )
        noise = [0.98 + 0.04 * each for each in rng.random(4).tolist()]
        for meter, model, unit, service, tag, first, step in (
            ("gpt-4o-0806-Inp-glbl Tokens", "gpt-4o input", "1K", "Azure OpenAI",
             "support-desk", 9000, 520),
            ("gpt-4o-0806-Outp-glbl Tokens", "gpt-4o output", "1K", "Azure OpenAI",
             "support-desk", 5200, 310),
            ("gpt-4.1-mini-Inp-glbl Tokens", "forecast input", "1M", "Azure OpenAI",
             "comfort-forecast", 11200, 130),
            ("gpt-4.1-mini-Outp-glbl Tokens", "forecast output", "1M", "Azure OpenAI",
             "comfort-forecast", 6900, 80),
        ):  # fmt: skip
            cost = round((first + step * number) * noise.pop(), 2)
            tokens = round(cost / 0.0022) if unit == "1K" else round(cost / 0.36)
            rows.append(
                [
                    f"{cost:.2f}", f"{cost * 0.97:.2f}", f"{cost * 1.08:.2f}",
                    f"{cost:.2f}", "EUR", begun, ended, begun, ended, "Usage", "",
                    model, tokens, unit, tokens, unit, "AI and Machine Learning",
                    "Generative AI", service, meter, "enr-4471", "Tarnholt Group",
                    "Microsoft", "Microsoft", json.dumps({"service": tag}),
                ]
            )  # fmt: skip
        rows.append(
            [
                "3210.00", "3210.00", "3210.00", "3210.00", "EUR", begun, ended, begun,
                ended, "Usage", "", "Storage for the data lake", 1, "1 Month", 1,
                "1 Month", "Storage", "Object Storage", "Blob Storage", "Hot LRS",
                "enr-4471", "Tarnholt Group", "Microsoft", "Microsoft",
                json.dumps({"service": "data-lake"}),
            ]
        )  # fmt: skip
    return rows


def _events() -> Iterator[str]:
    """Yield events of sixty accounts of the product, a sample of all."""
    accounts = 60
    chains = (
        (
            ("heating_curve_opened", "forecast_shown", "forecast_applied"),
            (57, 50, 34),
            0,
        ),
        (("alarm_opened", "alarm_hint_shown", "alarm_hint_used"), (44, 30, 10), 2),
    )
    rng = stream("ai/product events")
    for names, counts, growth in chains:
        liking = rng.random(accounts).tolist()
        for number, month in enumerate(_MONTHS):
            mood = rng.random(accounts).tolist()
            order = sorted(range(accounts), key=lambda n: liking[n] + 0.35 * mood[n])
            for name, count in zip(names, counts, strict=True):
                for account in order[: count + growth * number * (name != names[0])]:
                    day, hour = rng.random(2).tolist()
                    on = datetime(
                        2026, month, int(1 + 28 * day), int(6 + 12 * hour), tzinfo=UTC
                    )
                    properties = {
                        "time": int(on.timestamp()),
                        "distinct_id": f"b{account + 1:03d}",
                        "$insert_id": f"{name}-{month}-{account + 1}",
                    }
                    event = {"event": name, "properties": properties}
                    yield json.dumps(event, separators=(",", ":")) + "\n"
