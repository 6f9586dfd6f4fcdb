import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { ReadOnlyProvider } from '#components/ui/read-only'
import { Toasts } from '#components/ui/toasts'
import { settings } from '#lib/server/settings'
import { THEME_COOKIE, themeOf } from '../components/ui/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'tapedeck', template: '%s · tapedeck' },
  description: 'Browse, review and edit recorded LLM API calls',
}

export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <ReadOnlyProvider value={settings().isReadOnly}>
          {children}
          <Toasts />
        </ReadOnlyProvider>
      </body>
    </html>
  )
}
