/** The texts of the dividers of columns, which are loaded after the first rows. */
export const COLUMNS = {
  width: { name: 'Width of the Resource column', status: 'Width of the Status column' },
  resize: 'Drag to resize. Double click to fit the contents.',
} as const;
