"""Times of the estimators beside those of others, in one run, on the same data.

    python3 -m venv V && V/bin/pip install -r benches/requirements.txt
    V/bin/python benches/scale.py FOLDER [ROUNDS]

Each round times everything once, one after the other, and the least of all rounds counts: another program on the
machine disturbs all alike. Ours on all threads against theirs on the clock, and ours on one thread against
theirs in seconds of the processor, which say the same on a busy machine. The scores of the others have the same
components, draws and rank intervals, but neither peers by region nor shares of variance, flags and the figures cited. Also
checks that all give the same answers where they have one.
"""
import contextlib, io, json, subprocess, sys, time, warnings
from pathlib import Path
import numpy as np, pandas as pd

warnings.filterwarnings("ignore")
folder = Path(sys.argv[1]).resolve(); folder.mkdir(parents=True, exist_ok=True)
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
root = Path(__file__).resolve().parent.parent

def timed(f):
    clock, computed = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):  # csdid prints its tables
        answer = f()
    return time.perf_counter() - clock, time.process_time() - computed, answer

def build():
    """The program that does our part."""
    command = ["cargo", "bench", "--workspace", "--bench", "scale", "--no-run", "--message-format=json"]
    out = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    messages = (json.loads(line) for line in out.splitlines() if line.startswith("{"))
    return [m["executable"] for m in messages if m.get("executable") and m["target"]["name"] == "scale"][-1]

def ours(program, reconcile):
    subprocess.run([program, folder, "3"] + (["reconcile"] if reconcile else []), check=True, stdout=subprocess.DEVNULL)
    return [json.loads(line) for line in (folder / "times.jsonl").read_text().splitlines()]

def design(d):
    on = (d.time >= d.event).astype(float)
    return np.column_stack([np.ones(len(d)), d.time - 2000.0, on, on * (d.time - d.event)])

def its_analyst(d):
    import statsmodels.api as sm
    out = []
    for _, s in d.groupby("series", sort=True):
        fit = sm.GLM(s.outcome, design(s), family=sm.families.Poisson(), offset=np.log(s.exposure)).fit(scale="X2")
        out.append((fit.params.iloc[2] if hasattr(fit.params, "iloc") else fit.params[2],
                    fit.bse.iloc[2] if hasattr(fit.bse, "iloc") else fit.bse[2]))
    return np.array(out)

def its_batched(d):
    n = d.series.nunique()
    x = design(d).reshape(n, -1, 4); y = d.outcome.to_numpy().reshape(n, -1)
    off = np.log(d.exposure.to_numpy()).reshape(n, -1)
    mu = y + 0.5; eta = np.log(mu)
    for _ in range(25):
        z = eta - off + (y - mu) / mu
        xtw = np.swapaxes(x, 1, 2) * mu[:, None, :]
        a = xtw @ x
        b = np.linalg.solve(a, (xtw @ z[:, :, None]))[:, :, 0]
        new = np.einsum("ntk,nk->nt", x, b) + off
        done = np.max(np.abs(new - eta)) < 1e-10
        eta = new; mu = np.exp(eta)
        if done: break
    phi = ((y - mu) ** 2 / mu).sum(1) / (y.shape[1] - 4)
    v = np.linalg.inv(np.swapaxes(x, 1, 2) * mu[:, None, :] @ x)
    return np.column_stack([b[:, 2], np.sqrt(phi * v[:, 2, 2])])

def did_analyst(d):
    from csdid.att_gt import ATTgt
    out = []
    for _, s in d.groupby("topic", sort=True):
        gt = ATTgt(yname="outcome", tname="time", idname="unit", gname="first", data=s.copy(), control_group=["nevertreated"],
                   biters=1000, cband=True).fit(est_method="dr")
        ag = gt.aggte(typec="simple", na_rm=True, biters=1000)
        out.append((float(ag.atte["overall_att"]), float(np.ravel(ag.atte["overall_se"])[0])))
        gt.aggte(typec="dynamic", na_rm=True, biters=1000)
        gt.aggte(typec="group", na_rm=True, biters=1000)
        gt.aggte(typec="calendar", na_rm=True, biters=1000)
    return np.array(out)

