"""The kinds of fact that come with newsfacts, a package each, all of one shape."""
