"""The style of the report: one column, its own light and dark colours, states shown by words as well as by colour."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2128; --dim: #57606a; --paper: #fff; --line: #d0d7de; --track: #eaeef2;
  --good: #1a7f37; --bad: #cf222e; --odd: #8250df; --work: #0969da; --care: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9198a1; --paper: #0d1117; --line: #3d444d;
  --track: #21262d; --good: #3fb950; --bad: #f85149; --odd: #bc8cff; --work: #58a6ff; --care: #d29922; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.system, .when, footer, dt, small { color: var(--dim); font-size: .875rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
p { margin: .25rem 0; }
.outcome { margin: .75rem 0; padding: .5rem .75rem; border-left: .375rem solid var(--work); background: var(--track); }
.outcome strong { text-transform: uppercase; letter-spacing: .04em; margin-right: .5rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr)); gap: .5rem 1rem;
  margin: 0; }
.whole { grid-column: 1 / -1; }
dd { margin: 0; }
a { color: var(--work); }
.steps { list-style: none; margin: 0; padding: 0; }
.steps li { border-top: 1px solid var(--line); padding: .5rem 0; break-inside: avoid; }
.step { display: flex; flex-wrap: wrap; gap: .125rem .75rem; align-items: baseline; }
.name { flex: 1 1 10rem; min-width: 0; font-weight: 600; }
.state { font-weight: 600; }
.message { border-left: .25rem solid var(--line); padding-left: .5rem; }
svg { display: block; width: 100%; height: .75rem; margin: .25rem 0; }
.track { fill: var(--track); }
.bar { fill: var(--work); }
.bar.queued { fill: var(--dim); }
.bar.waiting, .bar.paused, .bar.unknown { fill: var(--care); }
.bar.succeeded { fill: var(--good); }
.bar.failed { fill: var(--bad); }
.bar.cancelled, .bar.cancelling { fill: var(--odd); }
.state.succeeded { color: var(--good); }
.state.failed { color: var(--bad); }
.state.cancelled, .state.cancelling { color: var(--odd); }
.state.waiting, .state.paused, .state.unknown { color: var(--care); }
.state.running { color: var(--work); }
.outcome.succeeded { border-color: var(--good); }
.outcome.failed { border-color: var(--bad); }
.outcome.cancelled, .outcome.cancelling { border-color: var(--odd); }
.outcome.waiting, .outcome.paused, .outcome.unknown { border-color: var(--care); }
footer { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: .5rem; }
"""
