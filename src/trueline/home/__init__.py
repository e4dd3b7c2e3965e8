"""The composition root: opens a TRUELINE_HOME for web, command line and notebooks."""
