import type { Recorded } from '#lib/exchange/recorded'
import type { Kind } from './kind'

/** One file: a recorded exchange and its kind. Its values may have any shape, whatever the kind. */
export interface Recording extends Recorded {
  readonly kind: Kind
}
