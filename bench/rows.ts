import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { acceptsOf } from '#lib/check/accepts'
import { schemaOf } from '#lib/check/schemas'
import { sha256OfText } from '#lib/disk/fingerprint'
import { textReader } from '#lib/disk/read'
import { entryOfRead } from '#lib/entry/read-entry'
import { readRecording } from '#lib/entry/read-recording'
import { corpus, filesIn } from './corpus'
import { compare, type Measured } from './measure'

/** Measures what is saved by giving zod only the recordings that its schema does not accept (lib/check/accepts.ts). */
async function benchSchemas(root: string, files: readonly { path: string }[]): Promise<Measured> {
  const checked = files.flatMap(({ path }) => {
    const recording = readRecording({ path, text: readFileSync(join(root, path), 'utf8') })
    if (recording.kind === 'unreadable') return []
    return [{ value: recording.value, schema: schemaOf(recording.kind, recording.call.shape) }]
  })
  const { subject, reference } = await compare(
    9,
    () => {
      for (const { value, schema } of checked) acceptsOf(schema)(value)
    },
    () => {
      for (const { value, schema } of checked) schema.safeParse(value)
    },
  )
  return {
    what: 'all recordings against their schemas ÷ zod',
    value: subject / reference,
    unit: '×',
    limit: 0.7,
  }
}

/** Measures reading every recording of a root to its row, with verdict and problems, in one thread. */
export async function benchRows(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const files = filesIn(root)
  let read = 0
  const rows = await compare(
    9,
    () => {
      const textOf = textReader(root)
      for (const file of files) {
        const entry = entryOfRead(file.path, file, textOf(file.path), sha256OfText)
        if (entry?.row.kind !== 'unreadable') read++
      }
    },
    () => {
      for (const { path } of files) JSON.parse(readFileSync(join(root, path), 'utf8'))
    },
  )
  if (read === 0 || read % files.length !== 0) throw new Error('Not all recordings were read.')
  return [
    await benchSchemas(root, files),
    {
      what: 'all recordings to rows ÷ (read + JSON.parse), one thread',
      value: rows.subject / rows.reference,
      unit: '×',
      limit: 2,
    },
  ]
}
