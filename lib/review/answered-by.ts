import { answerElsewhere, type Found } from '#lib/check/same-request'
import type { Change, Reviewed } from './change'

/** Whether replay looks for the request of a change under a name, and does not find its recording. */
export function isLooking({ hash: { after } }: Change): boolean {
  return after !== null && !after.isFound && after.computed !== null
}

/**
 * Names, for each recording that replay does not find, the one that replay takes for its request. Replay goes by the
 * name alone, so no file is read for it (docs/format.md, 6).
 * @param paths of all recordings of the head
 */
export function withAnswers<One extends Pick<Reviewed, 'change'>>(
  reviewed: readonly One[],
  paths: readonly string[],
): One[] {
  const byName = new Map<string, string[]>()
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    byName.set(name, [...(byName.get(name) ?? []), path])
  }
  return reviewed.map((one) => {
    const answeredBy = answerOf(one.change, byName)
    return answeredBy === null ? one : { ...one, change: { ...one.change, answeredBy } }
  })
}

function answerOf(change: Change, byName: ReadonlyMap<string, readonly string[]>): string | null {
  const { path, testId, hash } = change
  const computed = hash.after?.computed ?? null
  if (!isLooking(change) || computed === null) return null
  const found = (at: string): Found => ({ path: at, testId, hash: { computed } })
  const asked = found(`${path.slice(0, path.lastIndexOf('/') + 1)}${computed}.json`)
  const others = (byName.get(`${computed}.json`) ?? []).filter((one) => one !== path).map(found)
  return answerElsewhere(asked, others)
}
