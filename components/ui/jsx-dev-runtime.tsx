import { Fragment as PlainFragment, jsxDEV as plainJsx } from 'react/jsx-dev-runtime'
import { ready } from './ready'

export type { JSX } from 'react/jsx-dev-runtime'

/** As `jsx-runtime.tsx`, for `npm run dev`. */
export const jsxDEV: typeof plainJsx = (type, props, ...more) => plainJsx(...ready(type, props), ...more)

export const Fragment: typeof PlainFragment = PlainFragment
