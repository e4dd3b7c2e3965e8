"""One file for each kind of background job."""
