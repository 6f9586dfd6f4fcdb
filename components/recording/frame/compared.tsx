import { GitCompare } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ChangeLetter, changeWords } from '#components/sign/change-letter'
import { Verdict } from '#components/sign/verdict'
import type { ComparedWithBase } from '#lib/entry/change-mark'

/** Says in one line what changed against the base, with a link to the comparison; draws nothing if nothing changed. */
export function Compared({ compared, path }: { compared: ComparedWithBase; path: string }): ReactNode {
  const { base, mark } = compared
  if (mark === null) return null
  const { status, facets, verdict, basePath } = mark
  const isMoved = basePath !== null && basePath !== path
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-label">
      <ChangeLetter status={status} facets={facets} />
      <span aria-hidden>
        {changeWords(status, facets)} against {base}
      </span>
      <span className="sr-only">against {base}</span>
      {isMoved && <span className="text-ink-3 [overflow-wrap:anywhere]">was {basePath}</span>}
      {verdict.before !== null && verdict.after !== null && verdict.before !== verdict.after && (
        <span className="inline-flex items-center gap-1.5">
          hash <Verdict verdict={verdict.before} /> → <Verdict verdict={verdict.after} />
        </span>
      )}
      <Link
        href={`/review?at=${encodeURIComponent(path).replaceAll('%2F', '/')}`}
        prefetch={false}
        className="inline-flex items-center gap-1 text-ink-2 underline underline-offset-2 hover:text-ink-1"
      >
        <GitCompare size={13} strokeWidth={1.75} aria-hidden />
        Compare with base
      </Link>
    </p>
  )
}
