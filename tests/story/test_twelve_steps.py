"""The story that proves the mission: twelve steps, from an empty organisation to a restored home.

The steps are acted in a process of its own, through the use cases; each checks what its sentence
says with numbers worked out by hand. Processor time: 60 seconds (two busy cores, November 2026).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.databases import own_database


def test_an_empty_organisation_comes_to_a_revised_plan_and_a_home_that_is_restored(
    tmp_path: Path,
) -> None:
    files, safe = tmp_path / "files", str(tmp_path / "safe")
    files.mkdir()
    first, blank = _home(tmp_path / "home"), _home(tmp_path / "blank")
    acted = _run(first, "tests.story.act_twelve_steps", "act", str(files))
    made = _run(first, "trueline.cli.main", "backup", "--to", safe, "--json")
    restored = _run(blank, "trueline.cli.main", "restore", safe, "--json")
    assert restored["verified"]["clean"]
    assert restored["files"] == made["files"]
    looked = _run(blank, "tests.story.act_twelve_steps", "look", str(files))
    assert {"plan", "pdf", "pptx", "xlsx", "made again"} <= set(acted)
    assert looked == acted


def _home(folder: Path) -> dict[str, str]:
    named = {"TRUELINE_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "trueline.web.settings"}
    places = {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
    return {**os.environ, **own_database(), **named, **places}


def _run(home: dict[str, str], module: str, *words: str) -> Any:
    """Run a module in a process of its own, and give what it printed."""
    ended = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