def did_batched(d):
    out = []; rng = np.random.default_rng(1)
    for _, s in d.groupby("topic", sort=True):
        w = s.pivot(index="unit", columns="time", values="outcome"); y = w.to_numpy(); times = list(w.columns)
        g = s.groupby("unit")["first"].first().reindex(w.index).to_numpy()
        n = len(g); never = g == 0; cells, inf, weight, owner, when = [], [], [], [], []
        for group in sorted(set(g) - {0}):
            of = g == group
            for t in times[1:]:
                base = times.index(group - 1) if t >= group else times.index(t) - 1
                dy = y[:, times.index(t)] - y[:, base]
                a, c = dy[of].mean(), dy[never].mean()
                psi = np.zeros(n); psi[of] = (dy[of] - a) * n / of.sum(); psi[never] = -(dy[never] - c) * n / never.sum()
                cells.append(a - c); inf.append(psi); weight.append(of.mean()); owner.append(group); when.append(t)
        cells, inf, weight = np.array(cells), np.array(inf).T, np.array(weight); owner, when = np.array(owner), np.array(when)
        def bands(psi):
            draws = rng.choice([-1.0, 1.0], (1000, n)) @ psi / n
            se = (np.quantile(draws, .75, 0) - np.quantile(draws, .25, 0)) / 1.349
            return se, np.quantile(np.abs(draws / np.where(se > 0, se, 1)).max(1), .95)
        bands(inf)
        def total(keep):
            p = weight[keep] / weight[keep].sum()
            psi = inf[:, keep] @ p
            groups = (g[:, None] == owner[keep][None, :]) - weight[keep]
            psi = psi + groups @ (cells[keep] / weight[keep].sum()) - groups.sum(1) * (cells[keep] @ weight[keep]) / weight[keep].sum() ** 2
            return cells[keep] @ p, psi
        post = when >= owner
        att, psi = total(post)
        for key in (when - owner, owner, when):
            parts = [total((key == k) & (post if key is not when - owner else True)) for k in np.unique(key[post])]
            bands(np.column_stack([p[1] for p in parts]))
        out.append((att, np.sqrt((psi ** 2).sum()) / n))
    return np.array(out)

def score_batched(counts, places, laws, draws=1000):
    """All draws at once: the same components and draws; without shares of variance, flags, peers of regions and figures cited."""
    rng = np.random.default_rng(1); all_scores = []
    from scipy.special import gammaln
    from scipy.optimize import minimize
    def prior(total, exposure):
        def minus(theta):
            a, m = np.exp(theta); b = a / m
            return -np.sum(gammaln(a + total) - gammaln(a) + a * np.log(b / (b + exposure)) + total * np.log(exposure / (b + exposure)))
        a, m = np.exp(minimize(minus, [0.0, 0.0], method="Nelder-Mead").x)
        return a, a / m
    millions = places.set_index("place").millions
    for topic, c in counts.groupby("topic", sort=True):
        low = {m: s.pivot(index="place", columns="year", values="low") for m, s in c.groupby("measure")}
        high = {m: s.pivot(index="place", columns="year", values="high").to_numpy() for m, s in c.groupby("measure")}
        names = low["convictions"].index; pop = millions.reindex(names).to_numpy()
        years = low["convictions"].columns.to_numpy()
        since = laws[laws.topic == topic].set_index("place").year.reindex(names).to_numpy()
        drawn, rates = {}, 0.0
        for m, weight in (("convictions", 1.0), ("prosecutions", 0.5)):
            lo = low[m].to_numpy(); hidden = high[m] > lo
            last = lo[:, -3:].sum(1) + 2.0 * hidden[:, -3:].sum(1)
            a, b = prior(last, 3 * pop)
            k = np.arange(5)
            ln = gammaln(a + k) - gammaln(k + 1) + a * np.log(b / (b + pop))[:, None] + k * np.log(pop / (b + pop))[:, None]
            cum = np.cumsum(np.exp(ln), 1); cum /= cum[:, -1:]
            x = np.broadcast_to(lo, (draws,) + lo.shape).copy()
            at = np.argwhere(hidden)
            u = rng.random((draws, len(at)))
            x[:, at[:, 0], at[:, 1]] = (u[:, :, None] > cum[at[:, 0]][None, :, :]).sum(2)
            drawn[m] = x
            rates = rates + weight * rng.gamma(a + x[:, :, -3:].sum(2)) / (b + 3 * pop)
        valid = years[None, :] >= since[:, None]
        used = ((drawn["convictions"] >= 1) | (drawn["prosecutions"] >= 1)) & valid
        ever = used.any(2); first = used.argmax(2); age = years[-1] + 1 - since
        lag = np.where(ever, years[first] - since, np.inf)
        observed = np.sort(np.where(np.isfinite(lag), lag, 99), axis=1)
        survive = 1 - np.array([np.searchsorted(o, l, side="right") for o, l in zip(observed, np.where(ever, lag + rng.random(lag.shape), age))]) / len(names)
        activation = np.where(ever, 1 - .5 * (1 - survive), .5 * survive)
        order = rates.argsort(1).argsort(1)
        percentile = (order + .5) / len(names)
        q = np.quantile(rates, [.05, .95], axis=1)
        winsorised = np.clip((rates - q[0][:, None]) / (q[1] - q[0])[:, None], 0, 1)
        pick = rng.random(draws) < .5
        enforcement = np.where(pick[:, None], percentile, winsorised)
        cs, ps = drawn["convictions"][:, :, -5:].sum(2), drawn["prosecutions"][:, :, -5:].sum(2)
        s = rng.beta(2 + cs, 3 + ps); follow = np.minimum(1, s / (1 - s))
        w = np.exp(-(years[-1] - years) * np.log(2) / 5)
        mask = valid[None] & (np.arange(len(years))[None, None, :] >= first[:, :, None]) & ever[:, :, None]
        persistence = (used & mask) @ w / np.maximum(mask @ w, 1e-9)
        weights = rng.gamma(20 * np.array([.2, .25, .15, .15]), size=(draws, 4)); weights /= weights.sum(1, keepdims=True)
        parts = np.stack([activation, enforcement, follow, persistence], 2)
        geometric = np.exp((np.log(np.maximum(parts, .01)) * weights[:, None, :]).sum(2))
        arithmetic = (parts * weights[:, None, :]).sum(2)
        score = 100 * np.where((rng.random(draws) < .5)[:, None], geometric, arithmetic)
        ranks = (-score).argsort(1).argsort(1) + 1
        np.quantile(score, [.05, .5, .95], axis=0); np.quantile(ranks, [.05, .5, .95], axis=0)
        all_scores.append(np.median(score, 0))
    return np.concatenate(all_scores)

