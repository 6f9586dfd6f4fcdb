import type { ReactNode } from 'react'
import type { CutText } from '#lib/catalog/view-written'
import { LongText } from './long-text'

/** A value as text of a fixed width. */
export function CodeText({ path, code }: { path: string; code: CutText }): ReactNode {
  return (
    <div>
      <LongText
        path={path}
        text={code.text}
        length={code.length}
        rows={60}
        characters={6000}
        className="max-w-[900px] rounded-field bg-inset px-3 py-2 font-mono text-label"
      />
    </div>
  )
}
