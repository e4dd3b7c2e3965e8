"""How networks and systems are called, as they write themselves."""

NAMES = {
    "bluesky": "Bluesky",
    "chatwoot": "Chatwoot",
    "crm": "CRM",
    "email": "E-mail",
    "facebook": "Facebook",
    "forum": "Forum",
    "ga4": "Google Analytics",
    "google_ads": "Google Ads",
    "hubspot": "HubSpot",
    "inbox": "Inbox",
    "instagram": "Instagram",
    "klaviyo": "Klaviyo",
    "linkedin": "LinkedIn",
    "listening": "Listening",
    "mastodon": "Mastodon",
    "meta": "Meta",
    "pinterest": "Pinterest",
    "reddit": "Reddit",
    "salesforce": "Salesforce",
    "shop": "Shop",
    "shopify": "Shopify",
    "survey": "Surveys",
    "tiktok": "TikTok",
    "woocommerce": "WooCommerce",
    "web": "Website",
    "x": "X",
    "youtube": "YouTube",
    "zendesk": "Zendesk",
}


def network_name(network: str) -> str:
    """Give a network's name for people; one that is not known keeps its own letters."""
    return NAMES.get(network, network)
