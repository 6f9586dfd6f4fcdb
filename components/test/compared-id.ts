/** The id of the element with the comparison of two variants. */
export const COMPARED_ID = 'compared'
