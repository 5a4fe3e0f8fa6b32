"""The year: plan, ledger, monthly returns, deadlines."""
