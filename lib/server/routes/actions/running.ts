import 'server-only'

/** On the global object, because Next bundles route handlers separately. */
const globals = globalThis as { tapedeckStopped?: Map<string, { isStopped: boolean }> }

function running(): Map<string, { isStopped: boolean }> {
  globals.tapedeckStopped ??= new Map()
  return globals.tapedeckStopped
}

/** Notes that an action runs. @returns whether it was stopped, and how to forget it */
export function begin(run: string | undefined): {
  readonly isStopped: () => boolean
  readonly end: () => void
} {
  const state = { isStopped: false }
  if (run !== undefined) running().set(run, state)
  return {
    isStopped: () => state.isStopped,
    end: () => {
      if (run !== undefined) running().delete(run)
    },
  }
}

/** Stops a running action after what it is writing. @returns false when it does not run, or no longer */
export function stopRunning(run: string): boolean {
  const state = running().get(run)
  if (state) state.isStopped = true
  return state !== undefined
}
