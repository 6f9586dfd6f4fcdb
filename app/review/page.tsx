import type { Metadata } from 'next'
import { type ReactNode, Suspense } from 'react'
import { ComparingScreen } from '#components/review/comparing/comparing-screen'
import { Compared, UntilCompared } from '#components/review/comparing/until-compared'
import { OpenChooser } from '#components/review/range/open-chooser'
import { ReviewProblem } from '#components/review/range/review-problem'
import { ReviewScreen } from '#components/review/review-screen'
import { type GivenParameters, searchParamsOf } from '#lib/api/search-params'
import { guardPage } from '#lib/server/guard'
import { comparedPage, openReview, type ReviewPage as Page } from '#lib/server/pages/review-page'
import { isThereSoon } from '#lib/server/pages/there-soon'

interface ReviewPageProps {
  readonly searchParams: Promise<GivenParameters>
}

export const metadata: Metadata = { title: 'Review' }

/** How long the page waits for a review without a frame, in milliseconds: a frame for a moment would only flicker. */
const PATIENCE_MS = 60

/** The frame is sent as soon as both ends are known, and the review once they are compared. */
export default async function ReviewPage({ searchParams }: ReviewPageProps): Promise<ReactNode> {
  await guardPage()
  const search = searchParamsOf(await searchParams)
  const opened = await openReview(search)
  if (!opened.ok) {
    return (
      <OpenChooser key={String(search)}>
        <ReviewProblem {...opened} />
      </OpenChooser>
    )
  }
  const { root, address, base, head } = opened
  const page = comparedPage(opened)
  const isThere = await isThereSoon(page, PATIENCE_MS)
  const frame = isThere ? null : <ComparingScreen {...{ root, address, base, head }} />
  return (
    <OpenChooser key={`${base.commit} ${head.commit}`}>
      <UntilCompared frame={frame}>
        <Suspense fallback={null}>{isThere ? reviewOf(await page) : <LaterReview page={page} />}</Suspense>
      </UntilCompared>
    </OpenChooser>
  )
}

async function LaterReview({ page }: { page: Promise<Page> }): Promise<ReactNode> {
  return reviewOf(await page)
}

function reviewOf(compared: Page): ReactNode {
  return (
    <>
      <Compared />
      {compared.ok ? (
        <ReviewScreen key={compared.view.version} view={compared.view} />
      ) : (
        <ReviewProblem {...compared} />
      )}
    </>
  )
}
