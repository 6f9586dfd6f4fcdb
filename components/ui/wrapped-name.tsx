import { Fragment, type ReactNode } from 'react'

/** A name in code, which may be broken after `_`, `/` and `::`, so that it wraps by its words. */
export function WrappedName({ children }: { children: string }): ReactNode {
  return children.split(/(?<=[_/]|::)/).map((piece, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
}
