"""The formats of GitHub: Copilot and what it costs."""

from valuebook.sources.formats.format import Format
from valuebook.sources.vendors import github, github_billing

GITHUB = (
    Format(
        "github_legacy",
        "GitHub Copilot metrics by day, to 2026",
        lambda s: (
            any(s.has(name) for name in github.LEGACY_SECTIONS)
            or s.has("date", "total_active_users", "total_engaged_users")
        ),
        github.legacy,
    ),
    Format(
        "github_older",
        "GitHub Copilot usage by day, 2023 and 2024",
        lambda s: s.has("breakdown", "total_suggestions_count"),
        github.older,
    ),
    Format(
        "github_entity",
        "GitHub Copilot usage of an enterprise or organization",
        lambda s: (
            s.has("day_totals")
            or (s.has("day", "daily_active_users") and "user_login" not in s.row)
        ),
        github.entities,
    ),
    Format(
        "github_teams",
        "GitHub Copilot teams by day",
        lambda s: s.has("team_id", "slug", "user_login"),
        github.teams,
    ),
    Format(
        "github_users",
        "GitHub Copilot usage by person and day",
        lambda s: s.has("user_initiated_interaction_count", "user_login"),
        github.users,
        generation=lambda s: "with cli" if "used_cli" in s.row else "without cli",
    ),
    Format(
        "github_seats",
        "GitHub Copilot seats",
        lambda s: s.wrapper == "seats",
        github.seats,
    ),
    Format(
        "github_activity",
        "GitHub Copilot activity report",
        lambda s: s.headed("last_surface_used", "login"),
        github.activity,
    ),
    Format(
        "github_billing",
        "GitHub billing report",
        lambda s: s.headed("applied_cost_per_quantity"),
        github_billing.report,
        generation=lambda s: (
            "AI credits" if "exceeds_quota" not in s.header else "premium requests"
        ),
    ),
    Format(
        "github_billing_period",
        "GitHub billing of premium requests or AI credits",
        lambda s: s.wrapper == "usageItems" and "timePeriod" in s.fields,
        github_billing.period,
    ),
    Format(
        "github_billing_general",
        "GitHub billing of all products",
        lambda s: s.wrapper == "usageItems",
        github_billing.general,
    ),
)
