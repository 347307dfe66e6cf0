"""FOCUS: the AI charges of a cloud or SaaS bill, versions 1.0 to 1.4.

BilledCost, EffectiveCost and ListCost are views of the same money, so each becomes
rows of its own basis. Which rows are AI is told by the rules below, in this order.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from valuebook.sources.facts import (
    Billing,
    Caution,
    Fact,
    Keys,
    Read,
    Record,
    Spend,
    Tally,
    Usage,
)
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    NO_ZONE,
    Unusable,
    decimal,
    is_null,
    keys,
    lacks_zone,
    last_day,
    mapping,
    required_day,
    text,
)

NOT_AI = "not AI by any rule"
_SERVICES = re.compile(
    r"bedrock|openai|azure ai|ai foundry|foundry models|vertex ai|gemini|claude"
    r"|anthropic|copilot|chatgpt|generative ai|cognitive services|mistral|cohere"
    r"|perplexity|cursor|sagemaker jumpstart|amazon q\b|generative language"
    r"|deepseek|hugging ?face|openrouter|elevenlabs",
    re.IGNORECASE,
)
_METERS = re.compile(
    r"\b(?:gpt|claude|gemini|llama|mistral|nova ?(?:pro|lite|micro)|titan|o[134])\b"
    r"[-\w. ]*\b(?:tokens?|inp|inpt?|outp?|opt)\b"
    r"|(?:input|output)[-_ ]?tokens?(?:count)?\b|(?:Input|Output)TokenCount",
    re.IGNORECASE,
)
# a tag that says that something is not AI
_NO = frozenset({"", "0", "false", "no", "none", "n/a"})
_SUBCATEGORIES = frozenset(
    {
        "ai platforms",
        "bots",
        "generative ai",
        "machine learning",
        "natural language processing",
    }
)


@dataclass(frozen=True)
class Rule:
    """A way to tell that a row of a bill is AI, with the words that name it."""

    name: str
    holds: Callable[[Row], bool]


def _meter(row: Row) -> str:
    """Return the raw meter: the one place where clouds name model and direction."""
    for name in ("SkuMeter", "x_SkuMeterName", "x_UsageType"):
        if not is_null(row.get(name)):
            return text(row[name])
    return ""


def _described(row: Row) -> str:
    return f"{_meter(row)} {_given(row, 'ChargeDescription')}"


def _given(row: Row, *names: str) -> str:
    return next((text(row[name]) for name in names if not is_null(row.get(name))), "")


RULES = (
    Rule(
        "service category",
        lambda row: (
            _given(row, "ServiceCategory").casefold() == "ai and machine learning"
        ),
    ),
    Rule(
        "service subcategory",
        lambda row: _given(row, "ServiceSubcategory").casefold() in _SUBCATEGORIES,
    ),
    Rule(
        "service name", lambda row: bool(_SERVICES.search(_given(row, "ServiceName")))
    ),
    Rule(
        "publisher",
        lambda row: bool(
            _SERVICES.search(
                _given(row, "PublisherName")
                + " "
                + _given(row, "ServiceProviderName", "ProviderName")
            )
        ),
    ),
    Rule("meter", lambda row: bool(_METERS.search(_described(row)))),
    Rule(
        "tag",
        lambda row: any(
            key in {"ai", "genai", "llm", "ai_use_case"} and value not in _NO
            for key, value in _tags(row)
        ),
    ),
)


def charges(row: Row, page: Page) -> Iterator[Read]:
    """Yield a row of the bill, without facts where no rule says that it is AI."""
    if (ends := last_day(row.get("BillingPeriodEnd"))) and (
        charged := last_day(row.get("ChargePeriodEnd"))
    ):
        yield Billing(ends, charged)
    rule = next((each.name for each in RULES if each.holds(row)), "")
    if not rule:
        yield Record((), dropped=NOT_AI)
        return
    # the order of the columns, and columns with nothing in them, tell nothing apart
    identity = tuple(
        sorted((name, text(each)) for name, each in row.items() if not is_null(each))
    )
    if lacks_zone(row.get("ChargePeriodStart")):
        yield Caution(NO_ZONE)
    first = required_day(row.get("ChargePeriodStart"), "ChargePeriodStart")
    last = max(first, last_day(row.get("ChargePeriodEnd")) or first)
    provider = _given(row, "ServiceProviderName", "ProviderName", "InvoiceIssuerName")
    service = _given(row, "ServiceName")
    meter = _meter(row) or _given(row, "ChargeDescription")
    currency = _given(row, "BillingCurrency").upper()
    if not currency:
        raise Unusable("no BillingCurrency")
    of = _allotting(row)
    facts: list[Fact] = []
    billed = decimal(row.get("BilledCost"), "BilledCost")
    for name, basis in (
        ("BilledCost", "billed"),
        ("EffectiveCost", "effective"),
        ("ListCost", "list"),
    ):
        amount = decimal(row.get(name), name)
        if amount is not None:
            facts.append(
                Spend(
                    first,
                    last,
                    amount,
                    currency,
                    provider,
                    f"{service}: {meter}" if meter and service else service or meter,
                    basis,
                    category=_category(row),
                    model=_model(row),
                    quantity=decimal(row.get("PricingQuantity"), "PricingQuantity"),
                    unit=_given(row, "PricingUnit"),
                    keys=of,
                )
            )
    used = _used(row)
    if used and used[0] and _given(row, "ChargeCategory").casefold() == "usage":
        quantity, measured = used
        facts.append(
            Usage(
                first, quantity, measured, provider, service, meter, _model(row)
            )._replace(keys=of)
        )
    yield Tally(rule, currency, billed or Decimal(0))
    yield Record(identity, facts)


def _category(row: Row) -> str:
    kind = _given(row, "ChargeCategory").casefold()
    if kind == "purchase":
        effective = decimal(row.get("EffectiveCost"), "EffectiveCost")
        unit = _given(row, "PricingUnit", "ConsumedUnit")
        if not effective:
            return "commitment"
        seats = re.search(r"seat|licen[cs]e|user", unit, re.IGNORECASE)
        return "seat" if seats else "commitment"
    return kind if kind in {"tax", "credit", "adjustment"} else "usage"


def _tags(row: Row) -> list[tuple[str, str]]:
    try:
        found = mapping(row.get("Tags"), "Tags")
    except Unusable:
        return []
    return [
        (name.strip().casefold(), text(value).casefold())
        for name, value in found.items()
    ]


def _allotting(row: Row) -> Keys:
    return keys(
        ("sub_account", row.get("SubAccountId")),
        ("sub_account", row.get("SubAccountName")),
        *(("tag", f"{name}:{value}") for name, value in _tags(row)),
        ("account", row.get("BillingAccountId")),
    )


_DIRECTIONS = (
    (
        re.compile(
            r"cache[-_ ]?write|cache[-_ ]?creat|cchd?[-_ ]?(?:wr|write)", re.IGNORECASE
        ),
        "tokens_cache_write",
    ),
    (
        re.compile(
            r"cached|cache[-_ ]?read|\bcchd\b|\bcd\b|cacheread|cchd[-_ ]?inp?",
            re.IGNORECASE,
        ),
        "tokens_cache_read",
    ),
    (
        re.compile(r"output|completion|\b(?:outp?|opt)\b|[-_](?:outp?|opt)[-_ ]", re.I),
        "tokens_output",
    ),
    (
        re.compile(r"input|prompt|\b(?:inpt?|in)\b|[-_](?:inpt?|in)[-_ ]", re.I),
        "tokens_input_uncached",
    ),
)
_MULTIPLES = (
    (
        re.compile(r"\b(?:1 ?m|1,?000,?000|million)\b|\b1m(?=[ _-]?tokens?)", re.I),
        10**6,
    ),
    (re.compile(r"\b(?:1 ?k|1,?000|thousand)\b|\b1k(?=[ _-]?tokens?)", re.I), 10**3),
)
_PLAIN = re.compile(r"^\s*tokens?\s*$", re.IGNORECASE)
_BARE = re.compile(r"^\s*(?:units?|count|each|quantity)?\s*$", re.IGNORECASE)


def _used(row: Row) -> tuple[Decimal | int, str] | None:
    """Return tokens, with the unit of the row multiplied out, or requests."""
    quantity = decimal(row.get("ConsumedQuantity"), "ConsumedQuantity")
    unit = _given(row, "ConsumedUnit")
    if quantity is None:
        quantity = decimal(row.get("PricingQuantity"), "PricingQuantity")
        unit = _given(row, "PricingUnit")
    if quantity is None:
        return None
    if re.search(r"request|call", unit, re.IGNORECASE):
        return _whole(quantity), "requests"
    described = _described(row)
    if not re.search(r"token", f"{unit} {described}", re.IGNORECASE):
        return None
    times = _times(unit, described)
    direction = next(
        (
            measured
            for text_ in (_meter(row), _given(row, "ChargeDescription"))
            for pattern, measured in _DIRECTIONS
            if pattern.search(text_)
        ),
        "",
    )
    return (_whole(quantity * times), direction) if times and direction else None


def _times(unit: str, described: str) -> int:
    """Return how many tokens one unit is, 0 where neither unit nor text says it."""
    if _PLAIN.match(unit):
        return 1
    for pattern, times in _MULTIPLES:
        if pattern.search(unit):
            return times
    if not _BARE.match(unit):
        return 1 if re.search(r"token", unit, re.IGNORECASE) else 0
    return next((n for pattern, n in _MULTIPLES if pattern.search(described)), 0)


def _whole(quantity: Decimal) -> Decimal | int:
    return int(quantity) if quantity == quantity.to_integral_value() else quantity


_EDITION = re.compile(r"\s*\(Amazon Bedrock Edition\)\s*$", re.IGNORECASE)
_REGION = re.compile(r"^[A-Z]{2,4}\d?-(?:MP:)?")
_NOT_MODEL = re.compile(
    r"[-_ ](?:inpt?|input|outp?|output|opt|in|cached?|cchd|cd|text|image|audio|tokens?"
    r"|glbl|gl|global|dzone|dz|regnl|regional|batch|1m|1k|count|units|standard)\b.*$",
    re.IGNORECASE,
)


def _model(row: Row) -> str:
    """Return the model as far as service and meter tell; the meter itself is kept."""
    service = _given(row, "ServiceName")
    if _EDITION.search(service):
        return _EDITION.sub("", service)
    if not re.search(r"token", _described(row), re.IGNORECASE):
        return ""
    meter = _REGION.sub("", _meter(row) or _given(row, "ChargeDescription"))
    model = _NOT_MODEL.sub("", meter)
    return model.strip() if model != meter and not model.startswith("$") else ""
