"""Changes after which a file says something else that is true, or that nothing contradicts."""

KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "ga4-by-day/snapshot.csv",
        "rows backwards|without: Nth day|without: Active users",
        "Another table of the file says 1 of the same day; the first that says anything counts.",
    ),
    ("google-ads", "without: Day", "Rows of a campaign are summed over the days that are stated."),
    ("meta-ads", "without: Ad name", "Rows of a group are summed over the days that are stated."),
    ("meta-ads", "rows backwards", "Ads of one name and no id are numbered as they come."),
    (
        "klaviyo-campaigns",
        "without: Campaign Channel",
        "Older files have no such column, and all of their campaigns are e-mails.",
    ),
    ("linkedin-followers", "first half", "The last day of the file is the day of its levels."),
    ("meta-old-posts", "without:", "Facebook leaves out kinds of clicks that nobody made."),
    ("tiktok-overview", "first half", "Two days do not show that differences are a day late."),
    (
        "tiktok-overview",
        "without: Time",
        "Days without years count back from when the file was made, which a person may state.",
    ),
    ("woocommerce-orders", "first half", "A refund is a row of its own, and it is gone."),
)
"""Importer or source, changes parted by bars, and why it must be lived with."""


def reason_for(importer: str, source: str, change: str) -> str:
    """Give why a fault is none; empty when it is one."""
    for of, changes, reason in KNOWN:
        if of in {importer, source} and change.startswith(tuple(changes.split("|"))):
            return reason
    return ""
