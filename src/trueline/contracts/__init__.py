"""The doors: what a plug-in must provide, one page each."""
