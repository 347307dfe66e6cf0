from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = {
    "register.toml": 'name = "Acme"\ncurrency = "EUR"\n',
    "initiatives.csv": (
        "initiative_id,name,type,stage,status,start,go_live,is_ai,budget\n"
        "007,Contract review,ai,live,delivered,2024-01-01,2025-01-15,yes,120000.00\n"
        "NA,Onboarding,training,live,delivered,2024-01-01,2025-02-01,no,\n"
    ),
    "measures.csv": (
        "measure_id,name,unit,direction,frequency\n"
        "1E5,Turnaround,days,decrease,monthly\n"
        "TRUE,Completion,percent,increase,monthly\n"
    ),
    "pools.csv": "pool_id,name,amount,period\nnull,CC 100,1000000,FY2025\n",
    "benefits.csv": (
        "benefit_id,initiative_id,measure_id,statement,benefit_class,baseline,"
        "baseline_from,baseline_to,target,target_month,ramp,lag_months,ramp_months,"
        "value_per_unit,annual_value,low,high,confidence,pool_id,pool_share\n"
        "B1,007,1E5,Faster,cashable,14,2024-01,2024-12,3,2026-01,linear,0,12,"
        "10000,110000,90000,120000,0.8,null,0.5\n"
        'B2,NA,TRUE,"More\ndone",non_financial,60,2024-01,2024-12,85,2026-02'
        ",,,,,,,,,,\n"
    ),
    "plan_versions.csv": (
        "benefit_id,version,on,by,target,target_month,annual_value,reason\n"
        "B1,1,2025-05-01,Ann,4,2026-03,100000,adoption is slow\n"
    ),
    "actuals.csv": (
        "measure_id,initiative_id,date,value,group\n"
        "1E5,007,2025-03-31,12.5,\n"
        "TRUE,NA,2025-03-31,61,new clients\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds a small register without a fault."""
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def replace(folder: Path) -> Callable[[str, str, str], None]:
    """Return what replaces a text, once, in a file of the small register."""

    def replaced(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return replaced
