'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { ActionEnded, PlannedFile } from '#lib/api/actions'
import { recordingHref } from '#lib/api/page-address'
import { whereNow } from '../actions'
import { showToast } from '../ui/toast-store'
import { takeBack } from './take-back'

/** Goes to where a recording is after an action, and offers to take it back. */
export function useAfterwards(search: string, back: string): (ended: ActionEnded, file: PlannedFile) => void {
  const router = useRouter()
  return useMemo(
    () => (ended, file) => {
      const go = (path: string | null): void =>
        router.push(path === null ? back : recordingHref(path, search))
      const undo = async (): Promise<void> => {
        const gone = file.newPath ?? file.path
        if (!(await takeBack(ended.id ?? undefined))) return
        const now = await whereNow(gone)
        if (file.outcome === 'deleted' || file.outcome === 'duplicated') go(file.path)
        else if (now !== null) go(now)
        else router.refresh()
      }
      const text = [`${ended.title}.`, ...ended.warnings].join(' ')
      showToast({ text, tone: 'plain', action: { label: 'Undo', key: 'U', run: () => void undo() } })
      if (file.newPath === file.path) router.refresh()
      else go(file.newPath)
    },
    [router, search, back],
  )
}
