'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button'
import { markdownHref, type RangeIds } from './review-api'

interface CopyMarkdownProps {
  readonly range: RangeIds
  /** The base as the address names it. */
  readonly named: string
  /** Names of both ends, for the title. */
  readonly ends: readonly [from: string, to: string]
}

/** Copies summary, ticks and notes for a comment on the pull request. */
export function CopyMarkdown({ range, named, ends }: CopyMarkdownProps): ReactNode {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const copy = async (): Promise<void> => {
    try {
      const response = await fetch(markdownHref(range, named, ends), { cache: 'no-store' })
      if (!response.ok) throw new Error(String(response.status))
      await navigator.clipboard.writeText(await response.text())
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  const Icon = state === 'copied' ? Check : Copy
  return (
    <>
      <Button onClick={() => void copy()} title="Copy summary, ticks and notes as Markdown">
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        <span className="max-[1499px]:sr-only">{state === 'copied' ? 'Copied' : 'Copy Markdown'}</span>
      </Button>
      {state === 'failed' && (
        <a href={markdownHref(range, named, ends)} className="text-label underline underline-offset-2">
          not copied: open it
        </a>
      )}
    </>
  )
}
