"""One file for each thing that can be added without touching anything else."""
