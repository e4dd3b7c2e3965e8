"""Studies as people ask them: documents, their soundness and their registration."""
