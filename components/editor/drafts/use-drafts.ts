import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '#lib/edit/draft'
import { type Base, baseOf } from '#lib/edit/edited-text'
import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
import { checkText } from '../save/recording-api'
import { DraftKeeper, type TextNow } from './draft-keeper'
import type { DraftState } from './draft-state'
import { type FoundDraft, findDrafts, forgetDraft, readFound } from './found-drafts'
import { ANSWER_MS, type OpenTabs, openTab } from './open-tabs'

interface DraftsContext {
  readonly path: string
  /** Whether nothing can be saved: then no draft is kept or offered. */
  readonly isReadOnly: boolean
  readonly base: Base
  readonly setBase: (base: Base) => void
  /** The editor's text as it was last read. */
  readonly text: string
  /** Reads what is in the editor now. */
  readonly readNow: () => Omit<TextNow, 'base'>
  /**
   * Replaces the text.
   * @param unwritten what is typed into the message then
   * @returns the texts that have no field there
   */
  readonly write: (text: string, unwritten: readonly UnwrittenText[]) => readonly UnwrittenText[]
  readonly onState: (state: DraftState) => void
  /** Merges the text with the file as it is now on disk. */
  readonly merge: () => void
  readonly fail: (message: string) => void
}

export interface Drafts {
  /** The latest draft of an earlier tab that the reader has not decided about. */
  readonly found: FoundDraft | null
  /** The number of further ones. */
  readonly more: number
  /** The number of other tabs that have the recording open. */
  readonly others: number
  readonly onEdit: () => void
  readonly goOn: () => void
  readonly drop: () => void
}

/** Keeps the unsaved text of this tab, and finds what earlier tabs left unsaved. */
export function useDrafts(context: DraftsContext): Drafts {
  const latest = useRef(context)
  useEffect(() => {
    latest.current = context
  })
  const { path, base, text, isReadOnly } = context
  const [found, setFound] = useState<readonly FoundDraft[]>([])
  const [others, setOthers] = useState(0)
  const keeper = useRef<DraftKeeper | null>(null)
  const root = useRef<string | null>(null)
  const isGoing = useRef(false)
  useEffect(() => {
    if (isReadOnly) return
    const id = newId()
    const tabs = openTab(path, id, setOthers)
    const kept = new DraftKeeper({
      path,
      id,
      root: () => root.current,
      read: () => ({ base: latest.current.base, ...latest.current.readNow() }),
      onState: (state) => latest.current.onState(state),
    })
    keeper.current = kept
    void lookFor(path, tabs).then(({ root: name, drafts }) => {
      root.current = name
      setFound(drafts.flatMap((draft) => offered(path, name, draft, latest.current.base)))
    })
    const stopWatching = whenHidden(() => kept.flush())
    return () => {
      stopWatching()
      kept.flush()
      kept.stop()
      tabs.leave()
    }
  }, [path, isReadOnly])
  useEffect(() => keeper.current?.changed(), [base, text])
  const [first] = found
  return {
    found: first ?? null,
    more: Math.max(0, found.length - 1),
    others,
    onEdit: useCallback(() => keeper.current?.changed(), []),
    goOn: () => {
      const kept = keeper.current
      if (!first || !kept || isGoing.current) return
      isGoing.current = true
      void goOnWith(first, latest.current, kept)
        .then(({ isOver, aside }) => {
          const back = aside ? offered(path, root.current, aside, latest.current.base) : []
          setFound((all) => [...all.filter((one) => one !== first || !isOver), ...back])
        })
        .finally(() => {
          isGoing.current = false
        })
    },
    drop: () => {
      if (first) forgetDraft(path, root.current, first.draft.id)
      setFound((all) => all.slice(1))
    },
  }
}

async function lookFor(path: string, tabs: OpenTabs): ReturnType<typeof findDrafts> {
  const [found] = await Promise.all([findDrafts(path), new Promise((done) => setTimeout(done, ANSWER_MS))])
  const drafts = found.drafts.filter(({ id }) => !tabs.others().has(id))
  return { ...found, drafts }
}

function offered(path: string, root: string | null, draft: FoundDraft['draft'], base: Base): FoundDraft[] {
  const read = readFound(draft, base)
  if (read === 'saved') forgetDraft(path, root, draft.id)
  return read === null || read === 'saved' ? [] : [read]
}

interface WentOn {
  /** Whether the draft need not be offered any more. */
  readonly isOver: boolean
  /** What was unsaved here before, kept as a draft; null when nothing was. */
  readonly aside: Draft | null
}

const STAYED: WentOn = { isOver: false, aside: null }

/**
 * Puts a draft into the editor. If its file has changed since, the two are merged. What was unsaved here stays as a
 * draft, so that readers of several drafts lose none.
 */
async function goOnWith(found: FoundDraft, context: DraftsContext, keeper: DraftKeeper): Promise<WentOn> {
  const { path, base, setBase, write, merge, fail } = context
  const { fileText, fingerprint, id } = found.draft
  const isSame = fingerprint === base.fingerprint
  const checked = isSame ? null : await checkText(path, fileText)
  if (checked?.ok === false) {
    fail(`The draft stays where it is: ${checked.message}`)
    return STAYED
  }
  const aside = await keeper.setAside(newId())
  if (aside === undefined) {
    fail('The draft stays where it is: what is unsaved here could not be kept as a draft.')
    return STAYED
  }
  if (checked) setBase(baseOf(fileText, fingerprint, checked.value))
  const left = write(found.text, found.draft.unwritten)
  if (left.length === 0) keeper.replace(id)
  else fail('Some of what was typed has no field here: the draft stays where it is.')
  if (!isSame) merge()
  return { isOver: true, aside }
}

function whenHidden(action: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'hidden') action()
  }
  window.addEventListener('pagehide', action)
  document.addEventListener('visibilitychange', look)
  return () => {
    window.removeEventListener('pagehide', action)
    document.removeEventListener('visibilitychange', look)
  }
}

/** A page without HTTPS on another address than this machine's has no `crypto.randomUUID`. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
