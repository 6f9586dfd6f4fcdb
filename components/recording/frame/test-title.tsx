import type { ReactNode } from 'react'
import { Chip } from '#components/ui/chip'
import { WrappedName } from '#components/ui/wrapped-name'
import { visibleText } from '#lib/page/visible'

interface TestTitleProps {
  /** The path of the file, of which the folder is dimmed. */
  readonly file: string
  readonly name: string
  readonly parameters: readonly string[]
}

/** The title of a page: the file of a test, its name and its parameters. */
export function TestTitle({ file, name, parameters }: TestTitleProps): ReactNode {
  const cut = file.lastIndexOf('/') + 1
  return (
    <>
      <p className="truncate text-label leading-5">
        <span className="text-ink-3">{visibleText(file.slice(0, cut))}</span>
        {visibleText(file.slice(cut))}
      </p>
      <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
        <h1 className="font-mono text-title font-title [overflow-wrap:anywhere]">
          <WrappedName>{visibleText(name)}</WrappedName>
        </h1>
        {parameters.slice(0, 20).map((parameter, index) => (
          <Parameter key={`${index} ${parameter}`} text={visibleText(parameter)} />
        ))}
      </div>
    </>
  )
}

/** A parameter of the test; in `txt=openai/gpt-4o` the name is dimmed. */
function Parameter({ text }: { text: string }): ReactNode {
  const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/s.exec(text) ?? []
  return name !== undefined && value !== undefined ? <Chip label={name}>{value}</Chip> : <Chip>{text}</Chip>
}
