import type { ReactNode } from 'react'

/** The first lines of the text, where the editor will be; all that is shown of it without script. */
export function Beginning({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <div className="min-h-0 flex-1 overflow-hidden">
      <noscript>
        <p className="border-b border-line px-4 py-2 text-ink-2">
          Editing needs JavaScript. The problems below and this beginning of the text are all that shows
          without it.
        </p>
      </noscript>
      <pre className="py-1.5 pl-[78px] font-mono text-[13px] leading-5 text-ink-2">{lines.join('\n')}</pre>
    </div>
  )
}
