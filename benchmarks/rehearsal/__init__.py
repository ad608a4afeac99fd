"""A dress rehearsal: the suites of other people's packages before and after --apply."""
