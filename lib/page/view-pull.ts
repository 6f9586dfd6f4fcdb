import { countedText, countText } from '#lib/figures/text'
import { type JsonDocument, type JsonNode, kindOf } from '#lib/json/document'
import type { AnswerNodes } from './answer-nodes'
import { bytesText } from './view-models'
import { type TableView, tableOf } from './view-table'
import { cellText, nodeBelow } from './view-written'

/** Consecutive reports that differ only in the bytes fetched. */
interface Step {
  readonly status: string
  readonly digest: string
  readonly completed: string
  readonly total: string
  readonly first: number
  readonly last: number
}

/** Makes a table of a model's download with one row for each step; null if a report is not an object. */
export function pullTable({ document, items: reports, isList: isStream }: AnswerNodes): TableView | null {
  if (reports.some((item) => kindOf(document, item) !== 'object')) return null
  const steps = stepsOf(document, reports)
  const chunks = isStream ? ` in ${countedText(reports.length, 'chunk')}` : ''
  return tableOf(`${countedText(steps.length, 'step')}${chunks}`, steps, [
    { name: 'chunks', isNumber: true, read: (step) => (isStream ? rangeText(step) : '') },
    { name: 'status', read: ({ status }) => status },
    { name: 'fetched', isNumber: true, read: ({ completed }) => bytesText(completed) },
    { name: 'of', isNumber: true, read: ({ total }) => bytesText(total) },
    { name: 'layer', read: ({ digest }) => digest },
  ])
}

function stepsOf(document: JsonDocument, reports: readonly JsonNode[]): Step[] {
  const steps: Step[] = []
  reports.forEach((report, chunk) => {
    const read = (key: string, characters?: number): string =>
      cellText(document, nodeBelow(document, report, key), characters)
    const step: Step = {
      status: read('status'),
      digest: read('digest', 19),
      completed: read('completed'),
      total: read('total'),
      first: chunk,
      last: chunk,
    }
    const before = steps.at(-1)
    const goesOn = before?.status === step.status && before.digest === step.digest
    if (before && goesOn) steps[steps.length - 1] = { ...step, first: before.first }
    else steps.push(step)
  })
  return steps
}

function rangeText({ first, last }: Step): string {
  return first === last ? countText(first) : `${countText(first)}–${countText(last)}`
}
