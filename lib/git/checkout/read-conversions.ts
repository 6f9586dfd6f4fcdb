import type { GitFailure } from '../failure'
import type { Repository } from '../repository'
import { runForAttributes } from '../run'
import { type Attributes, CONVERTING, type Conversion, conversionOf, KEPT, needsSettings } from './conversion'
import { settingsOf } from './settings'

export type ConversionsRead =
  | { readonly ok: true; readonly byPath: ReadonlyMap<string, Conversion> }
  | GitFailure

/**
 * Finds out what git does to files of the work tree before it compares them. Git only names the attributes and settings
 * for that: none of their programs is run.
 * @param paths relative to the root, with `/`
 */
export async function conversionsOf(
  repository: Repository,
  paths: readonly string[],
): Promise<ConversionsRead> {
  if (paths.length === 0) return { ok: true, byPath: new Map() }
  const named = paths.map((path) => `${path}\0`).join('')
  const ran = await runForAttributes(repository.root, ['check-attr', '-z', '--all', '--stdin'], named)
  if (!ran.ok) return ran
  const attributes = attributesIn(ran.output, paths)
  // Where each file has attributes that say all, git is not asked for the settings.
  const read = [...new Set(attributes)].some(needsSettings)
    ? await settingsOf(repository)
    : { ok: true as const, settings: NONE }
  if (!read.ok) return read
  const made = new Map<Attributes, Conversion>()
  for (const one of attributes) if (!made.has(one)) made.set(one, conversionOf(one, read.settings))
  return {
    ok: true,
    byPath: new Map(paths.map((path, at) => [path, made.get(attributes[at] ?? NONE) ?? KEPT])),
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

/**
 * Reads `PATH\0ATTRIBUTE\0VALUE\0` each, in the order of the paths.
 * @returns the attributes of each path that convert it. Files with the same ones share a map, as most files do
 */
function attributesIn(output: Buffer, paths: readonly string[]): readonly Attributes[] {
  const fields = output.toString('utf8').split('\0')
  const shared = new Map<string, Attributes>([['', NONE]])
  let at = 0
  return paths.map((path) => {
    let values = ''
    for (; fields[at] === path && at + 2 < fields.length; at += 3) {
      if (CONVERTING.has(fields[at + 1] ?? '')) values += `${fields[at + 1]}\0${fields[at + 2]}\0`
    }
    const known = shared.get(values) ?? mapOf(values.split('\0'))
    shared.set(values, known)
    return known
  })
}

/** Name, value, name, value, … */
function mapOf(pairs: readonly string[]): Attributes {
  const map = new Map<string, string>()
  for (let at = 0; at + 1 < pairs.length; at += 2) map.set(pairs[at] ?? '', pairs[at + 1] ?? '')
  return map
}
