import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { RecordingEditor } from '#components/editor/session/recording-editor'
import { guardPage } from '#lib/server/guard'
import { editView } from '#lib/server/pages/edit-view'

interface EditPageProps {
  readonly params: Promise<{ readonly path: string[] }>
}

export const metadata: Metadata = { title: 'Edit' }

/** `/recordings/PATH/edit`, through the rewrite in next.config.js. */
export default async function EditPage({ params }: EditPageProps): Promise<ReactNode> {
  await guardPage()
  const result = editView((await params).path)
  if (!result.ok) notFound()
  return <RecordingEditor key={result.view.path} view={result.view} />
}
