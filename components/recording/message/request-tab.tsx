import type { ReactNode } from 'react'
import type { RequestDetails } from '#lib/page/view-details'
import { LongText } from '../text/long-text'
import { ToolDefinitions } from './tool-definitions'

/** The Request tab: the request as it was sent. */
export function RequestTab({ details, path }: { details: RequestDetails; path: string }): ReactNode {
  const { method, url, parameters, tools, json } = details
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <Part title="Call">
        <code className="text-ui [overflow-wrap:anywhere]">
          <span className="font-title">{method}</span> {url}
        </code>
      </Part>
      {parameters.length > 0 && (
        <Part title="Parameters">
          <Parameters parameters={parameters.filter(({ isDefault }) => !isDefault)} />
          {parameters.some(({ isDefault }) => isDefault) && (
            <h3 className="mt-2 mb-1 text-label text-ink-3 first:mt-0">Same as the API’s defaults</h3>
          )}
          <Parameters parameters={parameters.filter(({ isDefault }) => isDefault)} />
        </Part>
      )}
      {tools.length > 0 && (
        <Part title="Tools">
          <ToolDefinitions tools={tools} />
        </Part>
      )}
      <Part title="As recorded">
        <LongText
          path={path}
          text={json.text}
          length={json.length}
          rows={200}
          characters={10_000}
          className="font-mono text-label"
        />
      </Part>
    </div>
  )
}

function Parameters({ parameters }: Pick<RequestDetails, 'parameters'>): ReactNode {
  if (parameters.length === 0) return null
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1">
      {parameters.map(({ name, value, isDefault }) => (
        <div key={name} className={`contents ${isDefault ? 'text-ink-3' : ''}`}>
          <dt className={`max-w-60 truncate font-mono text-label ${isDefault ? '' : 'text-ink-2'}`}>
            {name}
          </dt>
          <dd className="font-mono text-label [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="grid grid-cols-[92px_minmax(0,1fr)] border-b border-line px-4 py-3">
      <h2 className="text-ink-2">{title}</h2>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
