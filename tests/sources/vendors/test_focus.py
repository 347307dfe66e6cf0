import json
from decimal import Decimal

import pytest

from tests.sources.conftest import log, money, totals, warnings, zipped
from valuebook.sources.organization import read_organization

COLUMNS = (
    "BilledCost",
    "EffectiveCost",
    "ListCost",
    "BillingCurrency",
    "BillingPeriodEnd",
    "ChargePeriodStart",
    "ChargePeriodEnd",
    "ChargeCategory",
    "ServiceCategory",
    "ServiceName",
    "ChargeDescription",
    "SkuMeter",
    "ConsumedQuantity",
    "ConsumedUnit",
    "PricingQuantity",
    "PricingUnit",
    "ProviderName",
    "SubAccountId",
    "Tags",
    "x_Extra",
)
AI = "AI and Machine Learning"
PLAIN = {
    "BilledCost": "2.50",
    "EffectiveCost": "2.00",
    "ListCost": "3.00",
    "BillingCurrency": "USD",
    "ChargePeriodStart": "2026-03-02T00:00:00Z",
    "ChargePeriodEnd": "2026-03-03T00:00:00Z",
    "ChargeCategory": "Usage",
    "ServiceCategory": AI,
    "ServiceName": "Azure OpenAI",
    "ProviderName": "Microsoft",
}


def bill(*rows: dict[str, str], without: tuple[str, ...] = ()) -> str:
    columns = [each for each in COLUMNS if each not in without]
    cells = [
        ",".join(
            '"' + {**PLAIN, **row}.get(each, "").replace('"', '""') + '"'
            for each in columns
        )
        for row in rows
    ]
    return "\n".join([",".join(columns), *cells]) + "\n"


def test_views_of_the_same_money_stay_apart(load_files):
    loaded = load_files(bill(PLAIN, {"SubAccountId": "s", "ListCost": "NULL"}))
    assert money(loaded) == {"billed": 5, "effective": 4, "list": 3}


def test_a_commitment_is_paid_once_and_used_later(load_files):
    bought = {
        "ChargeCategory": "Purchase",
        "BilledCost": "$12,000.00 ",
        "EffectiveCost": "0.00 ",
        "ChargePeriodStart": "4/1/25",
        "ChargePeriodEnd": "4/1/26",
    }
    covered = {"BilledCost": "0", "EffectiveCost": "1000", "ListCost": "1200"}
    loaded = load_files(("\ufeff" + bill(bought, covered)).encode())
    assert money(loaded, "category", "basis") == {
        ("commitment", "billed"): 12000,
        ("commitment", "effective"): 0,
        ("commitment", "list"): 3,
        ("usage", "billed"): 0,
        ("usage", "effective"): 1000,
        ("usage", "list"): 1200,
    }
    spend = loaded.frame("spend").set_index("category")
    assert str(spend.loc["commitment", "period_end"].iloc[0].date()) == "2026-03-31"


def test_credits_and_taxes_keep_their_category(load_files):
    rows = [
        {"ChargeCategory": "Credit", "BilledCost": "-1.25"},
        {"ChargeCategory": "Tax", "BilledCost": "0.4"},
        {"ChargeCategory": "Adjustment", "BilledCost": "0.1"},
    ]
    found = money(load_files(bill(*rows)), "category", "basis")
    assert found["credit", "billed"] == Decimal("-1.25")
    assert found["tax", "billed"] == Decimal("0.4")
    assert found["adjustment", "billed"] == Decimal("0.1")


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ({"ServiceCategory": AI, "ServiceName": "Anything"}, 1),
        (
            {
                "ServiceCategory": "Other",
                "ServiceName": "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
            },
            1,
        ),
        ({"ServiceCategory": "", "ServiceName": "Vertex AI"}, 1),
        (
            {
                "ServiceCategory": "Other",
                "ServiceName": "Marketplace",
                "SkuMeter": "gpt-4o-0806-Inp-glbl Tokens",
            },
            1,
        ),
        (
            {
                "ServiceCategory": "Other",
                "ServiceName": "Proxy",
                "Tags": '{"genai": "yes"}',
            },
            1,
        ),
        ({"ServiceCategory": "Compute", "ServiceName": "Virtual Machines"}, 0),
        (
            {
                "ServiceCategory": "Business Applications",
                "ServiceName": "Widgets",
                "ChargeDescription": "Token Purchase For Period 1",
            },
            0,
        ),
    ],
)
def test_ai_is_told_by_rules(load_files, row, kept):
    loaded = load_files(bill(row))
    assert log(loaded, "rows_kept") == [str(kept)]
    assert log(loaded, "dropped_because") == ["" if kept else "not AI by any rule: 1"]


