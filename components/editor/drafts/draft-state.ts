/** What is known of the draft of this tab. */
export type DraftState =
  /** There is nothing to keep. */
  | { readonly kind: 'none' }
  | { readonly kind: 'keeping' }
  /** `time` in milliseconds since 1970, by the clock of this browser. */
  | { readonly kind: 'kept'; readonly time: number }
  | { readonly kind: 'failed'; readonly message: string; readonly isInBrowser: boolean }

export const NO_DRAFT: DraftState = { kind: 'none' }
