import { type Draft, lineEditsOf } from '#lib/edit/draft'
import type { Base } from '#lib/edit/edited-text'
import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
import { dropFromBrowser, keepInBrowser } from './browser-drafts'
import { dropDraft, sendDraft } from './draft-api'
import { type DraftState, NO_DRAFT } from './draft-state'

/** How long typing must pause before the draft is sent, and how long it may go on, in milliseconds. */
const REST_MS = 500
const LONGEST_MS = 1_500
/** How long to wait before a draft that could not be kept is sent again, in milliseconds. */
const RETRY_MS = 2_000

/** The text in the editor, and the file that it was made from. */
export interface TextNow {
  readonly base: Base
  readonly text: string
  /** What was typed and cannot be written into the text yet. */
  readonly unwritten: readonly UnwrittenText[]
}

/** What a draft keeps beside its file. */
type Unsaved = Pick<Draft, 'edits' | 'unwritten'>

interface DraftKeeperOptions {
  readonly path: string
  readonly id: string
  /** The name of the root for the browser's storage; null while it is not known. */
  readonly root: () => string | null
  readonly read: () => TextNow
  readonly onState: (state: DraftState) => void
}

/**
 * Keeps the unsaved text of one tab: at most two seconds after it was typed, and when the page is left. It sends one
 * request at a time, so that an earlier text never replaces a later one, and removes the draft once the text is the
 * file's.
 */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined
  private waitingSince: number | null = null
  private isSending = false
  private sequence = 0
  /** Whether the server may have a draft of this tab. */
  private isThere = false
  /** The text that the server has: it is not sent again. */
  private kept: TextNow | null = null
  /** What was last known, between two times of keeping. */
  private settled: DraftState = NO_DRAFT
  /** Drafts that the text of this tab goes on from. They go once this tab's own draft is kept. */
  private readonly replaced = new Set<string>()

  constructor(private readonly options: DraftKeeperOptions) {}

  /** Says that the text, or the file that it is compared with, has changed. */
  changed(): void {
    const now = performance.now()
    this.waitingSince ??= now
    const rest = Math.min(REST_MS, this.waitingSince + LONGEST_MS - now)
    this.schedule(Math.max(0, rest))
  }

  /** Says that the text of this tab continues another draft. */
  replace(id: string): void {
    this.replaced.add(id)
    this.kept = null
    this.changed()
  }

  /**
   * Keeps the text of this tab as a draft of its own, because another text is about to take its place.
   * @param id a new one
   * @returns the draft; null when nothing is unsaved; undefined when it could not be kept
   */
  async setAside(id: string): Promise<Draft | null | undefined> {
    const { path, root, read } = this.options
    const { base, unsaved } = unsavedIn(read())
    if (unsaved === null) return null
    const { fileText, fingerprint } = base
    const answer = await sendDraft(path, { id, sequence: 1, fingerprint, ...unsaved }, fileText, false)
    const draft = { id, time: Date.now(), fileText, fingerprint, ...unsaved }
    const name = root()
    return answer.ok || (name !== null && keepInBrowser(name, path, draft)) ? draft : undefined
  }

  /** Keeps what is not kept yet, because the page may be gone in a moment. */
  flush(): void {
    if (this.waitingSince === null && !this.isSending) return
    const { base, unsaved } = unsavedIn(this.options.read())
    this.kept = null
    if (unsaved === null) {
      this.dropAtOnce([...(this.isThere ? [this.options.id] : []), ...this.replaced])
      return
    }
    const isInBrowser = this.keepHere(base, unsaved)
    void this.keep(base, unsaved, true)
    if (isInBrowser) this.dropAtOnce(this.replaced)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.send(), milliseconds)
  }

  private async send(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    this.waitingSince = null
    const now = this.options.read()
    if (isSame(now, this.kept)) this.say(this.settled)
    else await this.keepOrDrop(now)
    this.isSending = false
    if (this.waitingSince !== null) this.changed()
  }

  private async keepOrDrop(now: TextNow): Promise<void> {
    const { base, unsaved } = unsavedIn(now)
    this.kept = null
    const isKept = unsaved === null ? await this.drop() : await this.keep(base, unsaved, false)
    if (isKept) this.kept = now
  }

  /** @returns whether the server has it */
  private async keep(base: Base, unsaved: Unsaved, isLast: boolean): Promise<boolean> {
    const { path, id, root } = this.options
    this.say({ kind: 'keeping' })
    this.isThere = true
    this.sequence++
    const draft = { id, sequence: this.sequence, fingerprint: base.fingerprint, ...unsaved }
    const answer = await sendDraft(path, draft, base.fileText, isLast)
    if (answer.ok) {
      const name = root()
      if (name !== null) dropFromBrowser(name, id)
      this.say({ kind: 'kept', time: Date.now() })
      await this.dropReplaced()
      return true
    }
    const isInBrowser = this.keepHere(base, unsaved)
    this.say({ kind: 'failed', message: answer.message, isInBrowser })
    this.schedule(RETRY_MS)
    return false
  }

  private say(state: DraftState): void {
    if (state.kind !== 'keeping') this.settled = state
    this.options.onState(state)
  }

  private keepHere({ fileText, fingerprint }: Base, unsaved: Unsaved): boolean {
    const { path, id, root } = this.options
    const name = root()
    return (
      name !== null && keepInBrowser(name, path, { id, time: Date.now(), fileText, fingerprint, ...unsaved })
    )
  }

  /** @returns whether the server has no draft of this tab */
  private async drop(): Promise<boolean> {
    const { path, id, root } = this.options
    const name = root()
    if (name !== null) dropFromBrowser(name, id)
    if (this.isThere) {
      const answer = await dropDraft(path, id)
      if (!answer.ok) {
        this.schedule(RETRY_MS)
        return false
      }
      this.isThere = false
    }
    this.say(NO_DRAFT)
    await this.dropReplaced()
    return true
  }

  /** Removes drafts without waiting: the page may not be there to see one go after another. */
  private dropAtOnce(ids: Iterable<string>): void {
    const { path, root } = this.options
    const name = root()
    for (const id of ids) {
      if (name !== null) dropFromBrowser(name, id)
      void dropDraft(path, id, true)
    }
  }

  private async dropReplaced(): Promise<void> {
    const { path, root } = this.options
    for (const id of [...this.replaced]) {
      const name = root()
      if (name !== null) dropFromBrowser(name, id)
      if ((await dropDraft(path, id)).ok) this.replaced.delete(id)
    }
  }
}

/** @returns null for `unsaved` when the text is the file's */
function unsavedIn({ base, text, unwritten }: TextNow): {
  readonly base: Base
  readonly unsaved: Unsaved | null
} {
  const edits = lineEditsOf(base.lines, text)
  return { base, unsaved: edits.length + unwritten.length === 0 ? null : { edits, unwritten } }
}

function isSame(now: TextNow, kept: TextNow | null): boolean {
  if (now.text !== kept?.text || now.base !== kept.base) return false
  return JSON.stringify(now.unwritten) === JSON.stringify(kept.unwritten)
}
