import * as z from 'zod'
import type { LineEdit } from '#lib/edit/draft'
import type { UnwrittenText } from '#lib/edit/message/unwritten-text'

/** What a file of a draft holds. The text of the recording that it was made from is in a file of its own. */
export interface StoredDraft {
  readonly id: string
  /** Of the requests of one tab, the number of the last one that was kept. */
  readonly sequence: number
  /** In milliseconds since 1970. */
  readonly time: number
  readonly fingerprint: string
  readonly edits: readonly LineEdit[]
  readonly unwritten: readonly UnwrittenText[]
}

const VERSION = 1

const edit = z.object({ start: z.number(), count: z.number(), lines: z.array(z.string()).readonly() })

const stored = z.object({
  version: z.literal(VERSION),
  /** For a person who opens the file. */
  root: z.string(),
  path: z.string(),
  id: z.string(),
  sequence: z.number(),
  time: z.number(),
  fingerprint: z.string(),
  edits: z.array(edit).readonly(),
  /** Earlier versions kept none. */
  unwritten: z
    .array(z.object({ field: z.string(), text: z.string() }))
    .readonly()
    .default([]),
})

/** Reads the text of a draft's file; null when it is damaged, or of a later version. */
export function parseStoredDraft(text: string): StoredDraft | null {
  try {
    const parsed = stored.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Writes the text of a draft's file, which `parseStoredDraft` reads. */
export function storedDraftText(draft: StoredDraft, root: string, path: string): string {
  return `${JSON.stringify({ version: VERSION, root, path, ...draft } satisfies z.infer<typeof stored>)}\n`
}
