import type { GitFailure } from '../failure'
import type { Repository } from '../repository'
import { runForAttributes } from '../run'
import { recordsOf } from '../tree'
import { CONVERTING, type Conversion, conversionOf } from './conversion'
import { settingsOf } from './settings'

type ConversionsRead = { readonly ok: true; readonly byPath: ReadonlyMap<string, Conversion> } | GitFailure

/**
 * Finds out what git does to files of the work tree before it compares them. Git only names the attributes and settings
 * for that: none of their programs is run.
 * @param paths relative to the root, with `/`
 */
export async function conversionsOf(
  repository: Repository,
  paths: readonly string[],
): Promise<ConversionsRead> {
  const named = paths.map((path) => `${path}\0`).join('')
  const [settings, attributes] = await Promise.all([
    settingsOf(repository),
    runForAttributes(repository.root, ['check-attr', '-z', '--stdin', ...CONVERTING], named),
  ])
  if (!settings.ok) return settings
  if (!attributes.ok) return attributes
  const byPath = new Map<string, Conversion>()
  for (const [path, ofPath] of attributesIn(attributes.output))
    byPath.set(path, conversionOf(ofPath, settings.settings))
  return { ok: true, byPath }
}

/** `PATH\0ATTRIBUTE\0VALUE\0` each. */
function attributesIn(output: Buffer): Map<string, Map<string, string>> {
  const fields = [...recordsOf(output)].map((record) => record.toString('utf8'))
  const byPath = new Map<string, Map<string, string>>()
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', name = '', value = ''] = fields.slice(at, at + 3)
    const ofPath = byPath.get(path) ?? new Map<string, string>()
    byPath.set(path, ofPath.set(name, value))
  }
  return byPath
}
