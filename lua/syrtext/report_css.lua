-- report_css.lua - the style of the report page, light and dark, screen and print

return [[
:root{color-scheme:light dark;--ink:#1d2430;--soft:#5a6473;--page:#f6f7f9;--card:#fff;--line:#d9dee6;--accent:#1f5fae;
--k0:#dbe9fb;--k1:#fde7c7;--k2:#d8f0dd;--k3:#f6dcea;--k4:#e4e0f8;--k5:#d5eff1;
--u0:#1f5fae;--u1:#9a5b00;--u2:#1d7a3c;--u3:#a52868;--u4:#5a43b8;--u5:#0c7480;--warn:#8a3b00;--warnbg:#fdeedd}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adbb;--page:#14181e;--card:#1c222b;--line:#333c49;--accent:#8ab8f5;
--k0:#1d3553;--k1:#4a3512;--k2:#1b4027;--k3:#4c2238;--k4:#332c5c;--k5:#12414a;
--u0:#8ab8f5;--u1:#f0bd6c;--u2:#86d79f;--u3:#f19cc4;--u4:#b9adf7;--u5:#7bd3de;--warn:#f5b98a;--warnbg:#3d2a1a}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,header.top,footer{max-width:76rem;margin:0 auto;padding:0 1.25rem}
header.top{padding-top:2rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 .35rem}
h3{font-size:1.02rem;margin:1.6rem 0 .5rem}
p{margin:.4rem 0}
.lead{font-size:1.08rem;color:var(--soft);max-width:60rem}
.say{color:var(--ink);max-width:62rem}
.soft,.meta{color:var(--soft)}
.meta{font-size:.875rem}
.eyebrow{font-size:.78rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:0 0 .15rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
.facts{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.1rem 0 0;padding:0;list-style:none}
.facts li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.55rem .95rem;min-width:8.5rem}
.facts b{display:block;font-size:1.45rem;line-height:1.2;font-variant-numeric:tabular-nums}
.facts span{font-size:.83rem;color:var(--soft)}
section.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.3rem 1.4rem 1.5rem;margin:1.4rem 0;
content-visibility:auto;contain-intrinsic-size:auto 1200px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--soft);font-size:.83rem;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.8rem;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:600}
td.d{white-space:nowrap;font-variant-numeric:tabular-nums}
td.n,th.n{text-align:right;padding-right:1.3rem;font-variant-numeric:tabular-nums;white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
.title{display:block;font-weight:400;color:var(--soft);font-size:.83rem}
.tag{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 .55em;font-size:.76rem;line-height:1.5;
margin:0 .25em .15em 0;white-space:nowrap;color:var(--soft)}
.tag.base{color:var(--accent);font-weight:600}
.tag.warn{color:var(--warn);background:var(--warnbg);border-color:transparent}
figure{margin:1.1rem 0 0}
figcaption{font-size:.83rem;color:var(--soft);margin-bottom:.4rem}
svg{display:block;max-width:100%;height:auto}
svg text{font:12px system-ui,sans-serif;fill:var(--ink)}
svg .dim{fill:var(--soft)}
svg .bar{fill:var(--line)}
svg .s0{fill:var(--u0)}svg .s1{fill:var(--u1)}svg .s2{fill:var(--u2)}svg .s3{fill:var(--u3)}svg .s4{fill:var(--u4)}svg .s5{fill:var(--u5)}
svg .num{fill:var(--card);font-size:10px;font-weight:700;text-anchor:middle}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.pane{border:1px solid var(--line);border-radius:8px;max-height:34rem;overflow:auto;padding:.2rem 1rem .8rem;position:relative;
font-family:Charter,"Bitstream Charter",Georgia,"Times New Roman",serif;line-height:1.6}
.pane h4{position:sticky;top:-.2rem;background:var(--card);margin:0 -1rem .3rem;padding:.5rem 1rem;border-bottom:1px solid var(--line);
font:600 .83rem/1.4 system-ui,sans-serif;z-index:1}
.pane p{margin:.55rem 0}
mark{color:inherit;background:var(--bg);border-bottom:2px solid var(--uc);padding:.06em 0;border-radius:2px;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.near{border-bottom-style:dashed}
mark:target,mark:has(a:target){outline:3px solid var(--uc);outline-offset:1px}
.c0{--bg:var(--k0);--uc:var(--u0)}.c1{--bg:var(--k1);--uc:var(--u1)}.c2{--bg:var(--k2);--uc:var(--u2)}
.c3{--bg:var(--k3);--uc:var(--u3)}.c4{--bg:var(--k4);--uc:var(--u4)}.c5{--bg:var(--k5);--uc:var(--u5)}
a.no{font:700 .68rem/1 system-ui,sans-serif;color:var(--card);background:var(--uc);border-radius:99px;padding:.16em .5em;
margin:0 .25em 0 0;text-decoration:none;vertical-align:.15em}
a.no:hover{text-decoration:underline}
del,ins{text-decoration-thickness:1.5px;text-underline-offset:2px}
ins{text-decoration:underline}
.key{display:flex;flex-wrap:wrap;gap:.4rem 1.3rem;font-size:.83rem;color:var(--soft);margin:1.1rem 0 .4rem}
.key mark{color:var(--ink)}
details{margin:.7rem 0}
summary{cursor:pointer;font-weight:600;font-size:.92rem}
nav ol{columns:2;column-gap:2.5rem;padding-left:1.4rem;font-size:.92rem}
.spell{color:var(--soft)}
.spell b{color:var(--ink);font-weight:500}
footer{color:var(--soft);font-size:.83rem;padding-bottom:3rem}
@media (max-width:700px){.pair{grid-template-columns:1fr}nav ol{columns:1}.pane{max-height:22rem}section.card{padding:1rem}}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444}body{font-size:10.5pt}main,header.top,footer{max-width:none;padding:0}
section.card{border:0;padding:0;content-visibility:visible;break-inside:auto}.pane{max-height:none;overflow:visible;border-color:#bbb}
.pane h4{position:static}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}nav,.skip{display:none}mark,a.no{print-color-adjust:exact;
-webkit-print-color-adjust:exact}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
]]
