"""State × role → steps as a text: `python -m tests.web.cases.matrix` writes it anew."""

from pathlib import Path

from doudi.web.cases.workflow import NEWEST, STATES, steps_from
from doudi.web.orgs.roles import ROLES, may

GOLDEN = Path(__file__).parent / "workflow.txt"
SIGNS = "state, role: steps. * only the unit that holds the case, ! not who did the work, + something is filled in\n\n"


def written() -> str:
    lines = [SIGNS]
    for state in STATES:
        for role in ROLES:
            steps = [
                name + "*" * step.holder + "!" * step.other + "+" * bool(step.fill)
                for name, step in steps_from(NEWEST, state).items()
                if may(role, step.action)
            ]
            if steps:
                lines.append(f"{state:<16} {role:<20} {' '.join(steps)}\n")
    return "".join(lines)


if __name__ == "__main__":
    GOLDEN.write_text(written())
