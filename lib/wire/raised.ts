import type { Answer } from '#lib/exchange/exchange'
import type { Spelling } from '#lib/json/spelling'
import { Assembly } from '#lib/message/assembly'
import type { Rest } from '#lib/message/message'
import { fields, noise, type Reader, restAs } from './reader'

/** Facts of an answer that the recorder noted besides what came back. */
const about: Reader = fields({ response_metadata: noise('metadata'), provider_metadata: noise('metadata') })

/**
 * What an exception says besides its words (what the provider answered, for one), and what else was recorded of the
 * answer.
 */
export function readRaised(answer: Answer, spelling: Spelling): Rest[] {
  const { raised } = answer
  if (!raised && Object.keys(answer.about).length === 0) return []
  const assembly = new Assembly(spelling)
  const context = { assembly, choice: 0 }
  assembly.read(answer.items.length, '', () => {
    assembly.scope = '/exception'
    if (raised) restAs('error').read(context, raised.details, '')
    assembly.scope = ''
    about.read(context, answer.about, '')
  })
  const said = raised?.message
  return assembly.result().rest.filter(({ pieces }) => pieces.some(({ text }) => text !== said))
}
