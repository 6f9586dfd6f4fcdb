'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from './icon-button'
import { THEME_COOKIE, THEMES, type Theme, themeOf } from './theme'

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const
const YEAR = 31_536_000

/** Goes round system, light and dark. */
export function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(themeOf(document.documentElement.dataset.theme)), [])
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const Icon = ICONS[theme]
  const choose = (): void => {
    document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${next}; Path=/; Max-Age=${YEAR}; SameSite=Strict`
    setTheme(next)
    window.dispatchEvent(new Event('tapedeck-theme'))
  }
  return (
    <IconButton label={`Colours: ${theme}. Switch to ${next}`} onClick={choose}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  )
}
