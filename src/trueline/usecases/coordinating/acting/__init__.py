"""Action items: agreed, moved, carried over until they are done or dropped."""
