import type { ComponentProps, ReactNode } from 'react'

interface ChipProps extends ComponentProps<'span'> {
  /** What the value is, dimmed before it. */
  readonly label?: string
}

const LOOK =
  'inline-flex h-5 max-w-full items-center gap-1.5 rounded-chip border border-line-2 px-1.5 font-mono text-chip whitespace-nowrap'

/** A small value: a parameter, a model, an id. */
export function Chip({ label, children, className = '', ...rest }: ChipProps): ReactNode {
  return (
    <span className={`${LOOK} ${className}`} {...rest}>
      {label !== undefined && <span className="text-ink-3">{label}</span>}
      <span className="truncate">{children}</span>
    </span>
  )
}

/** A chip that does something. */
export function ChipButton({ className = '', ...rest }: ComponentProps<'button'>): ReactNode {
  return <button type="button" className={`${LOOK} hover:border-control ${className}`} {...rest} />
}
