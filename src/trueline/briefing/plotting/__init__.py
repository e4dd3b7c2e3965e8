"""Charts as pictures: values to places, and places to SVG without scripts or styles."""
