"""Plan documents as people write them: YAML in and out."""
