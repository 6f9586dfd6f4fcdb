'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Menu } from '#components/ui/menu'
import { useKeys } from '../../ui/use-keys'
import type { CopyWhat } from './copy-text'

const ITEMS: readonly { readonly what: CopyWhat; readonly label: string; readonly keyName: string }[] = [
  { what: 'path', label: 'Path', keyName: 'P' },
  { what: 'prompt', label: 'Prompt', keyName: 'p' },
  { what: 'answer', label: 'Answer', keyName: 'a' },
  { what: 'curl', label: 'Request as cURL', keyName: 'C' },
  { what: 'markdown', label: 'Markdown', keyName: 'M' },
]

/** The menu that copies parts of the recording. The code that makes them is loaded on first use. */
export function CopyMenu({ path }: { path: string }): ReactNode {
  const [state, setState] = useState<{ readonly isCopied: boolean; readonly said: string }>({
    isCopied: false,
    said: '',
  })
  const copy = async (what: CopyWhat): Promise<void> => {
    try {
      const { copyText } = await import('./copy-text')
      const copied = await copyText(path, what)
      if (!copied.ok) return setState({ isCopied: false, said: `Not copied: ${copied.message}` })
      await navigator.clipboard.writeText(copied.value)
      setState({ isCopied: true, said: `Copied: ${what}` })
      setTimeout(() => setState({ isCopied: false, said: '' }), 1500)
    } catch (thrown) {
      setState({ isCopied: false, said: `Not copied: ${thrown instanceof Error ? thrown.message : ''}` })
    }
  }
  const copyOf = (what: CopyWhat) => (): void => void copy(what)
  useKeys({
    P: copyOf('path'),
    p: copyOf('prompt'),
    a: copyOf('answer'),
    C: copyOf('curl'),
    M: copyOf('markdown'),
  })
  const Icon = state.isCopied ? Check : Copy
  return (
    <>
      <Menu choices={ITEMS.map(({ what, ...item }) => ({ ...item, does: copyOf(what) }))}>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        Copy
      </Menu>
      <span role="status" className={state.said.startsWith('Not') ? 'text-label text-danger' : 'sr-only'}>
        {state.said}
      </span>
    </>
  )
}
