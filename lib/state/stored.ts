import * as z from 'zod'

/** The ticks and notes of one repository's reviews. */
export interface StoredState {
  /** By base, as the user named it; empty for the default one. */
  readonly bases: ReadonlyMap<string, StoredBase>
}

export interface StoredBase {
  /** When each meaning was last ticked, in seconds since 1970. */
  readonly viewed: ReadonlyMap<string, number>
  /** By the path of the change, from the top of the repository. */
  readonly notes: ReadonlyMap<string, StoredNote>
}

export interface StoredNote {
  readonly text: string
  /** When the note was written, in seconds since 1970. */
  readonly time: number
}

export type StateParsed =
  | { readonly ok: true; readonly stored: StoredState }
  | { readonly ok: false; readonly code: 'damaged' | 'newer' }

const VERSION = 1

const stored = z.object({
  version: z.literal(VERSION),
  /** For a person who opens the file. */
  repository: z.string(),
  bases: z.array(
    z.object({
      name: z.string(),
      viewed: z.array(z.tuple([z.string(), z.number()])),
      notes: z.array(z.tuple([z.string(), z.string(), z.number()])),
    }),
  ),
})

const versioned = z.object({ version: z.number().gt(VERSION) })

export const NOTHING_STORED: StoredState = { bases: new Map() }

/** Reads the text of a state file. Says whether it is damaged or of a later version. */
export function parseState(text: string): StateParsed {
  const value = parsedOf(text)
  const parsed = stored.safeParse(value)
  if (!parsed.success) return { ok: false, code: versioned.safeParse(value).success ? 'newer' : 'damaged' }
  const bases = parsed.data.bases.map(({ name, viewed, notes }): [string, StoredBase] => [
    name,
    {
      viewed: new Map(viewed),
      notes: new Map(notes.map(([key, note, time]) => [key, { text: note, time }])),
    },
  ])
  return { ok: true, stored: { bases: new Map(bases) } }
}

/** Writes the text of a state file, which `parseState` reads. */
export function stateText({ bases }: StoredState, repository: string): string {
  const value: z.infer<typeof stored> = {
    version: VERSION,
    repository,
    bases: [...bases].map(([name, { viewed, notes }]) => ({
      name,
      viewed: [...viewed],
      notes: [...notes].map(([key, { text, time }]) => [key, text, time]),
    })),
  }
  return `${JSON.stringify(value)}\n`
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
