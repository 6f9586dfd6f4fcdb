'use client'

import { type ReactNode, useMemo } from 'react'
import { countedText } from '#lib/figures/text'
import { useRecording } from '../frame/recording-context'
import { MoreInFile } from '../text/more-in-file'
import { LaneSquare } from '../timeline/lane-square'
import { besideGroups } from './beside-groups'
import { DataRow } from './data-row'
import { RestGroup } from './rest-group'

/** The content of the answer that is in no lane, by path; draws nothing if there is none. */
export function OtherContent(): ReactNode {
  const { rest, data, path } = useRecording()
  const groups = useMemo(() => besideGroups(rest.parts), [rest])
  const count = rest.parts.length + rest.omitted + data.length
  if (count === 0) return null
  return (
    <section aria-label="Other content">
      <h3 className="flex min-h-5 items-center gap-2 text-ui">
        <LaneSquare lane="rest" />
        <span className="text-ink-2">Other content</span>
        <span className="text-label text-ink-3">{countedText(count, 'path')}, shown as it is</span>
      </h3>
      {rest.parts.length > 0 && (
        <p className="mt-1 max-w-[640px] text-label text-ink-3">
          These parts of the answer belong to no lane. They are content all the same: searched with{' '}
          <code className="text-ink-2">rest:</code>, compared in a review, kept in a copy.
        </p>
      )}
      <ul className="mt-2 max-w-[640px] divide-y divide-line overflow-hidden rounded-field border border-line">
        {groups.map((group) => (
          <li key={group.key}>
            <RestGroup group={group} />
          </li>
        ))}
        {data.map((one, index) => (
          <li key={index}>
            <DataRow data={one} />
          </li>
        ))}
      </ul>
      <MoreInFile count={rest.omitted} path={path} />
    </section>
  )
}
