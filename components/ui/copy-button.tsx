'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { IconButton } from './icon-button'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, in words. */
  readonly label: string
  readonly className?: string
}

/** Copies a text, and says when it has. */
export function CopyButton({ text, label, className = '' }: CopyButtonProps): ReactNode {
  const [copied, setCopied] = useState<string | null>(null)
  const Icon = copied === text ? Check : Copy
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setCopied(null),
    )
  }
  return (
    <IconButton label={copied === text ? 'Copied' : label} className={className} onClick={copy}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </IconButton>
  )
}
