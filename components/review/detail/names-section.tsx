import type { ReactNode } from 'react'
import type { ChangeView } from '#lib/review/detail/change-view'
import type { ShownField } from '#lib/review/detail/shown'
import { Section } from './section'
import { type Looking, TextSides } from './text-sides'

const NAME = 'font-mono text-label break-all'

/** Both names of a recording that was moved or recorded again, and both test ids if they differ. */
export function NamesSection({ view, looking }: { view: ChangeView; looking: Looking }): ReactNode {
  const { paths, testIds, status } = view
  const isRenamed = paths.before !== null && paths.after !== null && paths.before !== paths.after
  const isOtherTest = status !== 'added' && status !== 'removed' && testIds.before !== testIds.after
  return (
    <>
      {isRenamed && (
        <Section
          title={status === 'moved' ? 'Moved' : 'Recorded again'}
          about={
            status === 'moved'
              ? 'the same bytes, another path'
              : 'removed under one name, added under another'
          }
        >
          <TextSides text={fieldOf(paths)} looking={{ ...looking, show: 'both' }} look={NAME} />
        </Section>
      )}
      {isOtherTest && view.invalid.before === null && view.invalid.after === null && (
        <Section title="Test" about="the test id differs">
          <TextSides text={testField(view)} looking={looking} look={NAME} />
        </Section>
      )}
    </>
  )
}

const fields = new WeakMap<object, ShownField>()

/** Keeps one object for each pair of names, so that their words are compared once. */
function fieldOf(sides: ChangeView['paths']): ShownField {
  const known = fields.get(sides)
  if (known) return known
  const cut = (text: string | null): ShownField['before'] =>
    text === null ? null : { text, length: text.length }
  const field = { pointer: '', before: cut(sides.before), after: cut(sides.after) }
  fields.set(sides, field)
  return field
}

function testField({ testIds }: ChangeView): ShownField {
  return fieldOf(testIds)
}