@pytest.mark.parametrize(
    ("meter", "unit", "quantity", "found", "model"),
    [
        ("gpt-4o-0806-Inp-glbl Tokens", "1K", "1000", "tokens_input_uncached", 10**6),
        ("5.4 opt Gl 1M Tokens", "1M", "2", "tokens_output", 2 * 10**6),
        ("gpt-5 cchd Inp DZ Tokens", "1K", "7", "tokens_cache_read", 7000),
        ("gpt-5 cd inp Gl Tokens", "1M", "0.5", "tokens_cache_read", 500_000),
        ("USE1-NovaPro-input-tokens", "1K tokens", "3", "tokens_input_uncached", 3000),
        ("Gemini Pro Output", "Tokens", "12", "tokens_output", 12),
        (
            "USE1_Claude_cache_write_tokens",
            "1K tokens",
            "1",
            "tokens_cache_write",
            1000,
        ),
    ],
)
def test_tokens_are_multiplied_by_the_unit_of_their_row(
    load_files, meter, unit, quantity, found, model
):
    row = {"SkuMeter": meter, "ConsumedQuantity": quantity, "ConsumedUnit": unit}
    assert totals(load_files(bill(row))) == {found: model}


def test_a_marketplace_unit_is_read_from_its_description(load_files):
    row = {
        "ServiceName": "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
        "SkuMeter": "USE1-MP:USE1_InputTokenCount-Units",
        "ChargeDescription": "AWS Marketplace software usage|us-east-1|"
        "Million Input Tokens",
        "ConsumedQuantity": "1.5",
        "ConsumedUnit": "Units",
    }
    loaded = load_files(bill(row))
    assert totals(loaded) == {"tokens_input_uncached": 1_500_000}
    assert set(loaded.frame("spend")["model"]) == {"Claude Sonnet 4.6"}


def test_a_unit_that_cannot_be_read_counts_no_tokens(load_files):
    row = {
        "SkuMeter": "gpt-4o Inp Tokens",
        "ConsumedQuantity": "9",
        "ConsumedUnit": "Units",
    }
    assert totals(load_files(bill(row))) == {}


def test_tags_and_sub_accounts_allot_the_bill(load_files, tmp_path):
    teams = tmp_path / "teams.csv"
    teams.write_text(
        "key_type,key,team,use_case,share\n"
        "tag,team=Legal,Legal,contracts,\n"
        "sub-account,sa-1,Ops,,0.25\n"
    )
    rows = [
        {"Tags": json.dumps({" team": "legal"})},
        {"SubAccountId": "sa-1"},
        {"Tags": "NULL"},
    ]
    loaded = load_files(bill(*rows), organization=read_organization(teams))
    billed = {
        team: amount
        for (team, basis), amount in money(loaded, "team", "basis").items()
        if basis == "billed"
    }
    assert billed == {
        "Legal": Decimal("2.50"),
        "Ops": Decimal("0.625"),
        "(unallocated)": Decimal("4.375"),
    }
    assert (
        "(all files): USD 7.5 billed, of which unallocated 4.375 (58 %)"
        in loaded.warnings
    )


def test_currencies_are_named_and_stay_apart(load_files):
    loaded = load_files(bill(PLAIN, {"BillingCurrency": "EUR"}))
    assert money(loaded, "currency", "basis")["EUR", "billed"] == Decimal("2.50")
    assert (
        "(all files): amounts in EUR and USD: they are never added to each other"
        in loaded.warnings
    )


def test_like_rows_of_one_bill_count_and_a_second_download_does_not(load_files):
    first = bill(PLAIN, PLAIN)
    again = bill(PLAIN, PLAIN, {"SubAccountId": "s"})
    loaded = load_files(first, again)
    assert money(loaded)["billed"] == Decimal("7.50")
    assert "1 row of this file are like another" in " ".join(warnings(loaded))


@pytest.mark.parametrize(
    ("without", "version"),
    [(("SkuMeter",), "1.0"), ((), "1.1")],
)
def test_the_version_is_told_by_the_header(load_files, without, version):
    assert log(load_files(bill(PLAIN, without=without)), "version") == [version]


