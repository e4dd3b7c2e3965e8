"""The demo organisation: an invented retailer, told through the networks' own export files.

Larkmoor Mending sells kits to mend what people already own: chairs, jumpers, crockery, boots. It is
three years old. The files are drawn from a small simulation with fixed random numbers, so that they
are the same bytes each time, and come in through the importers that anyone's files come in through.
The story holds on purpose: KPIs in every status, a broken assumption, a change of definition, a
corrected export, days that nobody exported, and a programme whose true effect is known.
"""
