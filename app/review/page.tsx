import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ReviewProblem } from '#components/review/range/review-problem'
import { ReviewScreen } from '#components/review/review-screen'
import { guardPage } from '#lib/server/guard'
import { reviewPage } from '#lib/server/pages/review-page'

interface ReviewPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Review' }

export default async function ReviewPage({ searchParams }: ReviewPageProps): Promise<ReactNode> {
  await guardPage()
  const given = Object.entries(await searchParams)
  const page = await reviewPage(
    new URLSearchParams(given.map(([name, value]) => [name, String([value].flat()[0] ?? '')])),
  )
  if (!page.ok) return <ReviewProblem {...page} />
  return <ReviewScreen key={page.view.version} view={page.view} />
}
