'use client'

import { Replace } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '#components/ui/icon-button'
import type { Edited } from '#lib/edit/edited-text'
import type { CodeHandle } from '../monaco/code-handle'
import { FindBox } from './find-box'
import type { FindBoxState } from './use-find-box'
import { useJsonFind } from './use-json-find'

interface JsonFindProps {
  readonly path: string
  readonly edited: Pick<Edited, 'text' | 'document'>
  readonly handle: CodeHandle
  readonly state: FindBoxState
}

/** The find box of the JSON view, while it is open. */
export function JsonFind({ state, ...props }: JsonFindProps): ReactNode {
  return state.typed === null ? null : <OpenFind {...props} state={state} typed={state.typed} />
}

function OpenFind({
  path,
  edited,
  handle,
  state,
  typed,
}: JsonFindProps & { readonly typed: string }): ReactNode {
  const findable = useJsonFind(path, edited, handle)
  const close = (): void => {
    state.close()
    handle.focus()
  }
  return (
    <FindBox {...findable} box={state} typed={typed} onClose={close}>
      <IconButton
        label="Replace, or find by a regular expression (Ctrl H)"
        onClick={() => {
          close()
          handle.replace()
        }}
      >
        <Replace size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </FindBox>
  )
}
