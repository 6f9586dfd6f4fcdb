import { itemsOf, type JsonDocument, type JsonNode, kindOf, rawOf, stringOf } from '#lib/json/document'
import { type AnswerNodes, wholeAnswer } from './answer-nodes'
import { base64Floats, floatText } from './base64-floats'
import { cellText, nodeBelow } from './view-written'

/** One vector: its first values, and a curve of all of them. */
export interface VectorView {
  /** The recorded index, or else the place in the list. */
  readonly index: string
  readonly encoding: 'list' | 'base64'
  readonly dimensions: number
  /** The first values; those of a list are spelled as in the file. */
  readonly first: readonly string[]
  readonly lowest: string
  readonly highest: string
  /** Euclidean length with four decimals; empty if it cannot be computed. */
  readonly norm: string
  /** The lowest and highest value of each run of values, in order. */
  readonly runs: readonly (readonly [low: number, high: number])[]
}

/** The view of an embeddings answer: the number of vectors, and the first of them. */
export interface EmbeddingsView {
  readonly type: 'embeddings'
  readonly count: number
  readonly vectors: readonly VectorView[]
}

interface Vector {
  readonly encoding: VectorView['encoding']
  readonly values: ArrayLike<number>
  readonly textAt: (index: number) => string
}

const MAX_VECTORS = 20
const MAX_DIMENSIONS = 100_000
const MAX_RUNS = 128
const FIRST = 8

/** Where the wire formats keep their vectors. An item without its `vector` key is taken for the vector itself. */
const SHAPES = [
  { list: 'data', vector: 'embedding' },
  { list: 'embeddings', vector: 'values' },
] as const

/**
 * Makes the view of an embeddings answer, with its first vectors; null if one of them is neither a list of numbers nor
 * base64 of floats.
 */
export function embeddingsView(nodes: AnswerNodes): EmbeddingsView | null {
  const { document } = nodes
  const data = wholeAnswer(nodes)
  const shape = SHAPES.find(({ list }) => nodeBelow(document, data, list) !== undefined)
  const list = shape && nodeBelow(document, data, shape.list)
  if (!shape || list === undefined || kindOf(document, list) !== 'array') return null
  const items = itemsOf(document, list)
  const vectors: VectorView[] = []
  for (const [place, item] of items.slice(0, MAX_VECTORS).entries()) {
    const vector = vectorOf(document, nodeBelow(document, item, shape.vector) ?? item)
    if (vector === null) return null
    const index = cellText(document, nodeBelow(document, item, 'index')) || String(place)
    vectors.push(vectorView(index, vector))
  }
  return { type: 'embeddings', count: items.length, vectors }
}

function vectorOf(document: JsonDocument, node: JsonNode): Vector | null {
  if (kindOf(document, node) === 'string') {
    const values = base64Floats(stringOf(document, node))
    if (values === null || values.length > MAX_DIMENSIONS) return null
    return { encoding: 'base64', values, textAt: (index) => floatText(values[index] ?? 0) }
  }
  const items = itemsOf(document, node)
  const isVector = kindOf(document, node) === 'array' && items.length <= MAX_DIMENSIONS
  if (!isVector || items.some((item) => kindOf(document, item) !== 'number')) return null
  return {
    encoding: 'list',
    values: items.map((item) => Number(rawOf(document, item))),
    textAt: (index) => cellText(document, items[index]),
  }
}

function vectorView(index: string, { encoding, values, textAt }: Vector): VectorView {
  const { length } = values
  let low = -1
  let high = -1
  let squares = 0
  for (let at = 0; at < length; at++) {
    const value = values[at] ?? 0
    if (!Number.isFinite(value)) continue
    if (low === -1 || value < (values[low] ?? 0)) low = at
    if (high === -1 || value > (values[high] ?? 0)) high = at
    squares += value * value
  }
  return {
    ...{ index, encoding, dimensions: length },
    first: Array.from({ length: Math.min(FIRST, length) }, (_, at) => textAt(at)),
    lowest: low === -1 ? '' : textAt(low),
    highest: high === -1 ? '' : textAt(high),
    norm: low === -1 ? '' : Math.sqrt(squares).toFixed(4),
    runs: runsOf(values),
  }
}

/** Values that are not finite numbers count as 0. */
function runsOf(values: ArrayLike<number>): [number, number][] {
  const count = Math.min(MAX_RUNS, values.length)
  return Array.from({ length: count }, (_, run) => {
    const end = Math.floor(((run + 1) * values.length) / count)
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let at = Math.floor((run * values.length) / count); at < end; at++) {
      const value = values[at] ?? 0
      const drawn = Number.isFinite(value) ? value : 0
      low = Math.min(low, drawn)
      high = Math.max(high, drawn)
    }
    return [Number(low.toPrecision(4)), Number(high.toPrecision(4))]
  })
}
