import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import { Assembly } from '#lib/message/assembly'
import type { Rest } from '#lib/message/message'
import { isEmpty } from '#lib/message/rest-parts'
import { fields, noise, type Reader, restAs } from './reader'
import type { Recording } from './recording'

const ABOUT_NOISE = new Set(['response_metadata', 'provider_metadata'])

/** Whether a fact that the recorder noted beside an answer says nothing about it. */
export function isAboutNoise(name: string): boolean {
  return ABOUT_NOISE.has(name)
}

/** Facts about an answer that the recorder noted in addition to it. */
const about: Reader = fields(Object.fromEntries([...ABOUT_NOISE].map((name) => [name, noise('metadata')])))

/**
 * Reads the facts of a recording that are not in the answer's items: everything of an exception but its message (such
 * as the provider's answer), and other fields of the answer and of the whole file.
 * @param chunk number of the answer's chunks, which the facts come after
 */
export function readFacts({ answer, about: ofFile, spelling }: Recording, chunk: number): Rest[] {
  const { raised } = answer
  if (!raised && hasNone(answer.about) && hasNone(ofFile)) return []
  const assembly = new Assembly(spelling, { itemPath: () => [] })
  const context = { assembly, choice: 0 }
  if (raised) {
    assembly.read(chunk, pointerOf(raised.detailsPath), () => {
      assembly.scope = '/exception'
      restAs('error').read(context, raised.details, '')
    })
  }
  assembly.read(chunk, pointerOf(answer.path), () => about.read(context, answer.about, ''))
  assembly.read(chunk, '', () => {
    assembly.scope = '/recording'
    assembly.rest({ ...ofFile }, '')
  })
  const said = raised?.message
  return assembly.result().rest.filter(({ pieces }) => pieces.some(({ text }) => text !== said))
}

function hasNone(facts: Readonly<Record<string, JsonValue>>): boolean {
  for (const name in facts) if (!isEmpty(facts[name] ?? null)) return false
  return true
}
