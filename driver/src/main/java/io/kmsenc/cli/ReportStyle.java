package io.kmsenc.cli;

/** How a report looks: by light and by dark, on a screen and on paper. Without a character that HTML and XML read differently. */
final class ReportStyle {

    static final String CSS = """

            :root { color-scheme: light dark; --ink: #1d2429; --dim: #5f6b73; --line: #d9dfe3; --paper: #fff; --soft: #f3f5f7;
              --current: #2a7d5f; --old: #8bb8d6; --direct: #5b6fb3; --plaintext: #c2410c; --malformed: #a21caf; --orphan: #111827; --null: #d3d9dd }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e8eb; --dim: #9aa6ae; --line: #343d43; --paper: #14181b; --soft: #1d2327;
              --current: #4cae8a; --old: #4d7f9f; --direct: #8494d6; --plaintext: #f0793a; --malformed: #d46be0; --orphan: #f4f6f8; --null: #3d474d } }
            * { box-sizing: border-box }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
            main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem }
            h1 { font-size: 1.5rem; margin: 0 0 1rem; font-weight: 600 }
            h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; font-weight: 600 }
            .verdict { margin: 0; padding: .75rem 1rem; background: var(--soft); border-left: 4px solid var(--plaintext); font-size: 1.1rem }
            .verdict.covered { border-color: var(--current) }
            .left { margin: .75rem 0 0; padding-left: 1.25rem }
            .left li { margin: .25rem 0 }
            dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1.25rem 0 0 }
            dt, small, th { color: var(--dim); font-size: .85rem }
            dd { margin: 0; overflow-wrap: anywhere }
            code { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
            .left code { background: var(--soft); padding: .1rem .35rem; border-radius: 3px }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; font-weight: 400 }
            thead th { border-bottom: 1px solid var(--line); white-space: nowrap }
            tbody th { color: var(--ink); font-size: inherit; overflow-wrap: anywhere }
            .keys th, .keys td:nth-child(4) { white-space: nowrap }
            tbody tr { border-bottom: 1px solid var(--line) }
            .coverage tbody tr:first-child { border-bottom: 0 }
            .bars td { padding: 0 0 .9rem }
            small { display: block; overflow-wrap: anywhere }
            .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            .zero, .zero small, .none { color: var(--dim); opacity: .8 }
            .bar { display: flex; height: 10px; border-radius: 2px; overflow: hidden; background: var(--soft); gap: 1px }
            .bar i { flex: 1 0 3px; height: 100% }
            .key { display: inline-block; width: .7rem; height: .7rem; margin-right: .35rem; border-radius: 2px }
            .current { background: var(--current) } .old { background: var(--old) } .direct { background: var(--direct) }
            .plaintext { background: var(--plaintext) } .malformed { background: var(--malformed) }
            .orphan { background: var(--orphan) } .null { background: var(--null) }
            @media print { main { max-width: none; padding: 0 } .keys th { white-space: normal } body { font-size: 11px } .wide { overflow: visible }
              .bar, .bar i, .key, .verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact } tr, li { break-inside: avoid } }
            """;

    private ReportStyle() {}
}
