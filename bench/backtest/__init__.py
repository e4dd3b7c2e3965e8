"""Back-test of forecasts: ours and the libraries', on series that somebody measured."""
