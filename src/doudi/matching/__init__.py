"""Who is who: proposals for the rows that came without a readable person id. Proposes only, never decides."""
