"""An invented organisation, written in the formats of the networks it uses."""
