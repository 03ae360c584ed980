/** The path of the selected row, in the drawer. */
export const CRUMBS = {
  label: 'Path of the selected row',
  separator: ' › ',
} as const;
