import type { ReactNode } from 'react'
import type { ToolResultView } from '#lib/catalog/view-tool'
import { CodeText } from './code-text'
import { FactList } from './fact-list'
import { ValueTitle } from './value-title'

/** What a tool gave back: JSON set out, and what else it says. */
export function ToolResult({ view, path }: { view: ToolResultView; path: string }): ReactNode {
  const { content, facts } = view
  return (
    <>
      {content && (
        <>
          <ValueTitle>
            Result <span className="text-label text-ink-3">JSON, set out</span>
          </ValueTitle>
          <CodeText path={path} code={content} />
        </>
      )}
      {facts.length > 0 && <ValueTitle>Metadata</ValueTitle>}
      <FactList facts={facts} />
    </>
  )
}
