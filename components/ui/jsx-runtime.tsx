import { Fragment as PlainFragment, jsx as plainJsx, jsxs as plainJsxs } from 'react/jsx-runtime'
import { shownProps } from './well-formed'

export type { JSX } from 'react/jsx-runtime'

/*
 * How every element of ours is made (`jsxImportSource` in tsconfig.json), on the server and in the browser: half of a
 * surrogate pair, which a recorded text may hold, is drawn as its escape (docs/safety.md, 2).
 */

export const jsx: typeof plainJsx = (type, props, key) => plainJsx(type, shownProps(type, props), key)

export const jsxs: typeof plainJsxs = (type, props, key) => plainJsxs(type, shownProps(type, props), key)

export const Fragment: typeof PlainFragment = PlainFragment
