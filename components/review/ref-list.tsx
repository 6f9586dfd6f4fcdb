'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import type { RefLists } from './review-api'

interface RefListProps {
  readonly end: 'base' | 'head'
  /** null while they are loaded; a sentence when they cannot be. */
  readonly lists: RefLists | string | null
  readonly hrefOf: (name: string) => string
  readonly chosen: string
}

interface Choice {
  readonly name: string
  readonly about: string
}

/** More than this nobody looks through; the filter finds the others. */
const MOST = 60
const KINDS = { branch: 'Branches', remote: 'Branches of remotes', tag: 'Tags' } as const

/** Names to choose from, filtered as one types. What is typed may be anything that git resolves: `HEAD~2`. */
export function RefList({ end, lists, hrefOf, chosen }: RefListProps): ReactNode {
  const [text, setText] = useState('')
  const router = useRouter()
  const own: Choice =
    end === 'head'
      ? { name: '', about: 'working tree' }
      : { name: '', about: 'where the head left the main branch' }
  const sections = typeof lists === 'object' && lists !== null ? sectionsOf(lists) : []
  const fits = ({ name, about }: Choice): boolean =>
    `${name} ${about}`.toLowerCase().includes(text.trim().toLowerCase())
  return (
    <>
      <form
        className="border-b border-line p-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') router.push(hrefOf(text.trim()))
        }}
      >
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label="Branch, tag or commit"
          placeholder="Branch, tag or commit"
          spellCheck={false}
          autoComplete="off"
          className="h-7 w-full rounded-field border border-line-2 bg-bg px-2 font-mono text-label placeholder:text-ink-3"
        />
      </form>
      <div className="min-h-0 overflow-y-auto py-1.5">
        {fits(own) && <RefLink choice={own} href={hrefOf('')} isChosen={chosen === ''} />}
        {lists === null && <p className="px-3 py-1 text-ink-3">Looking for branches…</p>}
        {typeof lists === 'string' && <p className="px-3 py-1 text-danger">{lists}</p>}
        {sections.map(({ title, choices }) => {
          const found = choices.filter(fits)
          if (found.length === 0) return null
          return (
            <section key={title} aria-label={title} className="mt-1.5">
              <h3 className="px-3 py-0.5 text-label text-ink-3">{title}</h3>
              {found.slice(0, MOST).map((choice) => (
                <RefLink
                  key={choice.name}
                  choice={choice}
                  href={hrefOf(choice.name)}
                  isChosen={choice.name === chosen}
                />
              ))}
              {found.length > MOST && (
                <p className="px-3 text-label text-ink-3">and {found.length - MOST} more</p>
              )}
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

function RefLink({ choice, href, isChosen }: { choice: Choice; href: string; isChosen: boolean }): ReactNode {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isChosen}
      className="flex h-7 items-center gap-2 px-3 -outline-offset-2 hover:bg-hover aria-[current=true]:bg-sel"
    >
      {choice.name !== '' && <span className="shrink-0 truncate font-mono text-label">{choice.name}</span>}
      {choice.about !== '' && (
        <span className={choice.name === '' ? '' : 'truncate text-label text-ink-3'}>{choice.about}</span>
      )}
    </Link>
  )
}
