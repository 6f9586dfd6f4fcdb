'use client'

import { FileX } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { buttonClass } from '#components/ui/button'
import type { CameFrom } from '#lib/api/came-from'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import { recordingHref } from '#lib/api/page-address'
import { FILE_NOW } from '#lib/api/recording'
import { fileName } from '#lib/entry/shown-name'
import { ask, UNREACHABLE } from '../../client'
import { useServerEvents } from '../../ui/use-server-events'
import { touches } from './live-change'

interface LiveRecordingProps {
  readonly path: string
  /** Fingerprint of the file as it is shown; empty if it is not known. */
  readonly fingerprint: string
  /** Where the reader came from. */
  readonly from: Pick<CameFrom, 'place' | 'search' | 'href'>
}

/** Reloads the page when the file changes on disk. If the file is gone it says so, and what was read stays. */
export function LiveRecording({ path, fingerprint, from }: LiveRecordingProps): ReactNode {
  const router = useRouter()
  const [isGone, setGone] = useState(false)
  const [now, setNow] = useState<string | null>(null)
  const look = async (isNews = false): Promise<void> => {
    const answer = await ask(FILE_NOW, { path })
    if (!answer.ok && answer.code === UNREACHABLE) return
    const isNotThere = answer.ok && answer.value.fingerprint === null
    setGone(isNotThere)
    if (answer.ok) setNow(answer.value.movedTo)
    const isSame = answer.ok && answer.value.fingerprint === fingerprint
    // The file may be the same, and another recording of its request may have come or gone. A file that came back as
    // it was is shown already.
    if (!isNotThere && (!isSame || (isNews && !isGone))) router.refresh()
  }
  useServerEvents<ServerEvents>(EVENTS, {
    // The file may have changed before the connection was made, or while the server was away.
    state: () => fingerprint !== '' && look(),
    changed: (data) => touches(data, path) && look(data.paths.includes(path)),
  })
  if (!isGone) return null
  return (
    <div
      role="alert"
      className="flex min-h-10 shrink-0 items-center gap-3 border-b border-warn-line bg-warn-bg px-4 py-1.5"
    >
      <FileX size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-warn" />
      <span className="mr-auto [overflow-wrap:anywhere]">
        {now === null
          ? 'This recording was removed on disk.'
          : `This recording is now called ${fileName(now)}.`}{' '}
        What is shown is as it was read.
      </span>
      {now !== null && (
        <Link href={recordingHref(now, from.search)} prefetch={false} className={buttonClass('primary')}>
          Go there
        </Link>
      )}
      <Link href={from.href} prefetch={false} className={buttonClass()}>
        Back to the {from.place}
      </Link>
    </div>
  )
}
