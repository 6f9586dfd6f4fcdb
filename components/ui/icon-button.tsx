import type { ComponentProps, ReactNode } from 'react'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What the button does; read out, and shown as a tip. */
  readonly label: string
}

/** A square button that holds an icon only. */
export function IconButton({ label, className = '', children, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-field text-ink-2 hover:bg-sel hover:text-ink-1 disabled:text-ink-3 disabled:hover:bg-transparent ${className}`}
      {...rest}
    >
      {children}
    </button>
  )
}
