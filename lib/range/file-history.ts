import { sha256OfText } from '#lib/disk/fingerprint'
import { MAX_BYTES } from '#lib/disk/read'
import { type HashVerdict, hashRequest } from '#lib/formats/recorder/hash'
import { blobIdOf } from '#lib/git/blob-id'
import type { BlobRead } from '#lib/git/blob-parser'
import { readContents } from '#lib/git/contents'
import type { GitFailure } from '#lib/git/failure'
import type { HistoryCommit } from '#lib/git/history'
import type { ObjectFormat, Repository } from '#lib/git/repository'
import { changedValues, signatureOf } from '#lib/review/why/changed-values'
import type { ChangedValue } from '#lib/review/why/why-not-found'
import type { Recording } from '#lib/wire/recording'
import { versionOfBlob } from './version'

/** One change of a file, by the ids of its content; the commit is null for what is not committed. */
interface Step {
  readonly commit: HistoryCommit | null
  readonly before: string | null
  readonly after: string
}

/** The changes of a file that git has, the youngest first. */
export interface FileSteps {
  readonly steps: readonly Step[]
  /** True for a file that no commit has. */
  readonly isNew: boolean
  /** The commit that gave it its name, with the same content; null when there is none. */
  readonly renamed: { readonly commit: HistoryCommit; readonly from: string } | null
}

/** The most changes of one file that are read. */
const MOST_STEPS = 50

/** Picks the changes of a recording out of a history. */
export function stepsOf(
  { path, text }: Recording,
  commits: readonly HistoryCommit[],
  format: ObjectFormat,
): FileSteps {
  const committed = commits.flatMap((commit) =>
    commit.changed.flatMap((file): Step[] =>
      file.path === path && file.head !== null
        ? [{ commit, before: file.base?.id ?? null, after: file.head.id }]
        : [],
    ),
  )
  const [youngest] = committed
  const id = blobIdOf(Buffer.from(text, 'utf8'), format)
  const isCommitted = committed.some(({ after }) => after === id)
  const steps =
    youngest === undefined || isCommitted
      ? committed
      : [{ commit: null, before: youngest.after, after: id }, ...committed]
  return { steps: steps.slice(0, MOST_STEPS), isNew: youngest === undefined, renamed: renameIn(committed) }
}

function renameIn(steps: readonly Step[]): FileSteps['renamed'] {
  const added = steps.findLast(({ before }) => before === null)
  const from = added?.commit?.changed.find(({ base, head }) => head === null && base?.id === added.after)
  return added?.commit && from ? { commit: added.commit, from: from.path } : null
}

/** A change of a request, with the text before it. */
export interface FoundChange {
  readonly commit: HistoryCommit | null
  readonly values: readonly ChangedValue[]
  readonly text: string
}

/** With more changed recordings, a commit's other recordings are not compared. */
const MOST_OTHERS = 400

/** Reads the versions of files that a history names. */
export class FileHistory {
  readonly #blobs = new Map<string, BlobRead>()

  constructor(private readonly repository: Repository) {}

  /** Reads versions by their ids; those that are null or known already are passed over. */
  async read(ids: readonly (string | null)[]): Promise<{ readonly ok: true } | GitFailure> {
    const wanted = new Set(ids.flatMap((id) => (id === null || this.#blobs.has(id) ? [] : [id])))
    return readContents(this.repository, [...wanted], MAX_BYTES, (id, blob) => this.#blobs.set(id, blob))
  }

  /** Finds the last change before which the name had a verdict. The versions must have been read. */
  lastBefore(recording: Recording, { steps }: FileSteps, wanted: HashVerdict): FoundChange | null {
    const { path } = recording
    for (const [index, { commit, before, after }] of steps.entries()) {
      const earlier = this.#recording(path, before)
      if (earlier === null || verdictOf(earlier) !== wanted) continue
      // The version after a change is the one before the next, or the file as it is now.
      const later = this.#recording(path, after) ?? (index === 0 ? recording : null)
      return { commit, values: changedValues(earlier, later ?? recording), text: earlier.text }
    }
    return null
  }

  /**
   * Counts the other recordings in which a commit changed the same words.
   * @returns null when there are too many to compare, or git fails
   */
  async othersLike(
    { changed }: HistoryCommit,
    path: string,
    values: readonly ChangedValue[],
  ): Promise<number | null> {
    const others = changed.filter(({ base, head, ...file }) => base && head && file.path !== path)
    if (others.length > MOST_OTHERS) return null
    const read = await this.read(others.flatMap(({ base, head }) => [base?.id ?? null, head?.id ?? null]))
    if (!read.ok) return null
    const wanted = signatureOf(values)
    return others.filter((file) => {
      const [before, after] = [file.base, file.head].map((side) =>
        this.#recording(file.path, side?.id ?? null),
      )
      return before && after && signatureOf(changedValues(before, after)) === wanted
    }).length
  }

  #recording(path: string, id: string | null): Recording | null {
    const blob = id === null ? undefined : this.#blobs.get(id)
    if (id === null || blob === undefined) return null
    const { recording } = versionOfBlob(path, id, blob)
    return recording.kind === 'unreadable' ? null : recording
  }
}

function verdictOf({ hashed, path }: Recording): HashVerdict {
  return hashRequest(hashed, path, sha256OfText).verdict
}
