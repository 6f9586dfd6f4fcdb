import { Check, FilePen, Link2, TriangleAlert, Undo2 } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { recordingHref } from '#lib/api/page-address'
import { cutName, fileName, shortName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import { Choice, type Fact } from './choice'
import { changedWords, isOnlyTest, type LostView } from './lost'
import { MendButton } from './mend-button'
import { idsWords } from './words'

interface ChoiceOf {
  readonly lost: LostView
  readonly isPrimary: boolean
}

/** The ways to mend a recording that replay does not find. One of them is the first. */
export function Choices({ lost, renameAll }: { lost: LostView; renameAll: ReactNode }): ReactNode {
  const isUnread = lost.answered.other !== null
  const isRenamed = lost.rename.outcome === 'renamed' && !isUnread && lost.outrankedBy === null
  return (
    <div className="grid grid-cols-3 border-b border-line max-[899px]:grid-cols-1">
      <Rename lost={lost} isPrimary={isRenamed}>
        {renameAll}
      </Rename>
      <Restore lost={lost} isPrimary={!isRenamed && !isUnread && lost.restoredLines !== null} />
      <Delete lost={lost} isPrimary={isUnread} />
    </div>
  )
}

function Rename({ lost, isPrimary, children }: ChoiceOf & { children: ReactNode }): ReactNode {
  const { rename, why } = lost
  const words = changedWords(why)
  const isOffered = rename.outcome === 'renamed' && lost.answered.other === null
  return (
    <Choice
      title="Rename to what replay looks for"
      when={
        <>
          {rename.outcome === 'renamed' ? rename.reason : 'Replay finds it again.'} Right when the test now{' '}
          {isOnlyTest(why) ? 'has' : 'sends'}{' '}
          {wordOr(words?.after, isOnlyTest(why) ? 'this id' : 'this request')}.
        </>
      }
      facts={renameFacts(lost)}
      whyNot={isOffered ? null : rename.reason}
    >
      <MendButton
        asked={{ kind: 'rename' }}
        look={isPrimary ? 'primary' : 'plain'}
        hint="R"
        isOffered={isOffered}
      >
        Rename…
      </MendButton>
      {isOffered && children}
    </Choice>
  )
}

function wordOr(word: string | undefined, otherwise: string): ReactNode {
  return word === undefined ? otherwise : <b className="font-chosen text-ink-1">{word.trim()}</b>
}

function renameFacts({ name, wanted, rename }: LostView): Fact[] {
  const { ids, references, rivals } = rename
  const names = (
    <span className="font-mono">
      {cutName(name)} → {cutName(wanted)}
    </span>
  )
  const named = `${countedText(references.length, 'other recording')} still ${references.length === 1 ? 'names' : 'name'} the old id: ${references.slice(0, 3).map(shortName).join(', ')}`
  return [
    { Icon: FilePen, text: names },
    ...(ids > 0 ? [{ Icon: Link2, text: `${countText(ids)} ${idsWords(ids)}` }] : []),
    references.length > 0
      ? { Icon: TriangleAlert, isWarning: true, text: named }
      : { Icon: Check, text: 'No other recording names it; the name is free' },
    ...(rivals.length > 0 ? [{ Icon: TriangleAlert, isWarning: true, text: rivalsText(rivals) }] : []),
  ]
}

function rivalsText(rivals: readonly string[]): string {
  const names = rivals.slice(0, 3).map(shortName).join(', ')
  const more = rivals.length > 3 ? ` and ${countText(rivals.length - 3)} more` : ''
  return `${names}${more} ${rivals.length === 1 ? 'wants' : 'want'} the same name, and will not be read then`
}

function Restore({ lost, isPrimary }: ChoiceOf): ReactNode {
  const { why, restoredLines } = lost
  const isTest = isOnlyTest(why)
  const before = wordOr(changedWords(why)?.before, isTest ? 'the earlier id' : 'the earlier request')
  return (
    <Choice
      title={`Undo the change of the ${isTest ? 'test id' : 'request'}`}
      when={
        <>
          The name is right again. Right when the test still {isTest ? 'has' : 'sends'} {before}.
        </>
      }
      facts={[
        { Icon: Undo2, text: `${countedText(restoredLines ?? 0, 'line')}, as before ${changedBy(lost)}` },
        { Icon: Check, text: 'Answer, chunks and name stay byte for byte' },
      ]}
      whyNot={restoredLines === null ? whyNotRestored(lost) : null}
    >
      <MendButton
        asked={{ kind: 'fix', fixes: ['restore-request'] }}
        look={isPrimary ? 'primary' : 'plain'}
        icon="undo"
        isOffered={restoredLines !== null}
      >
        Undo the change…
      </MendButton>
    </Choice>
  )
}

function changedBy({ why }: LostView): ReactNode {
  const commit = why?.kind === 'changed' ? why.commit : null
  return commit === null ? 'the change that is not committed' : commit.commit.slice(0, 7)
}

function whyNotRestored({ why, verdict }: LostView): string {
  if (verdict === 'older')
    return 'the request is as it was recorded; it is the rule of the name that changed.'
  if (why?.kind === 'renamed') return 'the request is as it was recorded; it is the name that changed.'
  return 'no earlier version is known whose request matches the name.'
}

function Delete({ lost: { answered }, isPrimary }: ChoiceOf): ReactNode {
  const { other } = answered
  return (
    <Choice
      title="Delete this file"
      when="Right when another recording answers the request and this one is never read."
      facts={[
        {
          Icon: Check,
          text: other !== null && (
            <>
              <Link
                href={recordingHref(other)}
                prefetch={false}
                className="font-mono underline underline-offset-2"
              >
                {fileName(other)}
              </Link>{' '}
              answers this request
            </>
          ),
        },
      ]}
      whyNot={
        other === null
          ? 'no other recording answers this request. Deleting it would leave the test without an answer.'
          : null
      }
    >
      <MendButton
        asked={{ kind: 'delete' }}
        look={isPrimary ? 'primary' : 'plain'}
        icon="delete"
        isOffered={other !== null}
      >
        Delete…
      </MendButton>
    </Choice>
  )
}
