import type { ReactNode } from 'react'
import { NotThere } from '#components/recording/frame/not-there'

export default function RecordingNotFound(): ReactNode {
  return <NotThere />
}
