import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { type FoundFile, findRecordings } from '#lib/disk/find'

/** Real recordings beside the project; the bench measures on them. */
const CORPUS = join(import.meta.dirname, '../../shared/corpus')

/** The folder of an era. Throws if it does not exist, which ends the bench with that message. */
export function corpus(era: '2026-05' | '2025-10'): string {
  const folder = join(CORPUS, era)
  if (!existsSync(folder))
    throw new Error(`The bench needs the recordings in ${folder}, which does not exist.`)
  // A search does not follow a link as its root.
  return realpathSync(folder)
}

/** The recordings of a root. Throws if there are none: nothing would be measured. */
export function filesIn(root: string): readonly FoundFile[] {
  const { files } = findRecordings(root)
  if (files.length === 0) throw new Error(`There are no recordings in ${root}.`)
  return files
}

/** The path below the root of the largest recording, with 1.1 MB and 1,399 chunks. */
export function largeRecording(root: string): string {
  const folder = 'tests/integration/responses/recordings'
  const name = readdirSync(join(root, folder)).find((file) => file.startsWith('0ea73592'))
  if (!name) throw new Error(`The recording 0ea73592… is not in ${join(root, folder)}.`)
  return `${folder}/${name}`
}
