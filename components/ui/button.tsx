import type { ComponentProps, ReactNode } from 'react'

const LOOKS = {
  primary:
    'bg-ink-1 text-bg border-ink-1 hover:bg-ink-2 disabled:bg-inset disabled:text-ink-3 disabled:border-line-2 aria-disabled:bg-inset aria-disabled:text-ink-3 aria-disabled:border-line-2',
  plain: 'border-line-2 hover:border-control disabled:bg-inset disabled:text-ink-3',
  quiet: 'border-transparent hover:bg-sel disabled:text-ink-3',
} as const

/** The classes of a button, for a link that looks like one. */
export function buttonClass(look: keyof typeof LOOKS = 'plain'): string {
  return `inline-flex h-7 shrink-0 items-center gap-2 rounded-field border px-2.5 text-ui font-button whitespace-nowrap ${LOOKS[look]}`
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof LOOKS
}

/** A button with words on it. `primary` is the one action that a page is about. */
export function Button({ look = 'plain', className = '', ...rest }: ButtonProps): ReactNode {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...rest} />
}
