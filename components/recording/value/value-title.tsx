import type { ReactNode } from 'react'

/** The title of a value: what it is, in a few words. */
export function ValueTitle({ children }: { children: ReactNode }): ReactNode {
  return <h3 className="text-ui leading-[22px]">{children}</h3>
}
