'use client'

import { useRouter } from 'next/navigation'
import { editHref, testHref } from '#lib/api/page-address'
import { type ListAddress, resultSearch } from '#lib/list/address'
import { useReadOnly } from '../ui/read-only'
import { type KeyActions, useKeys } from '../ui/use-keys'
import { useTypingPage } from '../ui/use-typing-page'
import type { LoadedList } from './loaded-list'
import type { Chosen } from './use-chosen'
import type { Rows } from './use-rows'

interface KeyOptions {
  readonly list: LoadedList
  readonly address: ListAddress
  readonly chosen: Chosen
  readonly rows: Rows
  readonly hrefOf: (path: string) => string
  readonly toggle: (index: number) => void
  readonly onSearch: () => void
  readonly onFilters: () => void
}

const PAGE = 20

/** The keys of the list, which the footer and the list of keys show. */
export function useListKeys(options: KeyOptions): void {
  const { list, address, chosen, rows, hrefOf, onSearch, onFilters } = options
  const router = useRouter()
  const openEditor = useTypingPage()
  const last = list.view.lineCount - 1
  const go = (index: number): void => {
    if (last < 0) return
    const next = Math.max(0, Math.min(last, index))
    chosen.choose(next)
    rows.scrollToIndex(next, { align: 'auto' })
  }
  const firstInSight = (): number => rows.range?.startIndex ?? 0
  const step = (by: number) => (): void => go(chosen.index === null ? firstInSight() : chosen.index + by)
  const open = (go: (path: string) => void): void => {
    const line = chosen.index === null ? undefined : list.lines.get(chosen.index)
    if (line?.type === 'group') options.toggle(chosen.index ?? 0)
    if (line?.type !== 'row') return
    chosen.settle()
    go(line.path)
  }
  const openTest = (): void => {
    const line = chosen.index === null ? undefined : list.lines.get(chosen.index)
    if (!line || line.test === null) return
    chosen.settle()
    router.push(testHref(line.test, resultSearch(address)))
  }
  const writingKeys: KeyActions = {
    e: () => open((path) => openEditor(editHref(path, resultSearch(address)))),
  }
  useKeys({
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    PageDown: step(PAGE),
    PageUp: step(-PAGE),
    Home: () => go(0),
    End: () => go(last),
    ArrowLeft: () => foldOrLeave(options, go),
    ArrowRight: () => unfoldOrEnter(options, go),
    Enter: () => open((path) => router.push(hrefOf(path))),
    ...(useReadOnly() ? {} : writingKeys),
    '/': onSearch,
    f: onFilters,
    o: openTest,
  })
}

/** Folds an open group; from any other line, goes to the group above. */
function foldOrLeave({ list, chosen, toggle }: KeyOptions, go: (index: number) => void): void {
  const { index } = chosen
  const line = index === null ? undefined : list.lines.get(index)
  if (index === null || line === undefined) return
  if (line.type === 'group' && !line.isFolded) toggle(index)
  else go(groupAbove(list, index, line.level))
}

function groupAbove({ lines }: LoadedList, index: number, level: number): number {
  for (let above = index - 1; above >= 0; above--) {
    const group = lines.get(above)
    if (group?.type === 'group' && group.level < level) return above
  }
  return index
}

/** Unfolds a folded group; in an open one, goes to its first line. */
function unfoldOrEnter({ list, chosen, toggle }: KeyOptions, go: (index: number) => void): void {
  const { index } = chosen
  const line = index === null ? undefined : list.lines.get(index)
  if (index === null || line?.type !== 'group') return
  if (line.isFolded) toggle(index)
  else go(index + 1)
}
