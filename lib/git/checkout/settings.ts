import type { GitFailure } from '../failure'
import type { Repository } from '../repository'
import { runForAttributes } from '../run'
import { recordsOf } from '../tree'
import type { Settings } from './conversion'

/** Asks git for all settings that hold in a repository, those of the user too. It runs none of the programs they name. */
export async function settingsOf({
  root,
}: Repository): Promise<{ readonly ok: true; readonly settings: Settings } | GitFailure> {
  const ran = await runForAttributes(root, ['config', '--list', '-z'])
  return ran.ok ? { ok: true, settings: settingsIn(ran.output) } : ran
}

/** `KEY\nVALUE\0` each; a setting that is only named is true. The last one of a name counts. */
function settingsIn(output: Buffer): Settings {
  const settings = new Map<string, string>()
  for (const record of recordsOf(output)) {
    const entry = record.toString('utf8')
    const cut = entry.indexOf('\n')
    if (cut === -1) settings.set(entry, 'true')
    else settings.set(entry.slice(0, cut), entry.slice(cut + 1))
  }
  return settings
}
