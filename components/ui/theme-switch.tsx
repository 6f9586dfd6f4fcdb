'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from './icon-button'
import { remember } from './remembered'
import { THEME_COOKIE, THEMES, type Theme, themeOf } from './theme'

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const

/** Goes round system, light and dark. */
export function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(themeOf(document.documentElement.dataset.theme)), [])
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const Icon = ICONS[theme]
  const choose = (): void => {
    document.documentElement.dataset.theme = next
    remember(THEME_COOKIE, next)
    setTheme(next)
    window.dispatchEvent(new Event('tapedeck-theme'))
  }
  return (
    <IconButton label={`Colours: ${theme}. Switch to ${next}`} onClick={choose}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  )
}
