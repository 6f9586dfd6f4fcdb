'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ReactNode, type Ref, type RefObject, useImperativeHandle, useLayoutEffect } from 'react'
import type { Completion } from '#lib/query/completion'
import { CompletionOptions } from './completion-options'
import type { InputProps } from './query-field'
import type { CompletionRoot } from './use-search-typing'

interface CompletionWidgetProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly root: CompletionRoot
  /** What the input does without completions. */
  readonly plain: InputProps
  /** Tells the input what to do with them. */
  readonly give: (given: InputProps) => void
  readonly onTake: (item: Completion) => void
}

/**
 * The completions of an input that is already there and may have the focus: the widget draws no input of its own, but
 * gives that one what its own would have. It is not part of the form, to which it would add a field.
 */
export function CompletionWidget({ input, root, plain, give, onTake }: CompletionWidgetProps): ReactNode {
  return (
    <Autocomplete.Root {...root}>
      <Autocomplete.Input {...plain} render={(props) => <Given {...{ input, give, props }} />} />
      <CompletionOptions isOpen={root.items.length > 0} onTake={onTake} />
    </Autocomplete.Root>
  )
}

interface GivenProps extends Pick<CompletionWidgetProps, 'input' | 'give'> {
  readonly props: InputProps & { readonly ref?: Ref<HTMLInputElement | null>; readonly value?: unknown }
}

/** Stands where the widget draws its input: hands over its properties, and the input as the element it asks for. */
function Given({ input, give, props: { ref, value, ...given } }: GivenProps): ReactNode {
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current, [input])
  useLayoutEffect(() => give(given))
  return null
}
