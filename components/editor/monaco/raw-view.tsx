'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState } from 'react'
import { fileHref } from '#lib/api/recording'
import { withPlainLineEnds } from '#lib/edit/line-ends'
import { countedText } from '#lib/figures/text'
import { loadRecording } from '../save/recording-api'

const RawPane = dynamic(() => import('./raw-pane').then((module) => module.RawPane), { ssr: false })

/** Above this size, in bytes, a browser takes too long to load the text. */
const MAX_BYTES = 4_000_000
/** The editor does not wrap a longer line, which takes it as long as a whole file. */
const MAX_LINE = 100_000

interface RawViewProps {
  readonly path: string
  /** The size of the file. A large one stays as the server drew it. */
  readonly bytes: number
  /** Of the file as the page shows it. When it changes, the text is loaded again. */
  readonly fingerprint: string
  /** The text as the server drew it: shown without JavaScript, and until the text is loaded. */
  readonly children: ReactNode
}

/** The file's own text, byte for byte, in a read-only Monaco. */
export function RawView({ path, bytes, fingerprint, children }: RawViewProps): ReactNode {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    if (bytes > MAX_BYTES) return
    let isStopped = false
    void import('./raw-pane')
    void loadRecording(path).then((loaded) => {
      if (isStopped || !loaded.ok || loaded.value.kind !== 'loaded') return
      const plain = withPlainLineEnds(loaded.value.fileText)
      if (plain.split('\n').every((line) => line.length <= MAX_LINE)) setText(plain)
    })
    return () => {
      isStopped = true
    }
  }, [path, bytes, fingerprint])
  if (text === null) return children
  return (
    <section aria-label="The file" className="flex min-h-0 flex-1 flex-col">
      <p className="border-b border-line px-4 py-1.5 text-label text-ink-3">
        {countedText(text.split('\n').length, 'line')}, {countedText(text.length, 'character')}.{' '}
        <a href={fileHref({ path })} className="font-button text-ink-1 underline underline-offset-2">
          The file itself
        </a>
      </p>
      <div className="relative min-h-0 flex-1">
        <RawPane text={text} />
      </div>
    </section>
  )
}
