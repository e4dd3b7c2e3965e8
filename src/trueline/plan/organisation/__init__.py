"""The organisation as the plan sees it: departments, segments, policies, money and support."""
