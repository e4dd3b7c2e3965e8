"""Every dataset of the ledger: what importers hand in, and what the store keeps."""

from trueline.facts.event_datasets import CONVERSATION, CONVERSION, LABEL, MESSAGE, SURVEY_ANSWER
from trueline.facts.value_datasets import METRIC_DAY, PANEL, POST, POST_METRIC

DATASETS = {
    one.name: one
    for one in (
        METRIC_DAY, POST, POST_METRIC, CONVERSATION, CONVERSION, PANEL, MESSAGE, SURVEY_ANSWER,
        LABEL,
    )
}  # fmt: skip

NATIVE_OF = {one.name: one.native for one in DATASETS.values() if one.native}
"""Datasets of single rows, by the staged column with a row's own id."""
