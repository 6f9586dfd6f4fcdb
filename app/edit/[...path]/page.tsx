import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { LostDraftsPage } from '#components/editor/drafts/lost-drafts'
import { RecordingEditor } from '#components/editor/session/recording-editor'
import { editHref } from '#lib/api/page-address'
import { pathOfSegments } from '#lib/api/path'
import { guardPage } from '#lib/server/guard'
import { movedFrom } from '#lib/server/pages/actions-page'
import { editView } from '#lib/server/pages/edit-view'
import { lostDrafts } from '#lib/server/pages/lost-drafts'

interface EditPageProps {
  readonly params: Promise<{ readonly path: string[] }>
}

export const metadata: Metadata = { title: 'Edit' }

/** `/recordings/PATH/edit`, through the rewrite in next.config.js. */
export default async function EditPage({ params }: EditPageProps): Promise<ReactNode> {
  await guardPage()
  const segments = (await params).path
  const result = editView(segments)
  if (!result.ok) {
    const path = pathOfSegments(segments)
    const now = path === null ? null : movedFrom(path)
    if (now !== null) redirect(editHref(now))
    const lost = lostDrafts(segments)
    if (lost === null) notFound()
    return <LostDraftsPage {...lost} />
  }
  return <RecordingEditor key={result.view.path} view={result.view} />
}
