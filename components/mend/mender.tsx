'use client'

import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { ActionAsked } from '#lib/api/actions'
import { recordingHref } from '#lib/api/page-address'
import { whereNow } from '../actions'
import { laterDialog } from '../ui/later-dialog'
import { useReadOnly } from '../ui/read-only'
import { useKeys } from '../ui/use-keys'
import { takeBack } from './take-back'
import { useAfterwards } from './use-afterwards'

const ActionDialog = laterDialog(() => import('./action-dialog').then((module) => module.ActionDialog))

type Asked = Pick<ActionAsked, 'kind' | 'fixes'>

interface Mending {
  /** Opens the dialog of an action on the recording of this page. */
  readonly open: (asked: Asked) => void
  /** Takes back the last action. */
  readonly undo: () => void
}

/** Null where nothing is written. */
const Context = createContext<Mending | null>(null)

/** What the page can write; null with `--read-only`. */
export function useMending(): Mending | null {
  return useContext(Context)
}

interface MenderProps {
  readonly path: string
  /** The query string that keeps the list or the review that the reader came from, with its `?`. */
  readonly list: string
  /** The address that leads back to it. */
  readonly back: string
  /** Whether the file is a recording; of another one there is no name to look for. */
  readonly isReadable?: boolean
  readonly children: ReactNode
}

/** Lets the parts of a recording's page rename, copy, delete and mend it, with the keys for that. */
export function Mender(props: MenderProps): ReactNode {
  return useReadOnly() ? props.children : <Writing {...props} />
}

function Writing({ path, list, back, isReadable = true, children }: MenderProps): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null)
  const afterwards = useAfterwards(list, back)
  const undo = useUndo(path, list)
  const mending = useMemo(() => ({ open: setAsked, undo }), [undo])
  useKeys({
    ...(isReadable && { R: () => setAsked({ kind: 'rename' }), D: () => setAsked({ kind: 'duplicate' }) }),
    U: undo,
  })
  return (
    <Context value={mending}>
      {children}
      {asked && (
        <ActionDialog
          asked={{ ...asked, paths: [path] }}
          path={path}
          onClose={() => setAsked(null)}
          onDone={(ended, file) => {
            setAsked(null)
            afterwards(ended, file)
          }}
        />
      )}
    </Context>
  )
}

/** Takes back the last action, and goes to where this recording is then. */
function useUndo(path: string, list: string): () => void {
  const router = useRouter()
  const address = usePathname()
  return useMemo(
    () => () => {
      void takeBack().then(async (isTaken) => {
        if (!isTaken) return
        const now = await whereNow(path)
        if (now !== null && recordingHref(now) !== address) router.push(recordingHref(now, list))
        else router.refresh()
      })
    },
    [router, address, path, list],
  )
}
