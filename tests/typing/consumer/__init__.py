"""A package of users that the checkers read strictly: a service in both worlds."""
