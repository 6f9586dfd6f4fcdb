import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { type Choices, recutPieces } from '#lib/edit/message/editable-message'
import { countedText } from '#lib/figures/text'
import { textOfPieces } from '#lib/message/recut'
import { visibleDelta } from '#lib/page/visible'
import { ChoiceBox } from './choice-box'
import { useMessageShared, useMessageState } from './store-context'
import { useEffects } from './use-effects'

/** What was true of the recorded text only, with what becomes of it. */
export function NoLongerTrue(): ReactNode {
  const { untrue } = useEffects()
  const { usage, logprobs, tokenIds, repeats, numbers } = untrue
  const isUsageSet = useIsUsageSet()
  return (
    <>
      {(usage.length > 0 || isUsageSet) && <UsageChoice />}
      {logprobs.length > 0 && (
        <KeepOrEmpty
          name="logprobs"
          title="log probabilities"
          text={`${countedText(logprobs.length, 'chunk')} that you change ${have(logprobs.length)} the probabilities of the recorded words.`}
        />
      )}
      {tokenIds.length > 0 && (
        <KeepOrEmpty
          name="tokenIds"
          title="token ids"
          text={`${countedText(tokenIds.length, 'chunk')} ${have(tokenIds.length)} the ids of the recorded tokens.`}
        />
      )}
      {repeats.length > 0 && <RepeatsBox count={repeats.length} />}
      {numbers !== null && (
        <Part title="numbers of the events">
          <p className="text-label text-ink-2">
            <span className="font-mono break-all">{visibleDelta(numbers)}</span> counts the events of this
            answer. The numbers of those that are taken out are missing then; the others keep theirs.
          </p>
        </Part>
      )}
      <NotThere />
    </>
  )
}

/** Says what this answer does not have, once its text is changed. Content that is not known may have it. */
function NotThere(): ReactNode {
  const { recut, untrue } = useEffects()
  const origin = useMessageState(({ message }) => message?.origin)
  if (!origin || recut.length === 0) return null
  const none = origin.assembled.rest.length === 0 ? 'none recorded' : 'none that tapedeck knows'
  const said = [
    ['Log probabilities', origin.logprobs, untrue.logprobs],
    ['Token ids', origin.tokenIds, untrue.tokenIds],
    ['Repeated text', origin.echoes, untrue.repeats],
  ] as const
  const words = said.flatMap(([name, recorded, changed]) => {
    if (recorded.length === 0) return `${name}: ${none}.`
    return changed.length === 0 ? `${name}: not of what you changed.` : []
  })
  if (words.length === 0) return null
  return <p className="border-b border-line px-4 py-2 text-label text-ink-3">{words.join(' ')}</p>
}

function have(count: number): string {
  return count === 1 ? 'has' : 'have'
}

function useIsUsageSet(): boolean {
  return useMessageState(
    ({ message }) =>
      message?.fields.some((field) => field.part === 'count' && recutPieces(field).length > 0) ?? false,
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={`No longer true: ${title}`} className="border-b border-line px-4 py-3">
      <h2 className="mb-1 flex items-center gap-2 text-ui font-chosen">
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="text-warn" />
        No longer true: {title}
      </h2>
      {children}
    </section>
  )
}

interface RadioProps {
  readonly name: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Radio({ name, isChosen, onChoose, children }: RadioProps): ReactNode {
  const { isReadOnly } = useMessageShared()
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="radio"
        name={name}
        checked={isChosen}
        disabled={isReadOnly}
        onChange={onChoose}
        className="size-3.5 shrink-0 accent-ink-1"
      />
      <span>{children}</span>
    </label>
  )
}

function UsageChoice(): ReactNode {
  const { store } = useMessageShared()
  const name = useId()
  const [isByHand, setByHand] = useState(false)
  const isSet = useIsUsageSet()
  const choice = useMessageState(({ message }) => message?.choices.usage ?? 'keep')
  const output = useMessageState(({ message }) => message?.fields.find(({ counts }) => counts === 'output'))
  const recorded = output ? textOfPieces(output.recorded) : null
  const chosen = choice === 'empty' ? 'empty' : isByHand || isSet ? 'hand' : 'keep'
  const choose = (usage: Choices['usage']): void => {
    setByHand(false)
    const counts = (store.get().message?.fields ?? []).filter(({ part }) => part === 'count')
    store.choose(
      { usage },
      counts.map(({ key }) => key),
    )
  }
  const setByHandNow = (): void => {
    setByHand(true)
    if (choice === 'empty') store.choose({ usage: 'keep' })
    if (output) store.place({ field: output.key, offset: textOfPieces(output.pieces).length })
  }
  return (
    <Part title="usage">
      <p className="mb-1 text-label text-ink-2">
        {recorded === null ? 'The tokens were' : `${recorded} tokens out were`} counted for the recorded text.
        tapedeck does not count tokens.
      </p>
      <Radio name={name} isChosen={chosen === 'keep'} onChoose={() => choose('keep')}>
        Keep as recorded {recorded !== null && <span className="text-ink-3">{recorded} out</span>}
      </Radio>
      <Radio name={name} isChosen={chosen === 'hand'} onChoose={setByHandNow}>
        Set by hand
      </Radio>
      <Radio name={name} isChosen={chosen === 'empty'} onChoose={() => choose('empty')}>
        Empty it <span className="text-ink-3">the counts of the answer become 0; tokens in stay</span>
      </Radio>
    </Part>
  )
}

interface KeepOrEmptyProps {
  readonly name: 'logprobs' | 'tokenIds'
  readonly title: string
  readonly text: string
}

function KeepOrEmpty({ name, title, text }: KeepOrEmptyProps): ReactNode {
  const { store } = useMessageShared()
  const group = useId()
  const choice = useMessageState(({ message }) => message?.choices[name] ?? 'keep')
  return (
    <Part title={title}>
      <p className="mb-1 text-label text-ink-2">{text}</p>
      <Radio name={group} isChosen={choice === 'keep'} onChoose={() => store.choose({ [name]: 'keep' })}>
        Keep as recorded
      </Radio>
      <Radio name={group} isChosen={choice === 'empty'} onChoose={() => store.choose({ [name]: 'empty' })}>
        Empty them
      </Radio>
    </Part>
  )
}

function RepeatsBox({ count }: { count: number }): ReactNode {
  const { store } = useMessageShared()
  const choice = useMessageState(({ message }) => message?.choices.repeats ?? 'in step')
  return (
    <section aria-label="Repeated text" className="border-b border-line px-4 py-3">
      <h2 className="mb-1 text-ui font-chosen">Repeated text</h2>
      <ChoiceBox
        isOn={choice === 'in step'}
        onChange={(isOn) => store.choose({ repeats: isOn ? 'in step' : 'keep' })}
        label="Kept in step"
        aside={`${count === 1 ? '1 later event repeats' : `${count} later events repeat`} the text`}
      />
    </section>
  )
}
