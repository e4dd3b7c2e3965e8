"""Why a number changed: the change between two periods, taken apart so that it adds up."""
