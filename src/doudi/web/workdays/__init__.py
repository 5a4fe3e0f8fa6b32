"""Working days as an editable table; deadlines reckoned in them."""
