import { type ReactNode, useMemo } from 'react'
import { LaneSquare } from '#components/recording/timeline/lane-square'
import type { EditableMessage } from '#lib/edit/message/editable-message'
import { JsonButton } from './json-button'

/** Names what else the answer says. It has no field here, and leads to the JSON. */
export function OtherLine({ message }: { message: EditableMessage }): ReactNode {
  const { assembled } = message.origin
  const { names, chunk } = useMemo(() => {
    const { rest, data, failure, deltas } = assembled
    const named = [...rest, ...data].map(({ as }) => (as === '' ? 'other content' : as))
    return {
      names: [...new Set(failure === null ? named : [...named, 'an error'])],
      chunk: deltas.find(({ lane }) => lane === 'rest' || lane === 'error')?.chunk,
    }
  }, [assembled])
  if (names.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-2 border-t border-line py-3 pr-4 pl-[108px] text-ink-2 max-[699px]:pl-4">
      <LaneSquare lane="rest" />
      Also in this answer: {names.join(', ')}.
      <JsonButton target={chunk} />
    </p>
  )
}
