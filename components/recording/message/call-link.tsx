'use client'

import { CornerLeftUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { ChipButton } from '#components/ui/chip'
import { visibleText } from '#lib/page/visible'
import { focusOn } from '../../ui/focus-on'
import { callId } from './call-id'

interface CallLinkProps {
  readonly call: { readonly name: string; readonly key: string }
  /** The id of the call, as the result has it. */
  readonly id: string
}

/** Leads from the result of a tool to the call that it answers. */
export function CallLink({ call, id }: CallLinkProps): ReactNode {
  const go = (): void => {
    const target = document.getElementById(callId(call.key))
    if (target) focusOn(target)
  }
  return (
    <ChipButton onClick={go} title="Go to the call">
      <CornerLeftUp size={11} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      <span className="text-ink-3">answers</span>
      <span className="truncate">{visibleText(call.name)}</span>
      <span className="truncate text-ink-3">{visibleText(id)}</span>
    </ChipButton>
  )
}
