'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'
import type { RefLists } from '#lib/review/ends'
import { giveHeldKeys } from '../../ui/held-keys'
import type { Choice } from './ref-match'
import { useRefChoice } from './use-ref-choice'

interface RefListProps {
  readonly end: 'base' | 'head'
  /** null while they are loading; a sentence when they cannot be loaded. */
  readonly lists: RefLists | string | null
  readonly hrefOf: (name: string) => string
  readonly chosen: string
  readonly text: string
  readonly onType: (text: string) => void
}

const OWN: Readonly<Record<RefListProps['end'], Choice>> = {
  head: { name: '', about: 'working tree' },
  base: { name: '', about: 'where the head left the main branch' },
}

/**
 * The names to choose from, filtered as the reader types. The text may be anything that git resolves, such as `HEAD~2`.
 */
export function RefList({ end, lists, hrefOf, chosen, text, onType }: RefListProps): ReactNode {
  const router = useRouter()
  const { own, sections, active, idOf, restart, move } = useRefChoice(
    text,
    OWN[end],
    typeof lists === 'string' ? null : lists,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const taken = active?.name ?? text.trim()
    if (active || taken !== '') router.push(hrefOf(taken))
  }
  const linkTo = (choice: Choice): ReactNode => (
    <RefLink
      key={choice.name}
      id={idOf(choice)}
      choice={choice}
      href={hrefOf(choice.name)}
      isChosen={choice.name === chosen}
      isActive={choice === active}
    />
  )
  return (
    <>
      <form className="border-b border-line p-2" onSubmit={submit}>
        <input
          ref={focusAtOnce}
          value={text}
          onChange={(event) => {
            onType(event.target.value)
            restart()
          }}
          onKeyDown={move}
          aria-activedescendant={active && idOf(active)}
          aria-label="Branch, tag or commit"
          placeholder="Branch, tag or commit"
          spellCheck={false}
          autoComplete="off"
          className="h-7 w-full rounded-field border border-line-2 bg-bg px-2 font-mono text-label placeholder:text-ink-3"
        />
      </form>
      <div className="min-h-0 overflow-y-auto py-1.5">
        {own.map(linkTo)}
        {lists === null && <p className="px-3 py-1 text-ink-3">Looking for branches…</p>}
        {typeof lists === 'string' && <p className="px-3 py-1 text-danger">{lists}</p>}
        {sections.map(({ title, choices, left }) => (
          <Section key={title} title={title} left={left}>
            {choices.map(linkTo)}
          </Section>
        ))}
      </div>
    </>
  )
}

/** Puts the cursor into the field as soon as it is there, and writes what was typed while it loaded. */
function focusAtOnce(field: HTMLInputElement | null): void {
  if (field === null) return
  field.focus({ preventScroll: true })
  void giveHeldKeys()
}

interface SectionProps {
  readonly title: string
  /** The number of further matches. */
  readonly left: number
  readonly children: readonly ReactNode[]
}

function Section({ title, left, children }: SectionProps): ReactNode {
  if (children.length === 0) return null
  return (
    <section aria-label={title} className="mt-1.5">
      <h3 className="px-3 py-0.5 text-label text-ink-3">{title}</h3>
      {children}
      {left > 0 && <p className="px-3 text-label text-ink-3">and {left} more</p>}
    </section>
  )
}

interface RefLinkProps {
  readonly id: string
  readonly choice: Choice
  readonly href: string
  readonly isChosen: boolean
  /** Whether Enter takes it. */
  readonly isActive: boolean
}

function RefLink({ id, choice, href, isChosen, isActive }: RefLinkProps): ReactNode {
  return (
    <Link
      id={id}
      href={href}
      prefetch={false}
      data-active={isActive || undefined}
      aria-current={isChosen}
      className="flex h-7 items-center gap-2 px-3 -outline-offset-2 hover:bg-hover data-active:shadow-[inset_2px_0_0_var(--color-ink-1)] data-active:bg-hover aria-[current=true]:bg-sel"
    >
      {choice.name !== '' && <span className="shrink-0 truncate font-mono text-label">{choice.name}</span>}
      {choice.about !== '' && (
        <span className={choice.name === '' ? '' : 'truncate text-label text-ink-3'}>{choice.about}</span>
      )}
    </Link>
  )
}