def score_analyst(counts, places, laws, draws=1000):
    """As an analyst writes it: table by table and draw by draw, with pandas; the same components and choices. It takes
    more than a minute, so a tenth of the draws is timed and counted ten times."""
    rng = np.random.default_rng(1); out = []
    millions = places.set_index("place").millions
    for topic, c in counts.groupby("topic", sort=True):
        low, high = (c.pivot(index=["measure", "place"], columns="year", values=v) for v in ("low", "high"))
        names = low.loc["convictions"].index; pop = millions.reindex(names); years = low.columns.to_numpy()
        since = laws[laws.topic == topic].set_index("place").year.reindex(names)
        age = years[-1] + 1 - since
        weight = pd.Series(np.exp(-(years[-1] - years) * np.log(2) / 5), index=years)
        scores, ranks = [], []
        for _ in range(draws):
            x = low + (rng.random(low.shape) * (high - low + 1)).astype(int)
            conv, pros = x.loc["convictions"], x.loc["prosecutions"]
            rate = sum(w * rng.gamma(m.iloc[:, -3:].sum(axis=1) + 0.5) / (3 * pop) for w, m in ((1.0, conv), (0.5, pros)))
            used = ((conv >= 1) | (pros >= 1)) & pd.DataFrame(years[None, :] >= since.to_numpy()[:, None], index=names, columns=years)
            first = used.idxmax(axis=1).where(used.any(axis=1))
            lag = (first - since).fillna(np.inf)
            survive = lag.where(np.isfinite(lag), age).rank(pct=True, ascending=False)
            activation = np.where(np.isfinite(lag), 1 - .5 * (1 - survive), .5 * survive)
            percentile = rate.rank(pct=True)
            log = np.log(rate.clip(rate.quantile(.05), rate.quantile(.95)))
            enforcement = percentile if rng.random() < .5 else (log - log.min()) / (log.max() - log.min())
            share = rng.beta(2 + conv.iloc[:, -5:].sum(axis=1), 3 + pros.iloc[:, -5:].sum(axis=1))
            follow = np.minimum(1, share / (1 - share))
            after = pd.DataFrame(years[None, :] >= first.fillna(9999).to_numpy()[:, None], index=names, columns=years)
            persistence = ((used & after) * weight).sum(axis=1) / (after * weight).sum(axis=1).clip(lower=1e-9)
            parts = pd.DataFrame({"a": activation, "e": enforcement, "f": follow, "p": persistence}, index=names)
            w = rng.dirichlet(20 * np.array([.2, .25, .15, .15]))
            score = 100 * (np.exp((np.log(parts.clip(lower=.01)) * w).sum(axis=1)) if rng.random() < .5 else (parts * w).sum(axis=1))
            scores.append(score); ranks.append(score.rank(ascending=False))
        out.append((pd.concat(scores, axis=1).quantile([.05, .5, .95], axis=1), pd.concat(ranks, axis=1).quantile([.05, .5, .95], axis=1)))
    return out

