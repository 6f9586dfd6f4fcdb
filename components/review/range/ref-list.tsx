'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { RefLists } from '#lib/review/ends'
import { type Choice, firstMarked, matching } from './ref-match'

interface RefListProps {
  readonly end: 'base' | 'head'
  /** null while they are loaded; a sentence when they cannot be. */
  readonly lists: RefLists | string | null
  readonly hrefOf: (name: string) => string
  readonly chosen: string
}

/** More than this nobody looks through; the filter finds the others. */
const MOST = 60
const KINDS = { branch: 'Branches', remote: 'Branches of remotes', tag: 'Tags' } as const

/** Names to choose from, filtered as one types. What is typed may be anything that git resolves: `HEAD~2`. */
export function RefList({ end, lists, hrefOf, chosen }: RefListProps): ReactNode {
  const [text, setText] = useState('')
  const [moved, setMoved] = useState<number | null>(null)
  const id = useId()
  const router = useRouter()
  const own: Choice =
    end === 'head'
      ? { name: '', about: 'working tree' }
      : { name: '', about: 'where the head left the main branch' }
  const sections = typeof lists === 'object' && lists !== null ? sectionsOf(lists) : []
  const owns = matching([own], text)
  const found = sections.map(({ title, choices }) => {
    const all = matching(choices, text)
    return { title, choices: all.slice(0, MOST), left: Math.max(0, all.length - MOST) }
  })
  const shown = [...owns, ...found.flatMap(({ choices }) => choices)]
  const marked = moved ?? firstMarked(shown, text)
  const idOf = (index: number): string => `${id}${index}`
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || shown.length === 0) return
    event.preventDefault()
    const next = Math.min(Math.max(marked + by, 0), shown.length - 1)
    setMoved(next)
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <form
        className="border-b border-line p-2"
        onSubmit={(event) => {
          event.preventDefault()
          const taken = shown[marked]?.name ?? text.trim()
          if (marked !== -1 || taken !== '') router.push(hrefOf(taken))
        }}
      >
        <input
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setMoved(null)
          }}
          onKeyDown={move}
          aria-activedescendant={marked === -1 ? undefined : idOf(marked)}
          aria-label="Branch, tag or commit"
          placeholder="Branch, tag or commit"
          spellCheck={false}
          autoComplete="off"
          className="h-7 w-full rounded-field border border-line-2 bg-bg px-2 font-mono text-label placeholder:text-ink-3"
        />
      </form>
      <div className="min-h-0 overflow-y-auto py-1.5">
        {owns.length > 0 && (
          <RefLink
            id={idOf(0)}
            choice={own}
            href={hrefOf('')}
            isChosen={chosen === ''}
            isMarked={marked === 0}
          />
        )}
        {lists === null && <p className="px-3 py-1 text-ink-3">Looking for branches…</p>}
        {typeof lists === 'string' && <p className="px-3 py-1 text-danger">{lists}</p>}
        {found.map(({ title, choices, left }) => {
          if (choices.length === 0) return null
          return (
            <section key={title} aria-label={title} className="mt-1.5">
              <h3 className="px-3 py-0.5 text-label text-ink-3">{title}</h3>
              {choices.map((choice) => (
                <RefLink
                  key={choice.name}
                  id={idOf(shown.indexOf(choice))}
                  isMarked={shown[marked] === choice}
                  choice={choice}
                  href={hrefOf(choice.name)}
                  isChosen={choice.name === chosen}
                />
              ))}
              {left > 0 && <p className="px-3 text-label text-ink-3">and {left} more</p>}
            </section>
          )
        })}
      </div>
    </>
  )
}

function sectionsOf({ refs, commits }: RefLists): { title: string; choices: readonly Choice[] }[] {
  const kinds = (['branch', 'remote', 'tag'] as const).map((kind) => ({
    title: KINDS[kind],
    choices: refs.filter((ref) => ref.kind === kind).map(({ name }) => ({ name, about: '' })),
  }))
  const last = commits.map(({ commit, subject }) => ({ name: commit.slice(0, 12), about: subject }))
  return [...kinds, { title: 'Last commits', choices: last }]
}

interface RefLinkProps {
  readonly id: string
  readonly choice: Choice
  readonly href: string
  readonly isChosen: boolean
  /** Whether Enter takes it. */
  readonly isMarked: boolean
}

function RefLink({ id, choice, href, isChosen, isMarked }: RefLinkProps): ReactNode {
  return (
    <Link
      id={id}
      href={href}
      prefetch={false}
      data-marked={isMarked || undefined}
      aria-current={isChosen}
      className="flex h-7 items-center gap-2 px-3 -outline-offset-2 hover:bg-hover data-marked:shadow-[inset_2px_0_0_var(--color-ink-1)] data-marked:bg-hover aria-[current=true]:bg-sel"
    >
      {choice.name !== '' && <span className="shrink-0 truncate font-mono text-label">{choice.name}</span>}
      {choice.about !== '' && (
        <span className={choice.name === '' ? '' : 'truncate text-label text-ink-3'}>{choice.about}</span>
      )}
    </Link>
  )
}
