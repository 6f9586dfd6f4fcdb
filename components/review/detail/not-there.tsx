import { type ReactNode, useEffect, useRef } from 'react'
import { buttonClass } from '#components/ui/button'

/** In place of a change: that it is loading, why it cannot be shown, or that it is gone. */
export function NotThere({ message, isGone }: { message: string; isGone: boolean }): ReactNode {
  const isLoading = message === '' && !isGone
  return (
    <section aria-label="The chosen change" aria-busy={isLoading} className="min-w-0 flex-1 px-5 py-4">
      {isLoading ? (
        <>
          <span className="sr-only">loading</span>
          <Bars />
        </>
      ) : (
        <>
          <p>{message || 'This change is no longer in the range.'}</p>
          <button type="button" onClick={() => window.location.reload()} className={`${buttonClass()} mt-2`}>
            Compare again
          </button>
        </>
      )}
    </section>
  )
}

/** Shown only after a moment, so that fast loading does not flash. */
function Bars(): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => host.current?.removeAttribute('hidden'), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div ref={host} hidden>
      {['w-60', 'w-96', 'w-80'].map((width) => (
        <div key={width} className={`mt-3 h-2 rounded-mark bg-inset ${width}`} />
      ))}
    </div>
  )
}
