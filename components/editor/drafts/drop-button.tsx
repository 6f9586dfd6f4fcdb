import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'

/** Drops unsaved text for good, so it asks first. A double click keeps it. */
export function DropButton({ onDrop }: { onDrop: () => void }): ReactNode {
  const [asks, setAsks] = useState(false)
  return (
    <>
      {asks && (
        <>
          <span role="status">Nothing brings it back.</span>
          <Button onClick={onDrop}>Drop it for good</Button>
        </>
      )}
      <Button look="quiet" onClick={() => setAsks(!asks)}>
        {asks ? 'Keep it' : 'Drop'}
      </Button>
    </>
  )
}