def test_the_newest_version_names_its_provider_otherwise(load_files):
    text = bill(PLAIN).replace("ProviderName", "ServiceProviderName")
    loaded = load_files(text)
    assert set(loaded.frame("spend")["vendor"]) == {"Microsoft"}
    assert log(loaded, "version") == ["1.3 or later"]


def test_stamps_of_the_published_sample_and_of_azure_are_read(load_files):
    rows = [
        {
            "ChargePeriodStart": "2024-09-18 22:00:00",
            "ChargePeriodEnd": "2024-09-18 23:00:00",
        },
        {
            "ChargePeriodStart": "2024-09-19T00:00Z",
            "ChargePeriodEnd": "2024-09-20T00:00Z",
        },
    ]
    spend = load_files(bill(*rows)).frame("spend")
    assert sorted(set(spend["date"].astype("str"))) == ["2024-09-18", "2024-09-19"]
    assert sorted(set(spend["period_end"].astype("str"))) == [
        "2024-09-18",
        "2024-09-19",
    ]


def test_spend_by_rule_is_told_so_that_it_can_be_checked(load_files):
    rows = [PLAIN, PLAIN | {"ServiceCategory": "Other", "SubAccountId": "s"}]
    assert warnings(load_files(bill(*rows))) == [
        "0.bin: taken for AI by service category: 1 row, USD 2.5 billed; "
        "taken for AI by service name: 1 row, USD 2.5 billed"
    ]


MONTH = {"BillingPeriodEnd": "2026-04-01T00:00:00Z"}


def charged_to(day: str) -> dict[str, str]:
    return {**MONTH, "ChargePeriodEnd": f"2026-03-{day}T00:00:00Z"}


def test_a_bill_whose_charges_end_early_may_not_be_complete(load_files):
    loaded = load_files(bill(charged_to("11"), charged_to("13")))
    assert (
        "(all files): the bill of the period to 2026-03-31 has charges to 2026-03-12 "
        "only; it may not be complete"
    ) in loaded.warnings


def test_the_files_of_a_bill_reach_to_its_end_together(load_files):
    loaded = load_files(bill(charged_to("13")), bill(charged_to("30")))
    assert not any("complete" in each for each in loaded.warnings)


def test_a_bill_twice_in_one_archive_counts_once(load_files):
    other = {"BilledCost": "1"}
    first, again = bill(PLAIN, PLAIN, other), bill(other, PLAIN, PLAIN)
    assert money(load_files(zipped(a=first.encode(), b=again.encode())))["billed"] == 6


def test_a_bill_with_its_columns_in_another_order_is_the_same_bill(load_files):
    table = bill(PLAIN)
    header, row = (line.split(",") for line in table.splitlines())
    turned = "\n".join([",".join(header[::-1]), ",".join(row[::-1])]) + "\n"
    wider = bill(PLAIN).replace("x_Extra", "SkuPriceDetails")
    assert money(load_files(table, turned, wider))["billed"] == Decimal("2.5")


@pytest.mark.parametrize(("tag", "kept"), [("true", True), ("False", False)])
def test_a_tag_may_say_that_a_row_is_not_ai(load_files, tag, kept):
    row = {"ServiceCategory": "Compute", "ServiceName": "Virtual Machines"}
    loaded = load_files(bill({**row, "Tags": json.dumps({"AI": tag})}))
    assert bool(money(loaded)) == kept


def test_two_states_of_one_bill_are_named(load_files):
    changed = bill(PLAIN, {"SubAccountId": "s", "BilledCost": "3"})
    loaded = load_files(bill(PLAIN, {"SubAccountId": "s"}), changed)
    said = "focus: of 1 day two files have some rows alike and others not"
    assert any(said in each for each in loaded.warnings)


@pytest.mark.parametrize(
    "other",
    [
        bill({"SubAccountId": "s"}),
        bill(PLAIN, {"ChargePeriodStart": "2026-03-04T00:00:00Z"}),
    ],
)
def test_parts_of_a_bill_and_a_longer_one_are_no_states(load_files, other):
    loaded = load_files(bill(PLAIN), other)
    assert not any("two files have some rows" in each for each in loaded.warnings)


def test_what_a_meter_says_of_the_cache_is_not_the_model(load_files):
    meter = "USE1-NovaPro-cache-read-input-token-count"
    row = {"SkuMeter": meter, "ConsumedQuantity": "2", "ConsumedUnit": "1K tokens"}
    assert totals(load_files(bill(row)), "metric", "model") == {
        ("tokens_cache_read", "NovaPro"): 2000
    }
