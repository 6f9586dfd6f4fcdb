'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { MARKDOWN, type RangeAsked } from '#lib/api/review'
import { ask } from '../client'
import { Button } from '../ui/button'

interface CopyMarkdownProps {
  readonly range: RangeAsked
  /** The base as the address names it. */
  readonly named: string
  /** The names of both ends, for the title. */
  readonly ends: readonly [from: string, to: string]
}

/** Copies the summary, ticks and notes, for a comment on the pull request. */
export function CopyMarkdown({ range, named, ends }: CopyMarkdownProps): ReactNode {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const asked = { ...range, named, from: ends[0], to: ends[1] }
  const copy = async (): Promise<void> => {
    const answer = await ask(MARKDOWN, asked)
    const isCopied = answer.ok && (await wasCopied(answer.value))
    setState(isCopied ? 'copied' : 'failed')
  }
  const Icon = state === 'copied' ? Check : Copy
  return (
    <>
      <Button onClick={() => void copy()} title="Copy summary, ticks and notes as Markdown">
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        <span className="max-[1499px]:sr-only">{state === 'copied' ? 'Copied' : 'Copy Markdown'}</span>
      </Button>
      {state === 'failed' && (
        <a href={MARKDOWN.href(asked)} className="text-label underline underline-offset-2">
          not copied: open it
        </a>
      )}
    </>
  )
}

/** Copies a text. Returns false when the browser does not allow it. */
function wasCopied(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
