import type { Answer } from '#lib/exchange/exchange'
import { pointerOf } from '#lib/json/pointer'
import type { Spelling } from '#lib/json/spelling'
import { Assembly } from '#lib/message/assembly'
import type { Rest } from '#lib/message/message'
import { fields, noise, type Reader, restAs } from './reader'

const ABOUT_NOISE = new Set(['response_metadata', 'provider_metadata'])

/** Whether a fact that the recorder noted beside an answer says nothing about it. */
export function isAboutNoise(name: string): boolean {
  return ABOUT_NOISE.has(name)
}

/** Facts about an answer that the recorder noted in addition to it. */
const about: Reader = fields(Object.fromEntries([...ABOUT_NOISE].map((name) => [name, noise('metadata')])))

/**
 * Reads the rest of an exception: everything but its message (such as the provider's answer), and other facts that were
 * recorded of the answer.
 */
export function readRaised(answer: Answer, spelling: Spelling): Rest[] {
  const { raised } = answer
  if (!raised && Object.keys(answer.about).length === 0) return []
  const assembly = new Assembly(spelling, { itemPath: () => [] })
  const context = { assembly, choice: 0 }
  const chunk = answer.items.length
  if (raised) {
    assembly.read(chunk, pointerOf(raised.detailsPath), () => {
      assembly.scope = '/exception'
      restAs('error').read(context, raised.details, '')
    })
  }
  assembly.read(chunk, pointerOf(answer.path), () => about.read(context, answer.about, ''))
  const said = raised?.message
  return assembly.result().rest.filter(({ pieces }) => pieces.some(({ text }) => text !== said))
}
