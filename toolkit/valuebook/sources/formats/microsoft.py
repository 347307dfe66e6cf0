"""The formats of Microsoft 365 Copilot."""

from valuebook.sources.formats.format import Format
from valuebook.sources.vendors import microsoft, microsoft_counts

MICROSOFT = (
    Format(
        "m365_graph",
        "Microsoft 365 Copilot usage, Graph",
        lambda s: s.has("reportRefreshDate", "userPrincipalName"),
        microsoft.graph,
    ),
    Format(
        "m365_graph_csv",
        "Microsoft 365 Copilot usage, Graph as CSV",
        lambda s: s.headed("Report Refresh Date", "User Principal Name"),
        microsoft.graph_csv,
        same_as="m365_graph",
    ),
    Format(
        "m365_user_counts",
        "Microsoft 365 Copilot users, counted by Microsoft",
        lambda s: s.has("reportRefreshDate", "adoptionByProduct"),
        microsoft_counts.summary,
    ),
    Format(
        "m365_user_trend",
        "Microsoft 365 Copilot users by day, counted by Microsoft",
        lambda s: s.has("reportRefreshDate", "adoptionByDate"),
        microsoft_counts.trend,
        same_as="m365_user_counts",
    ),
    Format(
        "m365_user_counts_csv",
        "Microsoft 365 Copilot users, counted by Microsoft, as CSV",
        lambda s: s.headed("Report Refresh Date", "Any App Active Users"),
        microsoft_counts.table,
        same_as="m365_user_counts",
    ),
    Format(
        "m365_admin_center",
        "Microsoft 365 Copilot usage, admin center",
        lambda s: s.headed("User name", "Last activity date (UTC)"),
        microsoft.admin_center,
    ),
    Format(
        "m365_sentiment",
        "Microsoft 365 Copilot sentiment survey",
        lambda s: s.headed("Question 1") and any("AAD ID" in each for each in s.header),
        microsoft.sentiment,
    ),
    Format(
        "viva_person_query",
        "Viva Insights person query",
        lambda s: s.headed("PersonId", "MetricDate"),
        microsoft.viva,
    ),
)
