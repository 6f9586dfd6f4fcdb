'use client'

import { History } from 'lucide-react'
import Link from 'next/link'
import type { MouseEvent, ReactNode } from 'react'
import { focusOn } from './focus-on'
import { Key } from './key'
import { KeyHelp } from './key-help'
import type { KeyHint } from './key-hint'
import { ReadOnlySign, useReadOnly } from './read-only'
import { SearchKey } from './search-key'
import { ThemeSwitch } from './theme-switch'

const PAGES = [
  { name: 'recordings', href: '/', label: 'Recordings' },
  { name: 'review', href: '/review', label: 'Review' },
] as const

interface PageFrameProps {
  /** Which of the pages in the top bar this one belongs to; `actions` is the list of last changes. */
  readonly page?: (typeof PAGES)[number]['name'] | 'actions'
  /** In the top bar, before the switches: where the reader is, or the way back. */
  readonly right?: ReactNode
  readonly hints: readonly KeyHint[]
  /** At the right end of the footer. */
  readonly note?: ReactNode
  /** Whether a narrow or low page has a footer too: with the note, and on a narrow one without the keys. */
  readonly keepsNote?: boolean
  /** The id of what a reader comes for, where that is only a part of the content. */
  readonly start?: string
  /** The address of the list to whose search `/` leads; null where the key does something else. */
  readonly search?: string | null
  readonly children: ReactNode
}

/** What every page has: the top bar, the page's own part that fills the window, and the keys at the bottom. */
export function PageFrame({
  page = 'recordings',
  right,
  hints,
  note,
  keepsNote = false,
  start = CONTENT,
  search = '/',
  children,
}: PageFrameProps): ReactNode {
  const isReadOnly = useReadOnly()
  const own = isReadOnly ? hints.filter(({ isWriting }) => !isWriting) : hints
  const offered = search === null ? own : [...own, SEARCH_HINT]
  return (
    <div className="flex h-dvh flex-col">
      <SkipLink to={start} />
      {search !== null && <SearchKey list={search} />}
      <header className="flex h-11 shrink-0 items-center gap-4 border-b border-line px-4 max-[499px]:gap-2 max-[499px]:px-2">
        {/* The link beside it leads to the same page, and one stop of the Tab key is enough. */}
        <Link href="/" tabIndex={-1} className="text-message font-title">
          tapedeck
        </Link>
        <nav aria-label="Pages" className="flex gap-1">
          {PAGES.map(({ name, href, label }) => (
            <Link
              key={name}
              href={href}
              // A review is work for the server, so it is not loaded before the reader goes there.
              prefetch={false}
              aria-current={page === name ? 'page' : undefined}
              className="inline-flex h-7 items-center rounded-field px-2.5 text-ui text-ink-2 hover:text-ink-1 aria-[current=page]:bg-sel aria-[current=page]:font-chosen aria-[current=page]:text-ink-1"
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex min-w-0 items-center gap-3 max-[499px]:gap-1">
          <ReadOnlySign />
          <div className="min-w-0 truncate text-label text-ink-3">{right}</div>
          <Link
            href="/actions"
            prefetch={false}
            aria-label="Last changes"
            title="Last changes, and undo"
            aria-current={page === 'actions' ? 'page' : undefined}
            className="inline-flex size-7 shrink-0 items-center justify-center rounded-field text-ink-2 hover:bg-sel hover:text-ink-1 aria-[current=page]:bg-sel aria-[current=page]:text-ink-1"
          >
            <History size={16} strokeWidth={1.75} aria-hidden />
          </Link>
          <ThemeSwitch />
          <KeyHelp hints={offered} />
        </div>
      </header>
      <main id={CONTENT} className="flex min-h-0 flex-1 flex-col outline-none short:overflow-y-auto">
        {children}
      </main>
      <footer
        className={`flex h-[30px] shrink-0 items-center justify-between gap-4 overflow-hidden border-t border-line bg-sub px-4 text-label text-ink-3 ${keepsNote ? '' : 'max-[499px]:hidden short:hidden'}`}
      >
        <Keys hints={offered.filter(({ isMinor }) => !isMinor)} />
        <div className="max-w-1/2 shrink-0 truncate max-[499px]:max-w-full">{note}</div>
      </footer>
    </div>
  )
}

const CONTENT = 'content'
const SEARCH_HINT: KeyHint = { keys: ['/'], label: 'search', isMinor: true }

/** The first stop of the Tab key: goes past the top bar. It is seen only while it has the focus. */
function SkipLink({ to }: { to: string }): ReactNode {
  const skip = (event: MouseEvent): void => {
    const target = document.getElementById(to) ?? document.getElementById(CONTENT)
    if (target === null) return
    // The address stays what the page is about.
    event.preventDefault()
    focusOn(target)
  }
  return (
    <a
      href={`#${CONTENT}`}
      onClick={skip}
      className="absolute top-2 left-2 z-50 rounded-field border border-line bg-bg px-2.5 py-1 not-focus:sr-only"
    >
      Skip to the content
    </a>
  )
}

/** As many keys as there is room for: those that do not fit are on lines below, which are not shown. */
function Keys({ hints }: { hints: readonly KeyHint[] }): ReactNode {
  return (
    <ul className="flex h-full min-w-0 flex-wrap gap-x-5 overflow-hidden whitespace-nowrap max-[499px]:hidden">
      {hints.map((hint) => (
        <li key={hint.label} className="flex h-full items-center gap-1">
          {hint.keys.map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          <span className="ml-1">{hint.label}</span>
        </li>
      ))}
    </ul>
  )
}
