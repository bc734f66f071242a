"""HiGHS, by way of SciPy, on one selection problem: the highest total, and the largest least chance.

Reads a JSON object from standard input: "people" and "helpers" (how many variables of each; all are 0 or 1), "rows" of
"at" (variables), "by" (factors), "least" and "most", and "scores" by person. Writes {"best": total or null,
"least": chance or null}; null where no panel meets the rows.
"""
import json, sys
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix

asked = json.load(sys.stdin)
n, width = asked["people"], asked["people"] + asked["helpers"]
data, at, row = [], [], []
for i, r in enumerate(asked["rows"]):
    data += r["by"]
    at += r["at"]
    row += [i] * len(r["at"])
rows = LinearConstraint(
    csr_matrix((data, (row, at)), shape=(len(asked["rows"]), width)),
    [r["least"] for r in asked["rows"]],
    [r["most"] for r in asked["rows"]],
)


def panel(worth, must=None):
    """The panel of the largest worth, and whether there is any."""
    low = np.zeros(width)
    if must is not None:
        low[must] = 1
    cost = np.zeros(width)
    cost[:n] = -np.asarray(worth)
    found = milp(cost, constraints=rows, bounds=Bounds(low, np.ones(width)), integrality=np.ones(width),
                 options={"mip_rel_gap": 0})
    return None if found.x is None else np.round(found.x[:n])


first = panel(asked["scores"])
if first is None:
    print(json.dumps({"best": None, "least": None}))
    sys.exit()
best = float(np.dot(first, asked["scores"]))

# Panels are generated as they are asked for: a linear programme over those there are, and the panel of the largest worth at its
# prices, until none is worth more. Who is in no panel at all has no chance to raise.
panels = [first]
could = np.zeros(n, dtype=bool)
for p in range(n):
    if not could[p]:
        own = panel(np.where(could, 0.0, 1.0), must=p)
        if own is not None:
            could |= own > 0
            panels.append(own)
open_ = np.flatnonzero(could)
while True:
    have = np.array(panels)[:, open_].T
    # Weights, and the level that everybody has at least.
    cost = np.append(np.zeros(len(panels)), -1.0)
    found = linprog(
        cost,
        A_ub=np.hstack([-have, np.ones((len(open_), 1))]),
        b_ub=np.zeros(len(open_)),
        A_eq=np.array([np.append(np.ones(len(panels)), 0.0)]),
        b_eq=[1.0],
        bounds=(0, None),
        method="highs",
    )
    prices = np.zeros(n)
    prices[open_] = np.maximum(-found.ineqlin.marginals, 0)
    next_ = panel(prices)
    if float(np.dot(next_, prices)) <= -found.fun + 1e-9:
        break
    panels.append(next_)
print(json.dumps({"best": best, "least": -found.fun}))
