import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRecordings } from '#lib/disk/find'
import { sha256OfText } from '#lib/disk/fingerprint'
import { textReader } from '#lib/disk/read'
import { entryOfRead } from '#lib/entry/read-entry'
import { corpus } from './corpus'
import { compare, type Measured } from './measure'

/** Reading every recording of a root to its row, with verdict and problems, in one thread. */
export async function benchRows(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const { files } = findRecordings(root)
  const rows = await compare(
    9,
    () => {
      const textOf = textReader(root)
      for (const file of files) entryOfRead(file.path, file, textOf(file.path), sha256OfText)
    },
    () => {
      for (const { path } of files) JSON.parse(readFileSync(join(root, path), 'utf8'))
    },
  )
  return [
    {
      what: 'all recordings to rows ÷ (read + JSON.parse), one thread',
      value: rows.subject / rows.reference,
      unit: '×',
      limit: 2,
    },
  ]
}
