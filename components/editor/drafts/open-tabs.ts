/** What the editors of this browser tell each other. */
interface TabMessage {
  readonly kind: 'open' | 'here' | 'gone'
  readonly path: string
  readonly id: string
}

/** The editors of one recording that are open in other tabs of this browser. */
export interface OpenTabs {
  /** The ids of their drafts. */
  readonly others: () => ReadonlySet<string>
  readonly leave: () => void
}

/** How long the other tabs have to answer, in milliseconds. */
export const ANSWER_MS = 250

/**
 * Tells the other tabs that a recording is open here, and listens to them.
 * @param id of the draft of this tab
 * @param onChange called when another tab opens or leaves the recording
 */
export function openTab(path: string, id: string, onChange: (count: number) => void): OpenTabs {
  const channel = new BroadcastChannel('tapedeck-editors')
  const others = new Set<string>()
  const say = (kind: TabMessage['kind']): void => channel.postMessage({ kind, path, id } satisfies TabMessage)
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.path !== path || data.id === id) return
    if (data.kind === 'open') say('here')
    if (data.kind === 'gone') others.delete(data.id)
    else others.add(data.id)
    onChange(others.size)
  }
  const close = (): void => say('gone')
  const show = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) say('open')
  }
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', show)
  say('open')
  return {
    others: () => others,
    leave: () => {
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', show)
      say('gone')
      channel.close()
    },
  }
}
