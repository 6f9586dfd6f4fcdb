/**
 * What may differ between the chunks of a run: chunks that follow each other and say the same but for more of one text.
 * A key is that of a string inside the choices of a chunk; `dropped` also of one beside them.
 */
export interface RunRule {
  /** Of texts that go on from chunk to chunk. */
  readonly joined: readonly string[]
  /** Of strings that say nothing. */
  readonly dropped: readonly string[]
  /** Of strings that say the same however often they are said. */
  readonly idle: readonly string[]
}
