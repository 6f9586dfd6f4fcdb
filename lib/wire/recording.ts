import type { Recorded } from '#lib/exchange/recorded'
import type { Kind } from './kind'

/** One file: a recorded exchange and its kind. A kind does not guarantee the shape of its values. */
export interface Recording extends Recorded {
  readonly kind: Kind
}
