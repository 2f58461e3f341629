"""From words of time to trees: a chart parser over the tables' patterns."""
