import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PlannedFile } from '#lib/api/actions'
import { insideText } from '#lib/edit/fix/inside'
import { TestOf } from './bulk-list'
import { contestText, nameBeside } from './contests'

interface ContestProps {
  readonly files: readonly PlannedFile[]
  /** The files that want the name too, and cannot be chosen here. */
  readonly outside: readonly string[]
  readonly chosen: string | null
  readonly onChoose: (path: string) => void
}

/** Several files want one name: the reader chooses which of them takes it. The others are never read then. */
export function Contest({ files, outside, chosen, onChoose }: ContestProps): ReactNode {
  const paths = files.map(({ path }) => path)
  const name = files[0]?.path ?? ''
  return (
    <fieldset className="min-w-0 border-t border-warn-line bg-warn-bg px-5 py-2">
      <legend className="sr-only">Which file takes the name that these want?</legend>
      <p className="flex items-center gap-2 text-warn">
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">{contestText(files, outside, chosen)}</span>
      </p>
      {files.map((file) => (
        <label key={file.path} className="flex min-h-7 cursor-pointer items-center gap-3 pl-6">
          <input
            type="radio"
            name={name}
            checked={chosen === file.path}
            onChange={() => onChoose(file.path)}
            className="size-3.5 accent-ink-1"
          />
          <span className="font-mono text-label">{nameBeside(file.path, [...paths, ...outside])}</span>
          <TestOf file={file} />
          <span className="ml-auto shrink-0 text-label text-ink-2">{insideText(file)}</span>
        </label>
      ))}
    </fieldset>
  )
}
