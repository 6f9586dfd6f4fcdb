import { Fragment as PlainFragment, jsx as plainJsx, jsxs as plainJsxs } from 'react/jsx-runtime'
import { ready } from './ready'

export type { JSX } from 'react/jsx-runtime'

/* How every element of ours is made (`jsxImportSource` in tsconfig.json), on the server and in the browser. */

export const jsx: typeof plainJsx = (type, props, key) => plainJsx(...ready(type, props), key)

export const jsxs: typeof plainJsxs = (type, props, key) => plainJsxs(...ready(type, props), key)

export const Fragment: typeof PlainFragment = PlainFragment
