/** The ticks and notes of a review. */
export interface ReviewState {
  /** The meanings that are ticked as viewed. */
  readonly viewed: readonly string[]
  /** By the path of the change, relative to the root. */
  readonly notes: Readonly<Record<string, string>>
}

/** The ticks and notes that were read for a page. */
export interface ReviewStateRead extends ReviewState {
  /** Why some of what was kept is missing; empty when nothing is. */
  readonly message: string
}

/** The changes that a page asks for. A note that is null or blank is removed. */
export interface StateChange {
  readonly viewed?:
    | {
        readonly add?: readonly string[] | undefined
        readonly remove?: readonly string[] | undefined
      }
    | undefined
  readonly notes?: Readonly<Record<string, string | null>> | undefined
}

/** Ticks by meaning and notes by path. Their values depend on the holder: a state file keeps when each was made. */
interface TicksAndNotes<Tick, Note> {
  readonly viewed: ReadonlyMap<string, Tick>
  readonly notes: ReadonlyMap<string, Note>
}

/**
 * Applies a change to ticks and notes: for the page that shows it at once, and for the file that keeps it. Only what
 * the change names is affected, so changes from two pages can follow each other.
 * @param made makes a new tick or note
 */
export function changedState<Tick, Note>(
  before: TicksAndNotes<Tick, Note>,
  { viewed: ticked = {}, notes: written = {} }: StateChange,
  made: { readonly tick: Tick; readonly noteOf: (text: string) => Note },
): TicksAndNotes<Tick, Note> {
  const viewed = new Map(before.viewed)
  for (const meaning of ticked.remove ?? []) viewed.delete(meaning)
  for (const meaning of ticked.add ?? []) viewed.set(meaning, made.tick)
  const notes = new Map(before.notes)
  for (const [path, text] of Object.entries(written)) {
    if (text === null || text.trim() === '') notes.delete(path)
    else notes.set(path, made.noteOf(text))
  }
  return { viewed, notes }
}
