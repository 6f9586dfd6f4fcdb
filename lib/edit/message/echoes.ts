import { kindOf, stringOf } from '#lib/json/document'
import { compactText } from '#lib/json/spelling'
import type { Repeat, Source } from '#lib/message/source-log'
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
    const isSame = slots.length === ats.length && slots.map(textIn).join('') === said
    return isSame && pieces.length > 0 ? [{ field: key, pieces, slots }] : []
  })
}

function isRepeated({ chunk, section, piece }: Repeat, source: Source | undefined): boolean {
  if (section !== undefined) return source?.section === section
  return piece === undefined || (source?.chunk === chunk && source.at === piece)
}

/** The text of a value: of a string its characters, of any other value its JSON. */
export function textIn({ document, node }: Slot): string {
  return kindOf(document, node) === 'string' ? stringOf(document, node) : compactText(document, node)
}
