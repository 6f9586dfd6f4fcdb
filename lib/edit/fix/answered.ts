import { answerElsewhere, foundBy } from '#lib/check/same-request'
import { besides } from './draft'
import type { KnownRecording } from './plan'

/** Whether another recording answers the request of one, and what its deletion means for replay. */
export interface AnsweredElsewhere {
  /** The recording that answers; null when there is none. */
  readonly other: string | null
  /** In one sentence. */
  readonly reason: string
}

/** Returns a function that tells what becomes of the request of a recording, by its path, when its file is deleted. */
export function answeredElsewhere(known: readonly KnownRecording[]): (path: string) => AnsweredElsewhere {
  const byPath = new Map(known.map((one) => [one.path, one]))
  const byHash = new Map<string, KnownRecording[]>()
  for (const one of known) {
    const hash = foundBy(one)
    if (hash !== null) byHash.set(hash, [...(byHash.get(hash) ?? []), one])
  }
  return (path) => {
    const one = byPath.get(path)
    if (one === undefined || one.hash.computed === null) return { other: null, reason: NOT_KNOWN }
    const { computed, verdict } = one.hash
    const asked = { ...one, path: besides(path, `${computed}.json`) }
    const others = (byHash.get(computed) ?? []).filter((found) => found.path !== path)
    const other = answerElsewhere(asked, others)
    if (other !== null) return { other, reason: `${other} answers this request.` }
    return { other, reason: verdict === 'match' ? ONLY_ANSWER : NO_ANSWER }
  }
}

const NOT_KNOWN = 'Whether replay reads this file is not known.'
const ONLY_ANSWER = 'No other recording answers this request: its test will be left without an answer.'
const NO_ANSWER = 'Replay does not find this file, but no other recording answers its request.'
