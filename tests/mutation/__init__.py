"""Mutation of the law as data: `make mutate`. Each rule is made wrong in each way; an example must notice."""
