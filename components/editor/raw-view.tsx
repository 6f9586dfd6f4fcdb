'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState } from 'react'
import { apiHref } from '../ui/address'
import { withPlainLineEnds } from './line-ends'
import { loadRecording } from './recording-api'

const RawPane = dynamic(() => import('./raw-pane').then((module) => module.RawPane), { ssr: false })

interface RawViewProps {
  readonly path: string
  /** Of the file as the page shows it: when it changes, the text is fetched again. */
  readonly fingerprint: string
  /** What the server drew of the text: shown without script, and until the text is there. */
  readonly children: ReactNode
}

/** The file's own text, every byte of it as it is written, in a read-only Monaco. */
export function RawView({ path, fingerprint, children }: RawViewProps): ReactNode {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let isStopped = false
    void import('./raw-pane')
    void loadRecording(path).then((loaded) => {
      if (!isStopped && loaded.kind === 'loaded') setText(withPlainLineEnds(loaded.fileText))
    })
    return () => {
      isStopped = true
    }
  }, [path, fingerprint])
  if (text === null) return children
  return (
    <section aria-label="The file" className="flex min-h-0 flex-1 flex-col">
      <p className="border-b border-line px-4 py-1.5 text-label text-ink-3">
        {counted(text.split('\n').length, 'line')}, {counted(text.length, 'character')}.{' '}
        <a href={apiHref(path)} className="font-button text-ink-1 underline underline-offset-2">
          The file itself
        </a>
      </p>
      <div className="relative min-h-0 flex-1">
        <RawPane text={text} />
      </div>
    </section>
  )
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? word : `${word}s`}`
}
