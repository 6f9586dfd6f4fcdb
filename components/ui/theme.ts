/** The reader's choice of colours. `system` follows the operating system. */
export type Theme = 'system' | 'light' | 'dark'

export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** The choice is kept in a cookie, so that the first HTML has the right colours without any script. */
export const THEME_COOKIE = 'tapedeck-theme'

/** The theme that a cookie's value names; `system` when it names none. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system'
}
