'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import type { RefLists } from '#lib/review/ends'
import { type Choice, indexForEnter, matching } from './ref-match'

/** The matching choices of one kind, up to a limit. */
interface RefSection {
  readonly title: string
  readonly choices: readonly Choice[]
  /** The number of further matches. */
  readonly left: number
}

interface RefChoice {
  /** The choice beside the names, if it matches. */
  readonly own: readonly Choice[]
  readonly sections: readonly RefSection[]
  /** The choice that Enter takes; undefined when Enter takes the text itself. */
  readonly active: Choice | undefined
  readonly idOf: (choice: Choice) => string
  /** Forgets where the arrow keys went, for another text. */
  readonly restart: () => void
  readonly move: (event: KeyboardEvent) => void
}

/** The maximum number of choices listed: nobody looks through more, and typing finds the others. */
const MOST = 60
const KINDS = { branch: 'Branches', remote: 'Branches of remotes', tag: 'Tags' } as const

/** The choices that match the text that the reader types, and the one that the arrow keys have reached. */
export function useRefChoice(text: string, own: Choice, lists: RefLists | null): RefChoice {
  const [moved, setMoved] = useState<number | null>(null)
  const id = useId()
  const owns = matching([own], text)
  const sections = (lists === null ? [] : sectionsOf(lists)).map(({ title, choices }) => {
    const all = matching(choices, text)
    return { title, choices: all.slice(0, MOST), left: Math.max(0, all.length - MOST) }
  })
  const shown = [...owns, ...sections.flatMap(({ choices }) => choices)]
  const at = moved ?? indexForEnter(shown, text)
  const idAt = (index: number): string => `${id}${index}`
  return {
    own: owns,
    sections,
    active: shown[at],
    idOf: (choice) => idAt(shown.indexOf(choice)),
    restart: () => setMoved(null),
    move: (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by === undefined || shown.length === 0) return
      event.preventDefault()
      const next = Math.min(Math.max(at + by, 0), shown.length - 1)
      setMoved(next)
      document.getElementById(idAt(next))?.scrollIntoView({ block: 'nearest' })
    },
  }
}

function sectionsOf({ refs, commits }: RefLists): { title: string; choices: readonly Choice[] }[] {
  const kinds = (['branch', 'remote', 'tag'] as const).map((kind) => ({
    title: KINDS[kind],
    choices: refs.filter((ref) => ref.kind === kind).map(({ name }) => ({ name, about: '' })),
  }))
  const last = commits.map(({ commit, subject }) => ({ name: commit.slice(0, 12), about: subject }))
  return [...kinds, { title: 'Last commits', choices: last }]
}
