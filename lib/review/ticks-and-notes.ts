/** The ticks and notes of a review. */
export interface ReviewState {
  /** Keys of what was viewed, by meaning. */
  readonly viewed: readonly string[]
  /** By the path of the change, from the root. */
  readonly notes: Readonly<Record<string, string>>
}

/** What is kept of a review, as a page is told. */
export interface ReviewStateRead extends ReviewState {
  /** Why not all that was kept is there; empty when it is. */
  readonly message: string
}

/** What a page asks to keep. A note that is null or blank is removed. */
export interface StateChange {
  readonly viewed?:
    | {
        readonly add?: readonly string[] | undefined
        readonly remove?: readonly string[] | undefined
      }
    | undefined
  readonly notes?: Readonly<Record<string, string | null>> | undefined
}

/** Ticks by meaning and notes by path; what is known of each is the holder's own, such as when it was made. */
interface TicksAndNotes<Tick, Note> {
  readonly viewed: ReadonlyMap<string, Tick>
  readonly notes: ReadonlyMap<string, Note>
}

/**
 * Ticks and notes after a change, for the page that shows it at once and for the file that keeps it. Only what the change
 * names is touched, so that changes of two pages can follow each other.
 * @param made what a new tick or note is
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