program, times = build(), []
their_times, answers = {}, {}
for round in range(rounds):
    times += ours(program, round == 0)
    its, did = pd.read_csv(folder / "its.csv"), pd.read_csv(folder / "did.csv")
    counts, places, laws = (pd.read_csv(folder / f"{n}.csv") for n in ("counts", "places", "laws"))
    for what, by, f in [("its", "statsmodels, one series at a time", lambda: its_analyst(its)), ("its", "numpy, batched", lambda: its_batched(its)),
                        ("did", "csdid", lambda: did_analyst(did)), ("did", "numpy, batched", lambda: did_batched(did)),
                        ("score", "pandas, draw by draw", lambda: score_analyst(counts, places, laws, 100)), ("score", "numpy, batched", lambda: score_batched(counts, places, laws))]:
        clock, computed, answer = timed(f)
        if by == "pandas, draw by draw":
            clock, computed = clock * 10, computed * 10
        before = their_times.get((what, by), (float("inf"), float("inf")))
        their_times[what, by] = (min(before[0], clock), min(before[1], computed))
        answers[what, by] = answer
    print(f"round {round + 1} of {rounds}", flush=True)
most = max(t["threads"] for t in times)
for what in ("its", "did", "score"):
    same = (folder / f"{what}-1.txt").read_bytes() == (folder / f"{what}-{most}.txt").read_bytes()
    print(f"{what}: same bits on 1 and {most} threads: {same}")
def mine(what, key, threads):
    return min((t[key] for t in times if t["what"] == what and t["threads"] == threads and t[key] is not None), default=float("nan"))
own = {what: (mine(what, "clock", most), mine(what, "computed", 1)) for what in ("its", "did", "score", "reconcile")}
analyst, batched = ("statsmodels, one series at a time", "csdid", "pandas, draw by draw"), ("numpy, batched",)
def total(by):
    return tuple(sum(t[k] for (_, who), t in their_times.items() if who in by) for k in (0, 1))
lines = [(what, by, t, own[what]) for (what, by), t in their_times.items()]
mixed = tuple(total(analyst)[k] - their_times["score", "pandas, draw by draw"][k] + their_times["score", "numpy, batched"][k] for k in (0, 1))
everything = tuple(sum(own[what][k] for what in ("its", "did", "score")) for k in (0, 1))
lines += [("all", "statsmodels, csdid, pandas", total(analyst), everything), ("all", "statsmodels, csdid; numpy for the score", mixed, everything), ("all", "numpy, batched", total(batched), everything)]
names = {"its": "1,312 interrupted time series", "did": "9 staggered differences-in-differences, 1,000 draws", "score": "scores of 1,755 instruments, 1,000 draws", "all": "all three"}
print(f"\n| work | beside | on the clock, {most} threads | of the processor, 1 thread | largest difference | of standard errors |\n|---|---|---|---|---|---|")
for what, by, theirs, us in lines:
    difference = spread = "–"
    if (what, by) in answers and what != "score":
        mine_, other = np.loadtxt(folder / f"{what}-{most}.txt", delimiter=","), answers[what, by]
        difference = f"{np.nanmax(np.abs(other[:, 0] - mine_[:, 0])):.1e}"
        spread = f"{np.nanmax(np.abs(other[:, 1] / mine_[:, 1] - 1)):.1%}"
    print(f"| {names[what]} | {by} | 1/{theirs[0] / us[0]:.1f} | 1/{theirs[1] / us[1]:.1f} | {difference} | {spread} |")
print("\nSeconds, theirs (clock, processor) and ours (clock on all threads, processor on one):")
for what, by, theirs, us in lines:
    print(f"  {what:6}{by:42}{theirs[0]:9.3f}{theirs[1]:9.3f}{us[0]:10.4f}{us[1]:9.4f}")
print(f"  reconciling, of which the others have nothing alike: {own['reconcile'][0]:.2f} on the clock, {own['reconcile'][1]:.2f} of the processor")
