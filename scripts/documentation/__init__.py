"""The pages of the site that are made from the code, and the check of the site that was built; scripts/docs runs it."""
