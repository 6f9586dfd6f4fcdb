'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { buttonClass } from '#components/ui/button'
import type { CopyWhat } from './copy-text'

const ITEMS: readonly { readonly what: CopyWhat; readonly label: string }[] = [
  { what: 'path', label: 'Path' },
  { what: 'prompt', label: 'Prompt' },
  { what: 'answer', label: 'Answer' },
  { what: 'curl', label: 'Request as cURL' },
  { what: 'markdown', label: 'Markdown' },
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
  const Icon = state.isCopied ? Check : Copy
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={buttonClass()}>
          <Icon size={14} strokeWidth={1.75} aria-hidden />
          Copy
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-30">
            <Menu.Popup className="min-w-44 rounded-field border border-line-2 bg-bg py-1 shadow-card outline-none">
              {ITEMS.map(({ what, label }) => (
                <Menu.Item
                  key={what}
                  onClick={() => copy(what)}
                  className="flex h-7 cursor-pointer items-center px-3 data-[highlighted]:bg-sel"
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <span role="status" className={state.said.startsWith('Not') ? 'text-label text-danger' : 'sr-only'}>
        {state.said}
      </span>
    </>
  )
}
