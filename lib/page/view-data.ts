import { itemPath } from '#lib/exchange/exchange'
import { anyPosition } from '#lib/json/pointer'
import { type Assembled, type Data, itemOfChunk } from '#lib/message/message'
import type { Recording } from '#lib/wire/recording'
import { type EncodedView, encodedView } from './view-image'

/** Content of an answer at one path that nobody reads as text. Its size is in bytes, or in characters of JSON. */
export interface DataPartView extends EncodedView {
  readonly path: string
  /** What it is, such as `image` or `log probabilities`. */
  readonly as: string
  /** Number of values at the path. */
  readonly count: number
}

const MAX_DATA = 60

/** Lists pictures, sound, log probabilities and the like: their names and sizes. Pieces of one list are added up. */
export function dataViews(
  data: readonly Data[],
  recording: Recording,
  assembled: Pick<Assembled, 'lines'>,
): DataPartView[] {
  const views = new Map<string, DataPartView>()
  for (const part of data) {
    const one = dataView(part, recording, itemOfChunk(assembled, part.chunk))
    const path = anyPosition(part.path)
    const key = one.image ? `${part.chunk} ${part.path}` : `${part.as} ${path}`
    const known = views.get(key)
    if (known) views.set(key, { ...known, path, bytes: known.bytes + one.bytes, count: known.count + 1 })
    else if (views.size < MAX_DATA) views.set(key, one)
  }
  return [...views.values()]
}

function dataView({ path, as, value }: Data, recording: Recording, item: number): DataPartView {
  const from = recording.startOf(itemPath(recording.answer, item))
  const encoded = typeof value === 'string' ? encodedView(value, recording.text, from) : null
  const bytes = typeof value === 'string' ? value.length : JSON.stringify(value).length
  return { path, as, count: 1, ...(encoded ?? { media: '', bytes, image: null }) }
}
