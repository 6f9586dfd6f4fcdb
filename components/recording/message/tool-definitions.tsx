import { Fragment, type ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { ToolView } from '#lib/page/view-request'
import { visibleText } from '#lib/page/visible'
import { Fold } from '../text/fold'

/** Lists the tools of a request, each folded to `name(param: type, optional?: type)`. */
export function ToolDefinitions({ tools }: { tools: readonly ToolView[] }): ReactNode {
  return (
    <div className="flex flex-col gap-0.5">
      {tools.map((tool, index) => (
        <Fold key={index} head={<Signature tool={tool} />}>
          <div className="mt-1 mb-2 flex flex-col gap-2">
            {tool.description !== '' && (
              <p className="max-w-[640px] whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
                {tool.description}
              </p>
            )}
            <pre className={CODE}>{tool.schema}</pre>
            {tool.others !== '' && <pre className={CODE}>{tool.others}</pre>}
          </div>
        </Fold>
      ))}
    </div>
  )
}

const CODE = 'max-w-[640px] overflow-x-auto rounded-field bg-inset px-3 py-2 text-label'

function Signature({ tool }: { tool: ToolView }): ReactNode {
  return (
    <code className="min-w-0 text-label [overflow-wrap:anywhere]">
      <span className="text-ui">{visibleText(tool.name)}</span>
      <span className="text-ink-3">(</span>
      {tool.parameters.map(({ name, type, isRequired }, index) => (
        <Fragment key={name}>
          {index > 0 && <span className="text-ink-3">, </span>}
          <span className="text-ink-2">
            {name}
            {isRequired ? '' : '?'}
          </span>
          <span className="text-ink-3">: {type}</span>
        </Fragment>
      ))}
      {tool.omitted > 0 && <span className="text-ink-3">, {countText(tool.omitted)} more</span>}
      <span className="text-ink-3">)</span>
    </code>
  )
}
