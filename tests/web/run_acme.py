"""Fills a home with Acme and serves it: ``run_acme.py FOLDER``; says session cookies as JSON."""

import importlib
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    importlib.import_module("tests.web.serve_acme").serve_acme(Path(sys.argv[1]))
