/** Brings an element into sight and gives it the focus, also one that cannot have it otherwise. */
export function focusOn(target: HTMLElement): void {
  for (
    let folded = target.closest('details:not([open])');
    folded;
    folded = target.closest('details:not([open])')
  )
    folded.setAttribute('open', '')
  if (!target.hasAttribute('tabindex')) {
    // Only for now: a click into it should not give it the focus.
    target.tabIndex = -1
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  }
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'nearest' })
}
