/** Why the body of an answer that was read is not there any more. */
export const BODY_DROPPED = 'The body was dropped to save memory; repeat the request.';
export const FILE_BODY_DROPPED = 'The body was dropped to save memory; open the file again.';
