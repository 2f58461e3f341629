"""From a document to its facts, whatever their kind: registry, stages, overlaps, budgets, processes."""
