/** A line of a menu: something to do, a switch, or a page to go to. */
export interface MenuChoice {
  readonly label: string
  /** The key that does the same. */
  readonly keyName?: string
  /** Whether it is on, if it is a switch. */
  readonly isOn?: boolean
  readonly does: (() => void) | { readonly href: string }
  /** Whether a line is drawn above it. */
  readonly isApart?: boolean
}

/** Where the focus is once the menu is open: on the menu itself for a pointer, on one of its choices for a key. */
export type MenuStart = 'menu' | 'first' | 'last'
