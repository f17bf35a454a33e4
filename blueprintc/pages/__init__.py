"""Pages for people: the mapping picture, the test report, the site of a repository, the playground."""
