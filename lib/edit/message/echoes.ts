import { jsonValueOf, kindOf, stringOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { isSame } from '#lib/json/same'
import { compactText } from '#lib/json/spelling'
import type { Beside, Repeat, Source } from '#lib/message/source-log'
import type { AnswerValues, Echo, Slot } from './origin'

/**
 * Finds the values that repeat pieces of a field. A value that does not equal its pieces is not one of them: it is shown
 * as rest.
 * @param key of the field
 * @param sources of its pieces
 */
export function echoesOf(
  key: string,
  sources: readonly Source[],
  repeats: readonly Repeat[],
  values: AnswerValues,
): Echo[] {
  return repeats.flatMap((repeat): Echo[] => {
    const { chunk, ats } = repeat
    const slots = ats.flatMap((at) => values.at({ chunk, at }) ?? [])
    const pieces = [...sources.keys()].filter((index) => isRepeated(repeat, sources[index]))
    const said = pieces.map((index) => sources[index]?.text ?? '').join('')
    const isParsed = repeat.isParsed === true
    const isEqual = isParsed
      ? slots.every((slot) => isParsedFrom(slot, said))
      : slots.map(textIn).join('') === said
    const isEcho = isEqual && slots.length === ats.length && pieces.length > 0
    return isEcho ? [{ field: key, pieces, slots, isParsed }] : []
  })
}

/**
 * Finds the rest that says the same as a field, word for word, in as many pieces or in one: some servers send the text
 * again in fields of their own.
 * @param key of the field
 */
export function restEchoesOf(
  key: string,
  sources: readonly Source[],
  besides: readonly Beside[],
  values: AnswerValues,
): Echo[] {
  const text = sources.map((source) => source.text).join('')
  const byPath = new Map<string, Beside[]>()
  for (const beside of besides) {
    if (beside.as !== 'rest') continue
    const known = byPath.get(beside.at)
    if (known) known.push(beside)
    else byPath.set(beside.at, [beside])
  }
  return [...byPath.values()].flatMap((rest): Echo[] => {
    if (text.length < SHORTEST_ECHO || rest.map(({ value }) => value).join('') !== text) return []
    const slots = rest.map((beside) => values.at(beside))
    if (slots.some((slot) => slot === null || kindOf(slot.document, slot.node) !== 'string')) return []
    const isCutAlike =
      rest.length === sources.length && rest.every(({ chunk }, index) => chunk === sources[index]?.chunk)
    const found = slots.flatMap((slot) => slot ?? [])
    const all = [...sources.keys()]
    if (!isCutAlike) return [{ field: key, pieces: all, slots: found, isParsed: false }]
    return found.map((slot, index) => ({ field: key, pieces: [index], slots: [slot], isParsed: false }))
  })
}

/** A shorter text may be the same by accident. */
const SHORTEST_ECHO = 8

function isParsedFrom({ document, node }: Slot, text: string): boolean {
  const parsed = parseDocument(text)
  return parsed.ok && isSame(jsonValueOf(parsed.document, parsed.document.root), jsonValueOf(document, node))
}

function isRepeated({ chunk, section, piece, isParsed }: Repeat, source: Source | undefined): boolean {
  if (isParsed) return source?.chunk === chunk
  if (section !== undefined) return source?.section === section
  return piece === undefined || (source?.chunk === chunk && source.at === piece)
}

/** The text of a value: of a string its characters, of any other value its JSON. */
export function textIn({ document, node }: Slot): string {
  return kindOf(document, node) === 'string' ? stringOf(document, node) : compactText(document, node)
}
