import type { Recorded } from '#lib/exchange/recorded'
import type { Kind } from './kind'

/** One file: a recorded exchange, and the kind as which a wire format claims it. Its values may have any shape. */
export interface Recording extends Recorded {
  readonly kind: Kind
}
