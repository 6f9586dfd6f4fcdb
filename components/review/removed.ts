/** Why a recording that a change removes cannot be opened. */
export const NO_PAGE = 'Removed: it has no page, and what it held is shown here'
