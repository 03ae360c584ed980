/** Words in the name of a member whose state is not that of the operation: `previousStatus: "stopped"`. */
export const OTHER_STATE_WORDS: readonly string[] =
  'previous prev prior old former last initial original from before desired target expected'.split(' ');
