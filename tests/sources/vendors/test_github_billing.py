from decimal import Decimal

from tests.sources.conftest import log, money, totals

HEADER = (
    "date,username,product,sku,model,quantity,unit_type,applied_cost_per_quantity,"
    "gross_amount,discount_amount,net_amount,{quota}total_monthly_quota,organization,"
    "cost_center_name,aic_quantity,aic_gross_amount\n"
)
OLDER = HEADER.format(quota="exceeds_quota,")


def test_cost_is_net_list_is_gross_and_credits_are_not_added_again(load_files):
    report = (
        "\ufeff" + OLDER + "2026-03-01,ada,copilot,copilot_premium_request, GPT-5 ,2,"
        "requests,0.04,0.08,0.01,0.07,False,300,org,Centre,1.5,0.015\r\n"
        "3/31/26,bea,copilot,copilot_premium_request,,16.5,requests,0.04,0.66,0.66,0,"
        "TRUE,300,org,,222.1,2.22\r\n"
    )
    loaded = load_files(report.encode())
    assert money(loaded) == {"billed": Decimal("0.07"), "list": Decimal("0.74")}
    assert totals(loaded) == {"requests": Decimal("18.5")}
    spend = loaded.frame("spend")
    assert sorted(set(spend["date"].astype("str"))) == ["2026-03-01", "2026-03-31"]
    assert set(spend["model"]) == {"GPT-5", ""}


def test_credit_reports_of_both_generations_count_credits(load_files):
    older = "05/29/2026,ada,copilot,copilot_ai_credit,m,25,ai-credits,0.01,0.25,0,0.25,"
    loaded = load_files(
        OLDER + older + "False,7000,org,,,\n",
        HEADER.format(quota="") + "2026-05-30,ada,spark,spark_ai_credit,m,4,ai-credits,"
        "0.01,0.04,0.01,0.03,7000,org,,4,0.04\n",
    )
    assert totals(loaded, "metric", "feature") == {
        ("credits", "copilot_ai_credit"): 25,
        ("credits", "spark_ai_credit"): 4,
    }
    assert money(loaded)["billed"] == Decimal("0.28")
    assert sorted(log(loaded, "version")) == ["AI credits", "premium requests"]


def test_a_refund_takes_back_money_and_requests(load_files):
    bought = "2026-03-01,ada,copilot,copilot_premium_request,m,25,requests,0.04,1,0,1,"
    refund = bought.replace("m,25", "m,-3").replace(",1,0,1,", ",-0.12,0,-0.12,")
    loaded = load_files(OLDER + "".join(f"{each}False,300,o,,,\n"
                                        for each in (bought, refund)))  # fmt: skip
    assert money(loaded) == {"billed": Decimal("0.88"), "list": Decimal("0.88")}
    assert totals(loaded) == {"requests": 22}
    assert log(loaded, "rows_dropped") == ["0"]


def test_the_same_line_in_two_downloads_counts_once(load_files):
    line = (
        "2026-03-01,ada,copilot,copilot_premium_request,m,2,requests,0.04,0.08,0,0.08,"
    )
    first = OLDER + line + "False,300,org,,,\n"
    again = first + line.replace("03-01", "03-02") + "False,300,org,,,\n"
    assert money(load_files(first, again))["billed"] == Decimal("0.16")


def test_a_month_from_the_endpoint_stays_a_month(load_files):
    item = {
        "product": "Copilot",
        "sku": "Copilot Premium Request",
        "model": "m",
        "unitType": "requests",
        "pricePerUnit": 0.04,
        "grossQuantity": 100,
        "grossAmount": 4,
        "discountQuantity": 25,
        "discountAmount": 1,
        "netQuantity": 75,
        "netAmount": 3,
    }
    page = {
        "timePeriod": {"year": 2026, "month": 2},
        "organization": "org",
        "usageItems": [item],
    }
    loaded = load_files(page)
    assert money(loaded) == {"billed": 3, "list": 4}
    assert totals(loaded, "metric", "period_days") == {("requests", 28): 100}
    assert set(loaded.frame("spend")["period_end"].astype("str")) == {"2026-02-28"}


def test_of_a_general_bill_only_copilot_counts_and_seats_are_seats(load_files):
    def item(product: str, unit: str, net: float) -> dict[str, object]:
        return {
            "date": "2026-02-01",
            "product": product,
            "sku": f"{product} {unit}",
            "quantity": 3,
            "unitType": unit,
            "grossAmount": net,
            "netAmount": net,
            "organizationName": "org",
        }

    page = {
        "usageItems": [
            item("Actions", "minutes", 0.8),
            item("Copilot", "user-months", 57),
            item("copilot", "requests", 0.12),
        ]
    }
    loaded = load_files(page)
    assert money(loaded, "category", "basis") == {
        ("seat", "billed"): 57,
        ("seat", "list"): 57,
        ("usage", "billed"): Decimal("0.12"),
        ("usage", "list"): Decimal("0.12"),
    }
    assert totals(loaded) == {"requests": 3}
    assert log(loaded, "dropped_because") == ["another product than Copilot: 1"]


ROW = "2026-03-01,ada,copilot,copilot_premium_request,{},requests,0.04,"


def test_a_day_downloaded_before_it_was_over_counts_in_its_last_state(load_files):
    within, beyond = (
        ROW.format("m,2") + "0.08,0.08,0,",
        ROW.format("m,3") + "0.12,0,0.12,",
    )
    early = OLDER + within + "False,300,org,,,\n"
    late = OLDER + beyond + "True,300,org,,,\n" + within + "False,300,org,,,\n"
    loaded = load_files(early, late, late.replace("False", "FALSE"))
    assert money(loaded) == {"billed": Decimal("0.12"), "list": Decimal("0.20")}
    assert totals(loaded) == {"requests": 5}
    assert sum(map(int, log(loaded, "rows_kept"))) == 2


def test_a_line_is_the_same_in_both_generations_and_with_either_date(load_files):
    row = ROW.format("m,2") + "0.08,0,0.08,"
    newer = row.replace("2026-03-01", "3/1/26")
    loaded = load_files(
        OLDER + row + "False,300,org,,1.5,0.01\n",
        HEADER.format(quota="") + newer + "300,org,,150,0.02\n",
    )
    assert money(loaded)["billed"] == Decimal("0.08")
    assert "the same record stands twice: 1" in log(loaded, "dropped_because")


def test_what_else_github_bills_is_left_out(load_files):
    actions = "2026-03-01,,actions,actions_linux,,100,minutes,0.008,0.8,0,0.8,"
    copilot = ROW.format("m,2") + "0.08,0,0.08,"
    report = OLDER + actions + ",,org,,,\n" + copilot + "False,300,org,,,\n"
    loaded = load_files(report)
    assert money(loaded)["billed"] == Decimal("0.08")
    assert log(loaded, "dropped_because") == ["another product than Copilot: 1"]
