import { html } from './markup'

/** The style sheet of a file. Its colours are those of the pages (app/globals.css), which a test compares. */
export const STYLE = html`
:root{color-scheme:light dark;
--bg:light-dark(#ffffff,#0e0e10);--sub:light-dark(#fafafa,#131316);--hover:light-dark(#f6f6f7,#17171a);
--line:light-dark(#eaeaed,#222227);--line-2:light-dark(#d9d9de,#34343b);
--ink-1:light-dark(#18181b,#ededf0);--ink-2:light-dark(#4c4c55,#b0b0ba);--ink-3:light-dark(#65656f,#94949f);
--focus:light-dark(#1d4ed8,#98bef5);
--lane-text:light-dark(#1d4ed8,#98bef5);--lane-reasoning:light-dark(#8a1078,#d65efd);
--lane-tool:light-dark(#0f755f,#35d6a0);--lane-error:light-dark(#96121f,#ff5a60);
--lane-structure:light-dark(#2e2e35,#8a8994);
--warn-bg:light-dark(#fff7e3,#211a0b);--warn-line:light-dark(#ebd9a6,#4a3a14);
--danger:light-dark(#96121f,#ff5a60);--danger-bg:light-dark(#fdf0f0,#261214);--danger-line:light-dark(#f0c9c9,#552428);
--added-line:light-dark(#e9f6ee,#10231a);--added-word:light-dark(#bfe8ce,#1c4d33);--added:light-dark(#0f6b3f,#5bd394);
--removed-line:light-dark(#fcefef,#2a1416);--removed-word:light-dark(#f8cfcf,#5c2226);--removed:light-dark(#96121f,#ff8084)}
*{box-sizing:border-box}
body,h1,h2,h3,h4,h5,p,ol,ul,dl,dd{margin:0;padding:0}
body{background:var(--bg);color:var(--ink-1);font:13px/20px Geist,ui-sans-serif,system-ui,sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}
code,h3,h4,.k.code,.code,.name,table,dd,.g b{font-family:"Geist Mono",ui-monospace,monospace;font-variant-ligatures:none}
code,.code,.name{font-size:12px}
h1{font-size:15px;line-height:22px;font-weight:600}
h1 code{font-size:14px}
h2{font-size:15px;line-height:22px;font-weight:600}
h3{font-size:12px;font-weight:550;padding:8px 20px 2px}
h4{font-size:12px;font-weight:400}
h5{font-size:13px;font-weight:550}
h3,h4{line-height:18px}
h4,h5,summary h2{display:inline}
b{font-weight:550}
.n{font:12px/18px Geist,ui-sans-serif,system-ui,sans-serif;color:var(--ink-3)}
h4 .n{font-family:"Geist Mono",ui-monospace,monospace}
.b{padding:4px 20px}
ins,del{border-radius:1px;color:var(--ink-1)}
ins{background:var(--added-word);text-decoration:none;box-shadow:0 1.5px 0 var(--added)}
del{background:var(--removed-word);text-decoration:underline dotted var(--removed);text-underline-offset:3px}
header{padding:14px 20px 10px;border-bottom:1px solid var(--line)}
header p{margin-top:4px;color:var(--ink-2)}
.notice{padding:6px 20px;background:var(--warn-bg);border-bottom:1px solid var(--warn-line);font-size:12px}
.notice ul{padding-left:20px}
summary{cursor:pointer}
:focus-visible{outline:2px solid var(--focus);outline-offset:-2px}
nav ol{list-style:none}
nav a{display:block;position:relative;padding:8px 56px 8px 20px;border-bottom:1px solid var(--line);color:inherit;text-decoration:none}
nav a:hover{background:var(--hover)}
nav a>b{position:absolute;right:20px;top:8px}
.k{display:inline-block;border:1px solid var(--line-2);border-radius:4px;padding:0 6px;font-size:11px;line-height:18px;color:var(--ink-2)}
.k.strong{border-color:var(--ink-3);color:var(--ink-1)}
.k.bad{border-color:var(--danger-line);background:var(--danger-bg);color:var(--danger)}
.cause{border-bottom:1px solid var(--line-2)}
.cause>details>summary{padding:14px 20px 2px}
.panel{border:solid var(--line);border-width:1px 0;background:var(--sub);padding:10px 20px;margin:6px 0}
.panel.bad{border-color:var(--danger-line);background:var(--danger-bg)}
.panel code{color:var(--danger)}
dl{display:grid;grid-template-columns:88px 1fr;gap:2px 12px;margin-top:6px;font-size:12px}
dt{color:var(--ink-3)}
.r{border-top:1px solid var(--line)}
.r>summary,div.r{padding:5px 20px}
.r>summary:hover{background:var(--hover)}
.r>summary>b,div.r>b{font:600 11px/18px "Geist Mono",ui-monospace,monospace;margin-right:8px;color:var(--ink-2)}
b.added{color:var(--added)}
b.removed{color:var(--removed)}
.detail{border-top:1px solid var(--line);border-left:2px solid var(--ink-1);margin-bottom:12px}
.facts{padding:8px 20px}
.note{white-space:pre-wrap}
.s,.l{border-top:1px solid var(--line)}
.s>summary,.l{padding:6px 20px}
.s[open]>summary{border-bottom:1px solid var(--line)}
i{font-style:normal}
.l>i{margin-right:6px}
.lane{display:inline-block;width:16px;height:16px;margin-right:6px;border-radius:3px;color:var(--bg);text-align:center;
font:600 10px/16px "Geist Mono",ui-monospace,monospace}
.lane.text{background:var(--lane-text)}
.lane.reasoning{background:var(--lane-reasoning)}
.lane.tool{background:var(--lane-tool)}
.lane.error{background:var(--lane-error)}
.lane.plain{line-height:14px;border:1px solid var(--lane-structure);color:var(--lane-structure)}
.g{float:right;font-size:12px;color:var(--ink-3)}
.g span{margin-left:20px}
.g b{color:var(--ink-1)}
.two{display:grid;grid-template-columns:1fr 1fr}
.two>:first-child{border-right:1px solid var(--line)}
.s .b{padding:10px 20px}
.t{white-space:pre-wrap}
.t.message{font-size:14px;line-height:22px;max-width:640px}
.t.reasoning{color:var(--ink-2);max-width:640px}
table{border-collapse:collapse;font-size:12px;line-height:18px}
th{font-weight:400;text-align:left;color:var(--ink-3)}
thead th{font-family:Geist,ui-sans-serif,system-ui,sans-serif}
.f{width:100%;table-layout:fixed}
.f th,.f td{padding:4px 20px;vertical-align:top;white-space:pre-wrap}
.f tbody tr{border-top:1px solid var(--line)}
.c th,.c td{padding:2px 20px}
.c td,.c thead th+th{text-align:right}
.d{width:100%}
.d td{padding:1px 4px;vertical-align:top;white-space:pre-wrap}
.d td:nth-child(-n+3){width:44px;text-align:right;color:var(--ink-3)}
.d .added{background:var(--added-line)}
.d .removed{background:var(--removed-line)}
.d .added td:nth-child(3){color:var(--added)}
.d .removed td:nth-child(3){color:var(--removed)}
@media(min-width:1100px){
.columns{display:grid;grid-template-columns:392px minmax(0,1fr)}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto}
main{border-left:1px solid var(--line);min-height:100vh}
}
@media(max-width:1099px){nav{border-bottom:1px solid var(--line-2);max-height:60vh;overflow-y:auto}}
@media(max-width:699px){
.b,.r>summary,div.r,.s>summary,.l,.cause>details>summary,h3,header,.notice,.s .b{padding-left:12px;padding-right:12px}
.two{grid-template-columns:1fr}
.two>:first-child{border-right:0;border-bottom:1px solid var(--line)}
.f th,.f td{padding:4px 12px}
.f tr{display:grid;grid-template-columns:1fr 1fr}
.f th[scope=row],.f th:first-child:nth-last-child(3){grid-column:1/-1}
.g{float:none;display:block}
.g span{margin:0 12px 0 0}
}
@media print{nav{display:none}.columns{display:block}}
`
