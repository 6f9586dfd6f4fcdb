import {
  ACT,
  type ActionAsked,
  type ActionEnded,
  type ActionLine,
  type ActionPlan,
  type PlannedFile,
} from '#lib/api/actions'
import { FILE_NOW } from '#lib/api/recording'
import type { RouteAnswer, RouteFailure } from '#lib/api/route'
import { ask } from './client'

/** Asks what an action would do. Writes nothing. */
export async function planAction(asked: ActionAsked, signal?: AbortSignal): Promise<RouteAnswer<ActionPlan>> {
  const plans: ActionPlan[] = []
  const failure = await readLines({ ...asked, dryRun: true }, signal, (line) => {
    if (line.type === 'planned') plans.push(line)
  })
  const [value] = plans
  if (failure) return { ok: false, ...failure }
  return value === undefined ? { ok: false, ...BROKEN } : { ok: true, value }
}

/** What was written, and what had been planned for each recording. */
export interface ActionRun extends ActionEnded {
  readonly files: readonly PlannedFile[]
}

/**
 * Carries an action out.
 * @param onProgress called after each file, with those that are tied to it
 */
export async function runAction(
  asked: ActionAsked,
  onProgress?: (done: number, total: number) => void,
): Promise<RouteAnswer<ActionRun>> {
  const ends: ActionEnded[] = []
  const plans: ActionPlan[] = []
  const failures: RouteFailure[] = []
  const failure = await readLines(asked, undefined, (line) => {
    if (line.type === 'progress') onProgress?.(line.done, line.total)
    if (line.type === 'planned') plans.push(line)
    if (line.type === 'ended') ends.push(line)
    if (line.type === 'failed') failures.push(line)
  })
  const wrong = failure ?? failures[0]
  if (wrong) return { ok: false, ...wrong }
  const [ended] = ends
  if (ended === undefined) return { ok: false, ...BROKEN }
  return { ok: true, value: { ...ended, files: plans[0]?.files ?? [] } }
}

const BROKEN: RouteFailure = {
  code: 'broken-off',
  message: 'The answer broke off. The list of last changes says what was written.',
}

async function readLines(
  asked: ActionAsked,
  signal: AbortSignal | undefined,
  onLine: (line: ActionLine) => void,
): Promise<RouteFailure | null> {
  const answer = await ask(ACT, null, { body: JSON.stringify(asked), ...(signal && { signal }) })
  if (!answer.ok) return answer
  try {
    for await (const line of linesOf(answer.value)) onLine(JSON.parse(line))
    return null
  } catch {
    return BROKEN
  }
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Asks where the recording of a path is now; null when tapedeck did not rename it. */
export async function whereNow(path: string): Promise<string | null> {
  const answer = await ask(FILE_NOW, { path })
  return answer.ok ? answer.value.movedTo : null
}
