import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanTemporary } from '#lib/disk/temporary'
import { endInterrupted, interruptedActions } from '#lib/write/interrupted'
import { type Texts, textsAfter } from './write-scenario'

/**
 * For tests: starts over after a kill during the row of actions of `write-scenario.ts`, as the program does: cleans up,
 * and ends what was interrupted.
 * @param answered the number of the last action that was answered
 * @param how whether to finish or to take back
 * @returns the number of the action that the files are now at, and what was found; the number is null when the files
 *   are neither at the last action that was answered, nor at the one after it
 */
export async function recover(
  { root, folder }: { readonly root: string; readonly folder: string },
  answered: number,
  how: 'finish' | 'take-back',
): Promise<{ readonly at: number | null; readonly cleaned: number; readonly interrupted: number }> {
  const cleaned = cleanTemporary(root).length
  const interrupted = interruptedActions(root, folder)
  for (const { id } of interrupted) await endInterrupted(root, id, how, { folder })
  const wanted =
    interrupted.length === 0 ? [answered, answered + 1] : [how === 'finish' ? answered + 1 : answered]
  const present = textsIn(root)
  const at = wanted.find((one) => isSame(present, textsAfter(one))) ?? null
  const isEnded = interruptedActions(root, folder).length === 0
  return { at: isEnded ? at : null, cleaned, interrupted: interrupted.length }
}

/** For tests: the texts of all files of a root, hidden ones too. */
function textsIn(root: string): Texts {
  const names = readdirSync(join(root, 'recordings'))
  return new Map(
    names.map((name) => [`recordings/${name}`, readFileSync(join(root, 'recordings', name), 'utf8')]),
  )
}

function isSame(a: Texts, b: Texts): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text)
}

/** For tests: what went wrong, for a message. */
export function differences(root: string, at: number): string[] {
  const [present, wanted] = [textsIn(root), textsAfter(at)]
  return [...new Set([...present.keys(), ...wanted.keys()])].flatMap((path) =>
    present.get(path) === wanted.get(path)
      ? []
      : [`${path}: ${present.get(path)?.slice(0, 30)} instead of ${wanted.get(path)?.slice(0, 30)}`],
  )
}
