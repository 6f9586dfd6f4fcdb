import type { Strip } from './timeline-geometry'

/** One row of the plot and of its legend. */
export type PlotRow = PlacedRow &
  (
    | {
        readonly kind: 'strip'
        readonly strip: Strip /** Number among the calls of a choice. */
        readonly number: number | null
      }
    | { readonly kind: 'choice'; readonly choice: number }
    /** Lanes that are folded, and opened again, by a press on their number. */
    | { readonly kind: 'more'; readonly words: string }
  )

interface PlacedRow {
  readonly top: number
  readonly height: number
}

/** Heights of a strip with the space above it, in px: usually, where there are several calls, and of any other row. */
const TALL = 46
export const SHORT = 28
const WORDS = 24
/** More choices or lanes than these are folded to the second number. */
const CHOICES = { most: 8, folded: 4 } as const
const LANES = { most: 12, folded: 8 } as const

/**
 * Makes the rows of a plot. The lanes of a choice stand under its number if there are several choices.
 * @param isOpen whether lanes that would be folded are shown
 */
export function rowsOf(strips: readonly Strip[], isOpen = false): PlotRow[] {
  const choices = [...new Set(strips.map(({ choice }) => choice))]
  const shown = isOpen ? strips : folded(strips, choices)
  const isShort = shown.length > LANES.folded
  const rows: PlotRow[] = []
  let top = 0
  const add = (row: RowContent, height: number): void => {
    rows.push({ ...row, top, height })
    top += height
  }
  const numbers = callNumbers(strips)
  let choice: number | undefined
  for (const strip of shown) {
    if (choices.length > 1 && strip.choice !== choice) add({ kind: 'choice', choice: strip.choice }, WORDS)
    choice = strip.choice
    const number = numbers.get(strip.key) ?? null
    add({ kind: 'strip', strip, number }, isShort || number !== null ? SHORT : TALL)
  }
  const words = foldWords(strips, shown, choices, isOpen)
  if (words !== '') add({ kind: 'more', words }, WORDS)
  return rows
}

/** By key of the strip: the numbers of calls, from 1, where a choice has several. */
export function callNumbers(strips: readonly Strip[]): ReadonlyMap<string, number> {
  const calls = new Map<number, string[]>()
  for (const { name, choice, key } of strips) {
    if (name === 'tool') calls.set(choice, [...(calls.get(choice) ?? []), key])
  }
  const several = [...calls.values()].filter((keys) => keys.length > 1)
  return new Map(several.flatMap((keys) => keys.map((key, index) => [key, index + 1] as const)))
}

type RowContent = PlotRow extends infer Row
  ? Row extends PlotRow
    ? Omit<Row, keyof PlacedRow>
    : never
  : never

function isFolded(strips: readonly Strip[], choices: readonly number[]): boolean {
  return choices.length > CHOICES.most || strips.length > LANES.most
}

function folded(strips: readonly Strip[], choices: readonly number[]): readonly Strip[] {
  if (choices.length > CHOICES.most) return strips.slice(0, CHOICES.folded)
  return strips.length > LANES.most ? strips.slice(0, LANES.folded) : strips
}

function foldWords(
  strips: readonly Strip[],
  shown: readonly Strip[],
  choices: readonly number[],
  isOpen: boolean,
): string {
  if (!isFolded(strips, choices)) return ''
  if (isOpen) return 'show fewer'
  const left = choices.length - new Set(shown.map(({ choice }) => choice)).size
  return left > 0 ? `${left} more choices` : `${strips.length - shown.length} more lanes`
}

/** The height of all rows, in px. */
export function heightOf(rows: readonly PlotRow[]): number {
  const last = rows.at(-1)
  return last ? last.top + last.height : 0
}

/** The row at a distance from the top of the plot, in px. */
export function rowAt(rows: readonly PlotRow[], y: number): PlotRow | undefined {
  return rows.find(({ top, height }) => y >= top && y < top + height)
}
