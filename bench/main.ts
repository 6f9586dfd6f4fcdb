import { benchChangedFiles } from './changed-files'
import { benchFixes } from './fixes'
import { benchHuge } from './huge'
import { benchIndex } from './index'
import { benchJson } from './json'
import { benchList } from './list'
import type { Measured } from './measure'
import { benchMessageView } from './message-view'
import { benchOpen } from './open'
import { benchMemory, benchPages } from './pages'
import { benchPagesLoop } from './pages-loop'
import { benchRecut } from './recut'
import { benchReview } from './review'
import { benchReviewLarge } from './review-large'
import { benchReviewPage } from './review-page'
import { benchRows } from './rows'
import { benchSave } from './save'
import { benchScroll } from './scroll'
import { benchSearch } from './search'
import { benchStart } from './start'
import { benchSteps, benchTestPage } from './test-page'
import { benchTyping } from './typing'

const parts = {
  'index-317': benchIndex('317', 4),
  index: benchIndex('3k', 3.7),
  search: benchSearch('3k', 0.15),
  typing: benchTyping('3k', 25),
  start: benchStart('3k', 600),
  memory: benchMemory,
  'index-30k': benchIndex('30k', 1.9),
  'search-30k': benchSearch('30k', 0.1),
  changed: benchChangedFiles('3k', { one: 60, many: 500 }),
  'changed-30k': benchChangedFiles('30k', { one: 60, many: 800 }),
  'typing-30k': benchTyping('30k', 50),
  pages: benchPages,
  'pages-loop': benchPagesLoop,
  huge: benchHuge,
  scroll: benchScroll,
  json: benchJson,
  rows: benchRows,
  list: benchList,
  open: benchOpen,
  fixes: benchFixes,
  recut: benchRecut,
  'message-view': benchMessageView,
  'test-page': benchTestPage,
  steps: benchSteps,
  review: benchReview,
  'review-page': benchReviewPage,
  'review-large': benchReviewLarge,
  save: benchSave,
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

// Threads alone do not keep a process running: it would end in the middle, without a figure or a reason.
setInterval(() => undefined, 60_000)
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const measured of await run()) console.log(line(measured))
}
// The save has started the thread of an index, which would wait for questions.
process.exit()

function line({ what, value, unit, limit }: Measured): string {
  const figure = `${value.toFixed(2)} ${unit}`.trim()
  const verdict =
    limit === null ? '' : `at most ${limit} ${unit}`.trim() + (value <= limit ? ' - kept' : ' - EXCEEDED')
  return `${what.padEnd(56)} ${figure.padStart(12)}   ${verdict}`
}
