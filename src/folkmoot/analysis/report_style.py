"""How the report of an analysis looks: one style sheet inside the page, no script, no request."""

from typing import Final

STYLE: Final = """
:root{--paper:#fbfaf7;--ink:#1d1b18;--soft:#5d584f;--rule:#ddd6c8;--accent:#0f5b63;--wash:#e4f0f0;
--mark:#e5cf8b;--gone:#a23b2c;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--ink:#ece7dd;--soft:#aaa397;--rule:#3a3731;
--accent:#7cc4c9;--wash:#1f2f31;--mark:#7a672b;--gone:#e59384}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,"Iowan Old Style",
"Palatino Linotype",P052,Georgia,serif}
main{max-width:46rem;margin-inline:auto;padding:3rem 1.25rem 6rem}
h1{font-size:2.25rem;line-height:1.15;font-weight:600;margin:0 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.6rem;line-height:1.25;font-weight:600;margin:4rem 0 .5rem;padding-block-start:1rem;
border-block-start:1px solid var(--rule)}
h3{font-size:1.2rem;line-height:1.35;font-weight:600;margin:2.5rem 0 .25rem}
p{margin:.5rem 0;max-width:40em}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.lead{color:var(--soft);font-size:1.1875rem}
.small,footer,td,th,nav{font-family:system-ui,"Noto Sans","DejaVu Sans",sans-serif;
font-size:.875rem;line-height:1.5}
.small,footer{color:var(--soft)}
.note{background:var(--wash);border-inline-start:3px solid var(--accent);padding:.75rem 1rem}
blockquote{margin:.75rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--mark);
overflow-wrap:anywhere}
ol.contents{columns:2;column-gap:2.5rem;padding-inline-start:1.5rem}
ol.contents li{break-inside:avoid}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:.75rem 0;font-variant-numeric:tabular-nums}
th{text-align:start;color:var(--soft);font-weight:600;border-block-end:1px solid var(--ink)}
th,td{padding:.3rem 1rem .3rem 0;vertical-align:top}td{border-block-end:1px solid var(--rule)}
.n{text-align:end}
ins{background:var(--wash);text-decoration-color:var(--accent)}del{color:var(--gone)}
svg{display:block;inline-size:100%;block-size:.4rem;margin:.3rem 0 .6rem}
svg rect{fill:var(--rule)}svg rect+rect{fill:var(--accent)}
.words{white-space:pre-wrap;overflow-wrap:anywhere}
@media(max-width:40rem){ol.contents{columns:1}h1{font-size:1.75rem}main{padding-block-start:1.5rem}}
@media print{a{color:inherit}h3{break-after:avoid}blockquote{break-inside:avoid}}
"""
