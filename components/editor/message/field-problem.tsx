import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EditableField } from '#lib/edit/message/editable-message'
import { parseDocument } from '#lib/json/parse'
import { textOfPieces } from '#lib/message/recut'
import { JsonButton } from './json-button'
import { useMessageState } from './store-context'

/** Below a field: why it cannot be written, or cannot be edited here. */
export function FieldProblem({ field, id }: { field: EditableField; id: string }): ReactNode {
  const problem = useMessageState(({ problems }) => problems.find((one) => one.field === field.key)?.message)
  if (field.fixed !== null) {
    return (
      <p id={id} className="mt-1 text-label text-ink-3">
        {field.fixed} <JsonButton target={field.pieces[0]?.chunk} />
      </p>
    )
  }
  if (problem !== undefined) {
    return (
      <p id={id} className="mt-1 text-label text-danger">
        {problem}
      </p>
    )
  }
  return isOddJson(field) ? (
    <p id={id} className="mt-1 flex items-center gap-1.5 text-label text-warn">
      <TriangleAlert size={13} strokeWidth={1.75} aria-hidden />
      The arguments are not JSON. They can be saved.
    </p>
  ) : (
    <span id={id} />
  )
}

function isOddJson({ part, form, pieces }: EditableField): boolean {
  return part === 'arguments' && form === 'text' && !parseDocument(textOfPieces(pieces)).ok
}
