import type { ReactNode } from 'react'
import { VALUE_KEY } from '#lib/page/match-keys'
import type { ToolResultView } from '#lib/page/view-tool'
import { CodeText } from '../text/code-text'
import { JsonResult } from '../text/set-out-text'
import { FactList } from '../value/fact-list'
import { ValueTitle } from '../value/value-title'

const PLACE = { textKey: VALUE_KEY, part: 'answer' } as const
const WIDE = { className: '!max-w-[900px]', rows: 60, characters: 6000 }

/** The result of a tool: its JSON, laid out, and its other facts. */
export function ToolResult({ view, path }: { view: ToolResultView; path: string }): ReactNode {
  const { content, facts } = view
  return (
    <>
      {content && (
        <>
          <ValueTitle>
            Result <span className="text-label text-ink-3">JSON, set out</span>
          </ValueTitle>
          {content.isRaw ? (
            <JsonResult path={path} text={content.text} length={content.length} place={PLACE} {...WIDE} />
          ) : (
            <CodeText path={path} code={content} place={PLACE} />
          )}
        </>
      )}
      {facts.length > 0 && <ValueTitle>Metadata</ValueTitle>}
      <FactList facts={facts} list="value" />
    </>
  )
}
