import type { ReactNode } from 'react'

/** The first lines of the text, until the editor is loaded or when there is no JavaScript. */
export function Beginning({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <div className="absolute inset-0 overflow-hidden">
      <pre className="py-1.5 pl-[73px] font-mono text-[13px] leading-5 text-ink-2">{lines.join('\n')}</pre>
      <p className="absolute inset-x-0 bottom-0 border-t border-line bg-sub px-4 py-1.5 text-label text-ink-3">
        The editor is loading. Without JavaScript, the beginning of the text and its problems are all that
        shows.
      </p>
    </div>
  )
}
