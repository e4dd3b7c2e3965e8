"""Charts as data, as a specification for the drawing library, and as SVG."""
